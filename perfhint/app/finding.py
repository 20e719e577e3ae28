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
    ran: Collection[str] = (),
) -> Find:
    """What the catalog finds in any version of the target; `allowed` packages may be imported.

    With `functions` only what is within them; with `ran` only what is in functions that ran, for nobody judges what
    becomes of the others. `is_script` says that nobody imports the target. A rule that breaks is
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
        return _within(functions, ran, text, found) if functions or ran else found

    return find


def _within(names: Collection[str], ran: Collection[str], text: str, hints: list[Hint]) -> list[Hint]:
    """Those of the hints that are about lines of these functions of `text`, and of functions that ran."""
    places = functions_of(text)
    found = []
    for hint in hints:
        around = [place for place in places if place.first <= hint.span.line and hint.span.end_line <= place.last]
        is_named = not names or any(place.name in names for place in around)
        has_run = not ran or (bool(around) and min(around, key=lambda place: place.last - place.first).name in ran)
        if is_named and has_run:
            found.append(hint)
    return found
