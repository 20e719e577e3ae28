"""Queue from which a loop takes until it is empty.

Slow:
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            queue.append(other)

Fast:
    queue = [start]
    for node in queue:
        for other in neighbours[node]:
            queue.append(other)

Why:
    A `for` loop over a list also meets the items that are appended while it runs, so a list that grows does what the
    queue did. It needs no test and no call for each item, and no import: loading `collections` takes a tenth of the
    time in which bare Python starts.

When not:
    The queue is used for anything else: its length, `appendleft`, what is left in it after the loop. The list keeps all
    items to the end, so there is no gain for items that are made for the queue, such as pairs.
"""

from __future__ import annotations

from perfhint.rules._imports import without_imports
from perfhint.rules.api import Edit, Finding, Match, Module, Safety, Write, names
from perfhint.rules.containers._deques import as_list
from perfhint.rules.containers._fifo import Fifo, fifo_of

ID = "PH208"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call
  function: (attribute object: (identifier) attribute: (identifier) @_popleft)
  arguments: (argument_list) @_none
  (#eq? @_popleft "popleft") (#eq? @_none "()")) @call
(call
  function: (attribute object: (identifier) attribute: (identifier) @_pop)
  arguments: (argument_list . (integer) @_zero .)
  (#eq? @_pop "pop") (#eq? @_zero "0")) @call
"""

SLOW = """\
from collections import deque


def size(children):
    count = 0
    queue = deque([1])
    while queue:
        node = queue.popleft()
        count += 1
        for child in children[node]:
            queue.append(child)
    return count


tree = [[] for _ in range(100000)]
for i in range(2, len(tree)):
    tree[i // 2].append(i)
print(sum(size(tree) for _ in range(20)))
"""

FAST = """\
def size(children):
    count = 0
    queue = [1]
    for node in queue:
        count += 1
        for child in children[node]:
            queue.append(child)
    return count


tree = [[] for _ in range(100000)]
for i in range(2, len(tree)):
    tree[i // 2].append(i)
print(sum(size(tree) for _ in range(20)))
"""

_THERE_BEFORE = names("identifier subscript integer string")


def rewrite(match: Match, module: Module) -> Finding | None:
    fifo = fifo_of(module, match["call"])
    if fifo is None or (fifo.binding.scope.kind == "module" and not match.context.is_script):
        return None
    made = _made_as_list(module, fifo.write)
    if made is None or not _holds_known_items(module, fifo):
        return None
    edits = [*made, _header(module, fifo), module.edit.delete(fifo.take)]
    if fifo.write.value is not None and fifo.write.value.type == "call" and match.context.is_script:
        function = fifo.write.value.named_children[0]
        edits += without_imports(module, module.walk(function, "identifier"))
    message = f"`{fifo.binding.name}` gives items in the order they came, as a `for` loop over a growing list does"
    return Finding(match["call"], message, tuple(edits), alone=True)


def _holds_known_items(module: Module, fifo: Fifo) -> bool:
    """What is put in is there anyway: keeping many objects made for the queue would cost time too."""
    added = [argument for use in fifo.additions for argument in module.arguments(use.outer)]
    return fifo.target.type == "identifier" and all(
        argument.type in _THERE_BEFORE and not module.types.is_a(argument, "tuple") for argument in added
    )


def _header(module: Module, fifo: Fifo) -> Edit:
    text = f"for {module.code(fifo.target)} in {fifo.binding.name}"
    return module.edit.replace_between(fifo.loop.children[0], fifo.condition, text)


def _made_as_list(module: Module, write: Write) -> list[Edit] | None:
    """What makes the queue a list of its own."""
    if write.value is None:
        return None
    if module.scopes.calls(write.value, "collections.deque"):
        edit = as_list(module, write.value)
        return None if edit is None else [edit]
    return [] if module.types.is_a(write.value, "list") and module.effects.is_fresh(write.value) else None
