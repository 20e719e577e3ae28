"""Moduli that surely are primes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node

_PRIMES = frozenset({10**9 + 7, 10**9 + 9, 10**9 + 21, 998244353, 469762049, 167772161, 1224736769})
_DEEP = 8
_LARGE = 100
"""Numbers above this are not raised to powers."""


def known_prime(module: Module, node: Node) -> int | None:
    """The prime that `node` surely is, or was seen to be, if it is one of those that are in use as moduli."""
    value = constant(module, node)
    if value is None and node.type == "identifier":
        seen = module.facts.value_range(node)
        value = seen[0] if seen is not None and seen[0] == seen[1] else None
    return int(value) if value in _PRIMES else None


def constant(module: Module, node: Node, depth: int = 0) -> float | None:
    """The number that `node` surely is: `10 ** 9 + 7`, `int(1e9) + 7`, or a name for one of them."""
    node, depth = module.unwrap(node), depth + 1
    if depth > _DEEP:
        return None
    match node.type:
        case "integer" | "float" if module.types.is_a(node, "int", "float"):
            code = module.code(node).replace("_", "")
            return int(code, 0) if node.type == "integer" else float(code)
        case "identifier":
            value = module.flow.value(node)
            return constant(module, value, depth) if value is not None else None
        case "call" if module.scopes.calls(node, "int") and len(module.arguments(node)) == 1:
            inner = constant(module, module.arguments(node)[0], depth)
            return int(inner) if inner is not None else None
        case "binary_operator":
            left, right = (constant(module, node.children[side], depth) for side in (0, 2))
            return _result(module.code(node.children[1]), left, right)
    return None


def _result(sign: str, left: float | None, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "**" if 0 <= left <= _LARGE and 0 <= right <= _LARGE:
            return float(left**right) if isinstance(left, float) else int(left**right)
    return None
