"""One argument changed in the ways that tell versions apart, and made smaller."""

from __future__ import annotations

import math
from itertools import islice, pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from perfhint.workloads.suite.data import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MANY = 300
_HUGE = (10**18, 10**18 - 1, 2**53 + 1, -(10**9))
_ODD_TEXTS = ("ß", "²", "\u2028", "a\u0301", "\x00", "\ud800", "Ǆ", "  x  ", "\t\n")
_ODD_FLOATS = (-0.0, 1e308, 1e-320, 0.1 + 0.2, math.inf, -math.inf, math.nan, 2.5)
_RECORD = 5
"""A tuple of no more items is changed item by item."""
_NONE = object()
_FEW = 40
"""Items of a container that are changed one by one."""


def variants(value: Any, pool: Sequence[Any]) -> Iterator[Any]:
    """`value` changed, the most telling first; `pool` holds scalars that occur in the same calls."""
    match value:
        case bool():
            yield not value
        case int():
            yield from (each for each in (value + 1, value - 1, 0, 1, 2) if each >= 0 or value < 0)
            yield from (each for each in pool if type(each) is int)
            yield from (-1, -value, 2 * value + 1)
        case float():
            yield from (0.0, value + 0.5, -value, float(round(value)) if math.isfinite(value) else 1.0)
            yield from (each for each in pool if type(each) is float)
        case str() | bytes():
            yield from _texts(value)
            yield from (each for each in pool if type(each) is type(value))
        case tuple() if _is_fixed(value):
            yield from (tuple(items) for items in _one_by_one(list(value), pool))
        case list() | tuple():
            for items in _lists(list(value), pool):
                yield type(value)(items)
        case set() | frozenset():
            items = sorted(value, key=repr)
            yield from map(type(value), (items[1:], items[:1], ()))
        case dict():
            yield from _dicts(value, pool)
        case Thing() if value.inside is not None:
            yield from map(value.holding, variants(value.inside, pool))


def wild(value: Any) -> Iterator[Any]:
    """`value` far outside of what was seen: whether that is meant is for the original to say."""
    match value:
        case bool():
            return
        case int():
            yield from (-2, 1000 + value)
        case float():
            yield from _ODD_FLOATS
        case str():
            yield from (value + odd for odd in _ODD_TEXTS)
            yield (value or "ab") * _MANY
        case list() if value:
            if len({isinstance(item, list) for item in value}) > 1:  # lists in lists, to any depth
                yield [*value, [value, [value]]]
            yield value * _MANY if len(value) < 10 else value * 10
            yield [value[0]] * 1500
            yield [value[0]] * _MANY + value  # what comes late counts as well
            yield value + [value[-1]] * _MANY
            for odd in wild(value[0]):
                yield [*value[1:], odd]
                yield [odd, *value[1:]]
        case tuple() if value:
            for odd in wild(value[0]):
                yield (odd, *value[1:])
        case dict() if value:
            key = next(iter(value))
            for odd in wild(value[key]):
                yield {**value, key: odd}


def huge(value: Any) -> Iterator[Any]:
    """Numbers so large that much may never end."""
    if type(value) is int:
        yield from _HUGE
    elif isinstance(value, list) and value:
        for odd in huge(value[0]):
            yield [*value[1:], odd]
            yield [odd, *value[1:]]


def smaller(value: Any) -> Iterator[Any]:
    """Values that are simpler than `value`, the simplest first."""
    match value:
        case None | bool():
            if value:
                yield False
        case int():
            yield from (each for each in (0, 1, 2, value // 2, value - 1) if 0 <= each < value)
            if value < 0:
                yield from dict.fromkeys((-value, -1, -(-value // 2), value + 1))
        case float():
            whole = float(round(value)) if math.isfinite(value) else 1.0
            yield from (each for each in (0.0, 1.0, whole, value / 2) if size(each) < size(value))
        case str() | bytes():
            yield from _shorter(value)
            if isinstance(value, str):
                places = [at for at in range(min(len(value), _FEW)) if value[at] != "a"]
                yield from (value[:at] + "a" + value[at + 1 :] for at in places)
        case list() | tuple():
            keeps_order = _is_sorted(value)  # it may have to
            found = (type(value)(items) for items in _simpler_items(list(value), fixed=_is_fixed(value)))
            yield from (each for each in found if not keeps_order or len(each) < 2 or _is_sorted(each))
        case set() | frozenset():
            yield from map(type(value), _shorter(sorted(value, key=repr)))
        case dict():
            for keys in _shorter(list(value)):
                yield {key: value[key] for key in keys}
            for key, item in list(value.items())[:_FEW]:
                for simple in smaller(item):
                    yield {**value, key: simple}
        case Thing() if value.inside is not None:
            yield from map(value.holding, smaller(value.inside))


def size(value: Any) -> float:
    """How much there is to a value: what is simpler has less."""
    match value:
        case None | bool():
            return float(bool(value))
        case int():
            return min(abs(value), 10**6) / 10**6 + value.bit_length() + (value < 0)
        case float():
            return 70.0 if not math.isfinite(value) else len(repr(value)) + min(abs(value), 1e6) / 1e6
        case str():
            return sum(1 + 0.5 * (letter != "a") for letter in value)
        case bytes():
            return float(len(value))
        case dict():
            return sum(1 + size(key) + size(item) for key, item in value.items())
        case Thing():
            return 1 + sum(map(size, (*value.items, *value.fields.values())))
    return sum(1 + size(item) for item in value)


def _lists(items: list[Any], pool: Sequence[Any]) -> Iterator[list[Any]]:
    yield items[::-1]
    if len(items) > 1:
        yield [items[0], *items]  # a tie beside it
        yield [*items, items[0]]  # and far away
        yield [*items, *items]
        yield [items[-1], *items[:-1]]
        yield [items[0]] * len(items)
        yield items[:-1]
        yield items[1:]
        yield from _in_order(items)
        yield items[: len(items) // 2]
        yield [item for item in items for _ in (0, 1)]
    if items:
        yield items[:1]
        yield [items[0]] * 3
    yield []
    yield from _one_by_one(items, pool)
    for each in pool[:8]:
        if items and type(each) is type(items[0]):
            yield [*items, each]
            yield [each, *items[1:]]


def _one_by_one(items: list[Any], pool: Sequence[Any]) -> Iterator[list[Any]]:
    """One item changed; that two are the same is telling, too."""
    changes = [islice(variants(item, pool), _FEW // 4) for item in items[:_RECORD]]
    for row in zip_longest(*changes, fillvalue=_NONE):
        for at, changed in enumerate(row):
            if changed is not _NONE:
                yield [*items[:at], changed, *items[at + 1 :]]


def _simpler_items(items: list[Any], *, fixed: bool) -> Iterator[list[Any]]:
    if not fixed:
        yield from _shorter(items)
    for at, item in enumerate(items[:_FEW]):
        for simple in smaller(item):
            yield [*items[:at], simple, *items[at + 1 :]]


def _is_fixed(value: Any) -> bool:
    """A tuple whose places mean something each."""
    return isinstance(value, tuple) and (len(set(map(type, value))) > 1 or 0 < len(value) <= _RECORD)


def in_order(value: Any) -> Any:
    """A list or tuple with its items in order, where they have one."""
    try:
        return type(value)(sorted(value)) if isinstance(value, list | tuple) else value
    except TypeError:
        return value


def _is_sorted(value: Any) -> bool:
    try:
        return len(value) > 1 and all(a <= b for a, b in pairwise(value))
    except TypeError:
        return False


def _in_order(items: list[Any]) -> Iterator[list[Any]]:
    try:
        ordered = sorted(items)
    except TypeError:
        return
    yield ordered
    yield ordered[::-1]


def _dicts(value: dict[Any, Any], pool: Sequence[Any]) -> Iterator[dict[Any, Any]]:
    keys = list(value)
    yield {key: value[key] for key in reversed(keys)}
    if len(keys) > 1:
        yield dict.fromkeys(keys, value[keys[0]])
        yield {key: value[other] for key, other in zip(keys, keys[1:] + keys[:1], strict=True)}
        yield {key: value[key] for key in keys[1:]}
        yield {key: value[key] for key in keys[:-1]}
    yield {key: value[key] for key in keys[:1]}
    yield {}
    for key in keys[:4]:
        for number, changed in enumerate(variants(value[key], pool)):
            if number == _FEW // 4:
                break
            yield {**value, key: changed}


def _texts(value: Any) -> Iterator[Any]:
    nothing = value[:0]
    yield value[::-1]
    yield value + value
    yield nothing
    yield value[:1]
    yield value[:-1]
    yield value[1:]
    yield value[: len(value) // 2]
    yield value[len(value) // 2 :]
    yield value[:1] * 3
    yield value.upper()
    yield value.lower()
    yield value.swapcase()
    space = " " if isinstance(value, str) else b" "
    yield space + value + space
    yield value.replace(space, space * 2)
    newline = "\n" if isinstance(value, str) else b"\n"
    yield value + newline
    yield value + newline + value
    yield nothing.join(sorted(value)) if isinstance(value, str) else bytes(sorted(value))


def _shorter(items: Any) -> Iterator[Any]:
    """Parts of a sequence: none, halves, all but some."""
    length = len(items)
    if not length:
        return
    yield items[:0]
    step = length
    while step > 1:
        step = (step + 1) // 2 if step > 2 else 1
        for start in range(0, length, step):
            if step < length:
                yield items[:start] + items[start + step :]
                if step * 2 < length:
                    yield items[start : start + step]
