"""Notebooks as programs: the code cells one after another, and where each line stands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from perfhint.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".ipynb"
_MAGIC = re.compile(r"^(\s*)[%!?]|\?\s*$")
"""Lines for IPython: https://ipython.readthedocs.io/en/stable/interactive/magics.html"""


class Place(NamedTuple):
    """Of a line: the number of its cell among all, and its line in that, both from 1."""

    cell: int
    line: int


class Notebook(NamedTuple):
    """The code of a notebook as one text."""

    text: str
    places: tuple[Place, ...]
    """One for every line of `text`."""


def read(data: bytes, path: Path) -> Notebook:
    """The Python code in a notebook; lines for IPython become comments. Raises `SourceError` when it is none."""
    try:
        document = json.loads(data)
        language = document.get("metadata", {}).get("kernelspec", {}).get("language", "python")
        cells = [(cell["cell_type"], "".join(cell["source"])) for cell in document["cells"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SourceError(f"{path} is not a notebook") from None
    lines: list[str] = []
    places: list[Place] = []
    for number, (kind, source) in enumerate(cells, 1):
        if kind != "code" or language != "python" or source.lstrip().startswith("%%"):
            continue
        for place, line in enumerate(source.split("\n"), 1):
            lines.append(_MAGIC.sub(r"\1#", line) if _MAGIC.match(line) else line)
            places.append(Place(number, place))
    return Notebook("\n".join(lines) + "\n" if lines else "", tuple(places))
