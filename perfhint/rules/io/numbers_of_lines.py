"""A number on each line, read one by one.

Slow:
    heights = [int(input()) for _ in range(n)]

Fast:
    heights = list(map(int, islice(stdin, n)))

Why:
    Each round of the comprehension looks up and calls two functions. A file gives its lines by itself when iterated:
    `islice` takes n of them and `map` converts them, all in C.

When not:
    The lines hold anything else, or the program notices the end of its input. Input that ends too early gives fewer
    numbers in place of an exception.
"""

from __future__ import annotations

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety
from perfhint.rules.io._conversation import CONVERSATION, END

ID = "PH503"
SAFETY = Safety.CHECKED  # input that ends too early is noticed later, if at all
GROWTH = "constant factor"
PATTERN = """
(list_comprehension
  body: (call function: (identifier) @convert arguments: (argument_list . (call) @line .))
  . (for_in_clause left: (identifier) right: (call) @range) .
  (#any-of? @convert "int" "float")) @whole
(set_comprehension
  body: (call function: (identifier) @convert arguments: (argument_list . (call) @line .))
  . (for_in_clause left: (identifier) right: (call) @range) .
  (#any-of? @convert "int" "float")) @whole
(generator_expression
  body: (call function: (identifier) @convert arguments: (argument_list . (call) @line .))
  . (for_in_clause left: (identifier) right: (call) @range) .
  (#any-of? @convert "int" "float")) @whole
(for_statement
  left: (identifier) right: (call) @range
  body: (block . (expression_statement . (call
    function: (attribute object: (identifier) @list attribute: (identifier) @_append)
    arguments: (argument_list
      . (call function: (identifier) @convert arguments: (argument_list . (call) @line .)) .)) .) .)
  !alternative
  (#eq? @_append "append") (#any-of? @convert "int" "float")) @whole
"""

SLOW = """\
import os
import tempfile
from sys import stdin

with tempfile.TemporaryFile() as file:
    file.write(b"600000\\n" + b"31415\\n" * 600000)
    file.seek(0)
    os.dup2(file.fileno(), 0)

input = stdin.readline
n = int(input())
heights = [int(input()) for _ in range(n)]
print(max(heights))
"""

FAST = """\
from itertools import islice
import os
import tempfile
from sys import stdin

with tempfile.TemporaryFile() as file:
    file.write(b"600000\\n" + b"31415\\n" * 600000)
    file.seek(0)
    os.dup2(file.fileno(), 0)

input = stdin.readline
n = int(input())
heights = list(map(int, islice(stdin, n)))
print(max(heights))
"""

_FILES = {"input": "", "sys.stdin.readline": "", "sys.stdin.buffer.readline": ".buffer"}
"""What is called for a line, and where its lines are found, in `sys.stdin`."""
_HOLDERS = {"list_comprehension": "list", "set_comprehension": "set"}
_TAKING = ("sum", "max", "min", "sorted", "list", "set", "tuple")


def rewrite(match: Match, module: Module) -> Finding | None:
    whole, scope = match["whole"], module.scopes.scope(match["whole"])
    convert, holder = module.code(match["convert"]), _HOLDERS.get(match["whole"].type, "")
    if not all(module.scopes.means_builtin(name, scope) for name in filter(None, (convert, "map", holder))):
        return None
    if not match.context.is_script or CONVERSATION.search(module.text) or END.search(module.text):
        return None
    file, count = _FILES.get(_reader(module, match["line"]) or ""), _count(module, match["range"])
    if file is None or count is None or module.comments(whole) or module.within(whole, "try_statement") is not None:
        return None
    appended = match.get("list")
    if appended is not None:
        if not module.annotated_types.is_a(appended, "list") or module.loops.target_used_after(whole):
            return None
    elif not holder and not module.scopes.calls(module.parent(whole) or whole, *_TAKING):
        return None
    islice, edits = module.edit.imported("itertools", "islice", whole)
    stdin, more = module.edit.imported("sys", "stdin", whole)
    numbers = f"map({convert}, {islice}({stdin}{file}, {module.code(count)}))"
    around = f"{module.code(appended)}.extend" if appended is not None else holder
    message = f"`{module.code(match['line'])}` is called for each line; `islice` takes all of them from the file"
    edit = module.edit.replace(whole, f"{around}({numbers})")
    return Finding(whole, message, (*_on_following_lines(edits + more), edit))


def _reader(module: Module, line: Node) -> str | None:
    """What is called in `input()`, `input().strip()`: its qualified name."""
    function = line.child_by_field_name("function")
    if function is None or module.arguments(line):
        return None
    path = module.scopes.qualified_name(function)
    if path is not None or function.type != "attribute":
        return path
    inner, method = function.named_children
    stripped = inner.type == "call" and module.code(method) in ("strip", "rstrip")
    return _reader(module, inner) if stripped else None


def _count(module: Module, range_: Node) -> Node | None:
    """How many lines: not below zero, as what was read for it or is written out."""
    arguments = module.arguments(range_) if module.scopes.calls(range_, "range") else []
    if len(arguments) != 1:
        return None
    count = arguments[0]
    if count.type == "identifier":
        return count if module.annotated_types.is_a(count, "int") else None
    return count if count.type == "integer" or module.scopes.calls(count, "int") else None


def _on_following_lines(imports: list[Edit]) -> list[Edit]:
    """Two new imports without the blank line that each alone has below it."""
    new = [edit for edit in imports if edit.text]
    kept = [edit for edit in imports if not edit.text]
    return [*kept, *(edit._replace(text=edit.text.rstrip("\n") + "\n") for edit in new[:-1]), *new[-1:]]
