"""Where what a project's modules are compiled to is kept for the next run (see `child/project/compiled.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .tree import Tree


@dataclass(slots=True)
class Bytecode:
    """A folder that is filled by the first run of the original, and by no run of any other version.

    A version could otherwise leave code there that another one then runs.
    """

    folder: Path
    is_full: bool = False

    def may_fill(self, tree: Tree) -> bool:
        """Whether a run with this tree may write there."""
        if self.is_full:
            return False
        return all(path.read_bytes() == content for path, content in tree.replacements)

    def filled(self) -> None:
        """A run that was allowed to write came to its end."""
        self.is_full = any(self.folder.iterdir())
