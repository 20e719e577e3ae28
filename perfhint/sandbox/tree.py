"""A project's folder as a program under test sees it: as it is, but for one file."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from perfhint.errors import UsageError


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder that a program may look at, and one file in it that has another text there.

    What is on disk stays as it is, whatever the program does. Raises UsageError for a root that holds more than a
    project (see `project_root`).
    """

    root: Path
    """Absolute."""
    replaced: Path
    """Absolute, inside `root`."""
    content: bytes
    """What stands in place of `replaced`."""
    writable: bool = False
    """Whether the program may write in it; nobody else sees what it wrote, not even its next run."""

    def __post_init__(self) -> None:
        project_root(self.root)
        if not self.replaced.is_relative_to(self.root) or ".." in self.replaced.parts:
            raise ValueError(f"not inside {self.root}: {self.replaced}")


def project_root(root: Path) -> Path:
    """The folder itself, without symbolic links.

    Raises UsageError when a program that sees all of it would see what is no project's: everything, a home, or what
    others keep for a while.
    """
    if not root.is_absolute():
        raise ValueError(f"not absolute: {root}")
    real = root.resolve()
    for kept, name in (
        (Path.home(), "the home folder"),
        (Path(tempfile.gettempdir()), "the folder of temporary files"),
    ):
        if kept.resolve().is_relative_to(real):
            is_itself = kept.resolve() == real
            raise UsageError(
                f"the project's folder would be {root}, which {'is' if is_itself else 'holds'} {name}",
                todo="move the project to a folder of its own",
            )
    return real


def stale_bytecode(module: Path) -> list[Path]:
    """What Python keeps compiled of a module, for any version: none of it may stand for another text."""
    if module.suffix != ".py":
        return []
    return sorted(module.parent.glob(f"__pycache__/{_literally(module.stem)}.*.pyc"))


def _literally(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
