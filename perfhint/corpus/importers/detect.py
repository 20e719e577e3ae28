"""Which kind of source a file or folder is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from perfhint.corpus.importers import ecco, pie, plain
from perfhint.corpus.importers.folder import Folder
from perfhint.corpus.importers.lines import MAX_LINE, JsonLines, NotAPair, loaded
from perfhint.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.corpus.importers.base import Source
    from perfhint.records import Pair

FORMATS: dict[str, Callable[[dict[str, Any]], Pair | None]] = {"pie": pie.read, "ecco": ecco.read, "jsonl": plain.read}
"""Name of a format of lines to what reads one of them."""

_LOOKED_AT = 20
"""Lines, the first that is an object tells the format."""


def source_at(path: Path, format_name: str | None = None) -> Source:
    """What to read pairs from at `path`, in this format, or in the one that its first lines show.

    Raises `CorpusError` when there is nothing, or nothing that looks like pairs.
    """
    if path.is_dir():
        return Folder(path)
    if not path.exists():
        raise CorpusError(f"{path} does not exist")
    if format_name is None:
        format_name = _format_of(path)
    if format_name not in FORMATS:
        raise CorpusError(f'there is no format "{format_name}"', todo=f"choose one of {', '.join(FORMATS)}")
    return JsonLines(format_name, path, FORMATS[format_name])


def _format_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            for data in islice(iter(lambda: file.readline(MAX_LINE), b""), _LOOKED_AT):
                if name := _format_of_line(data):
                    return name
    except OSError as error:
        raise CorpusError(f"{path} cannot be read ({error.strerror})") from error
    raise CorpusError(
        f"{path} does not look like pairs: none of its first {_LOOKED_AT} lines is a JSON object with slow and fast",
        todo="docs/corpus.md tells the formats; --format names one",
    )


def _format_of_line(data: bytes) -> str | None:
    try:
        fields = loaded(data).keys()
    except NotAPair:
        return None
    if pie.MARKS & fields:
        return "pie"
    if fields >= plain.MARKS:
        return "jsonl"
    return "ecco" if fields >= ecco.MARKS else None
