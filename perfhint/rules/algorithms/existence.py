"""Every item tested, one answer each, to learn whether there is one.

Slow:
    if len([x for x in numbers if x < 0]) > 0:
        ...
    sure = all(x in known for x in numbers)

Fast:
    if any(True for x in numbers if x < 0):
        ...
    sure = not any(True for x in numbers if x not in known)

Why:
    A list, or a sum, goes through all items; `any` stops at the first one. And `any` and `all` are cheapest when what
    they are given says nothing until it has the answer: each value taken from a generator costs more than most tests.

When not:
    How many there are is wanted; tests with effects; an iterator of which the rest is needed.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._hot import is_hot
from perfhint.rules.algorithms._iterables import can_be_left
from perfhint.rules.api import Finding, Match, Module, Node, Role, Safety
from perfhint.source.words import names

ID = "PH141"
SAFETY = Safety.CHECKED  # a test that is not made any more cannot fail
GROWTH = "O(n) → O(position of the match)"
PATTERN = """
(call
  function: (identifier) @function
  arguments: (argument_list . (list_comprehension) @items .)
  (#any-of? @function "len" "sum" "any" "all")) @call
(call
  function: (identifier) @function
  arguments: (generator_expression) @items
  (#any-of? @function "sum" "any" "all")) @call
"""

SLOW = """\
numbers = [i * i % 7919 for i in range(3000)]
known = set(numbers)
found = 0
for i in range(1000):
    if len([x for x in numbers if x > 6 * i]) > 0:
        found += 1
    if all(x in known for x in numbers):
        found += 1
print(found)
"""

FAST = """\
numbers = [i * i % 7919 for i in range(3000)]
known = set(numbers)
found = 0
for i in range(1000):
    if any(True for x in numbers if x > 6 * i):
        found += 1
    if not any(True for x in numbers if x not in known):
        found += 1
print(found)
"""

_OPPOSITES = {"==": "!=", "!=": "==", "in": "not in", "not in": "in"}
_PLAIN = frozenset({"int", "str", "float", "bool", "None"})
_ROOMY = names("""
    argument_list assignment return_statement if_statement while_statement elif_clause if_clause
    parenthesized_expression boolean_operator not_operator conditional_expression list tuple
    list_comprehension generator_expression expression_statement assert_statement
""")
"""Nodes in which `not any(…)` can stand as it is."""
_POSITIVE = frozenset({(">", "0"), (">=", "1"), ("!=", "0")})
_ZERO = frozenset({("==", "0"), ("<", "1"), ("<=", "0")})


class Question(NamedTuple):
    """What is asked of the items: is there one that passes the test?"""

    whole: Node
    """What the answer replaces."""
    denied: bool
    """It is the opposite that is asked."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, items, function = match["call"], match["items"], module.code(match["function"])
    if not module.scopes.calls(call, function) or not _may_stop(module, items):
        return None
    if function in ("any", "all") and (_is_trial(module, items) or not _pays(module, call, items)):
        return None
    question, test = _question(module, call, function), _test(module, function, items)
    if question is None or test is None or module.comments(question.whole):
        return None
    if not module.scopes.means_builtin("any", module.scopes.scope(call)):
        return None
    clauses = module.statements(items)[1:]
    clauses_text = module.data[clauses[0].start_byte : clauses[-1].end_byte].decode()
    text = f"any(True for {clauses_text.removeprefix('for ')}{test})"
    if question.denied:
        parent = module.parent(question.whole)
        text = f"not {text}" if parent is not None and parent.type in _ROOMY else f"(not {text})"
    edits = (module.edit.replace(question.whole, text),)
    if function in ("any", "all") and items.type == "generator_expression":
        message = f"`{function}` is handed a value for every item; with a filter only the one that decides"
        return Finding(question.whole, message, edits, growth="constant factor")
    message = f"`{module.code(question.whole)}` takes an answer for every item; `any` takes the first"
    return Finding(question.whole, message, edits)


def _may_stop(module: Module, items: Node) -> bool:
    """Nothing but the answer is missed when the rest is not gone through."""
    clauses = [part for part in items.named_children if part.type == "for_in_clause"]
    sources = [clause.child_by_field_name("right") for clause in clauses]
    if not all(source is not None and can_be_left(module, source) for source in sources):
        return False
    if module.loops.is_small(clauses[0]):
        return False
    if any(True for _ in module.walk(items, "named_expression", "await", "yield")):
        return False
    return module.effects.is_pure(items, assume_plain=True)


def _is_trial(module: Module, items: Node) -> bool:
    """`for d in range(2, …)`: a search for divisors, which another rule cuts shorter."""
    source = items.named_children[1].child_by_field_name("right")
    arguments = module.arguments(source) if source is not None and module.scopes.calls(source, "range") else []
    return len(arguments) > 1 and module.code(arguments[0]) == "2"


def _pays(module: Module, call: Node, items: Node) -> bool:
    """A list is not made to its end; what a generator costs matters where it is made again and again."""
    return items.type == "list_comprehension" or is_hot(module, call)


def _question(module: Module, call: Node, function: str) -> Question | None:
    """What is asked by `any(…)`, `not all(…)`, `len(…) > 0`, `sum(…) == 0`, `if len(…)`."""
    use = module.uses.classify(call)
    if function == "any":
        return Question(call, denied=False)
    if function == "all":
        parent = module.parent(call)
        negated = parent is not None and parent.type == "not_operator"
        return Question(parent if negated and parent is not None else call, denied=not negated)
    if use.role is Role.TRUTH:
        return Question(call, denied=False)
    if use.role is not Role.COMPARED or len(use.outer.children) != 3 or use.outer.children[0].id != call.id:
        return None
    asked = use.outer.children[1].type, module.code(use.outer.children[2])
    return Question(use.outer, denied=asked in _ZERO) if asked in _POSITIVE | _ZERO else None


def _test(module: Module, function: str, items: Node) -> str | None:
    """The condition to add behind the clauses, " if …"; "" if those say it already, None if it is not plain to see."""
    value = module.unwrap(items.named_children[0])
    conditions = any(part.type == "if_clause" for part in items.named_children)
    if function == "len" or (function == "sum" and module.code(value) == "1"):
        return "" if conditions else None
    if function == "sum" and not module.types.is_a(value, "bool"):
        return None
    if value.type == "true":
        return None
    return f" if {_opposite(module, value)}" if function == "all" else f" if {_whole(module, value)}"


def _whole(module: Module, value: Node) -> str:
    loose = value.type in ("conditional_expression", "lambda")
    return f"({module.code(value)})" if loose else module.code(value)


def _opposite(module: Module, value: Node) -> str:
    """What is true where `value` is not."""
    if value.type == "not_operator":
        return _whole(module, module.unwrap(value.named_children[0]))
    if value.type == "comparison_operator" and len(value.children) == 3:
        left, operator, right = value.children
        plain = operator.type in ("in", "not in") or all(
            module.annotated_types.is_a(part, *_PLAIN) for part in (left, right)
        )
        if plain and operator.type in _OPPOSITES:
            return f"{module.code(left)} {_OPPOSITES[operator.type]} {module.code(right)}"
    if value.type in ("boolean_operator", "conditional_expression", "lambda"):
        return f"not ({module.code(value)})"
    return f"not {module.code(value)}"
