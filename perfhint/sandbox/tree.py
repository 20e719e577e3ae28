"""A project's folder as a program under test sees it: as it is, but for one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder that a program may look at, and one file in it that has another text there.

    What is on disk stays as it is, whatever the program does.
    """

    root: Path
    """Absolute."""
    replaced: Path
    """Absolute, inside `root`."""
    content: bytes
    """What stands in place of `replaced`."""
    writable: bool = False
    """Whether the program may write in it; nobody else sees what it wrote, not even its next run."""
