"""How tables of factorials modulo a prime are filled, and how binomial coefficients are looked up in them."""

from __future__ import annotations

_GUARDS = """
if n < r: return 0  # maybe
if n < 0 or r < 0: return 0  # maybe
"""
_GUARD = "if r < 0 or r > n: return 0  # maybe\nr = min(r, n - r)  # maybe"
_INVERSE = "ANY(pow({0}, M - 2, M), pow({0}, -1, M))"
_OF_LAST, _OF_ITEM, _OF_TABLE = (_INVERSE.format(text) for text in ("g[-1]", "g[i]", "g[P]"))
_LOOKUPS = (
    "return g[n] * h[r] * h[n - r] % M",
    f"return g[n] * {_INVERSE.format('g[r] * g[n - r]')} % M",
    f"return g[n] * {_INVERSE.format('g[n - r] * g[r] % M')} % M",
    f"return g[n] * {_INVERSE.format('g[r]')} * {_INVERSE.format('g[n - r]')} % M",
)

BINOMIALS = tuple(f"{guard}\n{lookup}" for guard in (_GUARD, _GUARDS) for lookup in _LOOKUPS)
"""g holds factorials, h their inverses."""

_RECURRENCE = "ANY(-v[M % i] * (M // i) % M, (M - v[M % i] * (M // i)) % M, M - v[M % i] * (M // i) % M)"
_FILL_TWO = f"""
for i in range(2, L):
    g[i] = g[i - 1] * i % M
    v[i] = {_RECURRENCE}
    h[i] = h[i - 1] * v[i] % M
"""
_FACTORIALS = (
    "g = [1] * K\nfor i in ANY(range(1, L), range(2, L)): g[i] = g[i - 1] * i % M",
    "g = [1] * K\nfor i in range(L): g[i + 1] = g[i] * (i + 1) % M",
    "g = ANY([0] * K, [None] * K)\ng[0] = 1\nfor i in range(1, L): g[i] = g[i - 1] * i % M",
    "g = [0] * K\ng[0] = 1\nfor i in range(L): g[i + 1] = g[i] * (i + 1) % M",
    "g = [1]\nfor i in range(1, L): g.append(g[-1] * i % M)",
    "g = [1, 1]\nfor i in range(2, L): g.append(g[-1] * i % M)",
    "g = [1]\nx = 1\nfor i in range(1, L): x = x * i % M; g.append(x)",
)
_DOWN = (
    f"h = ANY([1] * K, [0] * K, [None] * K)\nh[P] = {_OF_TABLE}\nfor i in range(P, 0, -1): h[i - 1] = h[i] * i % M",
    f"h = ANY([1] * (P + 1), [0] * (P + 1))\nh[-1] = {_OF_LAST}\nfor i in range(P, 0, -1): h[i - 1] = h[i] * i % M",
    f"h = ANY([1] * K, [0] * K, [None] * K)\nh[P] = {_OF_TABLE}\n"
    "for i in range(P - 1, -1, -1): h[i] = h[i + 1] * (i + 1) % M",
    f"h = [1] * K\nfor i in ANY(range(L), range(1, L)): h[i] = {_OF_ITEM}",
)

TABLES = (
    f"""
g = [1, 1]
h = [1, 1]
v = [0, 1]
for i in range(2, L):
    g.append(g[-1] * i % M)
    v.append({_RECURRENCE})
    h.append(h[-1] * v[-1] % M)
""",
    f"g = [1] * K\nh = [1] * K\nv = [1] * K\n{_FILL_TWO}",
    f"g = [0] * K\nh = [0] * K\nv = [0] * K\ng[0] = g[1] = 1\nh[0] = h[1] = 1\nv[1] = 1\n{_FILL_TWO}",
    f"g = [0] * K\nh = [0] * K\nv = [0] * K\ng[0] = g[1] = 1\nh[0] = h[1] = 1\nv[0] = v[1] = 1\n{_FILL_TWO}",
    f"""
g = [1]
h = [1]
for i in range(1, L):
    g.append(g[-1] * i % M)
    h.append({_OF_LAST})
""",
    *(f"{factorials}\n{down}" for factorials in _FACTORIALS for down in _DOWN),
    *_FACTORIALS,
)
"""g becomes the factorials, h their inverses, v the inverses of the numbers themselves."""
