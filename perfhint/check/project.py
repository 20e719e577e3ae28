"""The settings of `check` for one file: flags over the environment over the nearest ``[tool.perfhint]``.

Standard library only: to build all settings takes as long as to check a file.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from perfhint import pyproject
from perfhint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfhint.check.options import Options

LISTS = ("select", "extend-select", "ignore", "exclude")


class CheckSettings(NamedTuple):
    """What holds for one file, or for all files below one pyproject.toml."""

    root: Path
    """The folder that patterns are meant from."""
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pedantic: bool = False

    def ignored_in(self, path: Path) -> tuple[str, ...]:
        """Beginnings of the rules that are ignored in this file."""
        return (
            *self.ignore,
            *(rule for pattern, rules in self.per_file_ignores if self._fits(path, pattern) for rule in rules),
        )

    def excludes(self, path: Path) -> bool:
        """The file, or a folder it is in, is not to be checked unless it is named."""
        return any(self._fits(each, pattern) for pattern in self.exclude for each in (path, *path.parents))

    def _fits(self, path: Path, pattern: str) -> bool:
        """By its name, or by its path from the root."""
        path = path.absolute()
        if fnmatchcase(path.name, pattern):
            return True
        return path.is_relative_to(self.root) and fnmatchcase(path.relative_to(self.root).as_posix(), pattern)


class Projects:
    """The settings of every file; folders without a pyproject.toml of their own have those of the folder above."""

    def __init__(self, options: Options, environment: Mapping[str, str]) -> None:
        """Raises `UsageError` for a variable ``PERFHINT_…`` that is no setting."""
        self._options = options
        pyproject.check_environment(environment)
        self._environment = {
            key: tuple(_listed(value, variable))
            for key in LISTS
            for variable in [pyproject.variable(key)]
            if (value := environment.get(variable))
        }
        self._pedantic = environment.get(pyproject.variable("pedantic"), "").lower() in ("1", "true", "yes", "on")
        self._by_folder: dict[Path, CheckSettings] = {}

    def of(self, path: Path) -> CheckSettings:
        """Raises `UsageError` when the table cannot be meant."""
        folder = path.absolute().parent
        settings = self._by_folder.get(folder)
        if settings is None:
            has_none = folder != folder.parent and not (folder / pyproject.NAME).is_file()
            settings = self.of(folder) if has_none else self._load(pyproject.nearest(folder))
            self._by_folder[folder] = settings
        return settings

    def _load(self, file: Path | None) -> CheckSettings:
        table = pyproject.table(file) if file else {}
        lists = {key: tuple(_listed(table[key], f"{file}: {key}")) for key in LISTS if key in table}
        lists |= self._environment
        options = self._options
        given = {"select": options.select, "extend-select": options.extend_select, "ignore": options.ignore}
        lists |= {key: value for key, value in given.items() if value is not None}
        pedantic = table.get("pedantic", False)
        if not isinstance(pedantic, bool):
            raise UsageError(f"{file}: pedantic cannot be {pedantic!r}", todo="write true or false")
        return CheckSettings(
            root=file.parent if file else Path.cwd(),
            select=lists.get("select", ()),
            extend_select=lists.get("extend-select", ()),
            ignore=lists.get("ignore", ()),
            exclude=lists.get("exclude", ()),
            per_file_ignores=_by_pattern(table.get("per-file-ignores", {}), file),
            pedantic=pedantic or self._pedantic or options.pedantic,
        )


def _listed(value: Any, place: str) -> list[str]:
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise UsageError(f"{place} cannot be {value!r}", todo="write a list of texts")
    return [item for part in parts for item in part.replace(",", " ").split()]


def _by_pattern(table: Any, file: Path | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(table, dict):
        raise UsageError(f"{file}: per-file-ignores cannot be {table!r}", todo="write a table of patterns to rules")
    return tuple((pattern, tuple(_listed(rules, f"{file}: {pattern}"))) for pattern, rules in table.items())
