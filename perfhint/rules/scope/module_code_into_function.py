"""Loops at module level.

Slow:
    total = 0
    for i in range(n):
        total += i

Fast:
    def main():
        total = 0
        for i in range(n):
            total += i

    main()

Why:
    Each use of a module-level name looks it up in a dictionary. Local variables of a function live in numbered slots:
    reading and writing them takes a fraction of the time, and every name a loop touches is touched in each iteration.

When not:
    Names that other functions use stay global, and names that code might look up by itself (`globals()`, `exec`,
    `eval`, `locals()`) cannot move. The module-level names of a file that others import are not touched. A program that
    recurses to within one call of the recursion limit has one call less.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.api import Edit, Finding, Kind, Match, Module, Node, Safety, Write
from perfhint.source.outlining import global_names
from perfhint.source.scopes import BUILTINS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ID = "PH701"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = "(module) @module"

SLOW = """\
limit = 1500000
count = 0
total = 0
for number in range(limit):
    if number % 3 == 0 or number % 5 == 0:
        count += 1
        total += number
print(count, total)
"""

FAST = """\
def main():
    limit = 1500000
    count = 0
    total = 0
    for number in range(limit):
        if number % 3 == 0 or number % 5 == 0:
            count += 1
            total += number
    print(count, total)


main()
"""

_DEFINITIONS = frozenset({"function_definition", "class_definition", "decorated_definition"})
_IMPORTS = frozenset({"import_statement", "import_from_statement", "future_import_statement"})
_GUARD = re.compile(r"""__name__\s*==\s*["']__main__["']|["']__main__["']\s*==\s*__name__""")
_INTROSPECTION = re.compile(r"\b(__main__|sys\.modules|_getframe|currentframe)\b")


def rewrite(match: Match, module: Module) -> Finding | None:
    statements = module.statements(match["module"])
    loops = [loop for statement in statements for loop in _loops(module, statement)]
    if not loops:
        return None
    guard = next((statement for statement in statements if _is_guard(module, statement)), None)
    if len(_INTROSPECTION.findall(module.text)) > (guard is not None):
        return None
    if guard is not None and all(module.contains(guard, loop) for loop in loops):
        edits = _guarded_into_function(module, guard)
    elif match.context.is_script:
        edits = _script_into_function(module, statements)
    else:
        return None
    message = (
        "each name in this module-level loop is looked up in a dictionary; in a function it has a place of its own"
    )
    return Finding(loops[0], message, edits) if edits else None


def _loops(module: Module, statement: Node) -> Iterator[Node]:
    """Loops that run at module level, but for small ones."""
    stack = [statement]
    while stack:
        node = stack.pop()
        if node.type in ("for_statement", "while_statement") and not module.loops.is_small(node):
            yield node
        elif node.type not in _DEFINITIONS and node.type != "expression_statement":
            stack.extend(reversed(node.named_children))


# ------------------------------------------------------------------------------- if __name__ == "__main__": …


def _is_guard(module: Module, statement: Node) -> bool:
    if statement.type != "if_statement" or statement.child_by_field_name("alternative") is not None:
        return False
    condition = statement.child_by_field_name("condition")
    return condition is not None and _GUARD.fullmatch(module.code(module.unwrap(condition))) is not None


def _guarded_into_function(module: Module, guard: Node) -> tuple[Edit, ...]:
    """The body is indented already: only the line above it changes, and the call comes after it."""
    condition, block = guard.child_by_field_name("condition"), guard.child_by_field_name("consequence")
    body = module.statements(block) if block is not None else []
    if condition is None or not body or not all(map(module.edit.owns_lines, (body[0], body[-1]))):
        return ()
    shared = global_names(module, body)
    if shared is None:
        return ()
    main = module.scopes.fresh_name("main", module.root)
    end = module.line_end(guard.end_byte)
    call = f"\n\n\nif {module.code(condition)}:\n{module.indentation(body[0])}{main}()"
    edits = [module.edit.replace_between(guard, condition, f"def {main}()"), Edit(end, end, call)]
    if shared:
        edits.append(module.edit.insert_before(body[0], f"global {', '.join(shared)}"))
    return tuple(edits)


# --------------------------------------------------------------------------------------------- a whole script


class _Part(NamedTuple):
    """Whole lines of the file."""

    start: int
    end: int


def _script_into_function(module: Module, statements: Sequence[Node]) -> tuple[Edit, ...]:
    """Wrap what runs from the first statement that should move to the last; definitions between them go before."""
    region = _region(module, statements)
    hoisted = _hoisted(module, region)
    moved = [statement for statement in region if statement not in hoisted]
    shared = global_names(module, moved) if moved else None
    if shared is None or not module.edit.owns_lines(region[-1]):
        return ()
    main, unit = module.scopes.fresh_name("main", module.root), module.indent_unit
    whole = _Part(_with_comments(module, region[0]).start, module.line_end(region[-1].end_byte))
    parts = [_with_comments(module, definition) for definition in hoisted]
    body = [module.edit.indented(part.start, part.end, unit).strip("\n") for part in _between(whole, parts)]
    lines = [f"def {main}():", *([f"{unit}global {', '.join(shared)}"] if shared else []), *filter(None, body)]
    functions = [module.data[part.start : part.end].decode() for part in parts]
    text = "\n\n\n".join([*functions, "\n".join(lines), f"{main}()"])
    return (Edit(whole.start, whole.end, _blank_lines_before(module, whole.start) + text),)


def _region(module: Module, statements: Sequence[Node]) -> list[Node]:
    """From the first statement that gains by moving to the last that is no definition."""
    first, last = 0, len(statements) - 1
    while statements[last].type in _DEFINITIONS:
        last -= 1
    while first < last and _stays(module, statements, first, last):
        first += 1
    while not module.edit.starts_line(statements[first]):
        first -= 1
    return list(statements[first : last + 1])


def _stays(module: Module, statements: Sequence[Node], first: int, last: int) -> bool:
    """The leading statement `first` need not move: a definition, an import, names that must be global anyway."""
    statement = statements[first]
    if statement.type in _DEFINITIONS or statement.type in _IMPORTS:
        return True
    if statement.type != "expression_statement":
        return False
    written = {
        binding.name
        for node in module.walk(statement, "identifier")
        if (binding := module.scopes.binding(node)) is not None
        and any(write.node.id == node.id for write in binding.writes)
    }
    if written:
        following = [other for other in statements[first : last + 1] if other.type not in _DEFINITIONS]
        return written <= set(global_names(module, following) or ())
    inner = statement.named_children[0]
    return inner.type == "string" or module.scopes.calls(inner, "sys.setrecursionlimit", "threading.stack_size")


def _hoisted(module: Module, region: Sequence[Node]) -> list[Node]:
    """Definitions in the region that may as well stand before it: making them needs nothing that the region makes."""
    moving = {statement.id for statement in region}
    hoisted: list[Node] = []
    for statement in region:
        if statement.type in _DEFINITIONS and _needs_none_of(module, statement, moving):
            hoisted.append(statement)
            moving.remove(statement.id)
    return hoisted


def _needs_none_of(module: Module, definition: Node, moving: set[int]) -> bool:
    """Decorators, defaults, annotations, bases and class bodies use nothing that the statements `moving` bind."""
    scopes = module.scopes
    inner = definition.child_by_field_name("definition") or definition
    name = inner.child_by_field_name("name")
    binding = scopes.binding(name) if name is not None else None
    if binding is None or len(binding.writes) != 1 or scopes.unknown_star:
        return False
    if binding.name in BUILTINS or binding.name in scopes.star_names:  # until then it means something else
        return False
    for node in module.walk(definition):
        if node.type == "call" and scopes.scope(node).kind == "class":
            return False
        if not scopes.is_name(node) or scopes.scope(node).kind not in ("module", "class"):
            continue
        used = scopes.binding(node)
        if used is None or used is binding or used.scope is not scopes.module:
            continue
        kinds = (Kind.IMPORT,) if module.within(node, "decorator") else (Kind.IMPORT, Kind.DEF, Kind.CLASS)
        if not all(write.kind in kinds and _is_made_before(module, write, moving) for write in used.writes):
            return False
    return True


def _is_made_before(module: Module, write: Write, moving: set[int]) -> bool:
    statement = module.statement(write.node)
    parent = module.parent(statement)
    return statement.id not in moving and parent is not None and parent.type == "module"


# ------------------------------------------------------------------------------------------------------- lines


def _with_comments(module: Module, statement: Node) -> _Part:
    """Lines of the statement and of the comments right above it."""
    return _Part(module.edit.start_with_comments(statement), module.line_end(statement.end_byte))


def _between(whole: _Part, parts: Sequence[_Part]) -> Iterator[_Part]:
    """What is left of the whole without the parts."""
    position = whole.start
    for part in parts:
        yield _Part(position, max(position, part.start))
        position = min(part.end + 1, whole.end)
    yield _Part(position, whole.end)


def _blank_lines_before(module: Module, start: int) -> str:
    before = module.data[:start]
    return "\n" * max(0, 3 - (len(before) - len(before.rstrip(b"\n")))) if before.strip() else ""
