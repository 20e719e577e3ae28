"""Bits of a number counted one by one.

Slow:
    while n > 0:
        if n % 2 == 1:
            count += 1
        n //= 2

Fast:
    if n > 0:
        count += bin(n).count("1")

Why:
    The loop takes a test, an addition and a division for each bit. `bin` and `count` go through all of them in C.

When not:
    Numbers other than ints. The bits do not serve for more than being counted.
"""

from __future__ import annotations

from perfhint.rules._ranges import is_natural
from perfhint.rules.algorithms._shapes import shape_of_block
from perfhint.rules.algorithms._templates import matched
from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety

ID = "PH161"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(while_statement condition: (_) @condition body: (block . (_) @first . (_) @second .) !alternative) @loop
"""

SLOW = """\
def ones(n):
    count = 0
    while n > 0:
        if n % 2 == 1:
            count += 1
        n //= 2
    return count


print(sum(ones(n) for n in range(150000)))
"""

FAST = """\
def ones(n):
    count = 0
    if n > 0:
        count += bin(n).count("1")
    return count


print(sum(ones(n) for n in range(150000)))
"""

_COUNTING = (
    """
while ANY(n, n > 0):
    if n % 2: c = c + 1
    n //= 2
""",
    """
while ANY(n, n > 0):
    c = c + n % 2
    n //= 2
""",
    """
while ANY(n, n > 0):
    n = n & n - 1
    c = c + 1
""",
)
"""Loops that do nothing for numbers below zero, or never end."""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, condition = match["loop"], match["condition"]
    if not any(sign in module.code(match[part]) for part in ("first", "second") for sign in ("//", ">>", "&")):
        return None
    names = matched(shape_of_block(module, [loop]), *_COUNTING)
    if names is None or module.comments(loop):
        return None
    number, count = (_binding(module, loop, names[name].text) for name in ("n", "c"))
    if number is None or count is None or not (_is_int(module, number) and _is_int(module, count)):
        return None
    if not module.scopes.means_builtin("bin", module.scopes.scope(loop)) or not module.edit.owns_lines(loop):
        return None
    lines = [f'{count.name} += bin({number.name}).count("1")']
    if _may_be_read(module, loop, number):
        lines.append(f"{number.name} = 0")
    if not _is_never_negative(module, condition, number):
        lines = [f"if {module.code(condition)}:", *(f"{module.indent_unit}{line}" for line in lines)]
    message = f"the bits of `{number.name}` are counted one by one; `bin` and `count` do it in C"
    return Finding(loop, message, (module.edit.replace_statement(loop, *lines),))


def _binding(module: Module, loop: Node, name: str) -> Binding | None:
    found = (word for word in module.walk(loop, "identifier") if module.code(word) == name)
    return next((module.scopes.binding(word) for word in found), None)


def _is_int(module: Module, binding: Binding) -> bool:
    kind = module.annotated_types.of_binding(binding)
    return kind is not None and kind.name == "int" and not binding.scope.dynamic


def _may_be_read(module: Module, loop: Node, number: Binding) -> bool:
    """What the loop leaves of the number, which is 0, may matter."""
    is_local = number.scope.kind == "function" and number.scope is module.scopes.scope(loop)
    return not is_local or module.scopes.captured(number) or bool(module.loops.reads_after(number, loop))


def _is_never_negative(module: Module, condition: Node, number: Binding) -> bool:
    """For a number below zero the loop would never end, or there is none."""
    if not any(sign in module.code(condition) for sign in "<>"):
        return True
    words = [word for word in module.walk(condition, "identifier") if module.scopes.binding(word) is number]
    return all(is_natural(module, word) for word in words)
