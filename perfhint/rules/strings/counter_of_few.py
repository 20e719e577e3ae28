"""Counter of all characters, asked about a few.

Slow:
    letters = Counter(text)
    print(letters["a"], letters["b"])

Fast:
    letters = text
    print(letters.count("a"), letters.count("b"))

Why:
    A Counter makes each character an object, looks it up in a dictionary and adds one. `count` goes through the text
    once for each question, at many times that speed. Nothing need be imported for it.

When not:
    Anything else is done with the Counter, or it is asked in a loop.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use
from perfhint.rules.strings._counting import literal

ID = "PH408"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(assignment left: (identifier) @name !type right: (call arguments: (argument_list . (_) @items .)) @made) @assignment
"""

SLOW = """\
from collections import Counter

text = "the quick brown fox jumps over the lazy dog" * 60000
letters = Counter(text)
print(letters["o"], letters["x"])
"""

FAST = """\
from collections import Counter

text = "the quick brown fox jumps over the lazy dog" * 60000
letters = text
print(letters.count("o"), letters.count("x"))
"""

_FEW = 8
"""Questions that `count` answers sooner than a Counter is made."""


def rewrite(match: Match, module: Module) -> Finding | None:
    made, items = match["made"], match["items"]
    if not module.scopes.calls(made, "collections.Counter") or module.comments(made):
        return None
    inner = module.arguments(items) if module.scopes.calls(items, "list") else []
    text = inner[0] if len(inner) == 1 else items
    binding = module.scopes.binding(match["name"])
    if binding is None or not module.annotated_types.is_a(text, "str") or not _is_own(module, binding, match):
        return None
    uses = module.uses.of(binding)
    edits = [_question(module, use, match["assignment"]) for use in uses]
    if not 0 < len(uses) <= _FEW:
        return None
    questions = [edit for edit in edits if edit is not None]
    if len(questions) < len(edits):
        return None
    message = f"`{module.code(made)}` counts every character, where {len(uses)} of them would do"
    sure = module.types.is_a(text, "str")
    edit = module.edit.replace(made, module.code(text))
    return Finding(made, message, (edit, *questions), None if sure else Safety.CHECKED)


def _is_own(module: Module, binding: Binding, match: Match) -> bool:
    """A name for nothing else, that nobody outside sees."""
    if binding.scope.dynamic or (binding.scope.kind == "module" and not match.context.is_script):
        return False
    write = module.scopes.only_write(binding)
    return write is not None and write.kind is Kind.ASSIGN and not write.is_shared and binding.scope.kind != "class"


def _question(module: Module, use: Use, made: Node) -> Edit | None:
    """`letters["a"]` → `letters.count("a")`, where no loop asks again and again."""
    if use.role is not Role.ITEM or any(not module.contains(loop, made) for loop in module.loops.around(use.node)):
        return None
    if module.scopes.home(module.scopes.scope(use.node)) is not module.scopes.home(module.scopes.scope(made)):
        return None  # a function may be called again and again
    indexes = use.outer.children_by_field_name("subscript")
    wanted = literal(module, indexes[0]) if len(indexes) == 1 else None
    if not isinstance(wanted, str) or len(wanted) != 1 or module.comments(use.outer):
        return None
    return module.edit.replace(use.outer, f"{module.code(use.node)}.count({module.code(indexes[0])})")
