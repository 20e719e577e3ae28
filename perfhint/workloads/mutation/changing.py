"""Changes to an input: each takes a few liberties with the values or the sizes and says what it did.

What an input must keep is not minded here: it is mended and looked at afterwards.
"""

from __future__ import annotations

import copy
import math
from typing import TYPE_CHECKING, Any

from perfhint.workloads.mutation.grammar import MismatchError
from perfhint.workloads.mutation.scopes import Scope, resize, scopes

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from perfhint.workloads.mutation.grammar import Node
    from perfhint.workloads.mutation.learning import Learned, Range
    from perfhint.workloads.mutation.scopes import Series

    Change = Callable[["Changing"], str]

MOST_ITEMS = 40
"""Sizes to which small inputs are grown."""


class Changing:
    """An input that is being changed."""

    def __init__(self, learned: Learned, nodes: list[Node], rng: random.Random) -> None:
        self.learned = learned
        self.nodes = copy.deepcopy(nodes)
        self.rng = rng

    @property
    def scopes(self) -> list[Scope]:
        """As the input is now."""
        return list(scopes(self.learned.elements, self.nodes))

    def scope(self) -> Scope:
        """One of them, the whole as often as all others together."""
        whole, *others = self.scopes
        return self.rng.choice(others) if others and self.rng.random() < 0.5 else whole

    def series(self, least: int = 2) -> Series:
        """A list with at least so many items. Raises MismatchError."""
        found = [series for scope in self.scopes for series in scope.series.values() if len(series.slots) >= least]
        if not found:
            raise MismatchError
        return self.rng.choice(found)

    def resized(self, number: Callable[[int], int]) -> tuple[str, int]:
        """Give a count another number. Raises MismatchError."""
        found = [
            (scope, name)
            for scope in self.scopes
            for name in scope.singles
            if name in self.learned.counts or any(count.name == name for count in self.learned.words.values())
        ]
        if not found:
            raise MismatchError
        scope, name = self.rng.choice(found)
        old: Any = scope.singles[name].value
        new = max(least_size(self.learned.ranges[name]), number(old))
        if new == old:
            raise MismatchError
        learned = self.learned
        resize(scope.elements, scope.nodes, name, new, words=learned.words, pools=learned.pools, rng=self.rng)
        return name, new

    def mend(self) -> None:
        """Restore what holds for all inputs, where that is easy."""
        for _ in range(2):
            for scope in self.scopes:
                for check in self.learned.checks.get(scope.path, ()):
                    if not check.holds(scope):
                        check.mend(scope, self.rng)


SHOWN = {2: 3, 3: 5}
"""Smallest sizes that are taken for the smallest there may be, with the number of inputs from which on they are."""


def least_size(known: Range) -> int:
    """The smallest number that a count may be."""
    return known.low if known.low <= 1 or known.number >= SHOWN.get(known.low, math.inf) else 1


def drawn(known: Range, rng: random.Random, style: int) -> Any:
    """A value such as may stand in a place; `style` says of which kind, so that a list can be of one kind."""
    if known.is_closed or not known.values:
        return rng.choice(known.values or ("",))
    if isinstance(known.values[0], str):
        return _word(known, rng, style)
    low, high = known.low, known.high
    match style % 5:
        case 0:
            return rng.randint(low, min(high, low + 2))
        case 1:
            return rng.choice((low, high))
        case 2:
            return rng.randint(low, high)
        case 3:
            away = int((high - low + 1) ** rng.random())
            return max(low, high - away) if rng.random() < 0.2 else min(high, low + away - 1)
    if low < 0 < high:
        return rng.randint(max(low, -2), min(high, 2))
    return rng.choice(known.values)


def _word(known: Range, rng: random.Random, style: int) -> str:
    letters = known.alphabet if style % 2 else "".join(rng.sample(known.alphabet, min(2, len(known.alphabet))))
    size = rng.randint(known.low, max(known.low, min(known.high, 8)))
    if style % 5 == 4:
        return str(rng.choice(known.values))
    word = "".join(rng.choice(letters) for _ in range(size))
    return rng.choice(known.firsts) + word[1:] if word and known.firsts else word


def smaller(to: int) -> Change:
    """Sizes shrunk to a given one."""

    def change(changing: Changing) -> str:
        _, number = changing.resized(lambda old: min(old, to))
        return f"size {number}"

    return change


def resized(changing: Changing) -> str:
    """One more or less, twice or half as much."""
    rng = changing.rng
    _, number = changing.resized(
        lambda old: min(max(old, MOST_ITEMS), rng.choice((old + 1, old - 1, old * 2, (old + 1) // 2, old + 3)))
    )
    return f"size {number}"


def fresh(changing: Changing) -> str:
    """All values anew, in a small input."""
    rng = changing.rng
    for _ in range(3):
        try:
            changing.resized(lambda old: min(old, rng.randint(1, 6)) if old > 6 else rng.randint(1, 6))
        except MismatchError:
            continue
    for scope in changing.scopes:
        style = rng.randrange(10)
        for name, slot in scope.singles.items():
            if name not in changing.learned.counts:
                slot.put(near(changing.learned.ranges[name], slot.value, rng, rng.randrange(10)))
        for series in scope.series.values():
            if rng.random() < 0.3:
                style = rng.randrange(10)
            refill(changing, series, style)
    return "other values"


def near(known: Range, value: Any, rng: random.Random, style: int) -> Any:
    """A value for a single place: about as before where that is all that is known."""
    if known.is_single and isinstance(value, int):
        return rng.choice((value, value, max(min(value, 1), value // 2), value - (value > 1), value + 1))
    return drawn(known, rng, style)


def refill(changing: Changing, series: Series, style: int) -> None:
    """New values for a list; words stay as long as they must be."""
    known, rng = changing.learned.ranges[series.name], changing.rng
    for slot in series.slots:
        value = drawn(known, rng, style)
        if isinstance(value, str) and series.name in changing.learned.words:
            value = "".join(rng.choice(known.alphabet if style % 2 else known.alphabet[:2]) for _ in str(slot.value))
        slot.put(value)


def list_refilled(changing: Changing) -> str:
    """A list filled anew."""
    series = changing.series(1)
    refill(changing, series, changing.rng.randrange(10))
    return "other values in a list"


def all_equal(changing: Changing) -> str:
    """One value all over a list."""
    series = changing.series()
    known, rng = changing.learned.ranges[series.name], changing.rng
    choices = [*series.values[:3], *((known.low, known.high) if isinstance(series.values[0], int) else ())]
    series.put([rng.choice(choices)] * len(series.slots))
    return "all equal"


def ties(changing: Changing) -> str:
    """Values of a list in the place of others."""
    series = changing.series()
    rng = changing.rng
    for _ in range(rng.randint(1, max(1, len(series.slots) // 2))):
        rng.choice(series.slots).put(rng.choice(series.slots).value)
    return "ties"


def ordered(changing: Changing) -> str:
    """A list sorted."""
    series = changing.series()
    descends = changing.rng.random() < 0.5
    series.put(sorted(series.values, reverse=descends))
    return "descending" if descends else "ascending"


def turned(changing: Changing) -> str:
    """A list the other way around."""
    series = changing.series()
    series.put(series.values[::-1])
    return "reversed"


def shuffled(changing: Changing) -> str:
    """A list in another order."""
    series = changing.series()
    found = series.values
    changing.rng.shuffle(found)
    series.put(found)
    return "shuffled"


def edges(changing: Changing) -> str:
    """Some values are the smallest or the largest there are."""
    series = changing.series(1)
    known, rng = changing.learned.ranges[series.name], changing.rng
    for _ in range(rng.randint(1, 3)):
        rng.choice(series.slots).put(drawn(known, rng, 1))
    return "values at the edges"


def step(changing: Changing) -> str:
    """A number one larger or smaller, or a character changed."""
    rng = changing.rng
    slots = [
        (name, slot)
        for scope in changing.scopes
        for name, slot in [*scope.singles.items(), *((s.name, slot) for s in scope.series.values() for slot in s.slots)]
        if name not in changing.learned.counts
    ]
    if not slots:
        raise MismatchError
    name, slot = rng.choice(slots)
    slot.put(_nudged(slot.value, changing.learned.ranges[name], rng))
    return "a small change"


def _nudged(value: Any, known: Range, rng: random.Random) -> Any:
    if isinstance(value, int):
        return value + rng.choice((-1, 1, -1, 1, -2, 2))
    if not value or not known.alphabet:
        raise MismatchError
    at = rng.randrange(len(value))
    return value[:at] + rng.choice(known.alphabet) + value[at + 1 :]


def single(changing: Changing) -> str:
    """Another value in a place of its own."""
    rng = changing.rng
    slots = [item for scope in changing.scopes for item in scope.singles.items()]
    slots = [(name, slot) for name, slot in slots if name not in changing.learned.counts]
    if not slots:
        raise MismatchError
    name, slot = rng.choice(slots)
    known = changing.learned.ranges[name]
    if isinstance(slot.value, str) and rng.random() < 0.6:
        slot.put(_reworded(slot.value, known, rng))
    else:
        slot.put(near(known, slot.value, rng, rng.randrange(10)))
    return "another value"


def _reworded(word: str, known: Range, rng: random.Random) -> str:
    shape = rng.randrange(6)
    if shape == 0:
        return word[::-1]
    if shape == 1:
        return word[:1] * len(word)
    if shape == 2:
        return "".join(sorted(word))
    if shape == 3:
        half = word[: (len(word) + 1) // 2]
        return half + half[::-1][len(word) % 2 :]
    at = rng.randrange(len(word) + 1)
    if shape == 4:
        return word[:at] + word[at + 1 :] if len(word) > max(1, known.low) else word
    return word[:at] + word[rng.randint(0, at) : at] + word[at:]


def rows(changing: Changing) -> str:
    """A round of a repetition doubled in another's place, or rounds in another order."""
    rng = changing.rng
    found = [node for scope in changing.scopes for _, node in scope.repeats if len(node) > 1]
    if not found:
        raise MismatchError
    node = rng.choice(found)
    shape = rng.randrange(4)
    if shape == 0:
        node[rng.randrange(len(node))] = copy.deepcopy(rng.choice(node))
        return "a line twice"
    if shape == 1:
        node.reverse()
        return "lines reversed"
    if shape == 2:
        a, b = rng.randrange(len(node)), rng.randrange(len(node))
        node[a], node[b] = node[b], node[a]
        return "lines exchanged"
    rng.shuffle(node)
    return "lines in another order"


def rounds(changing: Changing) -> str:
    """One round more or less where only the end of the input says how many there are."""
    rng = changing.rng
    found = [node for scope in changing.scopes for each, node in scope.repeats if each.count is None]
    if not found:
        raise MismatchError
    node = rng.choice(found)
    if len(node) > 1 and rng.random() < 0.6:
        del node[rng.randrange(len(node))]
        return "a line less"
    if not node:
        raise MismatchError
    node.insert(rng.randint(0, len(node)), copy.deepcopy(rng.choice(node)))
    return "a line more"


SIMPLE: Sequence[Change] = (
    fresh,
    all_equal,
    smaller(1),
    ties,
    smaller(2),
    fresh,
    ordered,
    edges,
    single,
    turned,
    fresh,
    smaller(3),
    rows,
    step,
    list_refilled,
    rounds,
    single,
    resized,
    shuffled,
    fresh,
    step,
)
"""One after the other, the most telling first."""
