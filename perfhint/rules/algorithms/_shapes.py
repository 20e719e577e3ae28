"""Code in a normal form, in which the many ways of writing one computation over ints look the same.

`x *= 2`, `x = 2 * x` and `x <<= 1` are one shape, and so are `if n % 2: a` with an `else: b` and `if not n & 1: b` with
an `else: a`. This holds for ints, but not for floats, nor for objects with operators of their own: who compares shapes
sees to it that the names are ints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.algorithms._shape import (
    Shape,
    comparison,
    condition,
    is_negated,
    negative,
    number,
    operation,
    opposite,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.rules.api import Module, Node

_LEAVING = frozenset({"return", "break", "continue"})
_NOTHING = Shape("block")
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


def shape_of_block(module: Module, statements: list[Node]) -> Shape:
    """The shape of statements that follow one another.

    What comes after an `if` that leaves is its `else`, and a value that is changed at once is written in one go:
    `x = a * b` and then `x %= m` is `x = a * b % m`.
    """
    found: list[Shape] = []
    for place, statement in enumerate(statements):
        for shape in _statement(module, statement):
            found[-1:] = _merged(found[-1:], shape)
            found[-3:] = _at_once(found[-3:])
        if found and _may_leave(found[-1]):
            rest = shape_of_block(module, statements[place + 1 :])
            return _joined(Shape("block", "", tuple(found)), rest)
    return Shape("block", "", tuple(found))


def shape_of(module: Module, node: Node) -> Shape:
    """The shape of an expression."""
    node = module.unwrap(node)
    match node.type:
        case "identifier" | "attribute":
            return _named(module, node)
        case "integer" if module.types.is_a(node, "int"):
            return number(int(module.code(node), 0))
        case "true" | "false":
            return Shape(node.type)
        case "binary_operator":
            sides = [shape_of(module, _field(node, side)) for side in ("left", "right")]
            return operation(module.code(_field(node, "operator")), *sides)
        case "unary_operator":
            symbol, value = module.code(_field(node, "operator")), shape_of(module, _field(node, "argument"))
            return negative(value) if symbol == "-" else Shape(f"unary {symbol}", "", (value,))
        case "comparison_operator" if len(node.children) == 3 and node.children[1].type in _COMPARISONS:
            first, sign, second = node.children
            return comparison(sign.type, shape_of(module, first), shape_of(module, second))
        case "boolean_operator":
            sides = [condition(shape_of(module, _field(node, side))) for side in ("left", "right")]
            return Shape(module.code(_field(node, "operator")), "", tuple(sides))
        case "not_operator":
            return opposite(condition(shape_of(module, _field(node, "argument"))))
        case "call":
            return _call(module, node)
        case "subscript" | "tuple" | "expression_list" | "pattern_list" | "tuple_pattern" | "list":
            kind = "subscript" if node.type == "subscript" else "list" if node.type == "list" else "tuple"
            return Shape(kind, "", tuple(shape_of(module, part) for part in module.statements(node)))
    return _unknown(module, node)


def _named(module: Module, node: Node) -> Shape:
    """A name, or an attribute; a builtin or something imported by its full name."""
    path = module.scopes.qualified_name(node)
    if path is not None:
        return Shape("builtin", path)
    if node.type == "identifier":
        return Shape("name", module.code(node))
    return Shape("attribute", module.code(_field(node, "attribute")), (shape_of(module, _field(node, "object")),))


def _call(module: Module, node: Node) -> Shape:
    """A call with plain arguments."""
    function, arguments = _field(node, "function"), module.arguments(node)
    if any("splat" in argument.type or argument.type == "keyword_argument" for argument in arguments):
        return _unknown(module, node)
    called = shape_of(module, function)
    parts = tuple(shape_of(module, argument) for argument in arguments)
    if called.text == "range" and len(parts) in (2, 3) and parts[2:] in ((), (number(1),)):
        parts = parts[1:2] if parts[0] == number(0) else parts[:2]
    return Shape("call", "", (called, *parts))


def _statement(module: Module, node: Node) -> list[Shape]:
    match node.type:
        case "expression_statement" if node.named_child_count == 1:
            return _simple(module, node.named_children[0])
        case "return_statement":
            values = module.statements(node)
            return [_returned(module, values[0])] if values else [Shape("return")]
        case "if_statement":
            branches = [branch for branch in node.children_by_field_name("alternative") if branch.type != "comment"]
            return [_if(module, node, branches)]
        case "while_statement":
            loop = _while(condition(shape_of(module, _field(node, "condition"))), _body(module, node, "body"))
            return _with_else(module, node, loop)
        case "for_statement" if node.children[0].type == "for":
            left, right = shape_of(module, _field(node, "left")), shape_of(module, _field(node, "right"))
            return _with_else(module, node, Shape("for", "", (left, right, _body(module, node, "body"))))
        case "break_statement" | "continue_statement":
            return [Shape(node.type.removesuffix("_statement"))]
        case "pass_statement":
            return []
    return [_unknown(module, node)]


def _with_else(module: Module, node: Node, loop: Shape) -> list[Shape]:
    """A loop, followed by what is in its `else`, if nothing leaves it by `break`."""
    last = node.child_by_field_name("alternative")
    if last is None:
        return [loop]
    if module.loops.exits(node, "break_statement"):
        return [_unknown(module, node)]
    return [loop, *_body(module, last, "body").parts]


def _simple(module: Module, node: Node) -> list[Shape]:
    if node.type == "augmented_assignment":
        left, right = shape_of(module, _field(node, "left")), shape_of(module, _field(node, "right"))
        return [_assigned(left, operation(module.code(_field(node, "operator"))[:-1], left, right))]
    assigned = node.child_by_field_name("right")
    if node.type != "assignment" or assigned is None:
        return [Shape("expression", "", (shape_of(module, node),))]
    if assigned.type == "assignment":
        return _chained(module, node)
    target = shape_of(module, _field(node, "left"))
    if (chosen := module.unwrap(assigned)).type == "conditional_expression":
        return [_chosen(module, chosen, lambda part: _assigned(target, shape_of(module, part)))]
    value = shape_of(module, assigned)
    if target.kind == value.kind == "tuple" and len(target.parts) == len(value.parts) and _are_apart(target, value):
        return [_assigned(*pair) for pair in zip(target.parts, value.parts, strict=True)]
    return [_assigned(target, value)]


def _chained(module: Module, node: Node) -> list[Shape]:
    """`a = b = 1` as two assignments."""
    targets, value = [], node
    while value.type == "assignment":
        targets.append(shape_of(module, _field(value, "left")))
        value = _field(value, "right")
    literal = shape_of(module, value)
    return [_assigned(target, literal) for target in targets] if literal.kind == "int" else [_unknown(module, node)]


def _are_apart(targets: Shape, values: Shape) -> bool:
    """Of the names assigned none is read for another: the assignments can be made one after the other."""
    return all(target.kind == "name" for target in targets.parts) and not any(
        target in set(value.walk())
        for place, target in enumerate(targets.parts)
        for other, value in enumerate(values.parts)
        if place != other
    )


def _returned(module: Module, value: Node) -> Shape:
    value = module.unwrap(value)
    if value.type == "conditional_expression":
        return _chosen(module, value, lambda part: _returned(module, part))
    return Shape("return", "", (shape_of(module, value),))


def _assigned(target: Shape, value: Shape) -> Shape:
    return Shape("assign", "", (target, value))


def _chosen(module: Module, node: Node, made_of: Callable[[Node], Shape]) -> Shape:
    """`… = a if c else b` and `return a if c else b` as statements."""
    then, test, otherwise = module.statements(node)
    branches = [Shape("block", "", (made_of(part),)) for part in (then, otherwise)]
    return _choice(condition(shape_of(module, test)), *branches)


def _if(module: Module, node: Node, alternatives: list[Node]) -> Shape:
    test, then = condition(shape_of(module, _field(node, "condition"))), _body(module, node, "consequence")
    if not alternatives:
        return _choice(test, then, _NOTHING)
    first, *rest = alternatives
    if first.type == "elif_clause":
        return _choice(test, then, Shape("block", "", (_if(module, first, rest),)))
    return _choice(test, then, _body(module, first, "body"))


def _choice(test: Shape, then: Shape, otherwise: Shape) -> Shape:
    if is_negated(test):
        test, then, otherwise = opposite(test), otherwise, then
    return Shape("if", "", (test, _knowing(test, then, 1), _knowing(test, otherwise, 2)))


def _knowing(test: Shape, branch: Shape, outcome: int) -> Shape:
    """`branch` of a condition, without asking for the same condition again."""
    inner = branch.parts[0] if len(branch.parts) == 1 else None
    return inner.parts[outcome] if inner is not None and inner.kind == "if" and inner.parts[0] == test else branch


def _while(test: Shape, body: Shape) -> Shape:
    """A loop; `while True: if c: break` is a loop while not c."""
    first = body.parts[0] if body.parts else None
    if test.kind == "true" and first is not None and first.kind == "if" and len(body.parts) == 1:
        leave, then, otherwise = first.parts
        stop = Shape("block", "", (Shape("break"),))
        if stop in (then, otherwise):
            return Shape("while", "", (opposite(leave), otherwise) if then == stop else (leave, then))
    return Shape("while", "", (test, body))


def _merged(before: list[Shape], shape: Shape) -> list[Shape]:
    """`x = e` and `x = f(x)` as `x = f(e)`."""
    last = before[0] if before else _NOTHING
    if last.kind == shape.kind == "assign" and last.parts[0] == shape.parts[0] and last.parts[0].kind == "name":
        target, value = shape.parts
        if sum(each == target for each in value.walk()) == 1:
            return [_assigned(target, _rebuilt(value.substituted(target, last.parts[1])))]
    return [*before, shape]


def _at_once(last: list[Shape]) -> list[Shape]:
    """`t = e`, `a = b`, `b = t` as `a, b = b, e`: the name that only carries a value is not needed."""
    if len(last) < 3 or not all(each.kind == "assign" and each.parts[0].kind == "name" for each in last):
        return last
    (carrier, carried), (first, value), (second, read) = (each.parts for each in last)
    if len({carrier, first, second}) < 3 or carrier in {*carried.walk(), *value.walk()} or first in set(read.walk()):
        return last
    if carrier not in set(read.walk()):
        return last
    moved = _rebuilt(read.substituted(carrier, carried))
    return [_assigned(Shape("tuple", "", (first, second)), Shape("tuple", "", (value, moved)))]


def _rebuilt(shape: Shape) -> Shape:
    """A remainder whose parts were put in later, in normal form."""
    if shape.kind in ("%", "+", "*") and len(shape.parts) == 2:
        return operation(shape.kind, *shape.parts)
    return shape


def _joined(first: Shape, second: Shape) -> Shape:
    """One block after the other; after an `if` that may leave, the second belongs to the branches that go on."""
    last = first.parts[-1] if first.parts else None
    if last is None or not _may_leave(last):
        return Shape("block", "", first.parts + second.parts)
    test, *branches = last.parts
    choice = _choice(test, *(each if _leaves(each) else _joined(each, second) for each in branches))
    return Shape("block", "", (*first.parts[:-1], choice))


def _may_leave(shape: Shape) -> bool:
    return shape.kind == "if" and any(map(_leaves, shape.parts[1:]))


def _leaves(block: Shape) -> bool:
    """What follows the block is never reached from its end."""
    last = block.parts[-1] if block.parts else None
    if last is None:
        return False
    return last.kind in _LEAVING or (last.kind == "if" and all(map(_leaves, last.parts[1:])))


def _body(module: Module, node: Node, name: str) -> Shape:
    return shape_of_block(module, module.statements(_field(node, name)))


def _field(node: Node, name: str) -> Node:
    found = node.child_by_field_name(name)
    return found if found is not None else node


def _unknown(module: Module, node: Node) -> Shape:
    """Something of which nothing is known but how it is written."""
    return Shape(f"other {node.type}", module.code(node))
