"""What to run: one program with what it needs and what it may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from perfhint.records import Interpreter, Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run of one program.

    Raises ValueError for names that do not stay inside the scratch folder, and for a folder outside of the tree.
    """

    interpreter: Interpreter
    program: bytes
    """The text of the program, written into the scratch folder under `name`."""
    name: str = "solution.py"
    argv: tuple[str, ...] = ()
    stdin: Path | None = None
    """None is an empty standard input."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """What the program reads: relative name in scratch to a file or folder, copied in before the clock starts."""
    hash_seed: int = 0
    limits: Limits = field(default_factory=Limits)
    cpu: int | None = None
    """Pin the whole process tree to this processor."""
    runner: str = "plain"
    """"plain", or a script of `sandbox/child` that is run before the program (`profile`, `project/suite`)."""
    tree: Tree | None = None
    """A project that the program may see."""
    folder: Path | None = None
    """Where it works: inside `tree.root`; None: in the scratch folder."""

    def __post_init__(self) -> None:
        for name in (self.name, *self.files):
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or not path.parts:
                raise ValueError(f"not a name inside the scratch folder: {name!r}")
        if self.folder and not (self.tree and self.folder.is_relative_to(self.tree.root)):
            raise ValueError(f"not in a tree: {self.folder}")
