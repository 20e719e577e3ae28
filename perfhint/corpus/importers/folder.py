"""A folder of programs: NAME.slow.py with NAME.fast.py, or slow.py with fast.py in a folder NAME."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfhint.corpus.importers.base import Item, Skipped
from perfhint.errors import SourceError
from perfhint.records import Pair
from perfhint.source import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SLOW = re.compile(r"(?:(?P<name>.+)[._-])?slow\.py")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and those in it, with pairs that somebody put there on purpose."""

    path: Path
    usual_filters: bool = False

    @property
    def key(self) -> str:
        """The absolute path."""
        return f"folder {self.path.absolute()}"

    def items(self, position: str) -> Iterator[Item]:
        """A pair each, in the order of names. All of them at every time: files may have changed."""
        del position
        for slow in sorted(self.path.rglob("*slow.py")):
            if match := _SLOW.fullmatch(slow.name):
                yield self._item(slow, match["name"])

    def position(self, mark: object) -> str:
        """None: it is read from the beginning, which takes no time."""
        del mark
        return ""

    def _item(self, slow: Path, name: str | None) -> Item:
        fast = slow.with_name(slow.name.removesuffix("slow.py") + "fast.py")
        shown = slow.relative_to(self.path)
        if not fast.is_file():
            return Item(None, skipped=Skipped(str(shown), f"there is no {fast.name} beside it"))
        try:
            before, after = (files.read(path).text for path in (slow, fast))
        except SourceError as error:
            return Item(None, skipped=Skipped(str(shown), str(error)))
        problem = str(shown.parent / name) if name else str(shown.parent)
        return Item(None, Pair(before, after, reason="", category="", source="folder", problem=problem))
