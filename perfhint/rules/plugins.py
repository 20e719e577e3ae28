"""Rules of other packages: entry points of the group ``perfhint.rules``, each naming a module that is a rule file.

    [project.entry-points."perfhint.rules"]
    slow-thing = "my_package.slow_thing"

Such a module holds what every rule file holds and says its `CATEGORY` as well; its `ID` is three digits after letters
of its own (``AB101``).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import RuleError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from types import ModuleType

GROUP = "perfhint.rules"


def modules() -> list[ModuleType]:
    """The rule modules that installed packages name, in the order of their entry points' names.

    Raises `RuleError` when one cannot be imported.
    """
    if not _any_installed():
        return []
    from importlib.metadata import entry_points

    return [_loaded(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)]


def _any_installed() -> bool:
    """Asked of the files themselves: to import importlib.metadata takes a tenth of what the hook may take in all."""
    return any(
        f"[{GROUP}]".encode() in file.read_bytes()
        for folder in map(Path, sys.path)
        for file in folder.glob("*-info/entry_points.txt")
    )


def _loaded(point: EntryPoint) -> ModuleType:
    try:
        module: ModuleType = point.load()
    except Exception as error:  # anything may go wrong in somebody else's module
        raise RuleError(
            f"the rule {point.name} ({point.value}) cannot be imported: {type(error).__name__}: {error}"
        ) from error
    return module
