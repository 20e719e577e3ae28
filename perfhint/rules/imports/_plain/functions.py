"""`functools.reduce` for what builtins and `math` do, copies that a slice makes, tests that are not there."""

from __future__ import annotations

from perfhint.rules.api import Edit, Module, Node, names
from perfhint.rules.imports._plain.place import Place, Plain

_MULTIPLYING = names("operator.mul operator.imul")
_ADDING = names("operator.add operator.iadd")
_LONG = """\
def reduce(function, items{result}):
    \"\"\"What is left when the function has put all items together, two by two.\"\"\"
{start}    for item in items:
        result = function(result, item)
    return result
"""
_FIRST = """\
    items = iter(items)
    result = next(items)
"""


def reduced(place: Place) -> Plain | None:
    """`reduce(mul, numbers)`."""
    given = place.arguments(2, 3)
    if place.call is None or not given or given[1].type == "generator_expression":
        return None
    function, items, *initial = given
    sign = _sign(place.module, function)
    if sign == "*":
        return _call(place, given, "math", "prod")
    if sign == "+" and _are_integers(place.module, [items, *initial]):
        return _call(place, given, "", "sum")
    path = place.module.scopes.qualified_name(function)
    if path in ("max", "min") and not initial:
        return _call(place, given, "", path)
    if path in ("math.gcd", "math.lcm") and place.python >= (3, 9) and not initial:
        module = place.module
        text = f"{module.code(function)}(*{module.edit.operand(items)})"
        return Plain([module.edit.replace(place.call, text)])
    return _own(place, given)


def _call(place: Place, given: list[Node], package: str, name: str) -> Plain | None:
    """The call of a function that puts items together by itself."""
    module, edits = place.module, list[Edit]()
    if place.call is None:
        return None
    function = name
    if package:
        function, edits = module.edit.imported(package, name, place.node)
    elif not place.means_builtin(name):
        return None
    initial = [f"start={module.code(each)}" if package else module.code(each) for each in given[2:]]
    if [module.code(each) for each in given[2:]] == ["1" if package else "0"]:
        initial = []
    text = f"{function}({', '.join([module.code(given[1]), *initial])})"
    return Plain([*edits, module.edit.replace(place.call, text)], tuple(module.walk(given[0], "identifier")))


def _own(place: Place, given: list[Node]) -> Plain | None:
    """Any other call, of a `reduce` written in Python: where it runs once, that takes less time than the import."""
    module = place.module
    if place.occurrences > 1 or module.loops.around(place.node) or not place.is_free("reduce"):
        return None
    if not (place.means_builtin("iter") and place.means_builtin("next")):
        return None
    long = len(given) == 3
    definition = _LONG.format(result=", result" if long else "", start="" if long else _FIRST)
    edits = [] if module.code(place.node) == "reduce" else [module.edit.replace(place.node, "reduce")]
    return Plain(edits, definition=definition)


def _sign(module: Module, function: Node) -> str:
    """The operator that the function applies: of `mul`, of `lambda x, y: x * y`."""
    path = module.scopes.qualified_name(function) if function.type != "lambda" else None
    if path in _MULTIPLYING:
        return "*"
    if path in _ADDING:
        return "+"
    if function.type != "lambda":
        return ""
    parameters, body = function.child_by_field_name("parameters"), function.child_by_field_name("body")
    if parameters is None or body is None or module.unwrap(body).type != "binary_operator":
        return ""
    left, sign, right = module.unwrap(body).children
    wanted = [module.code(parameter) for parameter in parameters.named_children]
    return module.code(sign) if sorted(wanted) == sorted([module.code(left), module.code(right)]) else ""


def _are_integers(module: Module, nodes: list[Node]) -> bool:
    """A container of integers, and integers."""
    items = module.annotated_types.of(nodes[0])
    return (
        items is not None
        and items.element is not None
        and items.element.name in ("int", "bool")
        and all(module.annotated_types.is_a(node, "int") for node in nodes[1:])
    )


def copied(place: Place) -> Plain | None:
    """`copy.copy(rows)`."""
    given = place.arguments(1)
    if place.call is None or not given or not place.module.annotated_types.is_a(given[0], "list", "dict", "set"):
        return None
    return Plain([place.module.edit.replace(place.call, f"{place.module.edit.operand(given[0])}.copy()")])


def tested(place: Place) -> Plain | None:
    """`doctest.testmod()` in a program without examples."""
    module, call = place.module, place.call
    if call is None or module.arguments(call) or ">>>" in module.text or not module.uses.is_statement(call):
        return None
    return Plain([module.edit.delete(module.statement(call))])
