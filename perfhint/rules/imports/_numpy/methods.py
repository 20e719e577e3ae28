"""Methods of lists, sets, dicts and texts: what they give, and what they put into their owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Node, names
from perfhint.rules.imports._numpy import functions
from perfhint.rules.imports._numpy.types import BOOL, BYTES, INT, NONE, SCALARS, STR, GiveUp, Type
from perfhint.source.known import METHODS as KNOWN

if TYPE_CHECKING:
    from perfhint.rules.imports._numpy.program import Program

CHANGING = names(
    "append appendleft extend extendleft insert pop popleft popitem remove discard add clear sort reverse rotate "
    "update setdefault read readline readlines"
)
_READING = names(
    "index count copy get items keys values union intersection difference symmetric_difference issubset "
    "issuperset isdisjoint most_common"
)
_TEXT = names("str bytes")


def is_known(owner: Type, name: str) -> bool:
    """What the method does is known."""
    if owner.name in _TEXT:
        return name in KNOWN[owner.name] or name == "count"
    return owner.name in ("list", "set", "dict", "deque") and name in CHANGING | _READING


def guessed(program: Program, node: Node, name: str) -> Type:
    """What a method of something unknown gives, where nothing else has a method of that name."""
    if name in ("split", "rsplit", "splitlines", "readlines"):
        return program.heap.made("list", program.site(node), STR)
    if name in ("strip", "rstrip", "lstrip", "decode", "readline", "read"):
        return STR
    return program.known(node)


def result(program: Program, node: Node, owner: Type, name: str, given: list[Type], keywords: dict[str, Type]) -> Type:
    """What a known method gives."""
    if owner.name in _TEXT:
        return _of_text(program, node, owner, name, given)
    heap = program.heap
    if name in CHANGING:
        heap.mutated |= owner.sites
    for keyword, kind in keywords.items():
        if keyword == "key" and kind.name == "function":
            functions.call(program, kind, [heap.element(owner)])
        else:
            heap.escape(kind)
    if owner.name == "dict":
        return _of_dict(program, node, owner, name, given)
    element = heap.element(owner)
    if name in ("append", "appendleft", "add"):
        heap.put(owner, given[0])
    elif name == "insert":
        heap.put(owner, given[1])
    elif name in ("extend", "extendleft", "update"):
        for each in given:
            heap.put(owner, heap.element(each))
    elif name in ("pop", "popleft"):
        return element
    elif name == "copy":
        return heap.made(owner.name, program.site(node), element)
    elif name in ("union", "intersection", "difference", "symmetric_difference"):
        return heap.made("set", program.site(node), heap.join(element, *map(heap.element, given)))
    elif name in ("index", "count"):
        _no_arrays(program, [element, *given])
        return INT
    elif name in ("issubset", "issuperset", "isdisjoint"):
        return BOOL
    elif name in ("remove", "discard", "sort"):
        _no_arrays(program, [element, *given])
    elif name not in ("clear", "reverse", "rotate"):
        raise GiveUp
    return NONE


def _no_arrays(program: Program, kinds: list[Type]) -> None:
    """Comparing lists is not comparing arrays."""
    if any(program.heap.has_array(kind) for kind in kinds):
        raise GiveUp


def _of_dict(program: Program, node: Node, owner: Type, name: str, given: list[Type]) -> Type:
    heap, site = program.heap, program.site(node)
    key, value = heap.element(owner), heap.value(owner)
    match name:
        case "keys":
            return heap.made("iterator", site, key)
        case "values":
            return heap.made("iterator", site, value)
        case "items":
            return heap.made("iterator", site, Type("items", items=(key, value)))
        case "most_common":
            return heap.made("list", site, Type("items", items=(key, value)))
        case "get" | "pop":
            return heap.join(value, *given[1:])
        case "setdefault":
            heap.put(owner, given[0], given[1])
            return heap.join(value, given[1])
        case "copy":
            return heap.made("dict", site, key, value)
        case "clear":
            return NONE
    for each in [owner, *given]:
        heap.escape(each)
    return NONE


def _of_text(program: Program, node: Node, owner: Type, name: str, given: list[Type]) -> Type:
    for kind in given:
        if name != "join" and kind.name not in SCALARS:
            program.heap.escape(kind)
        if name == "join" and kind.name == "array" and (kind.dtype != "str" or kind.ndim != 1):
            raise GiveUp
        if name == "format" and program.heap.has_array(kind):
            raise GiveUp
    found = KNOWN[owner.name].get(name)
    if found is None or name == "count":
        return INT
    if found.name == "list":
        return program.heap.made("list", program.site(node), BYTES if owner.name == "bytes" else STR)
    return Type(found.name) if found.name in SCALARS else program.known(node)
