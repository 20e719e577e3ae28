"""Loop that goes on when its answer is known.

Slow:
    for j in range(2, n):
        if n % j == 0:
            is_prime = False

Fast:
    for j in range(2, n):
        if n % j == 0:
            is_prime = False
            break

Why:
    All that the loop ever does is to set the flag, always to the same value. Once it is set, what is left of the loop
    changes nothing.

When not:
    The loop finds the last match (`found = i`), counts in earnest, prints, or reads from what is used after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.algorithms._iterables import can_be_left
from perfhint.rules.algorithms._settings import Setting, settings
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH134"
SAFETY = Safety.CHECKED  # a test that is not made any more cannot fail
GROWTH = "O(n) → O(position of the match)"
PATTERN = """
(for_statement body: (block [(if_statement) (for_statement) (while_statement)]) !alternative) @loop
(while_statement body: (block [(if_statement) (for_statement) (while_statement)]) !alternative) @loop
"""

SLOW = """\
def primes(limit):
    found = []
    for n in range(2, limit):
        is_prime = True
        for j in range(2, n):
            if n % j == 0:
                is_prime = False
        if is_prime:
            found.append(n)
    return found


print(len(primes(3000)))
"""

FAST = """\
def primes(limit):
    found = []
    for n in range(2, limit):
        is_prime = True
        for j in range(2, n):
            if n % j == 0:
                is_prime = False
                break
        if is_prime:
            found.append(n)
    return found


print(len(primes(3000)))
"""

_LEAVING = ("break_statement", "continue_statement")


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return None  # others may read the variables
    found = settings(module, loop) if not module.loops.is_small(loop) else []
    if not found or not _may_be_left(module, loop):
        return None
    if len({setting.name for setting in found}) != len({(one.name, one.value) for one in found}):
        return None  # the last setting counts
    edits = [*_breaks(module, loop, found), *_breaks_of_outer(module, loop, found)]
    if not edits:
        return None
    what = " and ".join(sorted({f"`{setting.name}`" for setting in found}))
    return Finding(loop, f"The loop does nothing but set {what}; it can stop as soon as that is done", tuple(edits))


def _may_be_left(module: Module, loop: Node) -> bool:
    """Nobody misses the rest of what the loop goes through, nor the last value of its target."""
    if loop.type == "while_statement":
        condition = loop.child_by_field_name("condition")
        return condition is not None and module.effects.is_pure(condition, assume_plain=True)
    iterable = loop.child_by_field_name("right")
    if iterable is None or loop.children[0].type == "async" or module.loops.target_used_after(loop):
        return False
    return can_be_left(module, iterable)


def _breaks(module: Module, loop: Node, found: list[Setting]) -> Iterator[Edit]:
    """`break` where everything is set that the loop ever sets."""
    names = {setting.name for setting in found}
    blocks = {setting.block.id: setting.block for setting in found if setting.loop.id == loop.id}
    for block in blocks.values():
        here = [setting for setting in found if setting.block.id == block.id]
        last = module.statements(block)[-1]
        holder = module.parent(block)
        if {setting.name for setting in here} != names or holder is None or holder.id == loop.id:
            continue
        if any(True for _ in module.walk(last, *_LEAVING)):
            continue
        limits = [setting for setting in here if setting.limit]
        if not limits:
            yield module.edit.insert_after(last, "break")
        elif len(here) == 1 and module.edit.owns_lines(last):
            yield module.edit.insert_after(last, *_break_if(module, limits[0].test))


def _breaks_of_outer(module: Module, loop: Node, found: list[Setting]) -> Iterator[Edit]:
    """`if flag: break` behind loops in the loop that do the setting."""
    name = found[0].name
    if any(setting.name != name or not setting.test for setting in found):
        return
    inner = {_child_loop(module, loop, setting.loop).id: setting for setting in found if setting.loop.id != loop.id}
    for statement in module.walk(loop, "for_statement", "while_statement"):
        if statement.id in inner and module.edit.owns_lines(statement):
            following = module.next_statement(statement)
            if following is None or not any(True for _ in module.walk(following, "break_statement")):
                yield module.edit.insert_after(statement, *_break_if(module, inner[statement.id].test))


def _child_loop(module: Module, loop: Node, inner: Node) -> Node:
    """The outermost loop in `loop` around `inner`, or `inner` itself."""
    found = inner
    for around in module.loops.around(inner):
        if around.id == loop.id:
            break
        found = around
    return found


def _break_if(module: Module, test: str) -> tuple[str, str]:
    return f"if {test}:", f"{module.indent_unit}break"
