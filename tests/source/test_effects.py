from __future__ import annotations

import pytest

from perfhint.source import Module, parse

SETUP = """
import math, sys
a = [1, 2]
b = [[1], [2]]
d = {"x": 1}
n = int(input())
s = input()
f = n / 2
t = (1, "x")
it = map(int, a)
u = unknown()
def own(x): return x
from collections import defaultdict
dd = defaultdict(list)
"""


def expression(text: str, setup: str = SETUP) -> tuple[Module, object]:
    module = parse(f"{setup}\n{text}\n")
    return module, module.statements(module.root)[-1].named_children[0]


@pytest.mark.parametrize(
    ("text", "surely", "assuming"),
    [
        ("1 + n", True, True),
        ("u + 1", False, True),
        ("u == 1", False, True),
        ("1 in a", True, True),
        ("u in a", False, True),
        ("len(a)", True, True),
        ("len(u)", False, True),
        ("sorted(a)", True, True),
        ("sorted(u)", False, True),
        ("sorted(a, key=own)", False, False),
        ("sorted(a, key=lambda x: -x)", False, False),  # x may be anything
        ("sorted(a, key=str)", True, True),
        ("list(map(own, a))", False, False),
        ("sum(it)", False, False),  # uses the iterator up
        ("sum(map(int, a))", True, True),
        ("a[0]", True, True),
        ("u[0]", False, True),
        ("dd[0]", False, False),  # makes the key
        ("own.cache_clear()", False, False),
        ("defaultdict(int)", True, True),
        ("u.x", False, True),
        ("math.pi", True, True),
        ("math.sqrt(f)", True, True),
        ("s.split()", True, True),
        ("a.index(1)", True, True),
        ("a.append(1)", False, False),
        ("a.pop()", False, False),
        ("d.get('x')", True, True),
        ("u.get('x')", False, False),
        ("own(1)", False, False),
        ("print(1)", False, False),
        ("input()", False, False),
        ("[x for x in a]", True, True),
        ("[own(x) for x in a]", False, False),
        ("lambda: own(1)", True, True),
        ("(y := 1)", False, False),
        ("f'{n} {s}'", True, True),
        ("n if s else f", True, True),
        ("not u", True, True),
        ("sys.stdin.readline()", False, False),
        ("str(a)", True, True),
        ("str(u)", False, True),
        ("[1, *a]", True, True),
    ],
)
def test_is_pure(text: str, surely: bool, assuming: bool) -> None:
    module, node = expression(text)
    assert module.effects.is_pure(node) is surely
    assert module.effects.is_pure(node, assume_plain=True) is assuming


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("n", False),
        ("missing", True),
        ("1 + n", False),
        ("n // 2", True),
        ("n << 2", True),
        ("n ** 2", True),
        ("f * f", True),
        ("n < 3", False),
        ("n < f", False),
        ("n < s", True),
        ("s < s", False),
        ("u == 1", True),
        ("len(a)", False),
        ("len(u)", True),
        ("str(n)", False),
        ("str(u)", True),
        ("a[0]", True),
        ("[1, n]", False),
        ("{n}", True),
        ("(n, s)", False),
        ("n if s else f", False),
        ("n if u else f", True),
        ("not a", False),
        ("f'{n}'", False),
        ("f'{u}'", True),
        ("f'{n:>{n}}'", True),
        ("s + s", True),  # too long for memory: not an int
        ("own(1)", True),
        ("-n", False),
        ("u.x", True),
    ],
)
def test_may_raise(text: str, may: bool) -> None:
    module, node = expression(text)
    assert module.effects.may_raise(node) is may


@pytest.mark.parametrize(
    ("text", "fresh"),
    [
        ("[]", True),
        ("[0] * n", True),
        ("a", False),
        ("a[:]", True),
        ("a + a", True),
        ("sorted(a)", True),
        ("list(u)", True),
        ("s.split()", True),
        ("u.split()", False),
        ("a.copy()", True),
        ("u.copy()", False),
        ("[] if n else [1]", True),
        ("a if n else [1]", False),
        ("own(a)", False),
        ("d.get('x')", False),
    ],
)
def test_is_fresh(text: str, fresh: bool) -> None:
    module, node = expression(text)
    assert module.effects.is_fresh(node) is fresh


LOOPS = {
    # expression, body of `for i in range(n)`, invariant?
    "nothing touches it": ("len(a)", "print(i)", True),
    "rebound": ("len(a)", "a = []", False),
    "changed": ("len(a)", "a.append(i)", False),
    "an item of it is changed, its length is not": ("len(b)", "b[0].append(i)", True),
    "an item of it is changed": ("b[0][0]", "b[i][0] = 5", False),
    "an item of it is changed under another name": ("b[0][0]", "row = b[1]\n    row[0] = 5", False),
    "an item of it may be changed by a function": ("b[0][0]", "own(i)", False),
    "another list is changed": ("len(a)", "c.append(i)", True),
    "perhaps the same list": ("len(e)", "d = u.items\n    d.append(i)", False),
    "a number to which something is added": ("len(e)", "m = 0\n    m += u.x", True),
    "something to which something is added": ("len(e)", "m = u.x\n    m += [1]", False),
    "a list that nothing else can be": ("len(e)", "c.append(i)", True),
    "a number is not changed by calls": ("n * 2", "own(i)", True),
    "a list nobody else has is not changed by calls": ("len(a)", "own(i)", True),
    "handed to a function": ("len(a)", "own(a)", False),
    "an unknown object may be changed by calls": ("u.x", "own(i)", False),
    "an unknown object, and no calls": ("u.x", "z = i", True),
    "its attribute is set": ("u.x", "u.x = i", False),
    "the loop variable": ("i * 2", "pass", False),
    "rebound in a branch": ("n * 2", "if i: n += 1", False),
    "rebound by a function": ("g * 2", "change()", False),
    "effects": ("own(1)", "pass", False),
    "used up": ("sum(it)", "pass", False),
    "a module's attribute": ("math.pi * 2", "own(i)", True),
    "its own comprehension": ("[x for x in a]", "pass", True),
    "sorted by a function": ("len(a)", "c.sort(key=own)", True),
    "a dictionary is filled": ("d['x']", "d[i] = 1", False),
    "deleted from": ("len(a)", "del a[0]", False),
    "swapped": ("a[0]", "a[i], a[0] = a[0], a[i]", False),
    "an iterator over it only reads": ("len(a)", "for x in a: print(x)", True),
    "changed through enumerate's items": ("b[0][0]", "for k, r in enumerate(b): r.append(1)", False),
}
LOOP_SETUP = (
    SETUP
    + """
c = []
e = u.items
g = 1
def change():
    global g
    g += 1
"""
)


@pytest.mark.parametrize(("text", "body", "invariant"), LOOPS.values(), ids=LOOPS.keys())
def test_is_invariant(text: str, body: str, invariant: bool) -> None:
    module = parse(f"{LOOP_SETUP}\nfor i in range(n):\n    {body}\n    ({text})\n")
    loop = module.statements(module.root)[-1]
    node = module.statements(loop.named_children[-1])[-1].named_children[0].named_children[0]
    assert module.effects.is_invariant(node, loop) is invariant


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("x = []\nx.append(1)\nprint(x, len(x))", True),
        ("x = []\ny = x", False),
        ("x = y = []", False),
        ("x = y", False),
        ("x = []\nf(x)", False),
        ("x = []\nx.append", False),
        ("x = []\nx.frobnicate()", False),
        ("x = []\nz = [x]", False),
        ("import heapq\nx = []\nheapq.heappush(x, 1)", True),
        ("x = []\nu.extend(x)", False),
        ("x = []\ny = []\ny.extend(x)", True),
        ("x = []\nprint(locals())", False),
        ("x = []\nx = x + [1]", True),
    ],
)
def test_is_private(text: str, private: bool) -> None:
    module = parse(text)
    assert module.effects.is_private(module.scopes.module.bindings["x"]) is private


def test_returned_by_its_function_is_private_while_it_lasts() -> None:
    module = parse("def f():\n    x = []\n    x.append(1)\n    return x\n")
    scope = module.scopes.all[1]
    assert module.effects.is_private(scope.bindings["x"])
