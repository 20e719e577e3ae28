"""Whether an expression is an integer or a float, where it is calculated from items of arrays as well."""

from __future__ import annotations

from perfhint.rules.api import Binding, Kind, Module, Node, Write
from perfhint.rules.numeric._array_items import item
from perfhint.rules.numeric._arrays import array_of, listed

_ITEMS = {"int64": "int", "float64": "float"}
_SAME = ("min", "max", "abs")


def kind_of(module: Module, node: Node, asked: tuple[Binding, ...] = ()) -> str | None:
    """ "int", "float", or None; `asked` are the names that it is about to be known of."""
    node = module.unwrap(node)
    found = module.annotated_types.of(node)
    if found is not None:
        return found.name if found.name in ("int", "float") else None
    match node.type:
        case "attribute":
            return "float" if module.scopes.qualified_name(node) in ("numpy.inf", "numpy.pi") else None
        case "identifier":
            return _of_name(module, node, asked)
        case "subscript":
            return _of_item(module, node)
        case "unary_operator":
            return kind_of(module, node.named_children[0], asked) if node.children[0].type == "-" else None
        case "binary_operator":
            return _of_operation(module, node, asked)
        case "conditional_expression":
            return _same({kind_of(module, node.named_children[at], asked) for at in (0, 2)})
        case "call" if any(module.scopes.is_builtin(node.named_children[0], name) for name in _SAME):
            return _same({kind_of(module, argument, asked) for argument in module.arguments(node)})
    return None


def _of_operation(module: Module, node: Node, asked: tuple[Binding, ...]) -> str | None:
    sign = node.children[1].type
    kinds = {kind_of(module, node.children[0], asked), kind_of(module, node.children[2], asked)}
    if sign not in ("+", "-", "*", "/", "//", "%") or None in kinds:
        return None
    return "float" if sign == "/" or "float" in kinds else "int"


def _of_item(module: Module, node: Node) -> str | None:
    """An item of an array; `a[i][j]` from its inside out."""
    inner = node
    while inner.type == "subscript" and (holder := inner.child_by_field_name("value")) is not None:
        inner = holder
    kind = array_of(module, inner) or listed(module, inner)
    first = module.parent(inner)
    if kind is None or first is None:
        return None
    single = item(module, first, kind)
    return _ITEMS.get(kind.dtype) if single is not None and single.id == node.id else None


def _of_name(module: Module, name: Node, asked: tuple[Binding, ...]) -> str | None:
    binding = module.scopes.binding(name)
    if binding is None or binding.scope.dynamic or binding in asked:
        return None
    return _same({_of_write(module, write, (*asked, binding)) for write in binding.writes})


def _of_write(module: Module, write: Write, asked: tuple[Binding, ...]) -> str | None:
    if write.kind is Kind.ASSIGN and write.value is not None:
        return kind_of(module, write.value, asked)
    if write.kind is Kind.FOR:
        right = write.origin.child_by_field_name("right")
        kind = array_of(module, right) or listed(module, right) if right is not None else None
        whole = write.origin.child_by_field_name("left") == write.node
        return _ITEMS.get(kind.dtype) if kind is not None and kind.dimensions == 1 and whole else None
    return None


def _same(kinds: set[str | None]) -> str | None:
    return kinds.pop() if len(kinds) == 1 else None
