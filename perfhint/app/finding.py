"""The rule catalog, set up for one target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint import rules
from perfhint.errors import BrokenRuleError
from perfhint.sandbox import installed
from perfhint.source import parse
from perfhint.source.facts import Seen

if TYPE_CHECKING:
    from collections.abc import Callable

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
    target: Target, settings: Settings, profile: Profile, allowed: tuple[str, ...], warn: Callable[[str], None]
) -> Find:
    """What the catalog finds in any version of the target; `allowed` packages may be imported.

    A rule that breaks is left out from then on, and `warn` is told.
    """
    selected = rules.chosen(settings.select, settings.ignore)
    python = target.interpreter.version[:2]
    seen = Seen(target.file.text, profile)

    def find(text: str) -> list[Hint]:
        nonlocal selected
        try:
            return rules.find(parse(text, seen), selected, python=python, is_script=True, allow_imports=allowed)
        except BrokenRuleError as error:
            selected = tuple(rule for rule in selected if rule.id != error.rule)
            warn(f"{error.what}; it was left out")
            return find(text)

    return find
