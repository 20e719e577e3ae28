"""Running rules over a module: one query for all patterns, then each rule's own judgement of its matches."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tree_sitter import QueryCursor, QueryError

from perfhint.errors import RuleError
from perfhint.hints import Hint
from perfhint.rules.api import Context, Finding, Match
from perfhint.rules.catalog import Rule, catalog
from perfhint.source import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Query

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
    query, owners = _compiled(rules)
    hints = {
        _hint(rule, finding, module): None
        for pattern, captures in QueryCursor(query).matches(module.root)
        for rule in [owners[pattern]]
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
    return Hint(rule.id, module.span(finding.node), finding.message, finding.safety or rule.safety, edits)


@cache
def _compiled(rules: tuple[Rule, ...]) -> tuple[Query, list[Rule]]:
    """One query of all patterns, and for each pattern in it the rule it belongs to."""
    source = "\n".join(rule.pattern for rule in rules)
    try:
        query = grammar.query(source)
    except QueryError:
        raise _bad_pattern(rules) from None
    owners: list[Rule] = []
    ends: list[tuple[int, Rule]] = []
    position = 0
    for rule in rules:
        position += len(rule.pattern.encode()) + 1
        ends.append((position, rule))
    current = 0
    for index in range(query.pattern_count):
        while query.start_byte_for_pattern(index) >= ends[current][0]:
            current += 1
        owners.append(ends[current][1])
    return query, owners


def _bad_pattern(rules: tuple[Rule, ...]) -> RuleError:
    for rule in rules:
        try:
            grammar.query(rule.pattern)
        except QueryError as error:
            return RuleError(f"{rule.file}:1: PATTERN is not a query for Python: {error}")
    return RuleError("the rules' patterns do not make one query")
