"""What holds for all of a user's inputs: kinds and ranges of values, and how they depend on each other.

In doubt a rule is believed, since an input that breaks a rule of the problem's may show a difference that is none. What
random values would often do by chance is believed only after it held often.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any

from perfhint.workloads.mutation import checks as rules
from perfhint.workloads.mutation import table_checks as tables
from perfhint.workloads.mutation.grammar import Count, Counted, Line, Repeat, Row
from perfhint.workloads.mutation.kinds import Kind, kind_of
from perfhint.workloads.mutation.scopes import Scope, counts_in, first_name, names_of, scopes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.workloads.mutation.checks import Check
    from perfhint.workloads.mutation.grammar import Elements, Node
    from perfhint.workloads.mutation.scopes import Pools

MOST_PAIRED = 12
"""Names of a scope: with more, only lists are compared with single values."""
FEW_PAIRED = 4
"""Single values of a scope: with more, products say nothing."""
MOST_POOLED = 50
FEW_VALUES = 4
"""So many different ones and no more, though there were many: others are not meant."""


@dataclass(frozen=True, slots=True)
class Range:
    """Of the values that stand in one place."""

    values: tuple[Any, ...]
    """Some that were seen; all where there are few."""
    low: int = 0
    """The smallest number, or the shortest word."""
    high: int = 0
    alphabet: str = ""
    firsts: str = ""
    """With which words begin."""
    is_closed: bool = False
    """None but `values` are meant."""
    number: int = 0
    """How many were seen."""

    @property
    def is_single(self) -> bool:
        """A number that was seen once: it may be larger or smaller as well."""
        return self.number == 1


@dataclass(frozen=True, slots=True)
class Learned:
    """Everything that inputs of a kind have in common."""

    elements: Elements
    kinds: dict[str, Kind]
    ranges: dict[str, Range]
    words: dict[str, Count]
    """Words that are as long as a number read before says."""
    checks: dict[tuple[int, ...], dict[Check, float]]
    """What holds in the scopes with a path, and the probability that it does so by chance."""
    singles: frozenset[str]
    """Names of single values; all others are lists."""
    counts: frozenset[str]
    """Single values that say how long something is."""
    pools: Pools

    def holds(self, nodes: list[Node]) -> bool:
        """Whether an input is one of them."""
        for scope in scopes(self.elements, nodes):
            if not all(check.holds(scope) for check in self.checks.get(scope.path, ())):
                return False
            singles = scope.all_singles
            for name, count in self.words.items():
                if (name in scope.singles or name in scope.series) and count.name in singles:
                    size = count.of(singles[count.name].value)  # type: ignore[arg-type]
                    if any(len(word) != size for word in rules.values(scope, name)):
                        return False
            if not all(self._fits(name, slot.value) for name, slot in scope.singles.items()):
                return False
            if not all(self._fits(s.name, value) for s in scope.series.values() for value in s.values):
                return False
        return True

    def _fits(self, name: str, value: Any) -> bool:
        known = self.ranges[name]
        if known.is_closed:
            return value in known.values
        if not isinstance(value, str):
            return name in self.counts or known.is_single or known.low <= value <= known.high
        return bool(value) and value[0] in known.firsts and set(value) <= set(known.alphabet)


def typed(elements: Elements, nodes: Sequence[Node], kinds: dict[str, Kind]) -> list[Node]:
    """Nodes with values in the place of tokens."""
    return [_converted(element, node, kinds, to_value=True) for element, node in zip(elements, nodes, strict=True)]


def tokens(elements: Elements, nodes: Sequence[Node], kinds: dict[str, Kind]) -> list[Node]:
    """Nodes with tokens in the place of values."""
    return [_converted(element, node, kinds, to_value=False) for element, node in zip(elements, nodes, strict=True)]


def _converted(element: Any, node: Node, kinds: dict[str, Kind], *, to_value: bool) -> Node:
    def convert(name: str, item: Any) -> Any:
        return kinds[name].value(item) if to_value else kinds[name].token(item)

    match element:
        case Line(names):
            return [convert(name, item) for name, item in zip(names, node, strict=True)]
        case Row(name) | Counted(name):
            return [convert(name, item) for item in node]
        case Repeat(_, body):
            return [[_converted(e, n, kinds, to_value=to_value) for e, n in zip(body, r, strict=True)] for r in node]
    return list(node)


def learn(elements: Elements, inputs: Sequence[list[Node]]) -> Learned:
    """What all `inputs` (nodes with tokens) have in common."""
    seen: dict[str, list[str]] = defaultdict(list)
    singles: set[str] = set()
    for nodes in inputs:
        for scope in scopes(elements, nodes):
            singles |= scope.singles.keys()
            for name, slot in scope.singles.items():
                seen[name].append(slot.value)  # type: ignore[arg-type]
            for series in scope.series.values():
                seen[series.name] += series.values  # type: ignore[arg-type]
    kinds = {name: kind_of(seen[name]) for name in names_of(elements)}
    counts = frozenset(count.name for count in counts_in(elements))
    ranges = {
        name: _range([kind.value(token) for token in seen[name]], kind, is_count=name in counts)
        for name, kind in kinds.items()
    }
    values = [typed(elements, nodes, kinds) for nodes in inputs]
    alike: dict[tuple[int, ...], list[Scope]] = defaultdict(list)
    for nodes in values:
        for scope in scopes(elements, nodes):
            alike[scope.path].append(scope)
    words = {name: count for group in alike.values() for name, count in _word_lengths(group, kinds)}
    checks = {
        path: {
            check: chance
            for check in _thinkable(group, kinds, ranges)
            if (chance := _chance(check, group)) < 1 and chance <= check.most_chance
        }
        for path, group in alike.items()
    }
    return Learned(elements, kinds, ranges, words, checks, frozenset(singles), counts, _pools(elements, values))


def _range(found: list[Any], kind: Kind, *, is_count: bool) -> Range:
    different = tuple(dict.fromkeys(found))[:MOST_POOLED]
    if not found:
        return Range(())
    if kind.is_word:
        is_closed = len(set(found)) <= FEW_VALUES and len(found) >= 3 * len(set(found)) and max(map(len, found)) > 1
        sizes = [len(word) for word in found]
        alphabet, firsts = (
            "".join(sorted(set(part))) for part in ("".join(found), [word[0] for word in found if word])
        )
        if len(firsts) > 3 or alphabet.isalpha():
            firsts = alphabet
        return Range(different, min(sizes), max(sizes), alphabet, firsts, is_closed, len(found))
    numbers = sorted(set(found))
    apart = numbers[-1] - numbers[0] > 10 * len(numbers)
    is_closed = apart and len(numbers) <= FEW_VALUES and len(found) >= 4 * len(numbers) and not is_count
    return Range(different, numbers[0], numbers[-1], is_closed=is_closed, number=len(found))


def _word_lengths(group: Sequence[Scope], kinds: dict[str, Kind]) -> Iterator[tuple[str, Count]]:
    """Words whose length is a number, in all scopes of a kind."""
    first = group[0]
    numbers = [name for name in first.all_singles if kinds[name].decimals == 0]
    for name in [*first.singles, *first.series]:
        if not kinds[name].is_word:
            continue
        for number in numbers:
            if all(
                len(word) == scope.all_singles[number].value for scope in group for word in rules.values(scope, name)
            ):
                yield name, Count(number)
                break


def _chance(check: Check, group: Sequence[Scope]) -> float:
    """The probability that it would hold everywhere, though it is no rule; 1 where it does not hold everywhere."""
    chance = 1.0
    for scope in group:
        if not check.holds(scope):
            return 1.0
        chance *= check.chance(scope)
    return chance


def _thinkable(group: Sequence[Scope], kinds: dict[str, Kind], ranges: dict[str, Range]) -> Iterator[Check]:
    scope = group[0]
    is_number = {name: not kind.is_word for name, kind in kinds.items()}
    singles = [name for name in scope.all_singles if is_number[name]]
    series = [name for name in scope.series if is_number[name]]
    spread = {name: ranges[name].high - ranges[name].low + 1 for name in kinds}
    if len(singles) <= MOST_PAIRED:
        for a, b in permutations(singles, 2):
            if a in scope.singles or b in scope.singles:
                often = len(group) >= 3
                yield from (rules.Order(a, b, is_strict=True),) if often else ()
                yield from (rules.Order(a, b, is_strict=False), rules.SameValue(a, b), rules.Divides(a, b))
    for a, b in combinations(singles if 3 <= len(singles) <= FEW_PAIRED else (), 2):
        yield from (rules.Product(c, a, b) for c in singles if c not in (a, b) and c in scope.singles)
    for a in series:
        for b in singles:
            yield from (rules.Order(a, b, is_strict=True), rules.Order(a, b, is_strict=False))
            yield from (rules.Order(b, a, is_strict=True), rules.Order(b, a, is_strict=False))
            yield from (rules.Total(a, b, is_equal=True), rules.Total(a, b, is_equal=False))
        indexed = [b for b in singles if all(rules.Order(a, b, is_strict=False).holds(each) for each in group)]
        yield from (rules.Distinct(a, spread[a], bound) for bound in indexed)
        yield rules.Distinct(a, spread[a])
        if scope.series[a].is_flat:
            for strict, down in ((True, False), (True, True), (False, False), (False, True)):
                yield rules.Sorted(a, strict, down)
            yield rules.NoRuns(a, spread[a])
            for offset in (0, 1, 2):
                yield rules.Earlier(a, offset)
        if firsts := [s.series[a].values[0] for s in group if s.series[a].slots]:
            yield rules.First(a, firsts[0])
    yield from _of_tables(scope, is_number, spread, singles)
    yield from _of_words(scope, is_number)


def _of_tables(
    scope: Scope, is_number: dict[str, bool], spread: dict[str, int], singles: Sequence[str]
) -> Iterator[Check]:
    for table in scope.tables:
        numbers = [name for name in table.names if is_number[name]]
        for a, b in permutations(numbers[:MOST_PAIRED], 2):
            yield from (tables.RowOrder(a, b, is_strict=True), tables.RowOrder(a, b, is_strict=False))
            if a < b:
                yield tables.RowDiffers(a, b, max(spread[a], spread[b]))
        if len(table.names) > 1 and len(numbers) == len(table.names):
            different = 1
            for name in table.names:
                different *= spread[name]
            yield tables.DistinctRows(table.names, is_unordered=False, different=different)
        for a, b in combinations(numbers[:3], 2):
            yield tables.DistinctRows((a, b), is_unordered=True, different=max(1, spread[a] * spread[b] // 2))
            for nodes in singles:
                yield from (tables.Edges(a, b, nodes, 1), tables.Edges(a, b, nodes, 0))


def _of_words(scope: Scope, is_number: dict[str, bool]) -> Iterator[Check]:
    lists = [name for name in scope.series if not is_number[name]]
    single = [name for name in scope.singles if not is_number[name]]
    for name in lists:
        yield rules.Distinct(name, 10 * len(scope.series[name].slots) ** 2)
    for name in [*lists, *single]:
        yield tables.Lengths((name,))
        yield tables.Balanced(name)
        found = "".join(rules.values(scope, name))
        for character in sorted(set(found)) if len(set(found)) < 40 else ():
            yield tables.Occurs(name, character, found.count(character))
    for a, b in permutations([*lists, *single, *(name for name in scope.series if is_number[name])], 2):
        if is_number[a] == is_number[b]:
            yield rules.Within(a, b)
    for a, b in combinations(single, 2):
        yield tables.Lengths((a, b))


def _pools(elements: Elements, inputs: Sequence[list[Node]]) -> Pools:
    pools: Pools = {}

    def collect(elements: Elements, nodes: Sequence[Node]) -> None:
        for element, node in zip(elements, nodes, strict=True):
            if isinstance(element, Row | Repeat):
                pool = pools.setdefault(first_name(element), [])
                pool += node[: MOST_POOLED - len(pool)]
            if isinstance(element, Repeat):
                for nodes in node[:MOST_POOLED]:
                    collect(element.body, nodes)

    for nodes in inputs:
        collect(elements, nodes)
    return pools
