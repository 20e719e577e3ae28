"""How projects are shown to the programs of one sandbox: bound where the layer can bind, else as a copy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .layer import Bind, View
from .shadow import Shadow
from .tree import Tree, bytecode, is_environment, project_root

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shown:
    """What a program that is run with a tree sees, and where."""

    view: View
    root: Path | None = None
    """Where the program finds the tree's root."""
    real: Path | None = None
    """The root's own folder."""
    written: Shadow | None = None
    """The copy it writes to, where it may."""

    @property
    def grown(self) -> int:
        """Bytes that the program has added to what it may write to."""
        return self.written.grown if self.written else 0

    def path(self, path: Path) -> Path:
        """Where the program finds a path that is in the tree."""
        assert self.root
        assert self.real
        return self.root / path.resolve().relative_to(self.real)


class Showing:
    """The projects of one sandbox; its copies of them are in `folder`."""

    def __init__(self, folder: Path, *, binds: bool) -> None:
        self._folder = folder
        self._binds = binds
        self._shadows: dict[Path, Shadow] = {}

    def root(self, root: Path) -> Path:
        """Where a program finds a project: without symbolic links, so that all names it sees agree.

        Raises UsageError for a root that holds more than a project.
        """
        real = project_root(root)
        return real if self._binds else self._shadow(real).place

    def show(self, tree: Tree, view: View, beside: Path) -> Shown:
        """`view` with the tree added. `beside` is an empty folder that the program cannot write to."""
        real = project_root(tree.root)
        hidden = tuple(path for path in view.hidden if not path.resolve().is_relative_to(real))
        if self._binds and not tree.writable:
            # The file itself may be a link to somewhere else.
            files = (path for path, _ in tree.replacements)
            view = replace(view, visible=(*view.visible, tree.root, *files), hidden=hidden)
            return Shown(replace(view, binds=(Bind(real, real), *_covers(tree, beside))), real, real)
        shadow = self._shadow(real)
        shadow.replace(tree)
        if self._binds:
            environments = (real / name for name in shadow.environments)
            view = replace(view, visible=(*view.visible, tree.root), hidden=hidden)
            binds = (Bind(real, shadow.place, writable=True), *(Bind(place, place) for place in environments))
            return Shown(replace(view, binds=binds, writable=(real,)), real, real, shadow)
        visible = tuple(path for path in view.visible if _is_pythons(path, real))
        view = replace(view, visible=(*visible, shadow.place), hidden=(*hidden, real))
        if not tree.writable:
            return Shown(view, shadow.place, real)
        return Shown(replace(view, writable=(shadow.place,)), shadow.place, real, shadow)

    def restore(self) -> None:
        """After a run: make all copies what they were."""
        for shadow in self._shadows.values():
            shadow.restore()

    def _shadow(self, real: Path) -> Shadow:
        if real not in self._shadows:
            self._shadows[real] = Shadow(real, self._folder / f"tree-{len(self._shadows)}")
        return self._shadows[real]


def _covers(tree: Tree, beside: Path) -> tuple[Bind, ...]:
    """The other bytes over the files, and nothing over what is compiled of them."""
    root, empty = tree.root.resolve(), beside / "empty"
    empty.touch()
    binds = []
    for number, (path, content) in enumerate(tree.replacements):
        other = beside / f"replaced-{number}"
        other.write_bytes(content)
        other.chmod(path.stat().st_mode & 0o777)
        binds.append(Bind(path.resolve(), other))
        for module in tree.names(path):
            # An empty file is no bytecode, and the import system then goes on to the source.
            binds += [Bind(compiled.resolve(), empty) for compiled in bytecode(root / module)]
    return tuple(binds)


@lru_cache(maxsize=256)
def _is_pythons(path: Path, root: Path) -> bool:
    """Whether a path that the interpreter reads is outside the project, or in a virtual environment there."""
    if not path.resolve().is_relative_to(root) and not path.is_relative_to(root):
        return True
    return any(is_environment(place) for place in (path, *path.parents) if place.resolve().is_relative_to(root))
