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
from perfhint.rules.imports._importing import costs
from perfhint.rules.imports._liveness import Liveness
from perfhint.rules.imports._noticed import is_noticed

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
_BRANCHES = names("for_statement while_statement if_statement")
_CALLS = names("sorted set list tuple dict sum min max frozenset collections.Counter collections.deque")


def rewrite(match: Match, module: Module) -> Finding | None:
    is_script = match.context.is_script
    if module.scopes.executes or module.scopes.module.dynamic or not _may_be_unused(module, is_script=is_script):
        return None
    superfluous = Liveness(module, is_script=is_script).superfluous()
    work = [each for each in superfluous if _is_work(module, each) or _needs_import(module, each, superfluous)]
    if not work or any(_is_for_type_checkers(module, each) for each in work):
        return None
    gone = _with_others(module, work, superfluous)
    edits = _without(module, gone)
    if edits is None:
        return None
    unused = ", ".join(f"`{name}`" for name in _names(module, gone)) or "the result"
    growth = "" if any(_goes_through_data(module, each) for each in gone) else "constant factor"
    return Finding(work[0], f"nothing uses {unused}; this work can be left out", tuple(edits), growth=growth)


def _may_be_unused(module: Module, *, is_script: bool) -> bool:
    """Some variable that takes work is read by nothing but what sets it, and functions that are never called.

    Judged by what is cheap to see: most programs need no more.
    """
    functions = _Functions(module, is_script=is_script)
    unused = [
        binding
        for scope in module.scopes.all
        if scope.kind in ("module", "function") and not functions.are_idle(scope.node)
        for binding in scope.bindings.values()
        if {write.kind for write in binding.writes} <= {Kind.ASSIGN, Kind.AUGMENTED}
        and all(_is_read_idly(module, read, binding) or functions.are_idle(read) for read in binding.reads)
    ]
    return _take_work(module, unused)


def _is_read_idly(module: Module, read: Node, binding: Binding) -> bool:
    """`xs.append(xs[-1] + 1)`."""
    statement = module.statement(read)
    if not module.data.startswith(binding.name.encode(), statement.start_byte):
        return False
    first = next(module.walk(statement, "identifier"))
    begins = first.start_byte == statement.start_byte and module.code(first) == binding.name
    return begins and not is_noticed(module, statement)


def _take_work(module: Module, bindings: list[Binding]) -> bool:
    """What sets these variables, or others that are read for it, is work and can go."""
    seen, todo = set(bindings), bindings
    while todo:
        binding = todo.pop()
        names = [*(write.node for write in binding.writes), *binding.reads]
        for statement in {node.id: node for node in map(module.statement, names)}.values():
            if statement.type != "expression_statement" or is_noticed(module, statement):
                continue
            if module.within(statement, *_BRANCHES) is not None or _is_work(module, statement):
                return True
            if _imports_of(module, statement):
                return True
            read = {module.scopes.binding(name) for name in module.walk(statement, "identifier")}
            more = {other for other in read if other is not None} - seen
            seen |= more
            todo.extend(more)
    return False


class _Functions:
    """Which functions may never be called, judged by where their names stand."""

    def __init__(self, module: Module, *, is_script: bool) -> None:
        self._module = module
        self._is_script = is_script
        functions = [scope.node for scope in module.scopes.all if scope.kind == "function"]
        named = {function.id: self._reads(function) for function in functions}
        self._idle = {function: reads for function, reads in named.items() if reads is not None}
        """Until it turns out otherwise, all: functions that only call each other stay."""
        while called := [function for function, reads in self._idle.items() if not all(map(self.are_idle, reads))]:
            for function in called:
                del self._idle[function]

    def are_idle(self, node: Node) -> bool:
        """The node is, or stands in, a function that is never called."""
        return bool(self._idle) and any(around.id in self._idle for around in (node, *self._module.ancestors(node)))

    def _reads(self, function: Node) -> list[Node] | None:
        """Where the function is named; None where it may be called without that."""
        module, name = self._module, function.child_by_field_name("name")
        binding = module.scopes.binding(name) if name is not None else None
        if binding is None or binding.scope.kind == "class" or (binding.scope.kind == "module" and not self._is_script):
            return None
        holder = module.parent(function)
        return None if holder is None or holder.type == "decorated_definition" else binding.reads


def _is_work(module: Module, statement: Node) -> bool:
    """It takes time, however much or little: alone, or because it is done again and again."""
    if statement.type == "function_definition":
        return False
    return _goes_through_data(module, statement) or (
        statement.type == "expression_statement" and bool(module.loops.around(statement))
    )


def _is_for_type_checkers(module: Module, statement: Node) -> bool:
    """It does not run anyhow."""
    branches = [each for each in module.ancestors(statement) if each.type == "if_statement"]
    conditions = [each.child_by_field_name("condition") for each in branches]
    return any(each is not None and "TYPE_CHECKING" in module.code(each) for each in conditions)


def _goes_through_data(module: Module, statement: Node) -> bool:
    return any(True for _ in module.walk(statement, *_WORK)) or any(
        module.arguments(call) and module.scopes.calls(call, *_CALLS) for call in module.walk(statement, "call")
    )


def _needs_import(module: Module, statement: Node, superfluous: list[Node]) -> bool:
    """Without this and the other superfluous statements, a module need not be imported."""
    return statement.type != "function_definition" and any(
        all(any(module.contains(each, read) for each in superfluous) for read in binding.reads)
        for binding in _imports_of(module, statement)
    )


def _imports_of(module: Module, statement: Node) -> list[Binding]:
    """Imported names in the statement, of modules that take time to load."""
    found = [module.scopes.binding(name) for name in module.walk(statement, "identifier")]
    return [
        binding
        for binding in found
        if binding is not None
        and all(
            write.kind is Kind.IMPORT and costs((write.qualified or "").partition(".")[0]) for write in binding.writes
        )
    ]


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
