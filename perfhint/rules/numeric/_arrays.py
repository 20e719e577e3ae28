"""Names that are numpy arrays: of which kind, and whether a loop leaves them as they are."""

from __future__ import annotations

from perfhint.rules.api import Binding, Kind, Module, Node, Role, Use, names
from perfhint.source.facts import Array

_DTYPES = {
    **dict.fromkeys(("int", "int_", "int64", "i8", "q", "longlong"), "int64"),
    **dict.fromkeys(("float", "float_", "float64", "f8", "d", "double"), "float64"),
}
"""The dtypes whose items do as Python's own numbers do, while integers stay below 2 ** 63."""
_FILLED = names("zeros ones empty")
_OF_ITEMS = names("array asarray")
_ELEMENTS = {"int": "int64", "float": "float64", "never": "float64"}
_WHOLE = frozenset({"+", "-", "*", "//", "%"})
"""Operators that make integers of integers."""
_COMPARING = frozenset({"<", ">", "<=", ">=", "==", "!="})
_READING_METHODS = names(
    "sum max min mean prod std var argmax argmin any all argsort cumsum copy tolist astype nonzero dot item round"
)
_READING_ATTRIBUTES = names("shape size ndim dtype")
_READING = frozenset(
    {Role.ITEM, Role.ITERATED, Role.SEARCHED, Role.COMPARED, Role.OPERAND, Role.TRUTH, Role.FORMATTED, Role.STATEMENT}
)
_CHANGING = frozenset({Role.SET_ITEM, Role.AUGMENTED})
_READING_CALLS = names("len sum max min print sorted list tuple set enumerate zip abs map str int float any all")


def array_of(module: Module, name: Node) -> Array | None:
    """The kind of array that the name always is: as it was made, else as it was observed."""
    binding = module.scopes.binding(name) if name.type == "identifier" else None
    if binding is None:
        return None
    kinds = {made(module, write.value) if write.value is not None else None for write in binding.writes}
    if len(kinds) == 1 and None not in kinds:
        return kinds.pop()
    return module.facts.array(name)


def result_of(module: Module, node: Node) -> Array | None:
    """The kind of array that an expression of arrays gives: a name, a slice, a comparison, a sum or product."""
    node = module.unwrap(node)
    match node.type:
        case "identifier":
            return array_of(module, node)
        case "subscript":
            holder, indexes = node.child_by_field_name("value"), node.children_by_field_name("subscript")
            sliced = len(indexes) == 1 and indexes[0].type == "slice"
            return result_of(module, holder) if holder is not None and sliced else None
        case "comparison_operator" if len(node.named_children) == 2 and node.children[1].type in _COMPARING:
            found = _combined(module, *node.named_children)
            return found and found._replace(dtype="bool")
        case "binary_operator" if node.children[1].type in ("+", "-", "*"):
            return _combined(module, node.children[0], node.children[2])
    return None


def _combined(module: Module, left: Node, right: Node) -> Array | None:
    """Of two arrays of the same kind, or of one and a number that leaves it of that kind."""
    kinds = result_of(module, left), result_of(module, right)
    if kinds[0] == kinds[1]:
        return kinds[0]
    kind, other = (kinds[0], right) if kinds[1] is None else (kinds[1], left) if kinds[0] is None else (None, left)
    if kind is None or kind.dtype not in _ELEMENTS.values():
        return None
    plain = ("int",) if kind.dtype == "int64" else ("int", "float", "number")
    return kind if module.annotated_types.is_a(other, *plain) else None


def listed(module: Module, name: Node) -> Array | None:
    """The kind of array that the name, a list, was always made of by `tolist`."""
    binding = module.scopes.binding(name) if name.type == "identifier" else None
    sources = {_listed(module, write.value) for write in binding.writes} if binding is not None else set()
    return sources.pop() if len(sources) == 1 else None


def _listed(module: Module, value: Node | None) -> Array | None:
    function = value.child_by_field_name("function") if value is not None and value.type == "call" else None
    if function is None or function.type != "attribute" or module.code(function.named_children[1]) != "tolist":
        return None
    array = function.named_children[0]
    return made(module, array) or array_of(module, array)


def is_own(module: Module, binding: Binding) -> bool:
    """Every value of the name was made for it, and nothing is a view of it."""
    fresh = all(
        write.kind is Kind.ASSIGN
        and write.value is not None
        and not write.is_shared
        and (made(module, write.value) is not None or module.effects.is_fresh(write.value))
        for write in binding.writes
    )
    return fresh and not binding.scope.dynamic and all(_keeps_nothing(module, use) for use in module.uses.of(binding))


def stays(module: Module, binding: Binding, loop: Node) -> bool:
    """Nothing in `loop` changes the items of the array, or which array the name means."""
    if binding.scope.dynamic or module.effects.rebinds(loop, binding):
        return False
    uses = module.uses.of(binding)
    stored = [module.scopes.binding(name) for name in _stored(module, loop)]
    if binding in stored or any(use.role in _CHANGING and module.contains(loop, use.node) for use in uses):
        return False
    home = module.scopes.home(binding.scope)
    elsewhere = any(module.scopes.home(module.scopes.scope(use.node)) is not home for use in uses)
    if elsewhere and any(use.role in _CHANGING or not _keeps_nothing(module, use) for use in uses):
        return False
    if is_own(module, binding):
        return True
    return not module.effects.calls_unknown(loop) and all(other and is_own(module, other) for other in stored)


def is_index(module: Module, node: Node) -> bool:
    """Surely a single integer, perhaps an item of an array of such."""
    node = module.unwrap(node)
    if node.type == "binary_operator" and node.children[1].type in _WHOLE:
        return is_index(module, node.children[0]) and is_index(module, node.children[2])
    if node.type != "subscript":
        return module.annotated_types.is_a(node, "int")
    indexes, holder = node.children_by_field_name("subscript"), node.named_children[0]
    if len(indexes) == 1 and Array("int64", 1) in (array_of(module, holder), listed(module, holder)):
        return is_index(module, indexes[0])
    return module.annotated_types.is_a(node, "int")


def made(module: Module, value: Node) -> Array | None:
    """The array that a call of numpy makes."""
    function = value.child_by_field_name("function") if value.type == "call" else None
    path = module.scopes.qualified_name(function) if function is not None else None
    if path is None or not path.startswith("numpy."):
        return None
    given = module.arguments(value)
    if not given or given[0].type in ("keyword_argument", "list_splat"):
        return None
    dtype = _dtype(module, given[1:])
    name = path.removeprefix("numpy.")
    if name in _FILLED:
        dimensions = _dimensions(module, given[0])
        dtype = "float64" if dtype is None else dtype
    elif name == "full" and len(given) > 1:
        dimensions, (_, element) = _dimensions(module, given[0]), _nesting(module, given[1])
        dtype = _dtype(module, given[2:])
        dtype = element if dtype is None else dtype
    elif name in _OF_ITEMS:
        dimensions, element = _nesting(module, given[0])
        dtype = element if dtype is None else dtype
    else:
        return None
    return Array(dtype, dimensions) if dtype and dimensions else None


def _dtype(module: Module, given: list[Node]) -> str | None:
    """None where it is not told, empty where it is one of which nothing is known."""
    if not given:
        return None
    node: Node | None = given[0]
    if len(given) > 1:
        return ""
    if node is not None and node.type == "keyword_argument":
        name, node = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is None or module.code(name) != "dtype":
            return ""
    if node is None:
        return ""
    path = module.code(node)[1:-1] if node.type == "string" else module.scopes.qualified_name(node) or ""
    return _DTYPES.get(path.removeprefix("numpy."), "")


def _dimensions(module: Module, shape: Node) -> int:
    if shape.type in ("tuple", "list"):
        parts = module.statements(shape)
        return 0 if any(part.type == "list_splat" for part in parts) else len(parts)
    return 1 if module.annotated_types.is_a(shape, "int") else 0


def _nesting(module: Module, items: Node) -> tuple[int, str]:
    """How deep the lists are that the array is made of, and the dtype it gets of itself."""
    if items.type == "attribute" and module.scopes.qualified_name(items) in ("numpy.inf", "numpy.nan", "numpy.pi"):
        return 0, "float64"
    kind, depth = module.annotated_types.of(items), 0
    while kind is not None and kind.name in ("list", "tuple", "range"):
        kind, depth = kind.element, depth + 1
    return depth, _ELEMENTS.get(kind.name, "") if kind is not None else ""


def _keeps_nothing(module: Module, use: Use) -> bool:
    """After this use nothing but the name knows the array."""
    match use.role:
        case Role.SLICE:
            return module.uses.classify(use.outer).role not in (Role.ESCAPES, Role.RETURNED)
        case Role.METHOD:
            return use.name in _READING_METHODS
        case Role.ATTRIBUTE:
            return use.name in _READING_ATTRIBUTES
        case Role.ARGUMENT:
            return use.name in _READING_CALLS or (use.name or "").startswith("numpy.")
    return use.role in _READING or use.role in _CHANGING or use.role is Role.RETURNED


def _stored(module: Module, loop: Node) -> list[Node]:
    """The names whose items the loop sets; for what is no name, what stands there."""
    found = []
    for target in module.walk(loop, "subscript"):
        if module.is_target(target):
            holder = target
            while holder.type == "subscript" and (inner := holder.child_by_field_name("value")) is not None:
                holder = inner
            found.append(holder)
    return found
