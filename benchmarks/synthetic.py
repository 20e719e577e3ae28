"""Pairs of programs as people write them for contests, as many as wanted, no two of them nearly the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from perfhint.records import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

_READS = (
    "{a} = int(input())",
    "{a}, {b} = map(int, input().split())",
    "{c} = list(map(int, input().split()))",
    "{a}, {b}, {d} = [int(x) for x in input().split()]",
    "{s} = input()",
    "{c} = [int(input()) for _ in range({n})]",
    "{c} = [list(map(int, input().split())) for _ in range({n})]",
)
_BODIES = (
    "for {i} in range({n}):\n    if {c}[{i}] {cmp} {k}:\n        {r} {aug} {c}[{i}] {op} {m}",
    "for {i} in range({n}):\n    for {j} in range({i} + 1, {n}):\n        if {c}[{i}] {op} {c}[{j}] == {k}:\n"
    "            {r} {aug} 1",
    "while {a} {cmp} {k}:\n    {a} {aug} {m}\n    {r} {aug} {a} {op} {b}",
    "{d} = {{}}\nfor {x} in {c}:\n    {d}[{x}] = {d}.get({x}, {k}) {op} 1",
    "{c}.sort(key=lambda {x}: {x} {op} {m})\n{r} {aug} {c}[{k} % len({c})]",
    "def {f}({x}):\n    if {x} {cmp} {k}:\n        return {m}\n    return {f}({x} - 1) {op} {f}({x} - 2)",
    "{t} = [[{k}] * ({b} + 1) for _ in range({a} + 1)]\nfor {i} in range({a}):\n    for {j} in range({b}):\n"
    "        {t}[{i} + 1][{j}] = max({t}[{i}][{j}], {t}[{i}][{j} - 1] {op} {m})",
    "{p} = set()\nfor {x} in {c}:\n    if {x} {op} {m} in {p}:\n        {r} {aug} {x}\n    {p}.add({x})",
    "for {x} in {s}:\n    if {x} == {q}:\n        {r} {aug} {k}\n    else:\n        {r} = {r} {op} {m}",
    "{u} = [{x} for {x} in {c} if {x} {op} {m} {cmp} {k}]\n{r} {aug} sum({u})",
    "import {lib}\n{h} = []\nfor {x} in {c}:\n    {h}.append(({x} {op} {m}, {k}))\n{h}.sort()",
    "try:\n    {r} = {c}.index({k}) {op} {m}\nexcept ValueError:\n    {r} = -1",
)
_CHANGES = (
    "{e} = sorted(set({c}))\n{r} = sum({x} for {x} in {e} if {x} {cmp} {k})",
    "from collections import Counter\n{e} = Counter({c})\n{r} = {e}[{k}] {op} {m}",
    "from bisect import bisect_left\n{c}.sort()\n{r} = bisect_left({c}, {k}) {op} {m}",
    "{e} = [0]\nfor {x} in {c}:\n    {e}.append({e}[-1] {op} {x} % {m})\n{r} = {e}[-1]",
)
_NAMES = [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb", "cnt", "ans", "res", "dp", "tmp", "num", "val", "left", "cost"]
_PARTS = {
    "cmp": ["<", ">", "<=", ">=", "==", "!="],
    "op": ["+", "-", "*", "//", "%", "**", "&", "|", "^", "<<", ">>"],
    "aug": ["+=", "-=", "*=", "//=", "%=", "|=", "^="],
    "lib": ["math", "heapq", "sys", "itertools", "collections", "bisect", "functools", "string"],
    "q": ["'a'", "'0'", "'#'", '"yes"', "'.'", "'x'"],
}
_SLOTS = "abcdefhijnprstux"
"""The names in templates."""


def pairs(count: int, seed: int = 0) -> Iterator[Pair]:
    """So many pairs, the same ones for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        yield _pair(chance, number)


def _pair(chance: random.Random, number: int) -> Pair:
    names = dict(zip(_SLOTS, chance.sample(_NAMES, len(_SLOTS)), strict=True))
    start = [_filled(chance, names, _READS) for _ in range(chance.randint(1, 4))] + [
        f"{names['r']} = {chance.randint(0, 9)}"
    ]
    bodies = [_filled(chance, names, _BODIES) for _ in range(chance.randint(2, 6))]
    end = [f"print({names['r']})"]
    at = chance.randrange(len(bodies))
    faster = [*bodies[:at], _filled(chance, names, _CHANGES), *bodies[at + 1 :]]
    slow, fast = ("\n".join([*start, *middle, *end]) + "\n" for middle in (bodies, faster))
    return Pair(slow, fast, "", "", speedup=chance.uniform(1.2, 30), source="synthetic", problem=f"q{number % 1000}")


def _filled(chance: random.Random, names: dict[str, str], templates: tuple[str, ...]) -> str:
    values = {part: chance.choice(choices) for part, choices in _PARTS.items()}
    return chance.choice(templates).format(
        **names, **values, k=chance.randint(0, 10 ** chance.randint(1, 9)), m=chance.randint(2, 999)
    )
