"""Counting equal items in a loop of one's own.

Slow:
    for c in text:
        if c == "a":
            count += 1

Fast:
    count += text.count("a")

Why:
    The loop makes a string for every character, compares it and adds to the counter, all in the interpreter. `count`
    does the same in C, at many times the speed.

When not:
    The loop does anything else, or its variable is used after it.
"""

from __future__ import annotations

from perfhint.rules._before_loop import is_bound_before
from perfhint.rules.api import Finding, Match, Module, Node, Safety, Type

ID = "PH404"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(for_statement
  left: (identifier) @item right: [(identifier) (call)] @source
  body: (block . (if_statement
    condition: (comparison_operator . (_) @left . "==" . (_) @right .)
    consequence: (block . (expression_statement . (augmented_assignment
      left: (identifier) @counter right: (integer) @_one) @add .) .) !alternative) .) !alternative
  (#eq? @_one "1")) @loop
"""

SLOW = """\
text = "the quick brown fox jumps over the lazy dog" * 20000
count = 0
for c in text:
    if c == "o":
        count += 1
print(count)
"""

FAST = """\
text = "the quick brown fox jumps over the lazy dog" * 20000
count = 0
count += text.count("o")
print(count)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, item = match["loop"], match["item"]
    if module.comments(loop) or not module.edit.owns_lines(loop) or module.loops.target_used_after(loop):
        return None
    if (
        module.scopes.scope(loop).kind == "module" and not match.context.is_script
    ):  # others may read the loop's variable
        return None
    if module.code(match["add"].children[1]) != "+=" or loop.children[0].type == "async":
        return None
    sides = (match["left"], match["right"])
    wanted = next((side for side in sides if side.type in ("string", "integer")), None)
    asked = next((side for side in sides if side.type in ("identifier", "subscript")), None)
    if wanted is None or asked is None or not _is_counter(module, match["counter"], loop):
        return None
    source = _counted(module, match["source"], asked, item)
    if source is None or not _is_item(module, module.types.of(source), wanted):
        return None
    text = f"{module.code(match['counter'])} += {module.code(source)}.count({module.code(wanted)})"
    message = f"the items of `{module.code(source)}` equal to {module.code(wanted)} are counted one by one"
    return Finding(loop, message, (module.edit.replace_statement(loop, text),))


def _is_counter(module: Module, name: Node, loop: Node) -> bool:
    """An int that is there before the loop."""
    binding = module.scopes.binding(name)
    kind = module.types.of_binding(binding) if binding is not None else None
    return (
        binding is not None
        and kind is not None
        and kind.name == "int"
        and binding.scope is module.scopes.scope(name)
        and any(write.value is not None and is_bound_before(module, write, loop) for write in binding.writes)
    )


def _counted(module: Module, source: Node, asked: Node, item: Node) -> Node | None:
    """What is gone through: `xs` in `for x in xs: if x == …` and in `for i in range(len(xs)): if xs[i] == …`."""
    name = module.code(item)
    if asked.type == "identifier":
        return source if module.code(asked) == name and source.type == "identifier" else None
    holder, index = asked.child_by_field_name("value"), asked.child_by_field_name("subscript")
    inner = module.arguments(source) if module.scopes.calls(source, "range") else []
    if holder is None or index is None or len(inner) != 1 or not module.scopes.calls(inner[0], "len"):
        return None
    of = module.arguments(inner[0])
    same = holder.type == "identifier" and [module.code(node) for node in of] == [module.code(holder)]
    return holder if same and module.code(index) == name and module.code(holder) != name else None


def _is_item(module: Module, kind: Type | None, wanted: Node) -> bool:
    """A literal that the items can be compared with by `count`: of a string, a single character."""
    if kind is None:
        return False
    if kind.name == "str":
        code = module.code(wanted)
        return wanted.type == "string" and len(code) == 3 and code[0] in "'\""
    return (
        kind.name in ("list", "tuple")
        and module.types.is_hashable(kind.element)
        and not any(True for _ in module.walk(wanted, "interpolation"))
    )
