"""How much of the work of one round a piece of code is, guessed from the text.

That a call is half as dear without it matters in a loop that does little else, and not in one that reads a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.source.loops import COMPREHENSIONS, LOOP_STATEMENTS
from perfhint.source.module import apart
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source import Module

_CHEAP_CALL, _CALL, _WAIT = 4, 30, 60
"""In steps of about 10 ns: a builtin, a function that is not known, and what waits for something outside."""
_METHOD, _PROPERTY = 1, 5
"""Finding what is called, and reading an attribute: a function may stand behind it."""
_ROUNDS = 8
"""Of an inner loop, when nothing is known."""
_STEPS = {
    "subscript": 2, "binary_operator": 2, "unary_operator": 1, "comparison_operator": 2, "slice": 3,
    "augmented_assignment": 2, "list": 2, "tuple": 1, "dictionary": 4, "set": 4, "interpolation": 8, "yield": 5,
    "assignment": 1, "not_operator": 1, "lambda": 4, "function_definition": 6, "class_definition": 1000,
    "import_statement": 30, "import_from_statement": 30, "raise_statement": 50, "with_statement": 20, "await": _WAIT,
}  # fmt: skip
_CHEAP = names("len ord chr int float abs min max bool isinstance type id divmod round str append add pop get range")
_WAITS = names(
    "open read readline readlines readinto write writelines flush close seek recv recv_into send sendall sendfile "
    "sleep connect accept select poll wait input print execute executemany fetchone fetchall commit stat listdir "
    "exists isfile isdir unlink rename mkdir walk run Popen communicate urlopen request get_response "
    "info debug warning error exception log warn"
)
_DIVIDES = re.compile(r"([\w, ]+?)\s*(?://=|/=|>>=|=\s*(?:divmod\(|\w+\s*(?://|>>)))")
_GIVEN = frozenset({"attribute", "subscript"})
_INNER = frozenset({"function_definition", "lambda", "class_definition"})


def share(module: Module, node: Node, whole: Node) -> float:
    """The part of what `whole` does in one round that `node` does itself: what it calls and is given stays.

    Of a `while` that is its condition, and counting; what it runs stays as it is, too.
    """
    condition = node.child_by_field_name("condition") if node.type == "while_statement" else None
    if condition is not None:
        return min(1.0, (_steps(module, condition, alone=True) + _CHEAP_CALL) / _steps(module, node))
    if not module.contains(whole, node) or module.contains(node, whole):
        whole = node
    return min(1.0, _steps(module, node, alone=True) / _steps(module, whole))


def share_of_calls(module: Module, function: Node) -> float:
    """The part of a round of the loops that call `function` that it does; all, where no such loop is seen."""
    name = function.child_by_field_name("name")
    binding = module.scopes.binding(name) if name is not None else None
    reads = [] if binding is None else binding.reads
    loops = [module.loops.innermost(read) for read in reads if not module.contains(function, read)]
    if len(loops) < len(reads) or not any(loops):
        return 1.0  # it calls itself, or is called by functions that loops call
    own = _steps(module, function)
    rounds = [_steps(module, module.loops.whole(loop)) - _CALL for loop in loops if loop is not None]
    return max(own / (own + max(rest, 0)) for rest in rounds)


def halves(module: Module, loop: Node) -> bool:
    """`while n: n //= 2`: what the loop waits for is divided in each round, so there are few, however large it is."""
    condition, body = loop.child_by_field_name("condition"), loop.child_by_field_name("body")
    if loop.type != "while_statement" or condition is None or body is None:
        return False
    waited = {module.code(name) for name in module.walk(condition, "identifier")}
    divided = [
        match[1].replace(" ", "").split(",")
        for statement in body.named_children
        if statement.type == "expression_statement" and (match := _DIVIDES.match(module.code(statement)))
    ]
    return any(waited & set(each) for each in divided)


def _steps(module: Module, root: Node, *, alone: bool = False) -> int:
    """Of all below `root`; `alone`, without calls of unknown functions in it, and reading what it is given."""
    total = 0
    todo = [(apart(root), 1)]
    while todo:
        node, times = todo.pop()
        kind = node.type
        steps = _own_steps(module, node)
        if node.id != root.id:
            if alone and (steps >= _CALL or kind in _GIVEN):
                continue
            if kind in _INNER:
                total += times * steps
                continue
            times *= _ROUNDS if kind in LOOP_STATEMENTS or kind in COMPREHENSIONS else 1
        total += times * steps
        todo += [(child, times) for child in node.named_children]
    return max(total, 1)


def _own_steps(module: Module, node: Node) -> int:
    """Of `node` without what is below it."""
    kind = node.type
    if kind == "call":
        return _call(module, node)
    if kind == "attribute":
        parent = module.parent(node)
        return _METHOD if parent is not None and parent.type == "call" else _PROPERTY
    if kind == "augmented_assignment" and module.code(node.child(1)) == "*=":
        return _CALL  # a product of many numbers is a long number
    return _STEPS.get(kind, 0)


def _call(module: Module, call: Node) -> int:
    function = call.child_by_field_name("function")
    if function is None:
        return _CALL
    name = module.code(function).rpartition(".")[2]
    if name in _WAITS or module.code(function).startswith("re."):
        return _WAIT
    return _CHEAP_CALL if name in _CHEAP else _CALL
