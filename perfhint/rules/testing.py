"""For tests of rules, those of other packages too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.engine import find
from perfhint.source import apply, parse

if TYPE_CHECKING:
    from perfhint.rules.catalog import Rule

ROUNDS = 6
"""More than any rule needs to finish with one program."""


def rewritten(program: str, rule: Rule, *, is_script: bool = True) -> str:
    """`program` with `rule` applied until it proposes no more edits.

    Raises AssertionError when it does not come to an end: a rule must not match what it wrote.
    """
    for _ in range(ROUNDS):
        hints = find(parse(program), (rule,), is_script=is_script, allow_imports=rule.needs)
        edits = next((hint.edits for hint in hints if hint.edits), ())
        if not edits:
            return program
        program = apply(program, edits)
    raise AssertionError(f"{rule.id} still finds something after {ROUNDS} rounds:\n{program}")
