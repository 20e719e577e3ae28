"""Which files `check` looks at."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.gitignore import Ignored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.check.project import Projects

SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "site-packages"})
"""Folders not looked into, besides hidden ones and virtual environments."""

SUFFIXES = (".py", ".ipynb")


def expand(names: Sequence[str], projects: Projects) -> Iterator[Path]:
    """The files named, and those below the folders named, each once, in a fixed order.

    What is named is checked, whatever it is called; below folders only Python files and notebooks that neither git nor
    the project's `exclude` ignores. A name that is no file may be a pattern, as shells know them and with ``**``.
    """
    seen: set[Path] = set()
    for name in names:
        path = Path(name)
        found = [path]
        if not path.exists() and glob.has_magic(name):
            found = [Path(each) for each in sorted(glob.glob(name, recursive=True))] or [path]  # noqa: PTH207 (of any root)
        for each in found:
            for file in _below(each, projects) if each.is_dir() else [each]:
                if file not in seen:
                    seen.add(file)
                    yield file


def _below(folder: Path, projects: Projects) -> Iterator[Path]:
    """Links are not followed."""
    ignored = {folder: Ignored.above(folder)}
    for root, folders, files in os.walk(folder):
        here = Path(root)
        if "pyvenv.cfg" in files:
            folders.clear()
            continue
        rules = ignored.pop(here).with_file_of(here) if ".gitignore" in files else ignored.pop(here)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in SKIPPED_FOLDERS and not rules.match(here / name, is_folder=True)
        )
        folders[:] = [name for name in folders if not projects.of(here / name / "x.py").excludes(here / name)]
        ignored.update(dict.fromkeys((here / name for name in folders), rules))
        settings = projects.of(here / "x.py")
        for name in sorted(files):
            file = here / name
            if name.endswith(SUFFIXES) and not rules.match(file) and not settings.excludes(file):
                yield file
