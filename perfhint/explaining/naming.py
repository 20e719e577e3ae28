"""Names that differ between two versions of a program though they mean the same: they cost nothing."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.explaining.lines import Lines


TELLING = 3
"""Words of the language in a line that a name is first bound in, by which the line is known again."""


def corresponding(slow: Lines, fast: Lines) -> dict[str, str]:
    """Names of `slow` to what `fast` calls the same, one to one; only those that differ.

    Lines that are alike but for names vote; it takes half of what either name is used for, or that both are bound by a
    line that is like no other. A name of `slow` that would then have the name of another one in `fast` gets a name that
    neither program has.
    """
    votes, bound_alike = _votes(slow, fast)
    uses_before, uses_after = _uses(slow), _uses(fast)
    chosen: dict[str, str] = {}
    for (old, new), number in sorted(votes.items(), key=lambda item: (-item[1], item[0][0] != item[0][1], item[0])):
        sure = 2 * number >= max(uses_before[old], uses_after[new]) or (old, new) in bound_alike
        if sure and old not in chosen and new not in chosen.values():
            chosen[old] = new
    taken = _words(slow) | _words(fast)
    for old in sorted(set(uses_before) - set(chosen)):
        if old in chosen.values():
            chosen[old] = _free(old, taken)
    return {old: new for old, new in chosen.items() if old != new}


def _votes(slow: Lines, fast: Lines) -> tuple[Counter[tuple[str, str]], set[tuple[str, str]]]:
    """How often a name of one stands where one of the other does, in lines otherwise alike; and which are bound so."""
    votes: Counter[tuple[str, str]] = Counter()
    bound: set[tuple[str, str]] = set()
    bound_before, bound_after = _first_lines(slow), _first_lines(fast)
    old, new = [line.shape for line in slow.all], [line.shape for line in fast.all]
    for start, other, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for i, j in zip(range(start, start + size), range(other, other + size), strict=True):
            pairs = [(a.text, b.text) for a, b in zip(slow[i].tokens, fast[j].tokens, strict=True) if a.own]
            votes.update(pairs)
            if len({word for word in slow[i].shape if word.isidentifier()}) >= TELLING:
                bound |= {(a, b) for a, b in pairs if bound_before[a] == i and bound_after[b] == j}
    return votes, bound


def _first_lines(lines: Lines) -> dict[str, int]:
    """The line in which each name is bound first, as far as the text goes."""
    first: dict[str, int] = {}
    for number, line in enumerate(lines.all):
        for token in line.tokens:
            if token.own:
                first.setdefault(token.text, number)
    return first


def _uses(lines: Lines) -> Counter[str]:
    return Counter(token.text for line in lines.all for token in line.tokens if token.own)


def _words(lines: Lines) -> set[str]:
    return {token.text for line in lines.all for token in line.tokens}


def _free(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    taken.add(f"{name}_{number}")
    return f"{name}_{number}"
