"""Delta debugging: which of many edits make a candidate wrong (Zeller and Hildebrandt, "Simplifying and isolating
failure-inducing input", IEEE TSE 2002)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def minimal_failing(items: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> tuple[T, ...]:
    """A 1-minimal subsequence of `items` for which `fails` still holds: taking any one item out makes it pass.

    `fails(items)` is taken to be true; `fails` is asked O(n log n) times where one item is to blame, O(n^2) at worst.
    """
    failing = tuple(items)
    parts = 2
    while len(failing) > 1:
        for rest in _subsets(failing, parts):
            if fails(rest):
                parts = 2 if len(rest) < len(failing) // 2 + 1 else max(parts - 1, 2)
                failing = rest
                break
        else:
            if parts >= len(failing):
                break
            parts = min(parts * 2, len(failing))
    return failing


def _subsets(items: tuple[T, ...], parts: int) -> list[tuple[T, ...]]:
    """The `parts` slices of items, then (where they differ from slices) what is left without each."""
    bounds = [len(items) * i // parts for i in range(parts + 1)]
    slices = [(bounds[i], bounds[i + 1]) for i in range(parts)]
    subsets = [items[a:b] for a, b in slices]
    if parts > 2:
        subsets += [items[:a] + items[b:] for a, b in slices]
    return subsets
