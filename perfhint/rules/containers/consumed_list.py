"""List from which a loop cuts off the first item, again and again.

Slow:
    while queue:
        node = queue[0]
        queue = queue[1:]

Fast:
    start = 0
    while start < len(queue):
        node = queue[start]
        start += 1

Why:
    Each `queue[1:]` copies all that is left, which makes the loop quadratic. A place that moves on copies nothing.

When not:
    The list has another name, or the loop does anything else with it than to look at items from its front, to ask how
    many there are, and to append more.
"""

from __future__ import annotations

from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, Use

ID = "PH219"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(expression_statement . (assignment
  left: (identifier) @list !type
  right: (subscript value: (identifier) @same subscript: (slice . (integer) @one . ":" .))
  (#eq? @one "1")) .) @cut
"""

SLOW = """\
def reach(edges):
    seen = set()
    queue = [0]
    while queue:
        node = queue[0]
        queue = queue[1:]
        if node not in seen:
            seen.add(node)
            queue.extend(edges[node])
    return len(seen)


n = 30000
print(reach([[node * 2 % n, (node * 2 + 1) % n] for node in range(n)]))
"""

FAST = """\
def reach(edges):
    seen = set()
    queue = [0]
    start = 0
    while start < len(queue):
        node = queue[start]
        start += 1
        if node not in seen:
            seen.add(node)
            queue.extend(edges[node])
    return len(seen)


n = 30000
print(reach([[node * 2 % n, (node * 2 + 1) % n] for node in range(n)]))
"""

_HIDING = ("try_statement", "with_statement")
_SIGNS = {"==": ">=", "!=": "<", ">": "<"}


def rewrite(match: Match, module: Module) -> Finding | None:
    cut = match["cut"]
    binding, loop = module.scopes.binding(match["list"]), module.loops.innermost(cut)
    if binding is None or loop is None or module.scopes.binding(match["same"]) is not binding or module.comments(cut):
        return None
    if not _is_own_list(module, binding) or (binding.scope.kind == "module" and not match.context.is_script):
        return None
    if not _asks_for_more(module, loop, binding) or not module.edit.owns_lines(loop) or _is_watched(module, loop):
        return None
    if any(module.contains(loop, write.node) and not module.contains(cut, write.node) for write in binding.writes):
        return None
    name, start = binding.name, module.scopes.fresh_name("start", binding.scope.node)
    edits = [module.edit.insert_before(loop, f"{start} = 0"), module.edit.replace(cut, f"{start} += 1")]
    for use in module.uses.of(binding):
        if module.contains(loop, use.node) and not module.contains(cut, use.node) and not _grows(module, use):
            moved = _moved(module, use, start)
            if moved is None:
                return None
            edits.append(moved)
    if module.loops.reads_after(binding, loop) or any(use.role is Role.AUGMENTED for use in module.uses.of(binding)):
        edits.append(module.edit.insert_after(loop, f"{name} = {name}[{start}:]"))
    message = f"`{module.code(cut)}` copies all that is left of the list; a place that moves on copies nothing"
    return Finding(cut, message, tuple(edits))


def _is_own_list(module: Module, binding: Binding) -> bool:
    """A list that nothing else knows: it does not matter that it keeps the items that were cut off."""
    kind = module.annotated_types.of_binding(binding)
    return (
        kind is not None
        and kind.name == "list"
        and binding.scope.kind in ("function", "module")
        and not module.scopes.captured(binding)
        and module.effects.is_private(binding)
        and module.scopes.means_builtin("len", binding.scope)
    )


def _asks_for_more(module: Module, loop: Node, binding: Binding) -> bool:
    """`while items:` or the like: the list holds an item whenever one is cut off, once in each iteration."""
    condition = loop.child_by_field_name("condition") if loop.type == "while_statement" else None
    name = binding.name
    some = {name, f"{name}!=[]", f"len({name})", *(f"len({name}){test}" for test in (">0", "!=0", ">=1"))}
    return condition is not None and module.code(module.unwrap(condition)).replace(" ", "") in some


def _is_watched(module: Module, loop: Node) -> bool:
    """An exception handler of the same function may see what is left."""
    function = module.scopes.home(module.scopes.scope(loop)).node
    return any(each.type in _HIDING and module.contains(function, each) for each in module.ancestors(loop))


def _grows(module: Module, use: Use) -> bool:
    return use.role is Role.METHOD and use.name in ("append", "extend") and module.uses.is_statement(use.outer)


def _moved(module: Module, use: Use, start: str) -> Edit | None:
    """What a use becomes when the items begin at `start`; None where that cannot be said."""
    name, outer = module.code(use.node), use.outer
    if module.comments(outer) and use.role is not Role.TRUTH:
        return None
    match use.role:
        case Role.ITEM:
            index = outer.named_children[1]
            if module.code(index) == "0":
                return module.edit.replace(index, start)
            moved = f"{start} + {module.edit.operand(index)}"
            return module.edit.replace(index, moved) if is_natural(module, index) else None
        case Role.TRUTH if outer.type == "not_operator":
            return module.edit.replace(outer, f"{start} >= len({name})")
        case Role.TRUTH:
            return module.edit.replace(use.node, f"{start} < len({name})")
        case Role.COMPARED if module.code(outer.children[-1]) == "[]" and len(outer.children) == 3:
            return _compared(module, outer, name, start)
        case Role.ARGUMENT if use.name == "len":
            asked = module.uses.classify(outer)
            test = asked.outer
            if (
                asked.role is Role.COMPARED
                and test.children[0].id == outer.id
                and module.code(test.children[-1]) == "0"
            ):
                return _compared(module, test, name, start)
            return module.edit.replace(outer, f"(len({name}) - {start})")
    return None


def _compared(module: Module, test: Node, name: str, start: str) -> Edit | None:
    """`queue == []`, `len(queue) > 0`"""
    sign = _SIGNS.get(test.children[1].type)
    return module.edit.replace(test, f"{start} {sign} len({name})") if sign and len(test.children) == 3 else None
