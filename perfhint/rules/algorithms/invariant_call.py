"""The same summary of an unchanging container, made anew in every iteration.

Slow:
    for price in prices:
        if price == max(prices):
            ...

Fast:
    prices_max = max(prices)
    for price in prices:
        if price == prices_max:
            ...

Why:
    `max`, `sum`, `sorted`, `set` … go through the whole container each time they are called. In a loop over the same
    container that is quadratic; what does not change can be made once, before the loop.

When not:
    The container changes in the loop, or may be changed by something the loop calls.
"""

from __future__ import annotations

from perfhint.rules._before_loop import place
from perfhint.rules.api import Finding, Match, Module, Node, Role, Safety
from perfhint.source.known import CONTAINERS, READING_METHODS
from perfhint.source.words import names

ID = "PH109"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (identifier) @function
  arguments: (argument_list . [(identifier) (call)] .)
  (#any-of? @function "max" "min" "sum" "sorted" "set" "frozenset" "list" "tuple" "str")) @call
(call
  function: (identifier) @function
  arguments: (argument_list . [(identifier) (call)] . (keyword_argument name: (identifier) @_reverse value: (true)) .)
  (#eq? @function "sorted")
  (#eq? @_reverse "reverse")) @call
"""

SLOW = """\
prices = [i * i % 7919 for i in range(3000)]
highest = 0
for price in prices:
    if price > max(prices) - 100:
        highest += 1
    if price in set(prices[:100]) and price * len(prices) > sum(prices):
        highest += 2
print(highest)
"""

FAST = """\
prices = [i * i % 7919 for i in range(3000)]
highest = 0
prices_max = max(prices, default=None)
prices_sum = sum(prices)
for price in prices:
    if price > prices_max - 100:
        highest += 1
    if price in set(prices[:100]) and price * len(prices) > prices_sum:
        highest += 2
print(highest)
"""

_COPIES = frozenset({"sorted", "set", "list", "frozenset"})
"""Functions whose result is a new container, which must then be shared."""
_LOOKING = frozenset({Role.ITEM, Role.SLICE, Role.ITERATED, Role.SEARCHED, Role.COMPARED, Role.TRUTH})
_TAKING = names("len sum min max sorted list tuple set any all print enumerate zip map filter reversed .join")


def rewrite(match: Match, module: Module) -> Finding | None:
    call = match["call"]
    function, root = module.code(match["function"]), _root(module, call)
    if root is None or module.comments(call) or not _is_summary(module, call, root):
        return None
    call = _whole(module, call)
    statement = _place(module, call, root)
    if statement is None:
        return None
    first = _first_thing(statement)
    same = [other for other in module.walk(statement, "call") if _is_same(module, other, call)]
    calls = [other for other in same if _place(module, other, root) == statement]
    if not calls or calls[0].id != call.id:
        return None
    early = [other for other in same if first is not None and module.contains(first, other)]
    code, safety = module.code(call), _safety(module, call, root)
    name = f"sorted_{module.code(root)}" if function == "sorted" else f"{module.code(root)}_{function}"
    name = f"{module.code(root)}_descending" if match.get("_reverse") is not None else name
    name = module.scopes.fresh_name(name, call)  # not the statement: `sorted(set(a))` is called like `sorted(a)`
    made = code
    if function in ("max", "min") and call.id == match["call"].id and not early:
        made = code[:-1] + ", default=None)"  # if it is empty, the loop may not run at all
    edits = [module.edit.insert_before(statement, f"{name} = {made}")]
    edits += [module.edit.replace(other, name) for other in early + calls]
    size = "" if function == "str" else ", and takes time proportional to its size"
    message = f"`{code}` is the same in every iteration{size}"
    return Finding(call, message, tuple(edits), safety, growth="constant factor" if function == "str" else "")


def _root(module: Module, call: Node) -> Node | None:
    """The one name a chain of calls is about: `xs` in `sorted(set(xs))`, `d` in `max(d.values())`."""
    node: Node = call
    while node.type == "call":
        function, arguments = node.child_by_field_name("function"), module.arguments(node)
        if function is not None and function.type == "attribute" and not arguments:
            node = function.named_children[0]
        elif len(arguments) == 1 or [module.code(option) for option in arguments[1:]] == ["reverse=True"]:
            node = arguments[0]
        else:
            return None
    return node if node.type == "identifier" and module.scopes.binding(node) is not None else None


def _is_summary(module: Module, call: Node, root: Node) -> bool:
    """A builtin goes through a container, or turns a number into text."""
    function = call.child_by_field_name("function")
    kind = module.annotated_types.of(root)
    if function is None or kind is None or module.scopes.qualified_name(function) != module.code(function):
        return False
    if module.code(function) == "str":
        return kind.name == "int" and module.arguments(call)[0].id == root.id and not _is_conditional(module, call)
    return kind.name in CONTAINERS and kind.name not in ("range", "str")


def _is_conditional(module: Module, call: Node) -> bool:
    """Not every iteration of the innermost loop comes to the call: too little gain for what is cheap."""
    loop = module.loops.innermost(call)
    choice = module.within(call, "if_statement", "conditional_expression", "boolean_operator", "try_statement")
    return loop is not None and choice is not None and module.contains(loop, choice) and choice.id != loop.id


def _whole(module: Module, call: Node) -> Node:
    """`len(set(xs))` for `set(xs)`."""
    arguments = module.parent(call)
    outer = module.parent(arguments) if arguments is not None and arguments.type == "argument_list" else None
    if outer is None or len(module.arguments(outer)) != 1:
        return call
    if module.scopes.calls(outer, "len", "sum", "max", "min", "sorted", "set", "list", "tuple"):
        return _whole(module, outer)
    return call


def _place(module: Module, call: Node, root: Node) -> Node | None:
    statement = place(module, call, root)
    if statement is None or not module.effects.is_invariant(call, statement):
        return None
    return statement if _may_share(module, call) and _fits(module, statement) else None


def _fits(module: Module, statement: Node) -> bool:
    try:
        module.edit.insert_before(statement, "x = 1")
    except ValueError:
        return False
    return True


def _may_share(module: Module, call: Node) -> bool:
    """A new container is only looked at, so that one will do for all iterations."""
    function = call.child_by_field_name("function")
    if function is None or module.code(function) not in _COPIES:
        return True
    use = module.uses.classify(call)
    return (
        use.role in _LOOKING
        or (use.role is Role.ARGUMENT and use.name in _TAKING)
        or (use.role is Role.METHOD and use.name in READING_METHODS)
    )


def _is_same(module: Module, other: Node, call: Node) -> bool:
    """The same words about the same variable: `row` may be another one in a comprehension."""
    if module.code(other) != module.code(call):
        return False
    roots = [_root(module, one) for one in (other, call)]
    return all(roots) and len({module.scopes.binding(root) for root in roots if root is not None}) == 1


def _first_thing(statement: Node) -> Node | None:
    """What is evaluated before anything else in the statement: the iterable of a `for`."""
    return statement.child_by_field_name("right") if statement.type == "for_statement" else None


def _safety(module: Module, call: Node, root: Node) -> Safety | None:
    """Surely a container of numbers or strings, and nothing that fails when it is empty."""
    kind, code = module.types.of(root), module.code(call)
    if (
        kind is None
        or ".items(" in code
        or any(module.scopes.calls(one, "max", "min") for one in module.walk(call, "call"))
    ):
        return None
    element = kind.value if ".values(" in code else kind.element
    numbers_only = any(module.scopes.calls(one, "sum") for one in module.walk(call, "call"))
    if element is None or element.name not in (("int", "float") if numbers_only else ("int", "float", "str")):
        return None
    same = module.effects.is_invariant(call, module.statement(call), assume_plain=False)
    return Safety.SAFE if same else None
