"""What a name surely is must be what it is: programs that try to make it something else, and every rule's own."""

from __future__ import annotations

import re

import pytest
from observing import contradictions

from perfhint.rules import Rule, catalog
from perfhint.source import parse

LARGE = re.compile(r"(?<![\w.])[1-9]\d{2,}(?![\w.])")

PROGRAMS = """
a = [1]
b = a
b.append("x")
c = a[0]
---
g = [[1] for _ in range(3)]
for row in g:
    row.append("s")
x = g[0][1]
---
g = [[1] for _ in range(3)]
r = g[0]
r.append("s")
x = g[0][1]
---
g = [[1]] * 3
h = list(g)
h[0].append("s")
x = g[0][1]
---
g = [[1], [2]]
for p, q in zip(g, g):
    p.append(None)
x = g[0][1]
---
a, b = [1], []
b.append(a)
b[0].append("s")
x = a[1]
---
a = [1]
b = a
c = b
c.append("s")
x = a[1]
---
g = [[1], [2]]
for row in map(list, g): row.append("s")
for row in map(max, g, g): row.append("s")
x = g[1][1]
---
g = [[[1]], [[2]]]
for row in map(max, g): row.append("s")
x = g[0][0][1]
---
g = [[1], [2]]
def list(row): return row
for row in map(list, g): row.append("s")
x = g[0][1]
---
a = [[1], [2]]
def f():
    b = a[0]
    return b
f().append("s")
x = a[0][1]
---
a = [[[1]], [[2]]]
def f():
    for b in a:
        c = b[0]
        return c
f().append("s")
x = a[0][0][1]
---
a, b = [[1]], []
b.append(a[0])
b[0].append("s")
x = a[0][1]
---
a, b = [[1]], [None]
b[0] = a[0]
b[0].append("s")
x = a[0][1]
---
def f(p):
    for row in p:
        q.append(row)
        f([])
a, q = [[1], [2]], []
f(a)
for r in q:
    r.append("s")
x = a[1][1]
---
def f(p):
    q = p[0]
    if isinstance(q, list):
        f(q)
    else:
        p.append("s")
a = [[[1]]]
f(a)
x = a[0][0][1]
---
a, b = [1], [2]
a, b = b, a
b.append("s")
a, b = b, a
x = a[1]
---
a, b, c = [1], [2], [3]
for i in range(3):
    a, b, c = b, c, a
    c[0] = "s"
x = a[0]
---
a, b = [1], [[2]]
(c, d), e = (a, b), 1
c.append("s")
x = a[1]
---
a = [1]
b, *c = a, a
b.append("s")
x = a[1]
---
a = [1]
b, c = (a, 1)
b.append("s")
x = a[1]
---
a = [1]
[b, c] = [a, a]
c.append("s")
x = a[1]
---
a = [1]
b = c = a
c.append("s")
x = a[1]
---
class C: pass
a, c = [1], C()
c.a = a
c.a.append("s")
x = a[1]
---
a = [1]
def f():
    b = a
    return b
f().append("s")
x = a[1]
---
a = [1]
def f():
    global b
    b = a
f()
b.append("s")
x = a[1]
---
a = [1]
b = a if a else None
b.append("s")
x = a[1]
---
a = [[1], [2]]
b = a[0]
b.append("s")
x = a[0][1]
---
a = [[1], [2]]
b, c = a[0], a[1]
c.append("s")
x = a[1][1]
---
a: list = [1]
b: list = a
b.append("s")
x = a[1]
---
a, b, c = [1], [], []
b.append(a)
c.append(b)
c[0][0].append("s")
x = a[1]
---
a, b, c = [1], [None], [None]
b[0] = c[0] = a
b[0].append(2)
c[0].append("s")
x = a[2]
---
a, b = [1], [None]
b[0] = a
for row in b:
    row.append("s")
x = a[1]
---
a, b, c = [1], [], [["s"]]
b.append(a)
b.extend(c)
d = b
d[0].append("s")
x = a[1]
---
a, b = [1], []
def f(p):
    p[0].append("s")
b.append(a)
f(b)
x = a[1]
---
a = [1]
def f(p):
    g.append(p)
    if len(g) < 2:
        f(g)
    else:
        g[0].append("s")
        p[0].append("t")
g = []
f(a)
x = a[-1]
---
a = [1]
def f():
    b = []
    b.append(a)
    return b
f()[0].append("s")
x = a[1]
---
g = [[1], [2]]
def first():
    for row in g:
        return row
first().append("s")
x = g[0][1]
---
g, h = [[1], [2]], []
for row in g:
    h.append(row)
h[1].append("s")
x = g[1][1]
---
a = [1]
a.append(a)
a[1].append("s")
x = a[2]
---
class Keeper(list):
    def append(self, p):
        p.append("s")
a, b = [1], Keeper()
b.append(a)
x = a[1]
---
g = [[[1], [2]], [[3], [4]]]
for i, pair in enumerate(reversed(g)):
    pair[0].append("s")
x = g[0][0][1]
---
g = [[[1], [2]], [[3], [4]]]
for p, q in zip(*g):
    q.append("s")
x = g[1][0][1]
---
g = [[1, 2], [3, 4]]
for p, q in zip(*g):
    p += q
h = list(zip(*g, "ab"))
x, y = zip(*zip("ab", g))
y[0].append("s")
z = g[0][2]
---
from itertools import chain, combinations_with_replacement, islice, product
p = list(product([1], repeat=2)); q = [x for x in product("ab", [1])][0]
r = list(chain([1], "a")); s = list(islice([1.5], 1)); t = list(combinations_with_replacement("ab", 2))
for u, v in product([1], [2]): pass
g = [[1]]
for (w,) in product(g):
    w.append("s")
k = g[0][1]
---
def f(p):
    p.append("s")
a = [1]
f(a)
x = a[1]
---
def f(p, q):
    for row in p:
        row[0] = q
a = [[1], [2]]
f(a, "s")
x = a[0][0]
---
def f(p):
    g(p)
def g(q):
    h(q)
def h(r):
    r.append("s")
a = [1]
f(a)
x = a[1]
---
def f(n, p):
    if n:
        p.append(n)
        f(n - 1, p)
    else:
        p.append("s")
a = [1]
f(3, a)
x = a[-1]
---
def f(p):
    if len(p) > 1:
        f(p[0])
        p[0].append("s")
a = [[1, [2]], 3]
f(a)
x = a[0][-1]
y = a[0][1][0]
---
def f(p):
    return p
a = [1]
b = f(a)
b.append("s")
x = a[1]
---
def f(p):
    def inner():
        p.append("s")
    return inner
a = [1]
f(a)()
x = a[1]
---
def f(p):
    global keep
    keep = p
a = [1]
f(a)
keep.append("s")
x = a[1]
---
def f(p):
    yield p
a = [1]
next(f(a)).append("s")
x = a[1]
---
def f(p=[]):
    x = p[0] if p else None
    p.append("s")
    return p
b = f()
b.insert(0, 2)
f()
---
def f(p, q):
    q.append("s")
    x = p[0]
a = []
f(a, a)
---
def f(*p):
    p[0].append("s")
a = [1]
f(a)
x = a[1]
---
def f(n, *, p):
    p.append("s")
a = [1]
f(1, p=a)
x = a[1]
---
def f(p):
    p = [p, "s"]
    p[0].append("t")
a = [1]
f(a)
x = a[1]
---
def f(p):
    p += ["s"]
a = [1]
f(a)
x = a[1]
---
def f(p):
    pass
def spoil(p):
    p.append("s")
if True:
    f = spoil
a = [1]
f(a)
x = a[1]
---
def spoil(function):
    return lambda p: p.append("s")
@spoil
def f(p):
    pass
a = [1]
f(a)
x = a[1]
---
def f(d, k):
    d[k] = 2.5
d = {"a": 1}
f(d, 3)
x = d[3]
y = list(d)[1]
---
g = [[1, 2], [3, 4]]
for p, (q, r) in enumerate(g):
    g[0][0] = p
for p, *q in sorted(g, key=lambda row: (row[1], -row[0])):
    q.append("s")
x = g[0][0]
---
g = [[1, 2], [3, 4]]
for p, row in enumerate(g):
    row.append("s")
x = g[0][2]
---
g = [[1, 2], [3, 4]]
for row in reversed(g):
    row[0] = "s"
x = g[0][0]
---
g = [[[1], [2]], [[3], [4]]]
for p, q in g:
    q[0] = "s"
x = g[0][1][0]
---
g = [[1], [2]]
rows = [None]
for rows[0], y in zip(g, "ab"):
    rows[0].append("s")
x = g[0][1]
---
g = [[1], [2]]
for pair in zip(g, g):
    pair[0].append("s")
x = g[0][1]
---
g = [[1], [2]]
for row in sorted(g, key=lambda row: row.append("s") or 0): pass
x = g[0][1]
---
g, keep = [[1], [2]], []
for row in sorted(g, key=lambda row: [keep.append(row)]): pass
keep[0].append("s")
x = g[0][1]
---
g = [[1], [2]]
for (row,) in zip(g):
    other = row
other.append("s")
x = g[1][1]
---
g = [[1], [2]]
x = [row.append("s") for i, row in enumerate(g)], g[0][1]
---
def f(l):
    l.append("s")
a = [1]
f(a)
x = a[1]
---
a = [1]
push = a.append
push("s")
x = a[1]
---
a = [1]
def g(): a.append("s")
g()
x = a[-1]
---
a = b = []
b.append("s")
a.append(1)
x = a[0]
---
d = {}
d[1] = 2
d["x"] = 2.5
k = list(d)[1]
v = d["x"]
---
from collections import defaultdict
d = defaultdict(int)
y = d["k"]
for k in d: z = k
---
d = {1: [2]}
d[1].append("s")
x = d[1][1]
---
d = {1: [2]}
for v in d.values(): v.append("s")
x = d[1][1]
---
d = {1: [2]}
d.setdefault(1, []).append("s")
x = d[1][1]
---
t = ([1], [2])
t[0].append("s")
x = t[0][1]
---
a = [1, 2]
a[0:1] = ["s"]
x = a[0]
---
a = [1, 2]
a[0], a[1] = "s", None
x = a[0]
---
a = [1, 2]
for a[0] in ["s"]: pass
x = a[0]
---
a = [1]
a += ["s"]
x = a[1]
---
a = [1]
a.extend(c for c in "xy")
x = a[1]
---
import heapq
h = [1]
heapq.heappush(h, 2.5)
x = h[1]
---
import bisect
h = [1]
bisect.insort_left(h, 2.5)
x = h[1]
---
s = sum([1.5][:0])
u = sum([0.5, 0.5])
---
m = max([1], default=None)
n = max([], default=None)
---
def f(n):
    if n == 0: return 1
    return f(n - 1) / 2
x = f(3)
---
def f(n):
    if n: return 1
x = f(0)
---
def f(n):
    while n:
        n -= 1
        if n == 5: return "s"
x = f(3)
---
def f():
    yield 1
x = f()
---
import functools
@functools.lru_cache
def f(): return 1
x = f
y = f()
---
x = 1
def g():
    global x
    x = "s"
g()
y = x
---
def o():
    x = 1
    def i():
        nonlocal x
        x = "s"
    i()
    y = x
    return y
z = o()
---
class list(list): pass
x = list((1,))
---
def int(v): return "s"
x = int(3)
---
x = 3
if x: x = "s"
y = x
---
x = 0
for i in range(3):
    y = x
    x = "s"
---
try:
    x = 1
    raise ValueError
except ValueError as x:
    y = x
---
for i in range(2): pass
i = "s"
j = i
---
with open("/dev/null", "rb") as f:
    x = f.read()
---
with open("/dev/null") as f:
    x = f.read(); y = f.readlines()
---
a, *b = [1, 2, 3]
(c, d), e = (1, "x"), 2.5
---
x = [1, 2][0] if a_ else "s" if (a_ := 0) else None
---
x = "a" or 3
y = 0 or "s"
---
i, lst = 0, [1, 2]
i, lst[i] = 1, "s"
x = lst[1]
---
x = True + True
y = True & False
z = 5 // 2.0
w = 2 ** -1
v = -True
u = ~True
---
q = [1] * 2
r = "ab" * 2
s = 2 * (1, "x")
t = s[3]
---
x = [*"ab", 1]
y = [*range(3)]
z = {**{1: 2}, "a": "b"}
---
x = dict(a=1)
y = {i: str(i) for i in range(2)}
z = y.get(5)
w = y.pop(0)
---
from collections import Counter
c = Counter("aab"); d = Counter({"x": 1.5}); e = c.most_common(1)
f = d["x"]; g = c["zz"]
---
c = __import__("collections").Counter("a")
c["a"] /= 2
---
from collections import Counter
c = Counter("aab")
c["a"] /= 2
x = c["a"]
---
import sys, io
sys.stdin = io.StringIO("a")
x = sys.stdin
---
x = input
y = [x for x in "ab"]
---
l = [3, 1]
k = sorted(l, key=str)
m = [i for i in map(str, l)]
n = list(filter(None, l))
o = list(reversed("ab"))
p = list(enumerate("ab"))
---
def f(a=[]):
    a.append("s")
    return a
b = f()
---
def mk():
    r = [1]
    keep.append(r)
    return r
keep = []
z = mk()
keep[0].append("s")
w = z[1]
---
memo = {}
def get():
    return memo
get()["a"] = 1
x = list(memo)
---
stack = [(1, [2])]
n, l = stack.pop()
l.append("s")
x = l[1]
---
a = [[1]]
b = a.copy()
b[0].append("s")
x = a[0][1]
---
a = [[1]]
b = a[:] + []
b[0].append("s")
x = a[0][1]
---
a = [[1]]
b = sorted(a)
b[0].append("s")
x = a[0][1]
---
a = [[1]]
m = max(a)
m.append("s")
x = a[0][1]
---
a = [[1]]
def h(*r): r[0].append("s")
h(*a)
x = a[0][1]
---
a = [[1]]
[r] = a
r.append("s")
x = a[0][1]
---
a = [[1]]
f = lambda: a[0]
f().append("s")
x = a[0][1]
---
class C: pass
c = C(); c.l = [1]
l = c.l
c.l.append("s")
x = l[1]
---
from collections import deque
q = deque([1]); q.appendleft("s"); x = q[0]; q.extend([None]); y = q.pop()
---
x = 5
x /= 2
y = 5
y //= 2
z = "a"
z += "b"
w = [1]; w *= 2
---
n = int("3")
dp = [0] * (n + 1)
dp[0] = 1.5
x = dp[0]
---
dp = [[0] * 3 for _ in range(3)]
dp[1][2] += 0.5
x = dp[1][2]
---
dp = [[0] * 3 for _ in range(3)]
dp[1][0:1] = "s"
x = dp[1][0]
---
dp = [[0] * 3 for _ in range(3)]
for i in range(3): dp[i] = "abc"
x = dp[0]
---
a = [0, 1]
a.sort(key=lambda v: -v)
b = list(map(lambda v: v / 2, a))
x = b[0]
---
x = [0]
exec("x.append('s')")
y = x[1]
---
def f():
    l = [1]
    locals()["l"].append("s")
    return l
y = f()
---
x: int = 3
y = x
---
import math
x = math.floor(2.5); y = math.sqrt(4); z = math.gcd(4, 6); w = math.log(3)
---
x = round(2.5); y = round(2.567, 2); z = abs(-3); u = divmod(7, 2); v = pow(2, 3, 5); p = pow(2, -1)
---
n = 123; m = 1.5
while n:
    n, digit = divmod(n, 10)
for _ in range(3):
    m, rest = divmod(m, 10)
---
from itertools import accumulate, permutations
x = list(accumulate([1, 2])); y = list(permutations("ab"))[0]
---
s = set(); s.add(1); s |= {"x"}; l = list(s)
---
s = {1}; t = s; t.add("x"); l = sorted(s, key=str)
---
def rec(x, acc=None):
    acc = acc or []
    acc.append(x)
    return acc
r = rec("s")
---
lines = "a b".split(); lines[0] = 3; z = lines[0]
---
a = [1, 2, 3]
b = a[1:]
b.append("s")
x = b[-1]
---
match [1, "s"]:
    case [x, y]: z = y
---
def gen():
    total = 0
    while True:
        got = yield total
        total += got
g = gen(); next(g); x = g.send(2.5)
---
x = y = z = 0
x += 1.5
---
v = []
v.append(v)
w = v[0]
---
k = lambda: 3
k2 = k()
k = lambda: "s"
---
import random
a = [1]; random.shuffle(a); b = random.choice(a); c = random.randint(1, 2)
---
def first(n):
    for i in range(n):
        return i
x = first(0)
---
def f(n):
    try:
        return n
    finally:
        pass
x = f(3)
---
def f(n):
    with open("/dev/null") as g:
        return 1
x = f(3)
---
def f(n):
    while True:
        if n: break
        return 3
x = f(1)
---
def f(n):
    if n: return 1
    elif n is None: return 2
    else: raise ValueError
x = f(1)
---
l = ["a"]
l[0] += "b"
l[0] = l[0] * 2
---
m = [[0] * 2 for _ in range(2)]
m2 = [r[:] for r in m]
m2[0][0] = "s"
x = m[0][0]; y = m2[0][0]
---
m = [[0] * 2 for _ in range(2)]
m2 = [r for r in m]
m2[0][0] = "s"
x = m[0][0]
---
m = [[0] * 2 for _ in range(2)]
m2 = {0: m[0]}
m2[0][0] = "s"
x = m[0][0]
---
m = [[0] * 2 for _ in range(2)]
m[0], m[1] = m[1], m[0]
t = m[0]
t[0] = "s"
x = m[0][0]
---
m = [[0] * 2 for _ in range(2)]
def wr(i, v): m[i][0] = v
wr(0, "s")
x = m[0][0]
---
m = [[0] * 2 for _ in range(2)]
for i, r in enumerate(m): r[0] = "s"
x = m[0][0]
---
m = [[0] * 2 for _ in range(2)]
it = iter(m)
next(it)[0] = "s"
x = m[0][0]
---
m = [[0] * 2 for _ in range(2)]
m.pop()[0] = "s"
q = [[0]]
p = q.pop(); p[0] = "s"; q.append(p)
x = q[0][0]
"""


@pytest.mark.parametrize("program", [part.strip("\n") + "\n" for part in PROGRAMS.split("\n---\n")])
def test_no_value_contradicts_its_inferred_type(program: str) -> None:
    assert contradictions(program, "in put\n") == set()
    assert contradictions(program, "in put\n", trust_annotations=True) == set()


@pytest.mark.parametrize(
    "loop",
    [
        "for a, b in rows: print(a)",
        "for i, (a, b) in enumerate(rows): print(a)",
        "for i, row in enumerate(rows): print(row[0])",
        "for a, b in sorted(rows, key=lambda row: -row[1]): print(a)",
        "for (a, b), c in zip(rows, names): print(a)",
        "for a, *b in reversed(rows): print(b)",
        "print([a for i, (a, b) in enumerate(rows)])",
        "def show(table, i):\n    for a, b in table: print(a)\n    if i: show(table, i - 1)\nshow(rows, 3)",
        "def swap(row): row[0], row[1] = row[1], row[0]\nfor each in rows: swap(each)",
        "copies = []\nfor row in rows: copies.append(row)\nprint(copies[0][0])",
        "kept = [None]\nkept[0] = rows\nprint(kept[0][1][1])",
        "for a in zip(*rows): print(*a)\nprint(*rows)",
        "for i, (a, b) in enumerate(reversed(rows)): print(a)",
        'print(sum(map(sum, rows)), list(map("".join, rows)))',
        "def add(table, number): table.append([number])\nadd(rows, 1)",
    ],
)
def test_what_leaves_the_rows_what_they_are(loop: str) -> None:
    module = parse(f"rows = [list(map(int, input().split())) for _ in range(3)]\n{loop}\n")
    assert str(module.annotated_types.of_binding(module.scopes.module.bindings["rows"])) == "list[list[int]]"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("row = list(map(int, input().split())); x = []; x.append(row)", "list[list[int]]"),
        ("x = [0] * 9\nfor i in range(5):\n    new = [0] * 9\n    new[i] = x[i] + 1\n    x = new", "list[int]"),
        ("x, new = [0] * 9, [1] * 9\nfor i in range(5):\n    new[i] = 2\n    x, new = new, x", "list[int]"),
        ("x = list(zip(*[[1, 2], [3, 4]]))", "list[tuple[int]]"),
        ("from itertools import product\nx = list(product((-1, 0, 1), repeat=3))", "list[tuple[int]]"),
        ("from itertools import chain\nx = list(chain([1], (2, 3)))", "list[int]"),
    ],
)
def test_what_is_known_to_be_in_it(code: str, expected: str) -> None:
    module = parse(code)
    assert str(module.types.of_binding(module.scopes.module.bindings["x"])) == expected


@pytest.mark.slow
@pytest.mark.parametrize("rule", catalog(), ids=lambda rule: rule.id)
def test_programs_of_rules(rule: Rule) -> None:
    for program in (rule.slow, rule.fast):
        assert contradictions(LARGE.sub("40", program)) == set()
