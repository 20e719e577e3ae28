"""Position or number asked for, where only presence matters.

Slow:
    if text.find("ab") != -1: ...
    if numbers.count(n) == 0: ...

Fast:
    if "ab" in text: ...
    if n not in numbers: ...

Why:
    `in` is an operator of its own: no method is looked up, and no number made and compared. `count` goes through
    everything, where `in` stops at the first item that it finds.

When not:
    Objects that are not surely texts or lists.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Role, Safety

ID = "PH411"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call
  function: (attribute object: (_) @holder attribute: (identifier) @method)
  arguments: (argument_list . (_) @wanted .)
  (#any-of? @method "find" "count")) @call
"""

SLOW = """\
def known(words, text, numbers):
    found = 0
    for word in words:
        if text.find(word) != -1:
            found += 1
        if numbers.count(len(word)) > 0:
            found += 1
    return found


print(known(["a", "bb", "ccc"] * 30000, "text without", list(range(50))))
"""

FAST = """\
def known(words, text, numbers):
    found = 0
    for word in words:
        if word in text:
            found += 1
        if len(word) in numbers:
            found += 1
    return found


print(known(["a", "bb", "ccc"] * 30000, "text without", list(range(50))))
"""

_PRESENT = frozenset({("find", "!=", "-1"), ("find", ">", "-1"), ("find", ">=", "0")} | {
    ("count", "!=", "0"), ("count", ">", "0"), ("count", ">=", "1"),
})  # fmt: skip
_ABSENT = frozenset({("find", "==", "-1"), ("find", "<", "0"), ("find", "<=", "-1")} | {
    ("count", "==", "0"), ("count", "<", "1"), ("count", "<=", "0")
})  # fmt: skip


def rewrite(match: Match, module: Module) -> Finding | None:
    call, holder, wanted, method = match["call"], match["holder"], match["wanted"], module.code(match["method"])
    types = module.annotated_types
    text = types.is_a(holder, "str")
    if wanted.type in ("list_splat", "keyword_argument", "dictionary_splat", "generator_expression"):
        return None
    if not text and not (method == "count" and types.is_a(holder, "list", "tuple")):
        return None
    kind = types.of(wanted)
    if (text and kind is not None and kind.name != "str") or not is_hot(module, call):
        return None
    if not all(module.effects.is_pure(part, assume_plain=True) for part in (holder, wanted)):
        return None  # they would be worked out in another order
    place, operator = _asked(module, call, method)
    if place is None or module.comments(place):
        return None
    code = f"{module.edit.operand(wanted)} {operator} {module.edit.operand(holder)}"
    message = f"`{module.code(place)}` asks for more than whether it is there; `{code}` does not"
    sure = all(module.types.of(part) is not None for part in (holder, wanted))
    return Finding(place, message, (Edit(place.start_byte, place.end_byte, code),), None if sure else Safety.CHECKED)


def _asked(module: Module, call: Node, method: str) -> tuple[Node | None, str]:
    """The expression that asks whether something is there, and the operator that says it."""
    use = module.uses.classify(call)
    test = use.outer
    if use.role is Role.TRUTH and method == "count":
        return call, "in"
    if use.role is not Role.COMPARED or len(test.children) != 3:
        return None, ""
    left, sign, right = test.children
    question = (method, sign.type, module.code(right).replace(" ", ""))
    if left.id != call.id or not (question in _PRESENT or question in _ABSENT):
        return None, ""
    return test, "in" if question in _PRESENT else "not in"
