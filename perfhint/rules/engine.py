"""Running rules over a module: one walk for all their patterns, then each rule's own judgement of its matches."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from perfhint.errors import BrokenRuleError
from perfhint.hints import Hint, Safety
from perfhint.rules.api import Context, Finding, Match
from perfhint.rules.catalog import Rule, catalog
from perfhint.source.pattern import PatternError
from perfhint.source.patterns import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.source import Module

MOST_NOTES = 3
"""Observed facts that a message tells."""


def find(
    module: Module,
    rules: tuple[Rule, ...] | None = None,
    *,
    python: tuple[int, int] = (3, 11),
    is_script: bool = False,
    allow_imports: tuple[str, ...] = (),
) -> list[Hint]:
    """What `rules` (all of them, by default) find in `module`, in text order and then by rule.

    `python` is the version of the interpreter that will run the program: rules that gain nothing there are left out.
    `is_script` says that it is run and not imported, so that nobody else reads its module-level names. `allow_imports`
    are packages that it may import anew; rules that need others are left out. Code that does not parse gets hints, but
    no edits. Raises `BrokenRuleError` when a rule breaks, with the line that it could not judge.
    """
    rules = _fitting(catalog() if rules is None else rules, python, allow_imports)
    if not rules:
        return []
    context = Context(python, is_script, allow_imports)
    module.is_script = is_script
    hints = {
        _hint(rule, finding, module): None
        for number, captures in _patterns(rules).find(module.root)
        for rule in [rules[number]]
        for finding in _findings(rule, Match(captures, module, context), module)
    }
    return sorted(hints, key=lambda hint: (hint.span.line, hint.span.column, hint.rule))


def _findings(rule: Rule, match: Match, module: Module) -> Iterator[Finding]:
    """What the text alone shows; where that is nothing to rewrite, what follows from types that a run was seen to have.

    A finding that rests on an observed fact is `checked` and says which.
    """
    found = _given(rule, match, module)
    notes = module.facts.notes()
    if module.facts and not any(finding.edits for finding in found):
        view = module.as_observed
        observed = [finding for finding in _given(rule, match.seen_in(view), view) if finding.edits]
        notes = view.facts.notes() or notes
        for finding in observed:
            yield _with_notes(finding, (*notes, *module.facts.about(finding.node)) or ("types of a run",))
        if observed:
            return
    for finding in found:
        yield _with_notes(finding, notes)


def _given(rule: Rule, match: Match, module: Module) -> list[Finding]:
    module.facts.notes()  # those of another rule
    try:
        result = rule.rewrite(match, module)
        return [result] if isinstance(result, Finding) else list(result or ())
    except Exception as error:
        raise BrokenRuleError(rule.id, f"line {match.line} ({type(error).__name__}: {error})") from error


def _with_notes(finding: Finding, notes: tuple[str, ...]) -> Finding:
    if not notes:
        return finding
    seen = ", ".join(tuple(dict.fromkeys(notes))[:MOST_NOTES])
    return finding._replace(message=f"{finding.message} (seen: {seen})", safety=Safety.CHECKED)


def _hint(rule: Rule, finding: Finding, module: Module) -> Hint:
    edits = () if module.has_error else tuple(finding.edits)
    message = " ".join(finding.message.split())  # code in it may stand on several lines
    safety = finding.safety or rule.safety
    return Hint(rule.id, module.span(finding.node), message, safety, edits, finding.alone, finding.growth)


@cache
def _fitting(rules: tuple[Rule, ...], python: tuple[int, int], allow_imports: tuple[str, ...]) -> tuple[Rule, ...]:
    """Without those that are no gain on this version, or need a package that may not be imported."""
    return tuple(rule for rule in rules if rule.pays(python) and set(rule.needs) <= set(allow_imports))


@cache
def _patterns(rules: tuple[Rule, ...]) -> Patterns:
    try:
        return Patterns(rule.pattern for rule in rules)
    except PatternError:
        for rule in rules:
            rule.check_pattern()
        raise
