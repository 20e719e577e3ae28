"""Lambda called for each item by map or filter.

Slow:
    list(map(lambda n: n * n, numbers))
    sum(map(lambda p: p.price, orders))
    list(filter(lambda n: n > 0, numbers))

Fast:
    [n * n for n in numbers]
    sum(p.price for p in orders)
    [n for n in numbers if n > 0]

Why:
    `map` calls the lambda for each item: a frame, its arguments and a return, for what is often one operation. A
    comprehension has the operation in its own loop.

When not:
    `map(int, words)`: calling a function that is written in C is what `map` is best at. A lambda whose result is a
    lambda again, which would see another value of the variable.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH310"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @function
  arguments: (argument_list . (lambda parameters: (lambda_parameters) @parameters body: (_) @body) . (_) @items)
  (#any-of? @function "map" "filter")) @call
"""

SLOW = """\
def statistics(numbers):
    squares = list(map(lambda n: n * n, numbers))
    odd = list(filter(lambda n: n % 2, squares))
    return sum(map(lambda n: n % 1000, squares)), max(map(lambda a, b: a - b, numbers, odd))


print([statistics(range(start, 40000)) for start in range(10)])
"""

FAST = """\
def statistics(numbers):
    squares = [n * n for n in numbers]
    odd = [n for n in squares if n % 2]
    return sum(n % 1000 for n in squares), max(a - b for a, b in zip(numbers, odd))


print([statistics(range(start, 40000)) for start in range(10)])
"""

_DIRECT = {"list": ("[", "]"), "set": ("{", "}")}
"""The call of these becomes the comprehension."""
_AT_ONCE = ("sorted", "tuple")
"""These make a list of what they are given, or something like it."""
_ONE_BY_ONE = ("sum", "max", "min", "any", "all")
_OTHERWISE = ("lambda", "generator_expression", "named_expression", "yield", "await", "list_splat", "keyword_argument")
"""In these the variable of a comprehension is not what the parameter of a function is."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, body, function = match["call"], match["body"], module.code(match["function"])
    _, *iterables = module.arguments(call)
    outer = _consumer(module, call)
    if outer is None or not module.scopes.is_builtin(match["function"], function) or module.comments(outer):
        return None
    clauses = _clauses(module, function, match["parameters"], body, iterables)
    if clauses is None or _is_otherwise(module, body, iterables):
        return None
    consumer = module.code(outer.children[0])
    if consumer in ("any", "all") and len(iterables) > 1:  # the answer may come soon: `zip` and a generator cost more
        return None
    others = module.arguments(outer)[1:]
    if consumer in _DIRECT and not others:
        opening, closing = _DIRECT[consumer]
        edit = module.edit.replace(outer, f"{opening}{clauses}{closing}")
    elif consumer in _ONE_BY_ONE:
        edit = module.edit.replace(call, f"({clauses})" if others else clauses)
    else:
        edit = module.edit.replace(call, f"[{clauses}]")
    message = f"`{function}` calls the lambda for each item; a comprehension computes `{module.code(body)}` in place"
    return Finding(call, message, (edit,), Safety.CHECKED if module.effects.calls_unknown(body) else None)


def _consumer(module: Module, call: Node) -> Node | None:
    """The call that takes all the items: `list(map(…))`, `sum(map(…), start)`, `", ".join(map(…))`."""
    arguments = module.parent(call)
    outer = module.parent(arguments) if arguments is not None and arguments.type == "argument_list" else None
    if outer is None or outer.type != "call":
        return None
    first, *others = module.arguments(outer)
    if first.id != call.id:
        return None
    if module.scopes.calls(outer, "sum") and not any("splat" in other.type for other in others):
        return outer
    if any(other.type != "keyword_argument" for other in others):
        return None
    function = outer.children[0]
    if function.type == "attribute":
        holder, name = function.named_children
        return outer if module.code(name) == "join" and module.types.is_a(holder, "str", "bytes") else None
    known = function.type == "identifier" and module.scopes.calls(outer, *_DIRECT, *_AT_ONCE, *_ONE_BY_ONE)
    return outer if known and module.scopes.is_builtin(function, module.code(function)) else None


def _clauses(module: Module, function: str, parameters: Node, body: Node, iterables: list[Node]) -> str | None:
    """`n * n for n in numbers`, `n for n in numbers if n > 0`."""
    variables = module.statements(parameters)
    if any(variable.type != "identifier" for variable in variables) or len(variables) != len(iterables):
        return None
    code = module.code(body)
    target = ", ".join(map(module.code, variables))
    if function == "filter":
        return f"{target} for {target} in {_part(module, iterables[0])} if {_part(module, body)}"
    if len(iterables) == 1:
        return f"{code} for {target} in {_part(module, iterables[0])}"
    if not module.scopes.means_builtin("zip", module.scopes.scope(parameters)):
        return None
    return f"{code} for {target} in zip({', '.join(map(module.code, iterables))})"


def _part(module: Module, expression: Node) -> str:
    """Its code, for after the `in` or `if` of a comprehension."""
    code = module.code(expression)
    return f"({code})" if expression.type == "conditional_expression" else code


def _is_otherwise(module: Module, body: Node, iterables: list[Node]) -> bool:
    """The lambda has something of a function that a comprehension has not, or may end the loop by StopIteration."""
    scope = module.scopes.scope(body)
    if scope.dynamic or any(iterable.type in _OTHERWISE for iterable in iterables):
        return True
    return any(
        node.type != "call" or module.scopes.calls(node, "next", "locals", "vars", "dir", "super")
        for node in module.walk(body, *_OTHERWISE[:5], "call")
    )
