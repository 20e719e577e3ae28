"""The rules there are: every file `rules/<category>/<name>.py`, and those of other packages, loaded and checked."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfhint.errors import RuleError, UsageError
from perfhint.hints import Safety
from perfhint.rules import plugins
from perfhint.rules.measured import GAINS, VERSIONS

if TYPE_CHECKING:
    from types import ModuleType

    from perfhint.records import Pair
    from perfhint.rules.api import Match, Result
    from perfhint.source import Module

CATEGORIES = {
    "algorithms": "PH1",
    "containers": "PH2",
    "loops": "PH3",
    "strings": "PH4",
    "io": "PH5",
    "imports": "PH6",
    "scope": "PH7",
    "numeric": "PH8",
    "pandas": "PH9",
}
"""Folder to the start of its rules' identifiers."""

OTHER_IDENTIFIERS = r"(?!PH)[A-Z]{2,5}\d{3}"
"""What identifiers of other packages' rules match."""

SECTIONS = ("Slow", "Fast", "Why", "When not")
"""Parts of a rule's docstring after its title, in order; each starts with its name and a colon on a line of its own."""


WORTH = 1.03
"""A rule whose own example gains less than this on a version is no gain there."""


class Rule:
    """One rule file: what it says, what it matches, and the function that judges a match."""

    def __init__(self, source: ModuleType, category: str, identifiers: str) -> None:
        """Raises `RuleError`, naming the line, when something is missing or the ID does not match `identifiers`."""
        self.file = Path(source.__file__ or source.__name__)
        self.category = category
        self.name = self.file.stem
        self._docstring = source.__doc__ or ""
        self.id: str = self._constant(source, "ID", str)
        self.pattern: str = self._constant(source, "PATTERN", str)
        """One or more patterns in tree-sitter's query language."""
        self.safety: Safety = self._constant(source, "SAFETY", Safety)
        self.growth: str = self._constant(source, "GROWTH", str)
        """"O(n^2) → O(n)" or "constant factor"."""
        self.slow: str = self._constant(source, "SLOW", str)
        """A whole program that shows the cost, with a workload of its own; it prints a result."""
        self.fast: str = self._constant(source, "FAST", str)
        """Exactly what the rewrite makes of `slow`."""
        self.needs: tuple[str, ...] = self._constant(source, "NEEDS", tuple) if hasattr(source, "NEEDS") else ()
        """Packages that the rewrite imports into programs that did not: only where the user allows it."""
        self.rewrite: Callable[[Match, Module], Result] = self._constant(source, "rewrite", Callable)
        if not re.fullmatch(identifiers, self.id):
            raise self._error("ID", f"must match {identifiers}, not {self.id!r}")

    def __repr__(self) -> str:
        return f"<{self.id} {self.category}/{self.name}>"

    @property
    def title(self) -> str:
        """First line of the docstring, without its full stop."""
        return self._docstring.strip().partition("\n")[0].rstrip(".")

    @cached_property
    def sections(self) -> dict[str, str]:
        """The text of each of `SECTIONS`, without its indentation. Raises `RuleError` when one is missing."""
        from textwrap import dedent

        parts = re.split(rf"^({'|'.join(SECTIONS)}):[ ]*$", self._docstring, flags=re.MULTILINE)
        found = {name: dedent(text.strip("\n")).rstrip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}
        if tuple(found) != SECTIONS or not all(found.values()):
            raise RuleError(f"{self.file}:1: the docstring needs the sections {', '.join(SECTIONS)}, in this order")
        return found

    @property
    def pair(self) -> Pair:
        """The rule as an example to learn from."""
        from perfhint.records import Pair

        return Pair(self.slow, self.fast, self.sections["Why"], self.category)

    @property
    def gains(self) -> dict[tuple[int, int], float]:
        """How much faster the example gets, by version of CPython, as far as that was measured."""
        measured = GAINS.get(self.id, (None,) * len(VERSIONS))
        return {version: gain for version, gain in zip(VERSIONS, measured, strict=True) if gain is not None}

    def pays(self, python: tuple[int, int]) -> bool:
        """Whether the example gets faster on `python`, or else on the nearest version measured; yes if on none was."""
        gains = self.gains
        nearest = min(gains, key=lambda version: abs(version[1] - python[1]), default=None)
        return nearest is None or gains[nearest] >= WORTH

    def check_pattern(self) -> None:
        """Raises `RuleError` when the pattern is none."""
        from perfhint.source.pattern import PatternError
        from perfhint.source.pattern_language import read

        try:
            read(self.pattern)
        except PatternError as error:
            raise self._error("PATTERN", f"is not a pattern: {error}") from None

    def _constant(self, source: ModuleType, name: str, kind: Any) -> Any:
        value = getattr(source, name, None)
        if not isinstance(value, kind):
            raise self._error(name, "is missing" if value is None else f"must be a {kind.__name__}")
        return value

    def _error(self, name: str, what: str) -> RuleError:
        lines = self.file.read_text(encoding="utf-8").splitlines()
        line = next((n for n, text in enumerate(lines, 1) if re.match(rf"(def )?{name}\b", text)), 1)
        return RuleError(f"{self.file}:{line}: {name} {what}")


@cache
def load(category: str, name: str) -> Rule:
    """The rule of the file `rules/<category>/<name>.py`. Raises `RuleError`, naming the line, if it is not whole."""
    source = importlib.import_module(f"perfhint.rules.{category}.{name}")
    return Rule(source, category, CATEGORIES[category] + r"\d\d")


def of_module(source: ModuleType) -> Rule:
    """The rule that a module of another package is. Raises `RuleError`, naming the line, if it is not whole."""
    category = getattr(source, "CATEGORY", None)
    if category not in CATEGORIES:
        raise RuleError(f"{source.__file__}:1: CATEGORY must be one of {', '.join(CATEGORIES)}, not {category!r}")
    return Rule(source, category, OTHER_IDENTIFIERS)


@cache
def catalog() -> tuple[Rule, ...]:
    """Every rule, those of other packages included, in the order of identifiers.

    Raises `RuleError` when one is not whole or two share an identifier.
    """
    folder = Path(__file__).parent
    rules = [load(category, file.stem) for category in CATEGORIES for file in (folder / category).glob("[!_]*.py")]
    rules += map(of_module, plugins.modules())
    rules.sort(key=lambda rule: rule.id)
    for rule, following in pairwise(rules):
        if rule.id == following.id:
            raise RuleError(f"{following.file}:1: {rule.id} is taken by {rule.file}")
    return tuple(rules)


def chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose identifier begins with one of `select` (all, when it is empty) and with none of `ignore`.

    Raises `UsageError` when one of them fits no rule.
    """
    rules = catalog()
    for prefix in (*select, *ignore):
        if not any(rule.id.startswith(prefix.upper()) for rule in rules):
            raise UsageError(f'no rule is called or begins with "{prefix}"', todo="perfhint rules lists them")
    selected, ignored = tuple(map(str.upper, select)) or ("",), tuple(map(str.upper, ignore))
    return tuple(rule for rule in rules if rule.id.startswith(selected) and not rule.id.startswith(ignored))
