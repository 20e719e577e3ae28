"""`input()` for many lines.

Slow:
    for _ in range(int(input())):
        a, b = map(int, input().split())

Fast:
    import sys

    input = sys.stdin.readline

    for _ in range(int(input())):
        a, b = map(int, input().split())

Why:
    Each `input()` flushes standard output and standard error and asks whether it talks to a terminal before it reads a
    line. `sys.stdin.readline` reads a line. It keeps the newline at the end, which `int`, `float` and `split()` ignore
    and `rstrip("\\n")` takes off where it matters. At the end of the input it gives an empty string: a program that
    notices the end by EOFError gets a small function that raises it.

When not:
    A program that talks with somebody: prompts, `flush`, child processes.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety
from perfhint.rules.io._conversation import CONVERSATION, END

ID = "PH501"
SAFETY = Safety.CHECKED  # input that ends too early is noticed later, if at all
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @input arguments: (argument_list) (#eq? @input "input"))
(call
  function: (identifier) @_iter arguments: (argument_list . (identifier) @input)
  (#eq? @_iter "iter") (#eq? @input "input"))
"""

SLOW = """\
import os
import sys
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(b"123 4567\\n" * 100000)
    file.seek(0)
    os.dup2(file.fileno(), 0)

total = 0
for _ in range(100000):
    a, b = map(int, input().split())
    total += a ^ b
print(total)
"""

FAST = """\
import os
import sys
import tempfile

input = sys.stdin.readline

with tempfile.TemporaryFile() as file:
    file.write(b"123 4567\\n" * 100000)
    file.seek(0)
    os.dup2(file.fileno(), 0)

total = 0
for _ in range(100000):
    a, b = map(int, input().split())
    total += a ^ b
print(total)
"""

_IMPORTS = frozenset({"import_statement", "import_from_statement", "future_import_statement"})


def rewrite(match: Match, module: Module) -> Finding | None:
    if not match.context.is_script or CONVERSATION.search(module.text) or module.scopes.module.dynamic:
        return None
    reads = _all_reads(module)
    hot = next((read for read in reads if is_hot(module, read) or _is_iterated(module, read)), None)
    if hot is None or hot.id != match["input"].id:
        return None
    place = next(statement for statement in module.statements(module.root) if not _is_leading(statement))
    stdin, edits = module.edit.imported("sys", "stdin", place)
    if END.search(module.text) or any(_is_needed(module, read) for read in reads):
        edits.append(_insert(module, place, *_strict(stdin)))
    else:
        calls = [call for read in reads if (call := module.parent(read)) is not None]
        edits.append(_insert(module, place, f"input = {stdin}.readline"))
        ends = [call.end_byte for call in calls if not _may_end_line(module, call)]
        edits += [Edit(end, end, '.rstrip("\\n")') for end in ends]
    message = "`input()` flushes the output and asks for a terminal before each line; `sys.stdin.readline` just reads"
    return Finding(module.parent(hot) or hot, message, tuple(edits))


def _all_reads(module: Module) -> list[Node]:
    """Every `input` of the program; none if one is not called, or only by `iter`, without arguments."""
    reads = module.scopes.unbound.get("input", [])
    for read in reads:
        call = module.parent(read)
        plain = call is not None and module.scopes.calls(call, "input") and not module.arguments(call)
        if not plain and not _is_iterated(module, read):
            return []
    return reads


def _is_iterated(module: Module, read: Node) -> bool:
    """`iter(input, "")`"""
    use = module.uses.classify(read)
    return (
        use.name == "iter" and use.outer.type == "call" and module.scopes.means_builtin("input", module.scopes.module)
    )


def _is_leading(statement: Node) -> bool:
    """An import, or a docstring, at the start of the program."""
    if statement.type == "expression_statement":
        return statement.named_children[0].type == "string"
    return statement.type in _IMPORTS


def _strict(stdin: str) -> list[str]:
    """A function that ends as `input()` does."""
    return [
        f"def input(readline={stdin}.readline):",
        "    line = readline()",
        "    if not line:",
        '        raise EOFError("EOF when reading a line")',
        '    return line.rstrip("\\n")',
    ]


def _insert(module: Module, place: Node, *lines: str) -> Edit:
    """After the imports that open the program, above the comments of `place`, the first statement after them."""
    before = module.previous_statement(place)
    gap = [""] * (2 if len(lines) > 1 or place.type.endswith("definition") else 1)
    if before is not None and before.type in _IMPORTS and module.edit.owns_lines(before):
        above, below = gap if len(lines) > 1 else gap[:1], gap if module.line(place) - module.line(before) == 1 else []
        return module.edit.insert_after(before, *above, *lines, *below)
    above = [""] if len(lines) > 1 and not place.type.endswith("definition") else []
    return module.edit.insert_before(place, *above, *lines, *gap)


# ---------------------------------------------------------------------------------------------- the end of the input


def _is_needed(module: Module, read: Node) -> bool:
    """Something may depend on the EOFError at the end of the input: a `try`, or a loop that only it would end."""
    call = module.parent(read)
    if call is None or _is_iterated(module, read) or (_in_while(module, call) and not _fails_at_end(module, call)):
        return True
    for attempt in module.walk(module.root, "try_statement"):
        body = attempt.child_by_field_name("body")
        if body is None or module.contains(body, call):
            return True
        if any(_own_function(module, inner) for inner in module.walk(body, "call")):
            return True
    return False


def _own_function(module: Module, call: Node) -> bool:
    function = call.child_by_field_name("function")
    return function is not None and module.scopes.qualified_name(function) is None and function.type == "identifier"


def _in_while(module: Module, call: Node) -> bool:
    """A `while` repeats the call, or the function it is in: without an exception it might never end."""
    definition = module.within(call, "function_definition")
    name = definition.child_by_field_name("name") if definition is not None else None
    binding = module.scopes.binding(name) if name is not None else None
    places = [call, *(binding.reads if binding is not None else ())]
    return any(loop.type == "while_statement" for place in places for loop in module.loops.around(place))


def _fails_at_end(module: Module, call: Node) -> bool:
    """An empty line is an error here: `int(input())`, `a, b = map(int, input().split())`."""
    use = module.uses.classify(call)
    stripped = use.outer if use.name in ("strip", "rstrip") and use.outer.type == "call" else call
    if _is_converted(module, call) or _is_converted(module, stripped):
        return True
    assignment = module.within(call, "assignment")
    left = assignment.child_by_field_name("left") if assignment is not None else None
    return left is not None and left.type == "pattern_list" and not any("splat" in part.type for part in left.children)


# ------------------------------------------------------------------------------------------------------- the newline


def _may_end_line(module: Module, call: Node) -> bool:
    """A newline at the end makes no difference where the line is used."""
    if _is_converted(module, call) or module.uses.is_statement(call):
        return True
    use = module.uses.classify(call)
    return use.name in ("split", "strip", "rstrip") and use.outer.type == "call" and not module.arguments(use.outer)


def _is_converted(module: Module, call: Node) -> bool:
    use = module.uses.classify(call)
    return use.outer.type == "call" and use.name in ("int", "float") and len(module.arguments(use.outer)) == 1
