"""Lambda as a key that only takes an item.

Slow:
    pairs.sort(key=lambda pair: pair[1])
    longest = max(words, key=lambda word: len(word))

Fast:
    pairs.sort(key=itemgetter(1))
    longest = max(words, key=len)

Why:
    The key is worked out for every item. A lambda is a Python function, with a frame for each call; `itemgetter` and
    the builtins are called without one.

When not:
    Attributes: `attrgetter` is no faster than a lambda since CPython 3.11. Keys that compute something.
"""

from __future__ import annotations

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH311"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call arguments: (argument_list (keyword_argument
  name: (identifier) @_key
  value: (lambda parameters: (lambda_parameters . (identifier) @parameter .) body: (_) @body) @lambda))
  (#eq? @_key "key")) @call
"""

SLOW = """\
def ranked(scores):
    by_name = sorted(scores, key=lambda score: score[0])
    longest = max(by_name, key=lambda score: len(score))
    return by_name[0], longest


scores = [(i * 7919 % 10007, i * i % 1009) for i in range(10000)]
print([ranked(scores) for _ in range(30)][0])
"""

FAST = """\
from operator import itemgetter


def ranked(scores):
    by_name = sorted(scores, key=itemgetter(0))
    longest = max(by_name, key=len)
    return by_name[0], longest


scores = [(i * 7919 % 10007, i * i % 1009) for i in range(10000)]
print([ranked(scores) for _ in range(30)][0])
"""

_CALLERS = ("sorted", "max", "min", "heapq.nlargest", "heapq.nsmallest", "itertools.groupby")
_FUNCTIONS = ("len", "abs", "int", "float", "str", "repr", "ord", "chr", "sum", "max", "min", "sorted", "tuple", "bool")


def rewrite(match: Match, module: Module) -> Finding | None:
    parameter, body, function = match["parameter"], module.unwrap(match["body"]), match["lambda"]
    if not _calls_key(module, match["call"]) or module.comments(function) or module.scopes.scope(body).dynamic:
        return None
    name = _function(module, body, parameter)
    items = _items(module, body, parameter)
    edits: list[Edit] = []
    if name is None:
        if not items:
            return None
        getter, edits = module.edit.imported("operator", "itemgetter", function)
        name = f"{getter}({', '.join(items)})"
    safety = Safety.CHECKED if edits and not match.context.is_script else None
    message = f"`{module.code(function)}` is called for every item; `{name}` does the same without a frame of Python"
    return Finding(function, message, (*edits, module.edit.replace(function, name)), safety)


def _calls_key(module: Module, call: Node) -> bool:
    """The call uses `key` for nothing but calling it."""
    if module.scopes.calls(call, *_CALLERS):
        return True
    function = call.children[0]
    if function.type != "attribute":
        return False
    holder, name = function.named_children
    return module.code(name) == "sort" and module.types.is_a(holder, "list")


def _function(module: Module, body: Node, parameter: Node) -> str | None:
    """`len` for `len(x)`: of functions that may be given more, only the calls with just `x`."""
    if body.type != "call" or [module.code(one) for one in module.arguments(body)] != [module.code(parameter)]:
        return None
    function = body.children[0]
    return module.code(function) if module.scopes.is_builtin(function, *_FUNCTIONS) else None


def _items(module: Module, body: Node, parameter: Node) -> list[str]:
    """`["0", "1"]` for `(x[0], x[1])`, `["0"]` for `x[0]`; nothing when there is more to it."""
    parts = module.statements(body) if body.type == "tuple" else [body]
    items = [_item(module, part, module.code(parameter)) for part in parts]
    if body.type == "tuple" and len(items) < 2:
        return []  # itemgetter with one item does not give a tuple
    return [item for item in items if item is not None] if None not in items else []


def _item(module: Module, part: Node, name: str) -> str | None:
    """`0` for `x[0]`: an index that is a number or a string."""
    if part.type != "subscript" or module.code(part.named_children[0]) != name:
        return None
    indexes = part.children_by_field_name("subscript")
    if len(indexes) != 1:
        return None
    code = module.code(indexes[0])
    if indexes[0].type == "string":
        return None if any(True for _ in module.walk(indexes[0], "interpolation")) else code
    return code if code.removeprefix("-").isdecimal() else None
