"""Inputs made from a user's own, and smaller variants of such."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from perfhint.workloads.mutation.bold import bold
from perfhint.workloads.mutation.changing import SIMPLE, Changing
from perfhint.workloads.mutation.grammar import MismatchError, Text, read, written
from perfhint.workloads.mutation.inference import infer
from perfhint.workloads.mutation.learning import Learned, learn, tokens, typed
from perfhint.workloads.mutation.shrinking import smaller_ones

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.workloads.mutation.grammar import Elements, Node

MOST_INFERRED = 12
"""Inputs, the smallest, from which the grammar is inferred; all must follow it."""
INFERRED_BYTES = 100_000
LEARNED_BYTES = 250_000
"""Of all inputs together, the smallest first: larger ones show little that is new, and take long."""
LARGEST_READ = 8_000_000
"""The smallest of all is read where it is no larger than this."""
MOST_BASES = 6
SMALL = 240
"""Characters: a larger input is shrunk before it is changed otherwise."""
LARGEST = 4000
"""One that cannot be made smaller than this is not changed at all."""
LONGEST_WORD = 20
"""In such an input, where words may be of any length."""
HOPELESS = 300
"""Changes in a row that gave nothing new, upon which there are no more."""
MOST = 1000
"""More than anybody runs; words would never come to an end."""
SEED = 20261127


class Mutant(NamedTuple):
    """An input made from one of the user's."""

    base: int
    """Index of that."""
    what: str
    """What was done to it, in a few words."""
    content: str


class _Input(NamedTuple):
    base: int
    text: Text
    nodes: list[Node]


class Mutations:
    """What can be made of some inputs; nothing where no structure is seen in them."""

    def __init__(self, contents: Sequence[str]) -> None:
        self._contents = frozenset(contents)
        self._inputs: list[_Input] = []
        self._learned: Learned | None = None
        self._bold: Learned | None = None
        """What was learned, believed less."""
        self._end: tuple[str, ...] = ()
        order = sorted(range(len(contents)), key=lambda at: (len(contents[at]), at))
        total = 0
        texts: dict[int, Text] = {}
        for at in order:
            total += len(contents[at])
            if total <= LEARNED_BYTES or (not texts and total <= LARGEST_READ):
                texts[at] = Text.of(contents[at])
        self._end = _common_end(list(texts.values()))
        texts = {at: _without_end(text, len(self._end)) for at, text in texts.items()}
        small = [text for text in texts.values() if sum(map(len, text.lines)) <= INFERRED_BYTES][:MOST_INFERRED]
        for elements in infer(small or list(texts.values())[:1]):
            try:
                nodes = {at: read(elements, text) for at, text in texts.items()}
            except MismatchError:
                continue
            self._learn(elements, texts, nodes)
            break

    def _learn(self, elements: Elements, texts: dict[int, Text], nodes: dict[int, list[Node]]) -> None:
        self._learned = learn(elements, list(nodes.values()))
        self._bold = bold(self._learned)
        kinds = self._learned.kinds
        self._inputs = [_Input(at, texts[at], typed(elements, nodes[at], kinds)) for at in texts]

    def __iter__(self) -> Iterator[Mutant]:
        """Different inputs, the most telling first."""
        if self._learned is None or not self._inputs:
            return
        rng = random.Random(SEED)
        bases = self._bases(rng)
        seen = set(self._contents)
        known = len(seen)
        idle = number = 0
        while bases and idle < HOPELESS and len(seen) - known < MOST:
            base = bases[(number + number // len(SIMPLE)) % len(bases)]  # every change meets all of them in time
            what, nodes = self._changed(base, number, rng)
            number += 1
            idle += 1
            content = self._content(base.text, nodes) if nodes is not None else None
            if content is not None and content not in seen:
                seen.add(content)
                idle = 0
                yield Mutant(base.base, what, content)

    def _bases(self, rng: random.Random) -> list[_Input]:
        """Inputs to start from: the smaller ones, and large ones made small."""
        bases: list[_Input] = []
        for each in self._inputs:
            if len(bases) == MOST_BASES:
                break
            nodes = each.nodes
            if _size(nodes) > SMALL:
                nodes = self._small(nodes, rng)
            bases.append(each._replace(nodes=nodes))
        return [base for base in bases if _size(base.nodes) <= LARGEST]

    def _small(self, nodes: list[Node], rng: random.Random) -> list[Node]:
        """An input with as few items as one can look at, if that is possible."""
        assert self._learned is not None
        for most in (5, 12, 40):
            changing = Changing(self._learned, nodes, rng)
            for _ in range(12):
                try:
                    changing.resized(lambda old, most=most: min(old, most))  # type: ignore[misc]
                except MismatchError:
                    continue
            for scope in changing.scopes:
                for repeat, node in scope.repeats:
                    if repeat.count is None:
                        del node[most:]
                for name, slot in scope.singles.items():
                    if isinstance(slot.value, str) and name not in self._learned.words:
                        slot.put(slot.value[:LONGEST_WORD])
            changing.mend()
            if self._learned.holds(changing.nodes):
                return changing.nodes
        return nodes

    def _changed(self, base: _Input, number: int, rng: random.Random) -> tuple[str, list[Node] | None]:
        """The base with one change or several, in the order of `SIMPLE`; None where that cannot be.

        When all of them had their turn, every other time what was learned is believed less.
        """
        turn, at = divmod(number, len(SIMPLE))
        learned = self._bold if turn % 2 else self._learned
        assert learned is not None
        changing = Changing(learned, base.nodes, rng)
        changes = [SIMPLE[at]]
        if turn:
            changes += rng.choices(SIMPLE, k=rng.randrange(3))
        done = []
        for change in changes:
            try:
                done.append(change(changing))
            except MismatchError:
                continue
        if not done:
            return "", None
        changing.mend()
        return ", ".join(dict.fromkeys(done)), changing.nodes if learned.holds(changing.nodes) else None

    def _content(self, text: Text, nodes: list[Node]) -> str | None:
        """The input as text, if it still is what the grammar says."""
        assert self._learned is not None
        lines = written(self._learned.elements, tokens(self._learned.elements, nodes, self._learned.kinds))
        try:
            if (
                typed(
                    self._learned.elements, read(self._learned.elements, Text.of("\n".join(lines))), self._learned.kinds
                )
                != nodes
            ):
                return None
        except MismatchError:
            return None
        return text.again([*lines, *self._end])

    def simpler(self, content: str) -> Iterator[str]:
        """Smaller variants of an input, the smallest first."""
        if self._learned is None:
            return
        text = _without_end(Text.of(content), len(self._end))
        try:
            nodes = typed(self._learned.elements, read(self._learned.elements, text), self._learned.kinds)
        except MismatchError:
            return
        seen = {content}
        for smaller in smaller_ones(self._learned, nodes, random.Random(SEED)):
            found = self._content(text, smaller)
            if found is not None and found not in seen and (len(found), found) < (len(content), content):
                seen.add(found)
                yield found


def _common_end(texts: Sequence[Text]) -> tuple[str, ...]:
    """The line that ends all inputs and is no data: zeros, minus one, or no letters and digits at all."""
    lasts = {text.lines[-1] for text in texts if len(text.lines) > 1}
    if len(lasts) != 1 or any(len(text.lines) <= 1 for text in texts):
        return ()
    last = lasts.pop()
    parts = set(last.split())
    is_end = parts in ({"0"}, {"-1"}) or last in ("END", "end", "#", ".", "*", "EOF")
    return (last,) if is_end else ()


def _without_end(text: Text, number: int) -> Text:
    if not number:
        return text
    return Text(text.lines[:-number], text.tokens[:-number], text.newline, text.ending)


def _size(nodes: object) -> int:
    """How many characters there are, about."""
    return sum(map(_size, nodes)) if isinstance(nodes, list) else 1 + len(str(nodes))
