"""What containers hold, from everything the program does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.bindings import Kind
from perfhint.source.handing_on import UNPACKING, holder_of, is_read_by_map, other_name, splat_call, target_of_items
from perfhint.source.known import CHANGING_METHODS, DEFAULTDICT, DICTS, MUTABLE, READING_CALLS, READING_METHODS, Type
from perfhint.source.parameters import receiving
from perfhint.source.uses import Role, Use
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.bindings import Binding
    from perfhint.source.inference import Inference
    from perfhint.source.module import Module

_HARMLESS = frozenset({Role.SEARCHED, Role.COMPARED, Role.TRUTH, Role.FORMATTED, Role.STATEMENT, Role.DELETE_ITEM})
"""Uses that neither add to a container nor hand out what it holds."""
_READING = frozenset({Role.SLICE, Role.OPERAND, Role.UNPACKED, Role.ITERATED})
"""Uses that hand out what it holds, but not the container itself."""
_SUMMARISING = names("len sum print any all str repr isinstance bool id type copy.deepcopy")
"""Calls whose result holds nothing of what they are given."""
_DEEP = 4
"""Lists in lists in lists … looked into."""
_Owners = tuple[tuple["Binding", int], ...]
"""Names that an object had before, each with how many lists deep it was when it had it."""


def absorb(
    module: Module,
    inference: Inference,
    kind: Type | None,
    binding: Binding,
    depth: int = 0,
    owners: _Owners = (),
) -> Type | None:
    """`kind`, the type of `binding` as created, with what the uses of the name put in; where one is unclear, None.

    `owners` are the names under which it, or what is in it, was passed on to a function, or put into a list.
    """
    if kind is None or kind.name not in MUTABLE:
        return _absorb_tuple(kind)
    if binding.scope.dynamic or depth > _DEEP or len(owners) > 2 * _DEEP:
        return Type(kind.name)
    for use in module.uses.of(binding):
        kind = _absorb_use(module, inference, kind, use, depth, binding, owners)
        if kind.element is None and kind.value is None:
            return kind
    return kind


def _absorb_tuple(kind: Type | None) -> Type | None:
    """A tuple does not change, but a list in it might, by whoever takes it out."""
    if kind is None or kind.name != "tuple":
        return kind
    items = None if kind.items is None else tuple(_stripped(item) for item in kind.items)
    return Type("tuple", _stripped(kind.element), None, items)


def _absorb_use(
    module: Module,
    inference: Inference,
    kind: Type,
    use: Use,
    depth: int,
    binding: Binding | None = None,
    owners: _Owners = (),
) -> Type:
    from perfhint.source.inference import join

    unknown, known = Type(kind.name), owners if binding is None else (*owners, (binding, depth))
    if use.role in _HARMLESS:
        return kind
    if use.role is Role.ITEM:
        if kind.name == DEFAULTDICT:  # reading makes the missing key
            index = use.outer.child_by_field_name("subscript")
            kind = Type(kind.name, join(kind.element, inference.of(index)), kind.value)
        return _through(module, inference, kind, module.uses.classify(use.outer), depth, known)
    if use.role is Role.ITERATED:
        return _absorb_iteration(module, inference, kind, use.outer.child_by_field_name("left"), depth, known)
    if use.role is Role.ARGUMENT and (target := target_of_items(module, use)) is not None:
        return _absorb_iteration(module, inference, kind, target, depth, known)
    if use.role is Role.UNPACKED and (call := splat_call(module, use)) is not None:
        if module.scopes.calls(call, "print"):
            return kind
        if module.scopes.calls(call, "zip") and kind.element is not None and kind.element.name in MUTABLE:
            return Type(kind.name, _inner_stripped(kind.element))  # what the rows hold, but no row
    if use.role in _READING or (use.role is Role.ATTRIBUTE and use.name in READING_METHODS):
        return _inner_stripped(kind)
    if use.role is Role.AUGMENTED:
        right = use.outer.child_by_field_name("right")
        if kind.name in DICTS:
            return unknown
        return Type(kind.name, join(kind.element, _stripped(inference.element(right))))
    if use.role is Role.RETURNED:
        return kind if binding is not None and _is_given_up(module, binding, owners) else unknown
    if use.role is Role.SET_ITEM:
        return _absorb_store(module, inference, kind, use)
    if use.role is Role.METHOD:
        return _absorb_method(module, inference, kind, use)
    if (other := _other_binding(module, use)) is not None:
        found = kind if (other, depth) in known else absorb(module, inference, kind, other, depth, known)
        return unknown if found is None else found
    if (holder := holder_of(module, use)) is not None:
        return _absorb_kept(module, inference, kind, holder, depth, known)
    if use.role is Role.ARGUMENT:
        return _absorb_argument(module, inference, kind, use)
    return unknown


def _other_binding(module: Module, use: Use) -> Binding | None:
    """Another name, or a parameter of a function of the program, that the same object gets here."""
    if use.role is Role.ARGUMENT:
        return receiving(module, use.outer, use.node)
    name = other_name(module, use)
    return module.scopes.binding(name) if name is not None else None


def _absorb_kept(module: Module, inference: Inference, kind: Type, holder: Node, depth: int, owners: _Owners) -> Type:
    """What is done with the items of `holder` is done with the object."""
    found, binding = inference.of(holder), module.scopes.binding(holder)
    if found is not None and found.name == "never":
        return kind  # not known yet
    if found is None or binding is None or found.name != "list" or any(binding is owner for owner, _ in owners):
        return Type(kind.name)
    whole = absorb(module, inference, Type("list", kind), binding, depth + 1, owners)
    inner = whole.element if whole is not None else None
    return inner if inner is not None and inner.name == kind.name else Type(kind.name)


def _is_given_up(module: Module, binding: Binding, owners: _Owners) -> bool:
    """Whoever gets what a function returns is the only one who has it then."""
    return binding.scope.kind == "function" and all(
        each.scope is binding.scope
        and not module.scopes.captured(each)
        and all(write.kind not in (Kind.PARAMETER, Kind.FOR) for write in each.writes)
        for each in (binding, *(owner for owner, _ in owners))
    )


def _absorb_method(module: Module, inference: Inference, kind: Type, use: Use) -> Type:
    from perfhint.source.inference import join

    given = module.arguments(use.outer)
    match use.name:
        case "append" | "appendleft" | "add" if len(given) == 1:
            return Type(kind.name, join(kind.element, inference.of(given[0])))
        case "insert" if len(given) == 2:
            return Type(kind.name, join(kind.element, inference.of(given[1])))
        case "extend" | "extendleft" | "update" if kind.name not in DICTS:
            element = kind.element
            for argument in given:
                element = join(element, _stripped(inference.element(argument)))
            return Type(kind.name, element)
        case "setdefault" if len(given) == 2 and kind.name in DICTS:
            inner = _stripped(inference.of(given[1]))
            return Type(kind.name, join(kind.element, inference.of(given[0])), join(_stripped(kind.value), inner))
        case "sort" | "reverse" | "remove" | "discard" | "clear" | "rotate" | "index" | "count":
            return kind
        case name if name in CHANGING_METHODS and (name or "").startswith("pop"):
            return _inner_stripped(kind)
        case name if name in READING_METHODS:
            return _inner_stripped(kind)
    return Type(kind.name)


def _absorb_argument(module: Module, inference: Inference, kind: Type, use: Use) -> Type:
    from perfhint.source.inference import join

    if use.name in _SUMMARISING:
        return kind
    if use.name == "map" and is_read_by_map(module, use) and kind.element is not None:
        return Type(kind.name, _inner_stripped(kind.element) if kind.element.name in MUTABLE else kind.element)
    if use.name in READING_CALLS and _is_builtin_method(inference, use):
        return _inner_stripped(kind)
    given = module.arguments(use.outer)
    if given and module.contains(given[0], use.node):
        if use.name in ("heapq.heapify", "heapq.heappop", "random.shuffle"):
            return _inner_stripped(kind)
        if (
            use.name in ("heapq.heappush", "heapq.heappushpop", "heapq.heapreplace", "bisect.insort")
            and len(given) == 2
        ):
            return Type(kind.name, join(_stripped(kind.element), _stripped(inference.of(given[1]))))
    return Type(kind.name)


def _is_builtin_method(inference: Inference, use: Use) -> bool:
    """If it is a method that the object is passed to, it is one of a builtin object."""
    if not (use.name or "").startswith("."):
        return True
    function = use.outer.child_by_field_name("function")
    return function is not None and inference.of(function.child_by_field_name("object")) is not None


def _absorb_store(module: Module, inference: Inference, kind: Type, use: Use) -> Type:
    """`x[i] = v`, `x[a:b] = v`, `x[i] += v`, `x[i], y = v, w`."""
    from perfhint.source.inference import join

    indexes = use.outer.children_by_field_name("subscript")
    statement = module.parent(use.outer)
    if statement is None or len(indexes) != 1:
        return Type(kind.name)
    if statement.type == "augmented_assignment":
        inner = kind.value if kind.name in DICTS else kind.element
        stored = inference._augmented(statement, inner)
    elif statement.type == "assignment":
        right = statement.child_by_field_name("right")
        stored = None if right is None or right.type == "assignment" else inference.of(right)
    else:
        pattern: Node | None = statement
        while pattern is not None and pattern.type != "assignment":
            pattern = module.parent(pattern)
        stored = None if pattern is None else inference._unpacked(pattern, use.outer)
    if indexes[0].type == "slice":
        from perfhint.source.inference import element_of

        return Type(kind.name, join(kind.element, _stripped(element_of(stored))))
    if kind.name in DICTS:
        return Type(kind.name, join(kind.element, inference.of(indexes[0])), join(kind.value, stored))
    return Type(kind.name, join(kind.element, stored))


def _absorb_iteration(
    module: Module, inference: Inference, kind: Type, target: Node | None, depth: int, owners: _Owners
) -> Type:
    """`for row in x`: what is done with `row` is done with an element; `for a, b in x` hands out what is in one."""
    if kind.name in DICTS or kind.element is None or kind.element.name not in MUTABLE:
        return kind
    if target is not None and target.type in UNPACKING:
        return Type(kind.name, _inner_stripped(kind.element))
    binding = module.scopes.binding(target) if target is not None and target.type == "identifier" else None
    if binding is None:
        return _inner_stripped(kind)
    return Type(kind.name, absorb(module, inference, kind.element, binding, depth + 1, owners))


def _through(module: Module, inference: Inference, kind: Type, use: Use, depth: int, owners: _Owners) -> Type:
    """`x[i]` used in turn: a change of an element that is itself a container."""
    inner = kind.value if kind.name in DICTS else kind.element
    if inner is None or inner.name not in MUTABLE:
        return kind
    if depth > _DEEP:
        return _inner_stripped(kind)
    inner = _absorb_use(module, inference, inner, use, depth + 1, None, owners)
    if kind.name in DICTS:
        return Type(kind.name, kind.element, inner)
    return Type(kind.name, inner)


def _stripped(kind: Type | None) -> Type | None:
    """Without what it holds, if that can change."""
    return Type(kind.name) if kind is not None and kind.name in MUTABLE else _absorb_tuple(kind)


def _inner_stripped(kind: Type) -> Type:
    return Type(kind.name, _stripped(kind.element), _stripped(kind.value))
