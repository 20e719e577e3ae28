"""Work whose result nothing uses.

Slow:
    factorial = [1]
    for i in range(1, 10**6):
        factorial.append(factorial[-1] * i % mod)

    def choose(n, k):
        return factorial[n] * …

    print(sum(numbers))

Fast:
    print(sum(numbers))

Why:
    Tables that come with a template, and what is left of an earlier attempt, are worked out at every start like
    everything else. A function that is never called keeps nothing alive.

When not:
    Anything that can be noticed without the result: input that is read, output, calls of unknown functions, changes in
    objects that have another name. Work in `try`, `with` and classes is left alone.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Safety, names
from perfhint.rules.imports._liveness import Liveness

ID = "PH611"
SAFETY = Safety.CHECKED  # what is left out might have raised
GROWTH = "O(n) → O(1)"
PATTERN = "(module) @module"

SLOW = """\
MOD = 998244353
numbers = list(range(1000))
ordered = sorted(numbers)

factorial = [1]
for i in range(1, 300001):
    factorial.append(factorial[-1] * i % MOD)
inverse = [pow(factorial[-1], MOD - 2, MOD)]
for i in range(300000, 0, -1):
    inverse.append(inverse[-1] * i % MOD)
inverse.reverse()


def choose(n, k):
    return factorial[n] * inverse[k] * inverse[n - k] % MOD


print(sum(numbers))
"""

FAST = """\
numbers = list(range(1000))

print(sum(numbers))
"""

_WORK = names(
    "for_statement while_statement list_comprehension set_comprehension dictionary_comprehension generator_expression"
)
_CALLS = names("sorted set list tuple dict sum min max frozenset collections.Counter collections.deque")


def rewrite(match: Match, module: Module) -> Finding | None:
    if module.scopes.executes or module.scopes.module.dynamic or not _may_be_unused(module):
        return None
    superfluous = Liveness(module, is_script=match.context.is_script).superfluous()
    work = [statement for statement in superfluous if _is_work(module, statement)]
    if not work:
        return None
    gone = _with_others(module, work, superfluous)
    edits = _without(module, gone)
    if edits is None:
        return None
    unused = ", ".join(f"`{name}`" for name in _names(module, gone)) or "the result"
    return Finding(work[0], f"nothing uses {unused}; this work can be left out", tuple(edits))


def _may_be_unused(module: Module) -> bool:
    """Some variable is read by nothing but what sets it, and functions that may never be called."""
    return any(
        {write.kind for write in binding.writes} <= {Kind.ASSIGN, Kind.AUGMENTED}
        and all(_is_read_idly(module, read, binding) for read in binding.reads)
        for scope in module.scopes.all
        if scope.kind in ("module", "function")
        for binding in scope.bindings.values()
    )


def _is_read_idly(module: Module, read: Node, binding: Binding) -> bool:
    if module.scopes.home(module.scopes.scope(read)) is not binding.scope:
        return True
    return module.data.startswith(binding.name.encode(), module.statement(read).start_byte)


def _is_work(module: Module, statement: Node) -> bool:
    """It takes time, however much or little: alone, or because it is done again and again."""
    if statement.type == "function_definition":
        return False
    return (
        any(True for _ in module.walk(statement, *_WORK))
        or any(module.arguments(call) and module.scopes.calls(call, *_CALLS) for call in module.walk(statement, "call"))
        or (statement.type == "expression_statement" and bool(module.loops.around(statement)))
    )


def _with_others(module: Module, work: list[Node], superfluous: list[Node]) -> list[Node]:
    """The work, and everything superfluous that has variables in common with it, directly or through others."""
    variables = {statement.id: _own_variables(module, statement, superfluous) for statement in superfluous}
    gone = {statement.id for statement in work}
    touched = set().union(*(variables[number] for number in gone))
    while more := [number for number in variables if number not in gone and variables[number] & touched]:
        gone.update(more)
        touched |= set().union(*(variables[number] for number in more))
    return [statement for statement in superfluous if statement.id in gone]


def _own_variables(module: Module, statement: Node, superfluous: list[Node]) -> set[Binding]:
    """Those in the statement that nothing else sets."""
    found = {module.scopes.binding(name) for name in module.walk(statement, "identifier")}
    return {
        binding
        for binding in found
        if binding is not None
        and all(any(module.contains(each, write.node) for each in superfluous) for write in binding.writes)
    }


def _names(module: Module, gone: list[Node]) -> list[str]:
    """The variables that would have got a value."""
    names = [
        module.code(name)
        for statement in gone
        if statement.type != "function_definition"
        for name in module.walk(statement, "identifier")
        for binding in [module.scopes.binding(name)]
        if binding is not None and any(w.node.id == name.id and w.kind is Kind.ASSIGN for w in binding.writes)
    ]
    return list(dict.fromkeys(names))


def _without(module: Module, gone: list[Node]) -> list[Edit] | None:
    """The program without these statements; None where they do not stand alone on their lines, or are a whole block."""
    numbers = {statement.id for statement in gone}
    edits: list[Edit] = []
    after_blank = True
    for statement in gone:
        block = module.parent(statement)
        if block is None or not module.edit.owns_lines(statement):
            return None
        if all(other.id in numbers for other in module.statements(block)):
            return None
        comments = [module.code(comment) for comment in module.comments(statement)]
        if comments:
            edits.append(module.edit.replace(statement, f"\n{module.indentation(statement)}".join(comments)))
            continue
        edit = module.edit.delete(statement)
        if not edits or edits[-1].end != edit.start:
            after_blank = edit.start == 0 or module.data[: edit.start].endswith(b"\n\n")
        rest = module.data[edit.end :]
        blank = len(rest) - len(rest.lstrip(b"\n")) if after_blank else 0
        edits.append(Edit(edit.start, edit.end + blank, edit.text))
    return edits
