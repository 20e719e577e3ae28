"""How a project's folder is shown to a program, by a layer that can bind and by one that cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layer import Bind
from .tree import Tree, project_root, stale_bytecode

if TYPE_CHECKING:
    from pathlib import Path


def bound(tree: Tree, folder: Path) -> tuple[Bind, ...]:
    """What is to be bound over the tree; the bytes are put into `folder`, where the program cannot write."""
    content, empty = folder / "replaced", folder / "empty"
    content.write_bytes(tree.content)
    content.chmod(tree.replaced.stat().st_mode & 0o777)
    empty.touch()
    binds = [Bind(tree.replaced.resolve(), content)]
    for module in {tree.replaced, tree.replaced.resolve()}:
        # An empty file is no bytecode, and the import system then goes on to the source.
        binds += [Bind(compiled.resolve(), empty) for compiled in stale_bytecode(module)]
    return tuple(binds)


def around(root: Path, hidden: tuple[Path, ...]) -> tuple[Path, ...]:
    """Those of the hidden paths that are not in the project."""
    real = project_root(root)
    return tuple(path for path in hidden if not path.resolve().is_relative_to(real))
