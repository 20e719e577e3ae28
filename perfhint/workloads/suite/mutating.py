"""Calls made from recorded ones: one argument changed in telling ways, all drawn anew, some far outside what was seen.

Many make one case, so that one process judges them. The original decides which of them are meant: a call is dropped
where it raises an exception by accident, takes long, or does not do the same twice. Where it raises one by a statement
of its own, a version must raise the same.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field, replace
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING, Any

from perfhint.workloads.suite.calls import Call, Calls, calls_of, mismatch_of, read_answers, text_of
from perfhint.workloads.suite.data import from_description, to_description
from perfhint.workloads.suite.relations import Relations, relations
from perfhint.workloads.suite.seen import Seen
from perfhint.workloads.suite.variants import size, smaller, variants, wild

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from perfhint.records import Case, Execution
    from perfhint.workloads.differences import Difference
    from perfhint.workloads.suite.calls import Answer
    from perfhint.workloads.suite.recorded import Example, Recorded

BATCH = 60
"""Calls of one case."""
_TURN = 6
"""Calls that a function has before it is another's turn."""
_DRAWN = 40
_ROUNDS = 1000
_EXAMPLES = 12
"""Calls of one function that others are made from."""
_LEAST_PATIENCE_S = 0.1
_PATIENCE = 10
"""A call may take so many times as long as the longest that was recorded."""
_SLACK = 4
"""And a version so many times as long as the original."""
_SMALLER = 80
"""Variants of a call that are tried at once."""
_LARGE = 10_000
_HANDY = 30
"""Arguments of about this size can be changed in many ways."""
_POOL = 40
_TELLING = frozenset({"ValueError", "KeyError", "ZeroDivisionError", "OverflowError", "decimal:InvalidOperation"})
"""By accident, but of values and not of types: a version must raise something, too, and not go on with a guess."""


@dataclass(frozen=True, slots=True)
class _Base:
    """A recorded call, with those of its arguments that can be changed."""

    example: Example
    values: Mapping[str, Any]

    def call(self, values: Mapping[str, Any]) -> Call:
        """The same call with other values."""
        call = self.example.call
        args = {place: to_description(value) for place, value in values.items()}
        text = text_of(call.function, call.how, {**self.example.arguments, **args})
        others = self.example.arguments.keys() - args.keys()
        return replace(call, args=args, text=text, pickle=call.pickle if others else "", again=True, repeat=0)


@dataclass(frozen=True)
class Mutator:
    """Makes calls, always the same ones in the same order."""

    recorded: Recorded
    folder: Path
    """Where cases are written, and whatever Hypothesis likes to keep."""
    _numbers: dict[str, int] = field(default_factory=dict)

    def mutated(self) -> Iterator[Case]:
        """Cases of many calls, the most telling first; see `Workload.mutated`."""
        functions = self._functions()
        ways = [[each.directed() for each in functions], [each.drawn(self.folder) for each in functions]]
        done: set[str] = set()
        for calls in chain(
            _in_turn(ways, done), _batches(chain.from_iterable(each.wild() for each in functions), done)
        ):
            yield from self._halved(self._written("mutated", calls))

    def simpler(self, case: Case, difference: Difference) -> Iterator[Case]:
        """The differing call alone; of one that is alone, many smaller ones in one case. See `Workload.simpler`."""
        calls = calls_of(case).calls
        if len(calls) > 1:
            differing = next((call for call in calls if call.text == difference.where), None)
            if differing is not None:
                yield self._written("simpler", [differing])
            return
        if found := self._smaller(calls[0]):
            yield self._written("simpler", found)

    def _functions(self) -> list[_Function]:
        groups: dict[tuple[str, str], list[_Base]] = {}
        for example in self.recorded.examples:
            values = _values(example)
            if values:
                groups.setdefault((example.call.function, example.call.how), []).append(_Base(example, values))
        return [_Function(bases) for bases in groups.values()]

    def _smaller(self, call: Call) -> list[Call]:
        """Calls with one argument smaller, the smallest first."""
        values = {place: from_description(described) for place, described in call.args.items()}
        held = next((each.relations for each in self._functions() if each.name == call.function), None)
        limit = _total(values)
        found: dict[str, tuple[float, Call]] = {}
        for place in values:
            for value in islice(smaller(values[place]), _SMALLER):
                changed = {**values, place: value}
                changed = held.hold(changed) if held else changed
                args = {each: to_description(changed[each]) for each in changed}
                total = _total(changed)
                if total < limit:
                    shown = {**self._arguments_of(call), **args}
                    found.setdefault(
                        json.dumps(args),
                        (total, replace(call, args=args, text=text_of(call.function, call.how, shown))),
                    )
        ordered = sorted(found.values(), key=lambda each: each[0])
        return [call for _, call in ordered[:_SMALLER]]

    def _arguments_of(self, call: Call) -> Mapping[str, Any]:
        """The arguments of the recorded call that it was made from."""
        same = (each.arguments for each in self.recorded.examples if call.pickle and each.call.pickle == call.pickle)
        return next(same, {})

    def _written(self, name: str, calls: Sequence[Call]) -> Case:
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        longest = max(example.cpu_s for example in self.recorded.examples)
        asked = replace(
            self.recorded.calls,
            calls=tuple(replace(call, id=at) for at, call in enumerate(calls)),
            patience_s=max(_LEAST_PATIENCE_S, _PATIENCE * longest),
        )
        return asked.case(f"{len(calls)} {name} calls {number}", self.folder / f"{name}-calls-{number}.jsonl")

    def _halved(self, case: Case) -> Iterator[Case]:
        """The case; where one of its calls ended the process, so that nobody was asked what is meant, its halves."""
        yield case
        calls = calls_of(case)
        if not calls.sifted and len(calls.calls) > 1:
            middle = len(calls.calls) // 2
            for half in (calls.calls[:middle], calls.calls[middle:]):
                yield from self._halved(self._written("mutated", half))


class _Function:
    """One function, with what is known of its arguments."""

    def __init__(self, bases: list[_Base]) -> None:
        self.name = bases[0].example.call.function
        bases = _spread(bases)
        self._bases = bases
        self.relations: Relations = relations([base.values for base in bases])
        self._seen: dict[str, Seen] = {}
        for base in bases:
            for place, value in base.values.items():
                self._seen.setdefault(place, Seen()).add(value)
        self._pool = sorted({each for seen in self._seen.values() for each in seen.scalars()}, key=repr)[:_POOL]

    def directed(self) -> Iterator[Call]:
        """One argument changed, of every recorded call in turn, of the first ones more at a time."""
        streams = [
            (self._changes(base, place), max(1, _TURN >> number))
            for number, base in enumerate(self._bases)
            for place in base.values
        ]
        while streams:
            for stream in list(streams):
                calls = list(islice(*stream))
                yield from calls
                if not calls:
                    streams.remove(stream)

    def drawn(self, folder: Path) -> Iterator[Call]:
        """All arguments drawn anew."""
        from hypothesis import strategies as st

        places = {place: seen.strategy(self._pool) for place, seen in self._seen.items()}
        for number, base in zip(range(_ROUNDS), cycle(self._bases), strict=False):
            strategy = st.fixed_dictionaries({place: places[place] for place in base.values})
            for values in _draw(strategy, number, folder):
                yield base.call(self.relations.hold(values))

    def wild(self) -> Iterator[Call]:
        """One argument far outside what was seen."""
        for base in self._bases[:2]:
            for place, value in base.values.items():
                for other in wild(value):
                    yield base.call(self.relations.hold({**base.values, place: other}))

    def _changes(self, base: _Base, place: str) -> Iterator[Call]:
        stays_sorted = any(sizes.stays_sorted for sizes in self._seen[place].sequences.values())
        for value in variants(base.values[place], self._pool):
            if stays_sorted and isinstance(value, list | tuple):
                try:
                    value = type(value)(sorted(value))
                except TypeError:
                    continue
            yield base.call(self.relations.hold({**base.values, place: value}))


def is_meant(case: Case, original: Execution) -> bool:
    """Take the calls out of a case that the original shows not to be meant; whether any is left."""
    answers = read_answers(original)
    if answers is None or answers.problem:
        return False
    asked = calls_of(case)
    kept = []
    for call in asked.calls:
        answer = answers.calls.get(call.id)
        if answer is not None and _is_meant(answer, asked.patience_s):
            again = call.again and mismatch_of(answer.outcome, answer.again) is None
            kept.append(replace(call, again=again, raises=_raises(answer) and not answer.explicit))
    return _kept(case, asked, kept)


def is_steady(case: Case, first: Execution, second: Execution) -> bool:
    """Take the calls out of a case in which two runs of the original differ; whether any is left."""
    one, other = read_answers(first), read_answers(second)
    if one is None or other is None:
        return False
    asked = calls_of(case)
    kept = []
    for call in asked.calls:
        a, b = one.calls.get(call.id), other.calls.get(call.id)
        if a and b and mismatch_of(a.outcome, b.outcome) is None and a.printed == b.printed:
            kept.append(replace(call, again=call.again and mismatch_of(a.again, b.again) is None))
    return _kept(case, asked, kept)


def _kept(case: Case, asked: Calls, kept: Sequence[Call]) -> bool:
    assert case.stdin is not None
    replace(asked, calls=tuple(kept), sifted=True).write(case.stdin)
    return bool(kept)


def _is_meant(answer: Answer, patience_s: float) -> bool:
    if answer.late or answer.error or answer.outcome is None or answer.cpu_s > patience_s / _SLACK:
        return False
    if mismatch_of(answer.outcome, answer.outcome) is not None:  # something in it cannot be compared
        return False
    return not _raises(answer) or answer.explicit or _exception(answer) in _TELLING


def _raises(answer: Answer) -> bool:
    return answer.outcome is not None and answer.outcome.get("roots", [[""]])[0][0] == "raised"


def _exception(answer: Answer) -> str:
    """The class of the exception that a call raised."""
    assert answer.outcome is not None
    return str(answer.outcome["nodes"][answer.outcome["roots"][0][1][0]].get("type", ""))


def _values(example: Example) -> dict[str, Any]:
    """The arguments that can be changed: not what a method is called on, whose state only its class understands."""
    found = {}
    for place, described in example.arguments.items():
        if described is None or (place == "0" and example.call.how != "call"):
            continue
        try:
            value = from_description(described)
        except (ValueError, TypeError):
            continue
        if size(value) < _LARGE:
            found[place] = value
    return found


def _spread(bases: list[_Base]) -> list[_Base]:
    """Some of many, small ones and large ones; those first that are neither, of which most can be made."""
    ordered = sorted(bases, key=lambda base: _total(base.values))
    if len(ordered) > _EXAMPLES:
        ordered = [ordered[at * (len(ordered) - 1) // (_EXAMPLES - 1)] for at in range(_EXAMPLES)]
    return sorted(ordered, key=lambda base: abs(math.log((1 + _total(base.values)) / _HANDY)))


def _total(values: Mapping[str, Any]) -> float:
    return sum(map(size, values.values()))


def _in_turn(ways: Sequence[Sequence[Iterator[Call]]], done: set[str]) -> Iterator[list[Call]]:
    """Cases of calls of one way, then of the next: every function has some calls and then it is another's turn."""
    pending = [_rounds(streams) for streams in ways]
    batches = [_batches(calls, done) for calls in pending]
    while batches:
        for each in list(batches):
            calls = next(each, None)
            if calls is None:
                batches.remove(each)
            else:
                yield calls


def _rounds(streams: Sequence[Iterator[Call]]) -> Iterator[Call]:
    left = list(streams)
    while left:
        for stream in list(left):
            calls = list(islice(stream, _TURN))
            yield from calls
            if not calls:
                left.remove(stream)


def _batches(calls: Iterator[Call], done: set[str]) -> Iterator[list[Call]]:
    """Calls that were not made before, so many at a time; ends when there are hardly any."""
    batch: list[Call] = []
    for number, call in enumerate(calls):
        key = json.dumps((call.function, call.how, call.args, call.pickle), sort_keys=True)
        if key not in done:
            done.add(key)
            batch.append(call)
        if len(batch) == BATCH or (number % (20 * BATCH) == 0 and batch and number):
            yield batch
            batch = []
    if batch:
        yield batch


def _draw(strategy: Any, number: int, folder: Path) -> list[Any]:
    """Some values of a strategy, always the same for a number; nothing is written but into `folder`."""
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from hypothesis.configuration import set_hypothesis_home_dir

    set_hypothesis_home_dir(folder / "hypothesis")
    found: list[Any] = []

    @seed(number)
    @settings(
        max_examples=_DRAWN,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def note(values: Any) -> None:
        found.append(values)

    note()
    return found
