"""A project's folder to run programs with, in every way that a sandbox can show it."""

from __future__ import annotations

import py_compile
from typing import TYPE_CHECKING

from surroundings import without_namespaces

from perfhint.sandbox import Layer, Sandbox, open_layer

if TYPE_CHECKING:
    from pathlib import Path

BINDING = {
    "bubblewrap": Layer.BUBBLEWRAP,
    "sandlock": Layer.SANDLOCK,
    "limits only": Layer.LIMITS,
}
COPYING = {"sandlock, copied": Layer.SANDLOCK, "limits only, copied": Layer.LIMITS}
"""Without namespaces, as where the kernel gives none."""


def open_way(way: str, *hidden: Path) -> Sandbox:
    """A sandbox that shows trees in this way; SandboxError where it cannot be had."""
    return open_layer(BINDING[way], hidden=hidden) if way in BINDING else without_namespaces(COPYING[way], *hidden)


def make_project(folder: Path) -> Path:
    """A project with a package, links, and bytecode of the target that Python takes without looking at the text."""
    package = folder / "package"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "target.py").write_text("VERSION = 'original'\n")
    (package / "other.py").write_text("from package.target import VERSION\n")
    (folder / "data").mkdir()
    (folder / "data" / "numbers.txt").write_text("1 2 3\n")
    (folder / "data" / "link").symlink_to("numbers.txt")
    (folder / "data" / "absolute").symlink_to(folder / "data" / "numbers.txt")
    (folder / "data" / "nowhere").symlink_to("missing")
    py_compile.compile(
        str(package / "target.py"), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH, quiet=2
    )
    return folder
