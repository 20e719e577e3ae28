"""The corpus with the catalog's own pairs in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint import rules
from perfhint.corpus import open_corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.corpus import Corpus
    from perfhint.records import Pair
    from perfhint.settings import Settings


def own_pairs() -> Sequence[Pair]:
    """The examples of all rules, with what they gained where that was measured last."""
    pairs = []
    for rule in rules.catalog():
        gains = rule.gains
        speedup = gains[max(gains)] if gains else None
        pairs.append(replace(rule.pair, problem=rule.id, speedup=speedup))
    return pairs


def opened(settings: Settings) -> Corpus:
    """The user's corpus, to be closed after use. Raises StoreError."""
    return open_corpus(settings.corpus, own_pairs())
