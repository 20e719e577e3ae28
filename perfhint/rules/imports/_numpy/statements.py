"""Statements: where names get values, and where code runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import aliasing, elementwise, functions, parts, places, storing
from perfhint.rules.imports._numpy.operators import result
from perfhint.rules.imports._numpy.program import STATEMENTS
from perfhint.rules.imports._numpy.types import NEVER, NUMBERS, GiveUp, Type
from perfhint.rules.imports._numpy.values import Value

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


def _assignment(program: Program, node: Node) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None:
        raise GiveUp
    functions.annotation(program, node.child_by_field_name("type"))
    if right is None:
        return
    targets = [left]
    while right.type == "assignment":
        inner, value_node = right.child_by_field_name("left"), right.child_by_field_name("right")
        if inner is None or value_node is None:
            raise GiveUp
        targets.append(inner)
        right = value_node
    value = program.value(right)
    if len(targets) == 1 and left.type == "subscript":
        base = places.place(program, left)
        if base is not None:
            storing.store(program, node, base, (right, value))
            return
    for target in targets:
        functions.assign(program, target, value.type)
    if len(targets) == 1 and aliasing.is_needless_copy(program, left, right, value):
        program.edits.append(program.module.edit.delete(program.module.statement(node)))
        return
    _emit_unpacked(program, node, left, right, value)


def _call(program: Program, node: Node) -> None:
    """A call that is a statement: `np.cumsum(a, out=a)` stores what it gives."""
    function = node.child_by_field_name("function")
    targets = [
        argument.child_by_field_name("value")
        for argument in program.module.arguments(node)
        if program.module.code(argument).startswith("out=") and argument.type == "keyword_argument"
    ]
    if len(targets) != 1 or targets[0] is None or not program.path(function).startswith("numpy."):
        program.slot(node)
        return
    program.stored = targets[0].id
    value = program.value(node)
    if targets[0].type == "subscript":
        where = places.place(program, targets[0])
        if where is None:
            raise GiveUp
        storing.store(program, node, where, (node, value))
    else:
        parts.overwrite(program, node, targets[0], value)


def _emit_unpacked(program: Program, node: Node, left: Node, right: Node, value: Value) -> None:
    """What is unpacked need not be a list, nor in parentheses."""
    text = value.text
    if left.type in ("pattern_list", "tuple_pattern") and text != program.module.code(right):
        parts = program.module.statements(left)
        if value.type.name == "array" and value.iterable.startswith("map("):
            text = value.each
        elif value.parts is not None and len(value.parts) == len(parts) == 1:
            program.emit_statement(node, f"{program.module.code(parts[0])} = {value.parts[0].text}")
            return
        elif value.parts is not None and right.type not in ("tuple", "expression_list"):
            text = text[1:-1] if text.startswith("(") else text
    program.emit(right, text)


def _augmented(program: Program, node: Node) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    if left is None or right is None or operator is None:
        raise GiveUp
    sign = program.module.code(operator).removesuffix("=")
    value = program.value(right)
    if left.type == "subscript":
        base = places.place(program, left)
        if base is not None:
            storing.store(program, node, base, (right, value), sign)
            return
        old = program.value(left)
        program.emit(left, old.text)
        new = _plain(program, node, sign, old.type, value)
        functions.assign(program, left, new)
    elif left.type == "identifier":
        old_type = aliasing.before(program, left)
        if old_type.name == "array":
            parts.augment(program, node, left, old_type, (right, value), sign)
            return
        new = _plain(program, node, sign, old_type, value)
        program.bind(left, new)
    else:
        holder = left.child_by_field_name("object")
        if holder is None:
            raise GiveUp
        program.emit(holder, program.plain(holder).text)
        program.heap.escape(value.type)
    program.emit(right, value.text)


def _plain(program: Program, node: Node, sign: str, old: Type, value: Value) -> Type:
    """What `old sign= value` makes of something that is no array."""
    if sign == "+" and old.name == "list":
        program.heap.put(old, program.heap.element(value.type))
        program.heap.mutated |= old.sites
        return old
    if value.type.name == "array" and old.name in NUMBERS | {"never"}:
        if old.name == "never":
            return NEVER
        raise GiveUp
    if elementwise.is_array_operation(sign, Value(old), value):
        raise GiveUp
    if old.name in ("list", "set", "deque", "dict"):
        program.heap.escape(old)
        program.heap.escape(value.type)
        return old
    return result(program, node, sign, old, value.type)


def _for(program: Program, node: Node) -> None:
    right, new = functions.iterate(program, node)
    program.emit(right, new if isinstance(new, str) else new.text)
    _bodies(program, node, "body", "alternative")


def _bodies(program: Program, node: Node, *fields: str) -> None:
    for field in fields:
        for part in node.children_by_field_name(field):
            _part(program, part)


def _part(program: Program, part: Node) -> None:
    if part.type in ("block", "module"):
        program.block(part)
    elif part.type in ("elif_clause", "if_statement"):
        _if(program, part)
    else:
        for child in program.module.statements(part):
            _part(program, child)


def _if(program: Program, node: Node) -> None:
    condition = node.child_by_field_name("condition")
    if condition is not None:
        _truth(program, condition)
    _bodies(program, node, "consequence", "body", "alternative")


def _while(program: Program, node: Node) -> None:
    condition = node.child_by_field_name("condition")
    if condition is not None:
        _truth(program, condition)
    _bodies(program, node, "body", "alternative")


def _truth(program: Program, node: Node) -> None:
    value = program.slot(node)
    if value is not None and value.type.name == "array":
        raise GiveUp


def _return(program: Program, node: Node) -> None:
    function = program.module.within(node, "function_definition")
    given = program.module.statements(node)
    if function is None:
        raise GiveUp
    if not given:
        return
    value = program.slot(given[0])
    if value is not None:
        functions.returns(program, function, value.type)


def _try(program: Program, node: Node) -> None:
    for child in program.module.statements(node):
        if child.type == "block":
            program.block(child)
            continue
        for part in program.module.statements(child):
            if part.type == "block":
                program.block(part)
            elif part.type == "as_pattern":
                _as(program, part)
            else:
                program.emit(part, program.plain(part).text)


def _as(program: Program, node: Node) -> None:
    alias = node.child_by_field_name("alias")
    inner = node.named_children[0]
    program.emit(inner, program.plain(inner).text)
    for target in alias.named_children if alias is not None else []:
        functions.assign(program, target, Type("plain"))


def _with(program: Program, node: Node) -> None:
    for item in program.module.walk(node, "with_item"):
        if program.module.statement(item).id != program.module.statement(node).id:
            continue
        value = item.child_by_field_name("value")
        if value is not None and value.type == "as_pattern":
            _as(program, value)
        elif value is not None:
            program.emit(value, program.plain(value).text)
    _bodies(program, node, "body")


def _delete(program: Program, node: Node) -> None:
    for target in program.module.walk(node, "subscript", "attribute"):
        holder = program.value(target.named_children[0])
        if holder.type.name == "array":
            raise GiveUp
        program.heap.mutated |= holder.type.sites
        for index in target.children_by_field_name("subscript"):
            if index.type == "slice":
                for bound in program.module.statements(index):
                    program.emit(bound, program.scalar(bound).text)
            else:
                program.emit(index, program.scalar(index).text)


def _plain_parts(program: Program, node: Node) -> None:
    for part in program.module.statements(node):
        value = program.slot(part)
        if value is not None and value.type.name == "array":
            raise GiveUp


def _nothing(program: Program, node: Node) -> None:
    """Names and jumps."""


STATEMENTS |= {
    "assignment": _assignment,
    "call": _call,
    "augmented_assignment": _augmented,
    "for_statement": _for,
    "if_statement": _if,
    "while_statement": _while,
    "return_statement": _return,
    "try_statement": _try,
    "with_statement": _with,
    "delete_statement": _delete,
    **dict.fromkeys(("assert_statement", "raise_statement"), _plain_parts),
    **dict.fromkeys(
        ("pass_statement", "break_statement", "continue_statement", "global_statement", "nonlocal_statement"), _nothing
    ),
}
