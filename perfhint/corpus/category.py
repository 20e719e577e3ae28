"""What kind of edit a pair shows, where its source does not say: told from the words that come and go."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.source.canonical import Word

SIGNS = {
    "pandas": names("iterrows itertuples apply groupby merge concat loc iloc DataFrame"),
    "numeric": names("numpy np numba njit jit array zeros ones arange dot cumsum vectorize where"),
    "algorithms": names(
        "lru_cache cache bisect bisect_left bisect_right heapq heappush heappop heapify accumulate pow gcd"
        " factorial comb sorted sort itertools combinations permutations product functools memo break"
    ),
    "containers": names(
        "set dict frozenset deque popleft appendleft Counter defaultdict OrderedDict remove index pop insert"
    ),
    "io": names("stdin stdout readline readlines buffer write input print flush fileinput"),
    "strings": names("join format replace split translate maketrans str count find startswith endswith re compile"),
    "imports": names("import from"),
    "loops": names("for while range map filter sum any all zip enumerate append extend max min len"),
    "scope": names("def main return global"),
}
"""Category to the words whose coming or going shows it; the more telling ones first."""

_ALL = frozenset().union(*SIGNS.values())


def category(slow: Sequence[Word], fast: Sequence[Word]) -> str:
    """The catalog's category that fits a pair best, from the words of both programs."""
    before, after = (Counter(word.canonical for word in found if word.canonical in _ALL) for found in (slow, fast))
    changed = (before - after) + (after - before)
    votes = {name: _votes(signs, changed, before, after) for name, signs in SIGNS.items()}
    return max(votes, key=lambda name: votes[name]) if any(votes.values()) else "algorithms"


def _votes(signs: frozenset[str], changed: Counter[str], before: Counter[str], after: Counter[str]) -> float:
    """What comes or goes altogether counts for more than what only becomes more or less."""
    return sum(
        min(count, 3) * (1 if before[word] and after[word] else 3) for word, count in changed.items() if word in signs
    )
