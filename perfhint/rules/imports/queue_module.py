"""Queue for threads in a program without threads.

Slow:
    from queue import Queue

    waiting = Queue()
    waiting.put(start)
    while not waiting.empty():
        node = waiting.get()

Fast:
    from collections import deque

    waiting = deque()
    waiting.append(start)
    while waiting:
        node = waiting.popleft()

Why:
    Every `put` and `get` of a `queue.Queue` takes a lock and wakes who may be waiting, in Python code; inside it keeps
    a `deque`. A `LifoQueue` keeps a list, a `PriorityQueue` a list used as a heap. Without threads they can be used
    directly, in a small part of the time, and importing `queue` falls away with all that it imports.

When not:
    Programs with threads, queues that are handed to other code, or a use of `get` with a timeout or `get_nowait`. A
    program that takes from an empty queue waits forever; taking from an empty deque is an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Role, Safety, Use, Write, names

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH603"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(assignment left: (identifier) @queue right: (call
  function: [(identifier) (attribute)]
  arguments: (argument_list) @none (#eq? @none "()")) @made)
"""

SLOW = """\
from queue import Queue


def distances(size):
    waiting = Queue()
    waiting.put((0, 0))
    steps = {0: 0}
    while not waiting.empty():
        node, step = waiting.get()
        for following in (node * 2 % size, node * 3 % size, (node + 1) % size):
            if following not in steps:
                steps[following] = step + 1
                waiting.put((following, step + 1))
    return sum(steps.values())


print(distances(30000))
"""

FAST = """\
from collections import deque
from queue import Queue


def distances(size):
    waiting = deque()
    waiting.append((0, 0))
    steps = {0: 0}
    while waiting:
        node, step = waiting.popleft()
        for following in (node * 2 % size, node * 3 % size, (node + 1) % size):
            if following not in steps:
                steps[following] = step + 1
                waiting.append((following, step + 1))
    return sum(steps.values())


print(distances(30000))
"""

_KINDS = names("queue.Queue queue.LifoQueue queue.PriorityQueue")
_ARGUMENTS = {"put": 1, "get": 0, "empty": 0, "qsize": 0}
_THREADS = re.compile(r"\b(threading|Thread\w*|_thread|concurrent|multiprocessing|asyncio|signal)\b")
_LOOSE = names(
    "if_statement elif_clause while_statement boolean_operator not_operator parenthesized_expression assignment "
    "return_statement"
)
"""Around `not x` these need no parentheses."""


def rewrite(match: Match, module: Module) -> Finding | None:
    made, binding = match["made"], module.scopes.binding(match["queue"])
    kind = module.scopes.qualified_name(made.named_children[0])
    if kind not in _KINDS or binding is None or _THREADS.search(module.text):
        return None
    if not module.scopes.means_builtin("len", binding.scope):
        return None
    if binding.scope.dynamic or not (binding.scope.kind == "function" or match.context.is_script):
        return None
    uses = module.uses.of(binding)
    if binding.writes[0].value != made or not all(_is_plain(module, use) for use in uses):
        return None
    if not all(_makes_own(module, write, kind) for write in binding.writes):
        return None
    message = f"each `put` and `get` of `{binding.name}` takes a lock for threads that this program does not have"
    return Finding(made, message, tuple(_replacement(module, binding, kind)))


def _is_plain(module: Module, use: Use) -> bool:
    """`put`, `get`, `empty` or `qsize` without options."""
    if use.role is not Role.METHOD or use.name not in _ARGUMENTS:
        return False
    arguments = module.arguments(use.outer)
    plain = not any(argument.type in ("keyword_argument", "list_splat", "dictionary_splat") for argument in arguments)
    return plain and len(arguments) == _ARGUMENTS[use.name] and not module.comments(use.outer)


def _makes_own(module: Module, write: Write, kind: str) -> bool:
    return (
        write.kind is Kind.ASSIGN
        and not write.is_shared
        and write.annotation is None
        and write.value is not None
        and module.scopes.calls(write.value, kind)
        and not module.arguments(write.value)
    )


def _replacement(module: Module, binding: Binding, kind: str) -> Iterator[Edit]:
    """All uses of the queue as uses of what it keeps its items in."""
    first = binding.writes[0].node
    push = pop = container = ""
    if kind == "queue.PriorityQueue":
        for name in ("heappush", "heappop"):
            function, imports = module.edit.imported("heapq", name, first)
            push, pop = (function, pop) if name == "heappush" else (push, function)
            yield from imports
    elif kind == "queue.Queue":
        container, imports = module.edit.imported("collections", "deque", first)
        yield from imports
    for write in binding.writes:
        if write.value is not None:
            yield module.edit.replace(write.value, f"{container}()" if container else "[]")
    for use in module.uses.of(binding):
        match use.name:
            case "put" | "get" if push:
                yield _as_heap(module, use, push if use.name == "put" else pop)
            case "put":
                yield _renamed(use, "append")
            case "get":
                yield _renamed(use, "popleft" if container else "pop")
            case "qsize":
                yield module.edit.replace(use.outer, f"len({binding.name})")
            case "empty":
                yield _emptiness(module, use)


def _renamed(use: Use, method: str) -> Edit:
    attribute = use.outer.named_children[0].named_children[1]
    return Edit(attribute.start_byte, attribute.end_byte, method)


def _as_heap(module: Module, use: Use, function: str) -> Edit:
    name = module.code(use.node)
    return module.edit.replace(
        use.outer, ", ".join([f"{function}({name}", *map(module.code, module.arguments(use.outer))]) + ")"
    )


def _emptiness(module: Module, use: Use) -> Edit:
    """`not q.empty()` where only its truth counts is `q`; `q.empty()` is `not q`."""
    name, parent = module.code(use.node), module.parent(use.outer)
    if parent is not None and parent.type == "not_operator" and module.uses.classify(parent).role is Role.TRUTH:
        return module.edit.replace(parent, name)
    return module.edit.replace(
        use.outer, f"not {name}" if parent is not None and parent.type in _LOOSE else f"(not {name})"
    )
