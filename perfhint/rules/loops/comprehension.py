"""Generator fed into a container.

Slow:
    ",".join(str(n) for n in numbers)
    list(n * n for n in numbers)

Fast:
    ",".join([str(n) for n in numbers])
    [n * n for n in numbers]

Why:
    A generator is a frame that is entered and left again for each item. A comprehension stays in one loop and appends
    directly. `join` and `sorted` need a list anyway, and make one if they are not given one.

When not:
    `sum`, `any`, `max` and a `for` loop use one item at a time: there a generator saves the memory of the list.
"""

from __future__ import annotations

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH309"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @function arguments: (generator_expression) @items
  (#any-of? @function "list" "set" "dict" "sorted" "tuple")) @call
(call function: (identifier) @function arguments: (argument_list . (generator_expression) @items)
  (#any-of? @function "list" "set" "dict" "sorted" "tuple")) @call
(call function: (identifier) @function arguments: (argument_list . (list_comprehension) @items)
  (#any-of? @function "list" "set" "dict")) @call
(call
  function: (attribute object: (_) @separator attribute: (identifier) @_join)
  arguments: (generator_expression) @items
  (#eq? @_join "join")) @call
"""

SLOW = """\
def report(numbers):
    squares = list(n * n for n in numbers)
    endings = set(n % 1000 for n in squares)
    return ",".join("odd" if n % 2 else "even" for n in squares), sorted(-n for n in endings)


total = 0
for start in range(30):
    line, endings = report(range(start, 20000))
    total += len(line) + len(endings)
print(total)
"""

FAST = """\
def report(numbers):
    squares = [n * n for n in numbers]
    endings = {n % 1000 for n in squares}
    return ",".join(["odd" if n % 2 else "even" for n in squares]), sorted([-n for n in endings])


total = 0
for start in range(30):
    line, endings = report(range(start, 20000))
    total += len(line) + len(endings)
print(total)
"""

_BRACKETS = {"list": ("[", "]"), "set": ("{", "}"), "dict": ("{", "}")}
"""What the comprehension that takes the place of the call is written in; elsewhere it is a list, as argument."""
_NOT_ENTRIES = frozenset({"list_splat", "named_expression", "comment"})


def rewrite(match: Match, module: Module) -> Finding | None:
    call, items, function = match["call"], match["items"], match.get("function")
    if function is not None:
        name = module.code(function)
        if not module.scopes.is_builtin(function, name):
            return None
    else:
        name = "join"
        if not module.types.is_a(match["separator"], "str", "bytes"):
            return None
    if _runs_otherwise(module, items):
        return None
    edits = _in_place_of_call(module, call, items, name) if name in _BRACKETS else _as_argument(call, items)
    if not edits:
        return None
    message = f"`{name}` takes all items at once; a comprehension makes them faster than a generator"
    if items.type == "list_comprehension":
        message = f"`{name}` copies a list that is made only for it; a comprehension makes the {name} directly"
    known = not module.effects.calls_unknown(items)  # else it may end in StopIteration, or in what cannot be hashed
    return Finding(call, message, edits, None if known else Safety.CHECKED)


def _runs_otherwise(module: Module, items: Node) -> bool:
    """It uses what generators do otherwise: they have names of their own, and turn StopIteration into RuntimeError."""
    scope = module.scopes.own(items)
    if scope is None or scope.dynamic:
        return True
    if any(child.type == "async" for clause in module.walk(items, "for_in_clause") for child in clause.children):
        return True
    return any(
        node.type != "call" or module.scopes.calls(node, "next", "locals", "vars", "dir", "super")
        for node in module.walk(items, "await", "yield", "call")
    )


def _in_place_of_call(module: Module, call: Node, items: Node, name: str) -> tuple[Edit, ...]:
    """`[… for …]` for `list(… for …)`, and so on. What stands between the brackets stays as it is."""
    if len(module.arguments(call)) != 1 or len(module.comments(call)) != len(module.comments(items)):
        return ()
    opening, closing = _BRACKETS[name]
    start, end = Edit(call.start_byte, items.start_byte + 1, opening), Edit(items.end_byte - 1, call.end_byte, closing)
    if name != "dict":
        return (start, end)
    pair = items.named_children[0]
    parts = pair.named_children
    if pair.type != "tuple" or len(parts) != 2 or any(part.type in _NOT_ENTRIES for part in parts):
        return ()
    return (start, module.edit.replace(pair, ": ".join(map(module.code, parts))), end)


def _as_argument(call: Node, items: Node) -> tuple[Edit, ...]:
    """`sorted([… for …])` for `sorted(… for …)`."""
    alone = call.child_by_field_name("arguments") == items
    opening, closing = ("([", "])") if alone else ("[", "]")
    start, end = items.start_byte, items.end_byte
    return (Edit(start, start + 1, opening), Edit(end - 1, end, closing))
