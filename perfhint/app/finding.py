"""The rule catalog, set up for one target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint import rules
from perfhint.errors import BrokenRuleError
from perfhint.sandbox import installed
from perfhint.source import parse
from perfhint.source.facts import Seen
from perfhint.source.functions import functions as functions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from perfhint.hints import Hint
    from perfhint.records import Profile, Target
    from perfhint.search import Find
    from perfhint.settings import Settings


def packages(target: Target, settings: Settings, warn: Callable[[str], None]) -> tuple[str, ...]:
    """What may be imported anew, and can be; `warn` is told what cannot."""
    wanted = settings.allow_imports
    found = installed(target.interpreter, wanted) if wanted else ()
    if missing := [package for package in wanted if package not in found]:
        warn(f"the interpreter has no {' and no '.join(missing)}")
    return found


def finder(
    target: Target,
    settings: Settings,
    profile: Profile,
    allowed: tuple[str, ...],
    warn: Callable[[str], None],
    *,
    is_script: bool = True,
    functions: Collection[str] = (),
) -> Find:
    """What the catalog finds in any version of the target; `allowed` packages may be imported.

    With `functions` only what is within them. `is_script` says that nobody imports the target. A rule that breaks is
    left out from then on, and `warn` is told.
    """
    selected = rules.chosen(settings.select, settings.ignore)
    python = target.interpreter.version[:2]
    seen = Seen(target.file.text, profile)

    def find(text: str) -> list[Hint]:
        nonlocal selected
        try:
            found = rules.find(parse(text, seen), selected, python=python, is_script=is_script, allow_imports=allowed)
        except BrokenRuleError as error:
            selected = tuple(rule for rule in selected if rule.id != error.rule)
            warn(f"{error.what}; it was left out")
            return find(text)
        return _within(functions, text, found) if functions else found

    return find


def _within(names: Collection[str], text: str, hints: list[Hint]) -> list[Hint]:
    """Those of the hints that are about lines of these functions of `text`."""
    places = [function for function in functions_of(text) if function.name in names]
    return [hint for hint in hints if any(p.first <= hint.span.line and hint.span.end_line <= p.last for p in places)]
