"""Which project a target and its tests belong to, and whether what `--tests` names is tests for pytest at all."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import WorkloadError
from perfhint.workloads.layouts import holds_cases
from perfhint.workloads.suite import configuration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.workloads.suite.configuration import Configuration

_MOST_LOOKED_AT = 20_000
"""Files among which tests are looked for in a folder."""
_NOT_TESTS = frozenset({"__pycache__", "node_modules", "build", "dist", "venv"})
DOCTESTS = "--doctest-modules"


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that a target's tests run in, and what pytest is given there."""

    root: Path
    """Absolute, without symbolic links, as is `target`."""
    target: Path
    arguments: tuple[str, ...]
    """Of pytest: which tests, relative to the root, after what flags they need."""
    paths: tuple[Path, ...]
    """Folders that modules are imported from, before all others: where a project's own are, installed or not."""


def find_project(tests: Path, target: Path) -> Project | None:
    """The project of `target`, if `tests` are for pytest: a Python file, a node's identifier, or a folder with tests.

    None when they are something else, or nothing. Raises WorkloadError when they are for pytest and cannot be run.
    """
    name, separator, node = str(tests).partition("::")
    place, resolved = Path(name), target.resolve()
    if separator and not place.is_file():
        raise WorkloadError(f"{place} is not a file", todo="a test is named as pytest does: tests/test_x.py::test_y")
    if place.suffix != ".py" and not separator and not place.is_dir():
        return None
    place = place.resolve()
    if not place.exists() or (place.is_dir() and holds_cases(place)):
        return None
    root = _root(place, resolved)
    found = configuration.read(root or place)
    if place.is_dir() and not _holds_tests(place, found):
        return None
    if root is None:
        raise WorkloadError(f"{place} and {resolved} are in no folder of one project", todo="put them into one")
    inside = os.path.relpath(place, root)
    flags = (DOCTESTS,) if place == resolved and not found.doctests else ()
    return Project(
        root=root,
        target=resolved,
        arguments=(*flags, inside + separator + node),
        paths=tuple(dict.fromkeys((*_import_roots(root, resolved), root))),
    )


def _root(tests: Path, target: Path) -> Path | None:
    """The nearest folder around both that pytest would take as its root, else that of a build or of a repository.

    None where they share nothing but what many others share.
    """
    folder = Path(os.path.commonpath([tests if tests.is_dir() else tests.parent, target.parent]))
    around = list(_upward(folder))
    for marks in (configuration.configures_pytest, configuration.is_project, configuration.is_repository):
        for each in around:
            if marks(each):
                return each
    return around[0] if around else None


def _upward(folder: Path) -> Iterator[Path]:
    """`folder` and those around it, to a repository's root, but neither the user's home nor what is shared by all."""
    home = Path.home().resolve()
    shared = {home, *home.parents, Path(tempfile.gettempdir()).resolve()}
    for each in (folder, *folder.parents):
        if each in shared:
            return
        yield each
        if configuration.is_repository(each):
            return


def _holds_tests(folder: Path, found: Configuration) -> bool:
    """Some file in `folder` is one that pytest collects tests from."""
    patterns = (*found.python_files, *(["*.py"] if found.doctests else []))
    looked_at = 0
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _NOT_TESTS and not name.startswith(".")]
        if any(fnmatch(name, pattern) for name in files for pattern in patterns):
            return True
        looked_at += len(files)
        if looked_at > _MOST_LOOKED_AT:
            break
    return False


def _import_roots(root: Path, target: Path) -> Iterator[Path]:
    """Where the target is imported from: `src`, and the folder around the outermost package that it is in."""
    source = root / "src"
    if target.is_relative_to(source):
        yield source
    folder = target.parent
    while folder != root and (folder / "__init__.py").is_file():
        folder = folder.parent
    if folder == root or target.parent != folder:  # not for a lone file in a folder: that may be a namespace package
        yield folder
