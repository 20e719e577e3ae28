"""A project's folder as a program under test sees it: as it is, but for one file or some."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from perfhint.errors import UsageError


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder that a program may look at, and a file in it that has another text there.

    What is on disk stays as it is, whatever the program does. Raises UsageError where the root holds more than a
    project (see `project_root`), and where a folder on the way to the file is a link that leads out of it.
    """

    root: Path
    """Absolute."""
    replaced: Path
    """Absolute, inside `root`."""
    content: bytes
    """What stands in place of `replaced`."""
    writable: bool = False
    """Whether the program may write in it; nobody else sees what it wrote, not even its next run."""
    others: tuple[tuple[Path, bytes], ...] = ()
    """Further files, as `replaced` is one, each with what stands in its place."""

    def __post_init__(self) -> None:
        for path, _ in self.replacements:
            if not path.is_relative_to(self.root) or ".." in path.parts:
                raise ValueError(f"not inside {self.root}: {path}")
            if not path.parent.resolve().is_relative_to(project_root(self.root)):
                raise UsageError(
                    f"{path.parent} is a link out of the project {self.root}", todo="give the file where it is"
                )

    @property
    def replacements(self) -> tuple[tuple[Path, bytes], ...]:
        """Every file with another text, and the text."""
        return ((self.replaced, self.content), *self.others)

    def names(self, path: Path) -> tuple[Path, ...]:
        """By which names in the root a file is known: of a link inside the project, what it links to comes first."""
        root, real = self.root.resolve(), path.resolve()
        name = path.parent.resolve().relative_to(root) / path.name
        return tuple(dict.fromkeys((real.relative_to(root), name))) if real.is_relative_to(root) else (name,)


def project_root(root: Path) -> Path:
    """The folder itself, without symbolic links.

    Raises UsageError when a program that sees all of it would see what is no project's: everything, a home, or what
    others keep for a while.
    """
    if not root.is_absolute():
        raise ValueError(f"not absolute: {root}")
    real = root.resolve()
    for kept, name, instead in (
        (Path.home().resolve(), "the home folder", "move the project to a folder of its own"),
        (
            Path(tempfile.gettempdir()).resolve(),
            "the temporary folder",
            "set TMPDIR to a folder outside of it",
        ),
    ):
        if kept.is_relative_to(real):
            verb = "is" if kept == real else "holds"
            raise UsageError(f"the project's folder would be {root}, which {verb} {name}", todo=instead)
    return real


def bytecode(module: Path) -> list[Path]:
    """What Python keeps compiled of a module, for any version: none of it may stand for another text."""
    if module.suffix != ".py":
        return []
    return sorted(module.parent.glob(f"__pycache__/{_literally(module.stem)}.*.pyc"))


def is_environment(folder: Path) -> bool:
    """Whether this is a virtual environment (or conda's): Python's own files, not the project's."""
    return (folder / "pyvenv.cfg").is_file() or (folder / "conda-meta").is_dir()


def _literally(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
