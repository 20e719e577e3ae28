"""Deques that may as well be lists, and what is imported of `collections`."""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Kind, Module, Node, Role, Use, Write, names

_NO_ITEMS = names("keyword_argument list_splat dictionary_splat")
_LIGHT = names("sys builtins os io time math cmath itertools heapq bisect operator errno gc random datetime copy")
"""Modules that do not load `collections`."""
_METHODS = {"append": 1, "extend": 1, "pop": 0, "clear": 0, "reverse": 0, "remove": 1, "count": 1}
"""Methods that do the same for a list, with so many arguments."""
_TAKING = names("len sum min max sorted any all list tuple set enumerate map zip reversed .join .extend")
_SAME = frozenset({Role.ITEM, Role.SET_ITEM, Role.ITERATED, Role.TRUTH, Role.SEARCHED, Role.UNPACKED})


def imported(module: Module, statement: Node) -> list[Binding] | None:
    """The names that the program imports of `collections`, if this is the first statement that does.

    None where another module loads it anyway, or where not all that is used of it can be seen.
    """
    scopes = module.scopes
    imports = [write for scope in scopes.all for write in scopes.writes_in[scope] if write.kind is Kind.IMPORT]
    own = [write for write in imports if (write.qualified or "").partition(".")[0] == "collections"]
    loaded = {(write.qualified or "").partition(".")[0] for write in imports if write not in own}
    star = {path.partition(".")[0] for path in scopes.star_names.values()}
    if not own or not module.contains(statement, own[0].node) or not loaded | star <= _LIGHT:
        return None
    bindings = [scopes.binding(write.node) for write in own]
    found = [each for each in bindings if each is not None and scopes.only_write(each) is not None]
    return found if len(found) == len(own) else None


def assigned(module: Module, read: Node) -> tuple[Node, Binding] | None:
    """The call in `name = deque(…)`, where the import is read, and the variable; None where it is used otherwise.

    The variable never means anything but what such calls make.
    """
    parent = module.parent(read)
    function = parent if parent is not None and parent.type == "attribute" else read
    made = module.parent(function)
    assignment = module.parent(made) if made is not None else None
    if made is None or assignment is None or assignment.type != "assignment":
        return None
    path = module.scopes.qualified_name(function)
    left = assignment.child_by_field_name("left")
    binding = module.scopes.binding(left) if left is not None and left.type == "identifier" else None
    if path is None or binding is None or binding.scope.dynamic or binding.scope.kind not in ("module", "function"):
        return None
    return (made, binding) if all(_is_made(module, write, path) for write in binding.writes) else None


def _is_made(module: Module, write: Write, path: str) -> bool:
    return (
        write.kind is Kind.ASSIGN
        and not write.is_shared
        and write.annotation is None
        and write.value is not None
        and module.scopes.calls(write.value, path)
    )


def used_as_list(module: Module, made: Node, binding: Binding) -> Edit | None:
    """The list in place of the deque that is made, if a list does all that the variable is used for."""
    if not module.scopes.calls(made, "collections.deque"):
        return None
    return as_list(module, made) if all(_is_list_use(module, use) for use in module.uses.of(binding)) else None


def _is_list_use(module: Module, use: Use) -> bool:
    """A list does the same here."""
    if use.role is Role.METHOD:
        return _METHODS.get(use.name or "") == len(module.arguments(use.outer))
    return use.role in _SAME or (use.role is Role.ARGUMENT and use.name in _TAKING)


def as_list(module: Module, made: Node) -> Edit | None:
    """A list in place of the call `deque(…)`; None where it cannot be written, or the deque has a largest length."""
    arguments = module.arguments(made)
    if not arguments:
        return module.edit.replace(made, "[]")
    items = arguments[0]
    if len(arguments) != 1 or items.type in _NO_ITEMS:
        return None
    if not (module.types.is_a(items, "list") and module.effects.is_fresh(items)):
        spelled = module.scopes.means_builtin("list", module.scopes.scope(made))
        return module.edit.replace(made.named_children[0], "list") if spelled else None
    loses_comment = len(module.comments(made)) != len(module.comments(items))
    return None if loses_comment else module.edit.replace(made, module.code(items))
