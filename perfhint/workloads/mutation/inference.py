"""Find the grammar that all inputs of a user follow: the one that says most with the fewest parts.

A search with backtracking reads all inputs side by side. At every line there are few ways to go on that fit all of
them: so many tokens, a row or a repetition whose count was read before. Each part has a price; the cheapest grammar
that reads every input to its end is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfhint.workloads.mutation.grammar import (
    MOST_COUNTED,
    Count,
    Counted,
    Element,
    Elements,
    Line,
    MismatchError,
    Raw,
    Repeat,
    Row,
    Text,
    read_line,
    read_some,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOUNDS = (3.0, 5.0, 7.0, 9.0, 12.0, 16.0, 24.0)
"""Of the price: what is dear is looked for when nothing cheap was found."""
MOST_STEPS = 3000
"""Within all bounds together."""
MOST_BODY = 4
"""Elements in the body of a repetition."""
DEEPEST = 2
MANY_ROUNDS = 8
_COUNTS = ((1, 0, 0.0), (1, -1, 0.4), (1, 1, 0.5), (2, 0, 0.5))
"""Factor and offset of a count, with what it costs more."""
_ROW, _COUNTED, _REPEAT, _TO_THE_END, _FREE, _RAW = 1.2, 1.5, 1.0, 5.0, 4.0, 6.0
_UNTOLD = 1.0
"""More for a count that is 0 or 1 everywhere: it may be anything."""


@dataclass(frozen=True, slots=True)
class _State:
    """Where every input is, and the numbers read there so far."""

    places: tuple[int, ...]
    """Indices of the inputs that take part."""
    positions: tuple[int, ...]
    known: tuple[tuple[str, tuple[str, ...]], ...]
    """Names of tokens, with the token of every input."""
    names: int

    def of(self, at: int) -> dict[str, str]:
        return {name: tokens[at] for name, tokens in self.known}


def infer(texts: Sequence[Text]) -> list[Elements]:
    """Grammars that read all `texts`, the best first; none where no structure was found."""
    search = _Search(texts)
    places = tuple(range(len(texts)))
    for bound in BOUNDS:
        search.whole(_State(places, tuple(0 for _ in places), (), 0), (), bound)
        if search.found:
            break
    return [elements for _, _, elements in sorted(search.found, key=lambda found: -found[0])]


class _Search:
    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.steps = 0
        self.found: list[tuple[float, int, Elements]] = []
        """With what was left of the bound."""

    def whole(self, state: _State, elements: Elements, left: float) -> None:
        """Go on until every input is at its end, for no more than what is `left`."""
        if all(position == len(self.texts[at].lines) for at, position in self._at(state)):
            self.found.append((left, len(self.found), elements))
            return
        for element, after, price in self._steps(state, DEEPEST, left):
            self.whole(after, (*elements, element), left - price)

    def _at(self, state: _State) -> Iterator[tuple[int, int]]:
        return zip(state.places, state.positions, strict=True)

    def _steps(self, state: _State, depth: int, left: float) -> Iterator[tuple[Element, _State, float]]:
        """Elements with which all inputs can go on for no more than what is `left`, where they then are, the price."""
        self.steps += 1
        if self.steps > MOST_STEPS or left < 1:
            return
        is_whole = depth == DEEPEST
        ended = [position >= len(self.texts[at].lines) for at, position in self._at(state)]
        if not any(ended):
            yield from (step for step in self._lines(state) if step[2] <= left)
        if depth:
            for count, numbers, more in self._counts(state):
                for body, after, price in self._repeated(state, numbers, depth, left - _REPEAT - more):
                    yield Repeat(count, body), after, _REPEAT + more + price
        if is_whole and not all(ended):
            for body, price in self._to_the_end(state, left - _TO_THE_END):
                end = tuple(len(self.texts[at].lines) for at in state.places)
                yield Repeat(None, body), _State(state.places, end, state.known, state.names), _TO_THE_END + price

    def _lines(self, state: _State) -> Iterator[tuple[Element, _State, float]]:
        """Single lines."""
        lines = [self.texts[at].tokens[position] for at, position in self._at(state)]
        after = tuple(position + 1 for position in state.positions)
        name = f"x{state.names}"
        rows = [line for line in lines if line is not None]
        if len(rows) < len(lines):
            yield Raw(name), _State(state.places, after, state.known, state.names + 1), _RAW
            return
        sizes = {len(row) for row in rows}
        for count, numbers, more in self._counts(state):
            if numbers == [len(row) for row in rows]:
                yield Row(name, count), _State(state.places, after, state.known, state.names + 1), _ROW + more
        if len(sizes) == 1 and 0 < (size := sizes.pop()) <= BOUNDS[-1]:
            names = tuple(f"x{state.names + i}" for i in range(size))
            known = (*state.known, *zip(names, zip(*rows, strict=True), strict=True))
            yield Line(names), _State(state.places, after, known, state.names + size), float(size)
        elif sizes:
            if all(row and row[0] == str(len(row) - 1) for row in rows):
                yield Counted(name), _State(state.places, after, state.known, state.names + 1), _COUNTED
            yield Row(name, None), _State(state.places, after, state.known, state.names + 1), _FREE

    def _counts(self, state: _State) -> Iterator[tuple[Count, list[int], float]]:
        """Numbers read before, those read last first, as counts."""
        for name, tokens in reversed(state.known):
            if not all(token.isdecimal() and len(token) <= len(str(MOST_COUNTED)) for token in tokens):
                continue
            for factor, offset, more in _COUNTS:
                count = Count(name, factor, offset)
                numbers = [count.of(int(token)) for token in tokens]
                if min(numbers) < 0 or max(numbers) > MOST_COUNTED or not any(numbers):
                    continue
                yield count, numbers, more + (_UNTOLD if max(numbers) <= 1 else 0.0)

    def _repeated(
        self, state: _State, numbers: Sequence[int], depth: int, most: float
    ) -> Iterator[tuple[Elements, _State, float]]:
        """Bodies that all inputs repeat as often as `numbers` say."""
        left = [len(self.texts[at].lines) - position for at, position in self._at(state)]
        if any(number > lines for number, lines in zip(numbers, left, strict=True)):
            return
        chosen = [index for index, number in enumerate(numbers) if number]
        first = _State(
            tuple(state.places[index] for index in chosen),
            tuple(state.positions[index] for index in chosen),
            tuple((name, tuple(tokens[index] for index in chosen)) for name, tokens in state.known),
            state.names,
        )
        for body, price, names in self._bodies(first, (), 0.0, depth - 1, most):
            try:
                positions = tuple(
                    self._after(body, at, position, state.of(index), numbers[index])
                    for index, (at, position) in enumerate(self._at(state))
                )
            except MismatchError:
                continue
            yield body, _State(state.places, positions, state.known, names), price

    def _after(self, body: Elements, at: int, position: int, known: dict[str, str], number: int) -> int:
        text = self.texts[at]
        if len(body) == 1 and not isinstance(body[0], Repeat):
            if position + number > len(text.lines):
                raise MismatchError
            for place in range(position, position + number):
                read_line(body[0], text, place, known)
            return position + number
        for _ in range(number):
            _, position = read_some(body, text, position, known)
        return position

    def _bodies(
        self, state: _State, before: Elements, cost: float, depth: int, left: float
    ) -> Iterator[tuple[Elements, float, int]]:
        """What the first round of a repetition may be made of."""
        if len(before) == MOST_BODY:
            return
        for element, after, price in self._steps(state, depth, left):
            body = (*before, element)
            yield body, cost + price, after.names
            yield from self._bodies(after, body, cost + price, depth, left - price)

    def _to_the_end(self, state: _State, most: float) -> Iterator[tuple[Elements, float]]:
        """Bodies that all inputs repeat up to their ends, not all equally often unless that is often."""
        chosen = [index for index, (at, pos) in enumerate(self._at(state)) if pos < len(self.texts[at].lines)]
        first = _State(
            tuple(state.places[index] for index in chosen),
            tuple(state.positions[index] for index in chosen),
            tuple((name, tuple(tokens[index] for index in chosen)) for name, tokens in state.known),
            state.names,
        )
        for body, price, _ in self._bodies(first, (), 0.0, DEEPEST - 1, most):
            rounds = []
            try:
                for index, (at, position) in enumerate(self._at(state)):
                    rounds.append(self._rounds_to_the_end(body, at, position, state.of(index)))
            except MismatchError:
                continue
            if len(set(rounds)) > 1 or max(rounds) >= MANY_ROUNDS:
                yield body, price

    def _rounds_to_the_end(self, body: Elements, at: int, position: int, known: dict[str, str]) -> int:
        text, rounds = self.texts[at], 0
        while position < len(text.lines):
            _, position = read_some(body, text, position, known)
            rounds += 1
        return rounds
