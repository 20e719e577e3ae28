"""Functions of the standard library that are used on lists and arrays: what they give."""

# ruff: noqa: ARG001 (what a table calls has the arguments that the table gives)

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.builtin_calls import flat, known, numbers_only
from perfhint.rules.imports._numpy.types import (
    INT,
    NEVER,
    NONE,
    PLAIN,
    SCALARS,
    GiveUp,
    Type,
)

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


@known(
    "itertools.product", "itertools.combinations", "itertools.permutations", "itertools.combinations_with_replacement"
)
def _tuples(program: Program, node: Node, types: list[Type]) -> Type:
    if any(kind.name == "items" and len(kind.items) == 1 for kind in types):
        element = program.heap.element(program.heap.element(types[0].items[0]))
    else:
        element = program.heap.join(*(program.heap.element(kind) for kind in types if kind.name not in SCALARS))
    return program.heap.made("iterator", program.site(node), program.heap.made("tuple", -program.site(node), element))


@known("itertools.chain.from_iterable")
def _chain(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.made("iterator", program.site(node), program.heap.element(program.heap.element(types[0])))


@known("itertools.accumulate", "itertools.islice")
def _accumulate(program: Program, node: Node, types: list[Type]) -> Type:
    if len(types) > 1 and types[1].name == "function":
        raise GiveUp
    return program.heap.made("iterator", program.site(node), flat(program, types[0]))


@known("collections.Counter")
def _counter(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.made("dict", program.site(node), flat(program, types[0]) if types else NEVER, INT)


@known("heapq.heappush", "heapq.heapify", "bisect.insort", "bisect.insort_left", "bisect.insort_right")
def _push(program: Program, node: Node, types: list[Type]) -> Type:
    if types[0].name not in ("list", "never"):
        program.heap.escape(types[0])
    if len(types) > 1:
        program.heap.put(types[0], types[1])
    program.heap.mutated |= types[0].sites
    return NONE


@known("heapq.heappop", "heapq.heappushpop", "heapq.heapreplace")
def _pop(program: Program, node: Node, types: list[Type]) -> Type:
    _push(program, node, types)
    return program.heap.element(types[0])


@known("bisect.bisect", "bisect.bisect_left", "bisect.bisect_right")
def _bisect(program: Program, node: Node, types: list[Type]) -> Type:
    flat(program, types[0])
    numbers_only(types[1:2])
    return INT


@known("copy.copy", "copy.deepcopy")
def _copy(program: Program, node: Node, types: list[Type]) -> Type:
    kind = types[0]
    if kind.name in SCALARS:
        return kind
    if kind.name == "array" and (
        kind.ndim == 1 or program.path(node.child_by_field_name("function")) == "copy.deepcopy"
    ):
        return kind._replace(sites=frozenset({program.site(node)}))
    if kind.name in ("list", "set", "deque") and not program.heap.has_array(kind):
        return program.heap.made(kind.name, program.site(node), program.heap.element(kind))
    program.heap.escape(kind)
    return PLAIN
