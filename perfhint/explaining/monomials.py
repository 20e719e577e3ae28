"""Upper bounds as sums of products of sizes: n·m + len(xs), written O(n·m + len(xs))."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Monomial = frozenset[tuple[str, float]]
"""Sizes with their exponents; a logarithm is a size of its own, ``log n``."""

Bound = frozenset[Monomial]
"""The sum of its monomials; constant factors do not count."""

ONE: Bound = frozenset({frozenset()})
"""Constant time, or a constant number."""
MOST = 6
"""Monomials of a bound; one with more tells nobody anything."""


def size(name: str, power: float = 1.0) -> Bound:
    """The bound that is this size."""
    return frozenset({frozenset({(name, power)})})


def total(bounds: Iterable[Bound | None]) -> Bound | None:
    """The sum; None when one of them is."""
    found: set[Monomial] = set()
    for bound in bounds:
        if bound is None:
            return None
        found |= bound
    return _reduced(found or ONE)


def product(*bounds: Bound | None) -> Bound | None:
    """The product; None when a factor is."""
    found: Bound = ONE
    for bound in bounds:
        if bound is None:
            return None
        found = _reduced({_times(a, b) for a in found for b in bound})
        if len(found) > MOST:
            return None
    return found


def root(bound: Bound | None) -> Bound | None:
    """The square root."""
    if bound is None:
        return None
    return frozenset(frozenset((name, power / 2) for name, power in monomial) for monomial in bound)


def logarithm(bound: Bound | None) -> Bound | None:
    """The logarithm, where the bound is a power of one size."""
    if bound is None or len(bound) != 1:
        return None
    (monomial,) = bound
    if not monomial:
        return ONE
    if len(monomial) > 1:
        return None
    ((name, _),) = monomial
    return None if name.startswith("log ") else size(f"log {name}")


def renamed(bound: Bound, name_of: Callable[[str], str]) -> Bound:
    """The same with other names of sizes."""
    return frozenset(frozenset((name_of(name), power) for name, power in monomial) for monomial in bound)


def is_less(bound: Bound, other: Bound) -> bool:
    """`bound` grows more slowly than `other`, whatever the sizes are."""
    return bound != other and all(any(_divides(a, b) for b in other) for a in bound)


def written(bound: Bound) -> str:
    """As people write it: O(n·log n)."""
    terms = sorted(("·".join(_factor(*each) for each in _in_order(monomial)) for monomial in bound), key=_key)
    return f"O({' + '.join(term or '1' for term in terms)})"


def _key(term: str) -> tuple[int, str]:
    return -term.count("·"), term


def _in_order(monomial: Monomial) -> list[tuple[str, float]]:
    return sorted(monomial, key=lambda factor: (factor[0].startswith("log "), factor[0]))


def _factor(name: str, power: float) -> str:
    if power == 1:
        return name
    if power == 0.5:
        return f"√{name}"
    return f"{name}^{power:g}"


def _times(a: Monomial, b: Monomial) -> Monomial:
    powers = Counter(dict(a))
    for name, power in b:
        powers[name] += power  # type: ignore[assignment]
    return frozenset(powers.items())


def _reduced(monomials: Iterable[Monomial]) -> Bound:
    """Without those that are not more than another one, whatever the sizes are."""
    every = set(monomials)
    return frozenset(a for a in every if not any(a != b and _divides(a, b) for b in every))


def _divides(a: Monomial, b: Monomial) -> bool:
    """`a` is no more than `b`: every size in it has a power as high there, a logarithm as a power of its size."""
    powers = dict(b)
    missing = []
    for name, power in a:
        if powers.get(name, 0) < power:
            missing.append((name, power))
        else:
            powers[name] -= power
    for name, power in missing:
        argument = name.removeprefix("log ")
        if argument == name or power != 1 or powers.get(argument, 0) < 0.5:
            return False
        powers[argument] -= 0.5
    return True
