"""Counting equal items in a comprehension.

Slow:
    sum(1 for c in text if c == "a")
    len([x for x in numbers if x == 0])

Fast:
    text.count("a")
    numbers.count(0)

Why:
    The comprehension makes each item an object of the interpreter's, compares it there and collects or adds a number
    for it. `count` does the same in C.

When not:
    Text that is compared with more than one character, and items that may not be equal to themselves.
"""

from __future__ import annotations

from perfhint.rules._parentheses import in_parentheses
from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.rules.strings._counting import is_comparable, items

ID = "PH409"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @function arguments: (generator_expression . (_) @value . (for_in_clause) @clause) @items
  (#eq? @function "sum"))
(call
  function: (identifier) @function
  arguments: (argument_list . [(list_comprehension . (_) @value . (for_in_clause) @clause)] @items .)
  (#any-of? @function "sum" "len"))
"""

SLOW = """\
numbers = [1, 4, 9, 6, 5, 6, 9, 4] * 100000
print(sum(1 for x in numbers if x == 4), len([x for x in numbers if x == 5]), sum([x != 6 for x in numbers]))
"""

FAST = """\
numbers = [1, 4, 9, 6, 5, 6, 9, 4] * 100000
print(numbers.count(4), numbers.count(5), len(numbers) - numbers.count(6))
"""

_SIMPLE = frozenset({"identifier", "integer", "string", "subscript"})
"""What may be collected only to be counted."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, clause = module.parent(match["function"]), match["clause"]
    if call is None or not module.scopes.is_builtin(match["function"], "sum", "len") or module.comments(call):
        return None
    test, item = _test(module, match), clause.child_by_field_name("left")
    source = clause.child_by_field_name("right")
    if test is None or item is None or item.type != "identifier" or source is None or clause.children[0].type != "for":
        return None
    left, sign, right = test.children
    name = module.code(item)
    asked, wanted = (left, right) if name in module.code(left).rstrip("]").split("[") else (right, left)
    if asked.type not in ("identifier", "subscript") or module.code(wanted) == name:
        return None
    found = items(module, source, asked, item)
    if found is None or not is_comparable(module, found, wanted):
        return None
    text = found.counting(module.code(wanted))
    if sign.type == "!=":
        if found.holder.type != "identifier" or found.length is None:
            return None
        if not module.scopes.means_builtin("len", module.scopes.scope(call)):
            return None
        text = in_parentheses(module, f"{found.length} - {text}", call)
    safety = Safety.CHECKED if module.effects.may_raise(wanted) or not found.is_sure else None
    message = f"`{module.code(call)}` compares items one by one in the interpreter; `count` does it in C"
    return Finding(call, message, (module.edit.replace(call, text),), safety)


def _test(module: Module, match: Match) -> Node | None:
    """The comparison for which the items are counted: that of the only `if`, or what is summed up."""
    value, clause, is_sum = module.unwrap(match["value"]), match["clause"], module.code(match["function"]) == "sum"
    following = clause.next_named_sibling
    if following is None:
        test = value if is_sum else None
    elif following.type == "if_clause" and following.next_named_sibling is None:
        is_one = module.code(value) == "1" if is_sum else value.type in _SIMPLE
        test = module.unwrap(following.named_children[0]) if is_one else None
    else:
        return None
    plain = test is not None and test.type == "comparison_operator" and len(test.children) == 3
    return test if test is not None and plain and test.children[1].type in ("==", "!=") else None
