"""Whether a copy is as good as what it is a copy of: who has an array, who changes it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Kind, Node, Write
from perfhint.rules.imports._numpy.types import NEVER, GiveUp, Type

if TYPE_CHECKING:
    from perfhint.rules.imports._numpy.program import Program
    from perfhint.rules.imports._numpy.values import Value


def before(program: Program, target: Node) -> Type:
    """What the name of an augmented assignment is before that."""
    binding = program.module.scopes.binding(target)
    if binding is None:
        raise GiveUp
    others = [write for write in binding.writes if write.node.id != target.id]
    local = [write for write in others if write.at <= target.start_byte and write.scope is binding.scope]
    if local and len(local) == len(others) and all(write.scope is binding.scope for write in binding.writes):
        last = max(local, key=lambda write: write.at)
        block = program.module.parent(program.module.statement(last.node))
        if last.kind is Kind.ASSIGN and block is not None and program.module.contains(block, target):
            return program.heap.join(program.env.get(last, NEVER), _own(program, binding, target))
    return program.of_binding(binding)


def _own(program: Program, binding: Binding, target: Node) -> Type:
    """What the augmented assignment itself leaves for its next turn."""
    found = [program.env.get(write, NEVER) for write in binding.writes if write.node.id == target.id]
    return found[0] if found else NEVER


def holders(program: Program) -> dict[int, set[Binding]]:
    """The names that may hold what was made at a site, by sites."""
    found: dict[int, set[Binding]] = {}
    for write, kind in program.env.items():
        binding = program.module.scopes.binding(write.node)
        if binding is not None:
            for site in program.heap.all_sites(kind):
                found.setdefault(site, set()).add(binding)
    return found


def is_own(program: Program, binding: Binding, kind: Type) -> bool:
    """Nothing but this name has the array."""
    holding = holders(program)
    return all(holding.get(site, set()) <= {binding} for site in kind.sites) and not _in_containers(program, kind)


def _in_containers(program: Program, kind: Type) -> bool:
    held = [*program.heap.elements.values(), *program.heap.values.values()]
    return any(program.heap.all_sites(each) & kind.sites for each in held)


def is_needless_copy(program: Program, target: Node, node: Node, value: Value) -> bool:
    """`a = np.array(a)`, of a list that nobody else has."""
    if not program.is_last or target.type != "identifier" or value.type.name != "array":
        return False
    name = program.module.code(target)
    if value.text == name:
        return node.type != "identifier"
    if value.iterable != name or value.type.ndim > 2:
        return False
    binding = program.module.scopes.binding(target)
    arguments = program.module.arguments(node) if node.type == "call" else []
    if binding is None or not arguments or arguments[0].type != "identifier":
        return False
    old = program.read(arguments[0])
    sites = program.heap.all_sites(old)
    holding = holders(program)
    if any(not holding.get(site, set()) <= {binding} for site in sites):
        return False
    return value.type.ndim == 1


# -------------------------------------------------------------------------------------------------------- views


def check(program: Program) -> None:
    """Gives up where something is changed while there is a view of it: the view would be a copy that is not."""
    holding = holders(program)
    for view, bases in program.views.items():
        names = holding.get(view, set())
        relevant = [(node, sites) for node, sites in program.mutations.values() if sites & (bases | {view})]
        if not relevant:
            continue
        if any(_while_iterated(program, node, view) for node, _ in relevant):
            raise GiveUp
        if not names:
            if view in program.heap.mutated:
                raise GiveUp
            continue
        if _replaces_base(program, view, bases, names, holding) or _is_all_there_is(program, view, bases):
            continue
        for node, sites in relevant:
            if view in sites or not (_before(program, node, view, names) or _after(program, node, view, names)):
                raise GiveUp


def _while_iterated(program: Program, change: Node, view: int) -> bool:
    """The change is made in a loop that goes over the view."""
    for loop in program.module.loops.around(change):
        right = loop.child_by_field_name("right")
        if right is not None and program.module.contains(right, program.nodes[view]):
            return True
    return False


def _replaces_base(
    program: Program, view: int, bases: frozenset[int], names: set[Binding], holding: dict[int, set[Binding]]
) -> bool:
    """`a = a[::-1]`, where nothing else has what `a` was."""
    if len(names) != 1:
        return False
    binding = next(iter(names))
    if any(not holding.get(site, set()) <= {binding} for site in bases) or binding.scope.kind == "class":
        return False
    if _in_containers(program, Type("array", sites=bases | {view})):
        return False
    node = program.nodes[view]
    return any(
        write.kind is Kind.ASSIGN
        and write.value is not None
        and not write.is_shared
        and program.module.contains(write.value, node)
        for write in binding.writes
    )


def _is_all_there_is(program: Program, view: int, bases: frozenset[int]) -> bool:
    """`x, y = np.array(…).T`: whoever has some of the array has it through the view."""
    held = [*program.env.values(), *program.heap.elements.values(), *program.heap.values.values()]
    return all(view in sites or not sites & bases for sites in map(program.heap.all_sites, held))


def _before(program: Program, change: Node, view: int, names: set[Binding]) -> bool:
    """The change is over before there is a view."""
    module, made = program.module, program.nodes[view]
    home = module.scopes.home(module.scopes.scope(made))
    if home is not module.scopes.home(module.scopes.scope(change)) or change.end_byte > made.start_byte:
        return False
    if any(binding.scope is not home for binding in names):
        return False
    return not any(module.contains(loop, made) for loop in module.loops.around(change))


def _after(program: Program, change: Node, view: int, names: set[Binding]) -> bool:
    """Nobody looks at the view any more when the change is made."""
    return all(_is_done(program, change, view, binding) for binding in names)


def _is_done(program: Program, change: Node, view: int, binding: Binding) -> bool:
    """The name is not read any more for the view it has."""
    module = program.module
    home = module.scopes.home(module.scopes.scope(change))
    writes = [write for write in binding.writes if _gives(program, write, view)]
    if len(writes) != 1 or writes[0].kind not in (Kind.ASSIGN, Kind.FOR) or module.scopes.captured(binding):
        return False
    write, made = writes[0], program.nodes[view]
    if any(module.scopes.home(scope) is not home for scope in (write.scope, module.scopes.scope(made))):
        return False
    reads = [read for read in binding.reads if module.flow.definition(read) in (None, write)]
    if any(module.flow.definition(read) is None or read.start_byte >= change.end_byte for read in reads):
        return False
    loops = [loop for loop in module.loops.around(change) if not module.contains(loop, write.node)]
    return not any(module.contains(loop, read) for loop in loops for read in reads)


def _gives(program: Program, write: Write, view: int) -> bool:
    return view in program.heap.all_sites(program.env.get(write, NEVER))
