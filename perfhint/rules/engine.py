"""Running rules over a module: one walk for all their patterns, then each rule's own judgement of its matches."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from perfhint.hints import Hint
from perfhint.rules.api import Context, Finding, Match
from perfhint.rules.catalog import Rule, catalog
from perfhint.source.pattern import PatternError
from perfhint.source.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.source import Module


def find(
    module: Module,
    rules: tuple[Rule, ...] | None = None,
    *,
    python: tuple[int, int] = (3, 11),
    is_script: bool = False,
) -> list[Hint]:
    """What `rules` (all of them, by default) find in `module`, in text order and then by rule.

    `python` is the version of the interpreter that will run the program; `is_script` that it is run and not imported,
    so that nobody else reads its module-level names. Code that does not parse gets hints, but no edits.
    """
    rules = catalog() if rules is None else rules
    if not rules:
        return []
    context = Context(python, is_script)
    hints = {
        _hint(rule, finding, module): None
        for number, captures in _patterns(rules).find(module.root)
        for rule in [rules[number]]
        for finding in _findings(rule, Match(captures, module, context), module)
    }
    return sorted(hints, key=lambda hint: (hint.span.line, hint.span.column, hint.rule))


def _findings(rule: Rule, match: Match, module: Module) -> Iterator[Finding]:
    result = rule.rewrite(match, module)
    if isinstance(result, Finding):
        yield result
    elif result is not None:
        yield from result


def _hint(rule: Rule, finding: Finding, module: Module) -> Hint:
    edits = () if module.has_error else tuple(finding.edits)
    message = " ".join(finding.message.split())  # code in it may stand on several lines
    return Hint(rule.id, module.span(finding.node), message, finding.safety or rule.safety, edits)


@cache
def _patterns(rules: tuple[Rule, ...]) -> Patterns:
    try:
        return Patterns(rule.pattern for rule in rules)
    except PatternError:
        for rule in rules:
            rule.check_pattern()
        raise
