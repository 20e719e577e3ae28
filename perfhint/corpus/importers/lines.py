"""Files with a JSON object on every line: read in constant memory, whatever they hold, and gone on with later."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from perfhint.corpus.importers.base import Item, Skipped
from perfhint.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from perfhint.records import Pair

MAX_LINE = 8 << 20
"""Bytes of the longest line that is taken for a pair of programs."""
MAX_PROGRAM = 256 << 10
"""Characters of the longest program."""
_TAIL = 4096
"""Bytes before a position, by which the file is known again."""


class NotAPair(Exception):  # noqa: N818 - it is no error of the program, and never leaves this package
    """An object that holds no pair; the text says why."""


class Mark(NamedTuple):
    """The end of a line."""

    offset: int
    line: int


@dataclass(frozen=True, slots=True)
class JsonLines:
    """A file with a pair on each line, as `read` finds it in the line's object."""

    format: str
    path: Path
    read: Callable[[dict[str, Any]], Pair | None]
    """Raises `NotAPair`. None: a pair that is not meant for us, such as one of another language."""
    usual_filters: bool = True

    @property
    def key(self) -> str:
        """The format and the absolute path."""
        return f"{self.format} {self.path.absolute()}"

    def items(self, position: str) -> Iterator[Item]:
        """A line each."""
        try:
            with self.path.open("rb") as file:
                start = _resumed(file, position)
                file.seek(start.offset)
                for mark, data in _lines(file, start):
                    yield self._item(mark, data)
        except OSError as error:
            raise CorpusError(f"{self.path} cannot be read ({error.strerror})") from error

    def position(self, mark: object) -> str:
        """The offset, the line, and what stands before them."""
        assert isinstance(mark, Mark)
        with self.path.open("rb") as file:
            return json.dumps({**mark._asdict(), "before": _before(file, mark.offset)})

    def _item(self, mark: Mark, data: bytes | None) -> Item:
        try:
            pair = None if data is not None and not data.strip() else self.read(loaded(data))
        except NotAPair as error:
            return Item(mark, skipped=Skipped(f"line {mark.line}", str(error)))
        return Item(mark, pair)


def loaded(data: bytes | None) -> dict[str, Any]:
    """The object on a line; None is a line that was too long. Raises `NotAPair`."""
    if data is None:
        raise NotAPair(f"longer than {MAX_LINE >> 20} MB")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:  # bad JSON, bad UTF-8, endless numbers or brackets
        raise NotAPair(f"no JSON ({_short(error)})") from None
    if not isinstance(value, dict):
        raise NotAPair("not a JSON object")
    return value


def text(row: dict[str, Any], *names: str) -> str:
    """The program in the first of these fields that is there. Raises `NotAPair` when none is, or it is none."""
    value = next((row[name] for name in names if row.get(name) is not None), None)
    if value is None:
        raise NotAPair(f"no {' or '.join(names)}")
    if not isinstance(value, str):
        raise NotAPair(f"{names[0]} is no text")
    if not value.strip():
        raise NotAPair(f"{names[0]} is empty")
    if len(value) > MAX_PROGRAM:
        raise NotAPair(f"{names[0]} is longer than {MAX_PROGRAM >> 10} kB")
    if "\0" in value or not _is_encodable(value):
        raise NotAPair(f"{names[0]} holds characters that no program can")
    return value.replace("\r\n", "\n").rstrip() + "\n"


def label(row: dict[str, Any], *names: str) -> str:
    """A short text or number in the first of these fields that has one; else empty."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and _is_encodable(str(value)):
            return str(value)[:2000]
    return ""


def number(row: dict[str, Any], name: str) -> float | None:
    """The positive number in this field; None when there is none."""
    value = row.get(name)
    try:
        found = float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else 0.0
    except (ValueError, OverflowError):
        return None
    return found if 0 < found < float("inf") else None


def ratio(row: dict[str, Any], before: str, after: str) -> float | None:
    """How many times the number in one field is that in another."""
    first, second = number(row, before), number(row, after)
    return first / second if first and second else None


def _lines(file: BinaryIO, start: Mark) -> Iterator[tuple[Mark, bytes | None]]:
    """The lines behind `start`, without those that are too long to be held: these are None."""
    offset, line = start
    while data := file.readline(MAX_LINE):
        is_whole = data.endswith(b"\n") or len(data) < MAX_LINE
        offset += len(data)
        line += 1
        if is_whole:
            yield Mark(offset, line), data
            continue
        while (more := file.readline(MAX_LINE)) and not more.endswith(b"\n"):
            offset += len(more)
        offset += len(more)
        yield Mark(offset, line), None


def _resumed(file: BinaryIO, position: str) -> Mark:
    """Where to go on; at the beginning when the file is no longer what it was."""
    try:
        said = json.loads(position)
        mark = Mark(said["offset"], said["line"])
        return mark if said["before"] == _before(file, mark.offset) else Mark(0, 0)
    except (ValueError, KeyError, TypeError):
        return Mark(0, 0)


def _before(file: BinaryIO, offset: int) -> str:
    file.seek(max(0, offset - _TAIL))
    data = file.read(min(offset, _TAIL))
    return hashlib.sha256(b"%d " % len(data) + data).hexdigest()


def _is_encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:120]
