"""Calls made from recorded ones: one argument changed in telling ways, all drawn anew, some far outside what was seen.

Many make one case, so that one process judges them. The original decides which of them are meant: a call is dropped
where it raises an exception by accident, takes long, or does not do the same twice. Where it raises one by a statement
of its own, a version must raise the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfhint.workloads.suite.answers import mismatch_of, raised, read_answers
from perfhint.workloads.suite.calls import Call, Calls, calls_of, lasting, text_of
from perfhint.workloads.suite.data import from_description, to_description
from perfhint.workloads.suite.literals import literals
from perfhint.workloads.suite.made import TURN, functions_of, total
from perfhint.workloads.suite.variants import huge, smaller, wild

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfhint.records import Case, Execution
    from perfhint.workloads.differences import Difference
    from perfhint.workloads.suite.answers import Answer
    from perfhint.workloads.suite.recorded import Recorded

BATCH = 60
"""Calls of one case."""
_LEAST_PATIENCE_S = 0.1
_PATIENCE = 10
"""A call may take so many times as long as the longest that was recorded."""
_SLACK = 4
"""And a version so many times as long as the original."""
_SMALLER = 80
"""Variants of a call that are tried at once."""
_TELLING = frozenset({"ValueError", "KeyError", "ZeroDivisionError", "OverflowError", "decimal:InvalidOperation"})
"""By accident, but of values and not of types: a version must raise the same, and not go on with a guess."""


@dataclass(frozen=True)
class Mutator:
    """Makes calls, always the same ones in the same order."""

    recorded: Recorded
    folder: Path
    """Where cases are written, and whatever Hypothesis likes to keep."""
    _numbers: dict[str, int] = field(default_factory=dict)

    def mutated(self) -> Iterator[Case]:
        """Cases of many calls, the most telling first; see `Workload.mutated`."""
        functions = functions_of(self.recorded.examples)
        written = literals(Path(self.recorded.calls.target).read_bytes().decode(errors="replace"))
        for function in functions:
            others = [each for other in functions if other is not function for each in other.pool]
            function.know([*written.get(function.name, ()), *(each for each in others if isinstance(each, str))])
        ways = [
            [each.directed() for each in functions],
            [each.drawn(self.folder) for each in functions],
            [each.far(wild) for each in functions],
            [each.far(huge) for each in functions],
        ]
        for calls in _in_turn(ways):
            first = {call.function: call for call in reversed(calls)}
            # Once more at the end: what others have left behind may change their answers, and may have to.
            yield from self._halved(self._written("mutated", [*calls, *first.values()]))

    def simpler(self, case: Case, difference: Difference) -> Iterator[Case]:
        """The differing call alone; of one that is alone, many smaller ones in one case. See `Workload.simpler`."""
        calls = calls_of(case).calls
        if len(calls) > 1:
            at = max((number for number, call in enumerate(calls) if call.text == difference.where), default=-1)
            if at < 0:
                return
            before, differing = list(calls[:at]), calls[at]
            yield self._written("simpler", [differing])
            if len(before) > 1:  # then it is what others have left behind
                half = len(before) // 2
                yield self._written("simpler", [*before[half:], differing])
                yield self._written("simpler", [*before[:half], differing])
            return
        if found := self._smaller(calls[0]):
            yield self._written("simpler", found)

    def _smaller(self, call: Call) -> list[Call]:
        """Calls with one argument smaller, the smallest first."""
        values = {place: from_description(described) for place, described in call.args.items()}
        function = next((each for each in functions_of(self.recorded.examples) if each.name == call.function), None)
        found: dict[str, tuple[float, Call]] = {}
        for place in values:
            for value in islice(smaller(values[place]), _SMALLER):
                changed = {**values, place: value}
                changed = function.put_right(changed) if function else changed
                there_is = total(changed)
                if there_is < total(values):
                    args = {each: to_description(changed[each]) for each in changed}
                    text = text_of(call.function, call.how, {**self._arguments_of(call), **args})
                    found.setdefault(json.dumps(args), (there_is, replace(call, args=args, text=text)))
        ordered = sorted(found.values(), key=lambda each: each[0])
        return [made for _, made in ordered[:_SMALLER]]

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
            accident = bool(raised(answer.outcome)) and not answer.explicit
            kept.append(replace(lasting(call, answer), raises=accident))
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
            kept.append(lasting(call, a, b))
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
    kind = raised(answer.outcome)
    return not kind or answer.explicit or kind in _TELLING


def _in_turn(ways: Sequence[Sequence[Iterator[Call]]]) -> Iterator[list[Call]]:
    """Cases of calls of one way, then of the next: every function has some calls and then it is another's turn."""
    done: set[str] = set()
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
            calls = list(islice(stream, TURN))
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
