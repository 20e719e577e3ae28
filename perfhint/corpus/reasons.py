"""What two programs have in common, in words to show to a person or to a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.canonical import FUNCTION, STRING, VARIABLE, words
from perfhint.source.features import reads
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from perfhint.source.canonical import Word

_EVERYWHERE = names(
    "print input int range len list str map for in if else import from while and or not def return True False None"
)
_MOST = 5


def common(asked: str, found: str, hot_lines: Collection[int], similarity: float) -> tuple[str, ...]:
    """What `found` has in common with `asked`, the most telling first; `similarity` is that of the hot lines."""
    ours, theirs = words(asked), words(found)
    said = []
    if hot_lines and similarity >= 0.2:
        said.append(f"its slow lines are like the hot ones ({similarity:.0%})")
    if calls := _listed(_known(ours) & _known(theirs), ours):
        said.append(f"both use {calls}")
    if constants := _listed(_constants(ours) & _constants(theirs), ours):
        said.append(f"both have {constants}")
    if (shapes := _shapes(ours)) and shapes == _shapes(theirs):
        said.append("both read input of the same shape")
    if own := _listed(_names(ours) & _names(theirs), ours):
        said.append(f"both name something {own}")
    return tuple(said) or ("its statements are built alike",)


def _known(found: Sequence[Word]) -> set[str]:
    """What Python or a library calls something, but for what nearly every program uses."""
    return {word.text for word in found if word.canonical == word.text and word.text.isidentifier()} - _EVERYWHERE


def _constants(found: Sequence[Word]) -> set[str]:
    """Numbers and strings that not every program has."""
    return {
        word.text
        for word in found
        if (word.canonical == STRING or word.text[:1].isdigit())
        and 3 <= len(word.text) <= 20
        and word.text.isprintable()
    }


def _names(found: Sequence[Word]) -> set[str]:
    return {word.text for word in found if word.canonical in (VARIABLE, FUNCTION) and len(word.text) > 2}


def _shapes(found: Sequence[Word]) -> list[str]:
    return [shape for shape, _ in reads(found)]


def _listed(wanted: set[str], found: Sequence[Word]) -> str:
    """The first few of `wanted`, in the order in which `found` has them."""
    ordered = list(dict.fromkeys(word.text for word in found if word.text in wanted))
    return ", ".join(ordered[:_MOST])
