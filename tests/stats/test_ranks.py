from __future__ import annotations

from itertools import combinations, product

import pytest

from perfhint.stats import ranks_at
from perfhint.stats.ranks import floor_chance, floor_rank, walsh_chance, walsh_rank
from perfhint.stats.stages import ALPHA, is_look


@pytest.mark.parametrize("rank", [0, 1, 2, 3, 4])
def test_the_chance_of_floors_is_counted_right(rank: int) -> None:
    deals = [set(places) for places in combinations(range(8), 4)]
    first = sum(set(range(rank)) <= places for places in deals)
    assert floor_chance(4, rank) == pytest.approx(first / len(deals) if rank else 0)


@pytest.mark.parametrize("rank", [0, 1, 2, 5, 10])
def test_the_chance_of_walsh_averages_is_counted_right(rank: int) -> None:
    values = [1.0, 2.1, 3.3, 4.7, 6.9, 9.2]
    exceeds = 0
    for signs in product((1, -1), repeat=len(values)):
        signed = [sign * value for sign, value in zip(signs, values, strict=True)]
        averages = sorted((a + b) / 2 for i, a in enumerate(signed) for b in signed[i:])
        exceeds += bool(rank) and averages[rank - 1] > 0
    assert walsh_chance(6, rank) == pytest.approx(exceeds / 2 ** len(values))


def test_ranks_are_the_sharpest_their_level_allows() -> None:
    for pairs in (5, 8, 30, 80):
        for level in (0.0005, 0.005, 0.05):
            rank = floor_rank(pairs, level) or pairs + 1
            assert floor_chance(pairs, rank) <= level < floor_chance(pairs, rank - 1)
            rank = walsh_rank(pairs, level)
            assert walsh_chance(pairs, rank) <= level < walsh_chance(pairs, rank + 1)


@pytest.mark.parametrize("max_pairs", [5, 8, 10, 30, 33, 80, 120])
@pytest.mark.parametrize("stopped_at", [5, 9, 12, 13, 29, 120])
def test_all_looks_together_spend_no_more_than_the_error_rate(max_pairs: int, stopped_at: int) -> None:
    last = min(stopped_at, max_pairs)
    looks = [pairs for pairs in range(5, last) if is_look(pairs, max_pairs)]
    plan = [(pairs, ranks_at(pairs, max_pairs, final=False)) for pairs in looks]
    plan.append((last, ranks_at(last, max_pairs, final=True)))
    claims = [(pairs, ranks) for pairs, ranks in plan if ranks.caution == 1]
    spent = [floor_chance(pairs, ranks.floors) + walsh_chance(pairs, ranks.walsh) for pairs, ranks in claims]
    assert 0 < sum(spent) <= ALPHA
