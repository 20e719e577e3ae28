"""What a folder's configuration files say about its tests, as pytest reads them.

https://docs.pytest.org/en/stable/reference/customize.html: pytest.ini and its hidden form whatever they hold,
pyproject.toml, tox.ini and setup.cfg if they have a section for it.
"""

from __future__ import annotations

import configparser
import shlex
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_ALWAYS = ("pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini")
_SECTIONS = {"pytest.ini": "pytest", ".pytest.ini": "pytest", "tox.ini": "pytest", "setup.cfg": "tool:pytest"}
_OF_PROJECTS = ("pyproject.toml", "setup.py", "setup.cfg", "tox.ini")
_TEST_FILES = ("test_*.py", "*_test.py")


class Configuration(NamedTuple):
    """What decides which files hold tests."""

    python_files: tuple[str, ...]
    doctests: bool
    """Whether the examples in docstrings are run as tests."""


def configures_pytest(folder: Path) -> bool:
    """Whether pytest takes its configuration from a file in `folder`."""
    return _options(folder) is not None


def is_project(folder: Path) -> bool:
    """Whether `folder` is what is built or installed."""
    return any((folder / name).is_file() for name in _OF_PROJECTS)


def is_repository(folder: Path) -> bool:
    """Whether `folder` is the root of a repository, or of a work tree of one."""
    return (folder / ".git").exists()


def read(folder: Path) -> Configuration:
    """The configuration in `folder`, with pytest's defaults."""
    options = _options(folder) or {}
    return Configuration(
        python_files=_words(options.get("python_files")) or _TEST_FILES,
        doctests="--doctest-modules" in _words(options.get("addopts")),
    )


def _options(folder: Path) -> dict[str, Any] | None:
    """pytest's options in `folder`; None where there is no configuration of pytest."""
    for name in (*_ALWAYS, "pyproject.toml", "tox.ini", "setup.cfg"):
        path = folder / name
        if path.is_file():
            options = _of_toml(path) if path.suffix == ".toml" else _of_ini(path, _SECTIONS[name])
            if options is None and name in _ALWAYS:
                options = {}
            if options is not None:
                return options
    return None


def _of_toml(path: Path) -> dict[str, Any] | None:
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8", errors="replace"))
    except (OSError, tomllib.TOMLDecodeError):  # pytest will say so
        return None
    for key in ("tool", "pytest") if path.name == "pyproject.toml" else ("pytest",):
        table = table.get(key) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        return None
    older = table.get("ini_options")
    return older if isinstance(older, dict) else table


def _of_ini(path: Path, section: str) -> dict[str, Any] | None:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(path.read_text(encoding="utf-8", errors="replace"))
    except (OSError, configparser.Error):
        return None
    return dict(parser[section]) if parser.has_section(section) else None


def _words(value: object) -> tuple[str, ...]:
    """Items of an option that is a list, or a text with white space between them."""
    if isinstance(value, list):
        return tuple(map(str, value))
    try:
        return tuple(shlex.split(value)) if isinstance(value, str) else ()
    except ValueError:
        return tuple(str(value).split())
