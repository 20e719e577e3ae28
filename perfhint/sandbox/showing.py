"""How projects are shown to the programs of one sandbox: bound where the layer can bind, else as a copy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from .bytecode import Bytecode
from .child.launcher.disk import ANY, usage
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
    bytecode: Path | None = None
    """Where what modules are compiled to is kept."""
    fills: Bytecode | None = None
    """The same, where the program may write there."""
    written: tuple[tuple[Path, int], ...] = ()
    """Folders besides scratch that it may write to, and how many bytes were there before."""

    @property
    def grown(self) -> int:
        """Bytes that the program has added to what it may write to."""
        return sum(max(0, usage(str(folder), ANY) - before) for folder, before in self.written)

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
        self._bytecode: dict[tuple[Path, Path], Bytecode] = {}

    def root(self, root: Path) -> Path:
        """Where a program finds a project: without symbolic links, so that all names it sees agree.

        Raises UsageError for a root that holds more than a project.
        """
        real = project_root(root)
        return real if self._binds else self._shadow(real).place

    def show(self, tree: Tree, interpreter: Path, view: View, beside: Path) -> Shown:
        """`view` with the tree added. `beside` is an empty folder that the program cannot write to."""
        shown = self._show(tree, view, beside)
        bytecode = self._bytecode_of(project_root(tree.root), interpreter)
        folder, view = bytecode.folder, shown.view
        if not bytecode.may_fill(tree):
            return replace(shown, view=replace(view, visible=(*view.visible, folder)), bytecode=folder)
        view = replace(
            view,
            visible=(*view.visible, folder),
            binds=(*view.binds, Bind(folder, folder, writable=True)) if self._binds else (),
            writable=(*view.writable, folder),
        )
        written = (*shown.written, (folder, usage(str(folder), ANY)))
        return replace(shown, view=view, bytecode=folder, fills=bytecode, written=written)

    def _show(self, tree: Tree, view: View, beside: Path) -> Shown:
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
            return Shown(replace(view, binds=binds, writable=(real,)), real, real, written=shadow.written)
        visible = tuple(path for path in view.visible if _is_pythons(path, real))
        view = replace(view, visible=(*visible, shadow.place), hidden=(*hidden, real))
        if not tree.writable:
            return Shown(view, shadow.place, real)
        return Shown(replace(view, writable=(shadow.place,)), shadow.place, real, written=shadow.written)

    def restore(self) -> None:
        """After a run: make all copies what they were."""
        for shadow in self._shadows.values():
            shadow.restore()

    def _bytecode_of(self, real: Path, interpreter: Path) -> Bytecode:
        if (real, interpreter) not in self._bytecode:
            folder = self._folder / f"bytecode-{len(self._bytecode)}"
            folder.mkdir(mode=0o700)
            self._bytecode[real, interpreter] = Bytecode(folder)
        return self._bytecode[real, interpreter]

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
