"""Calls that were recorded while the tests ran: which of them can be made anew and be relied upon, and cases of them.

A call depends on more than its arguments when, made alone, it does not do what it did in the test: on what the test had
set up or replaced, on the time, on an order that follows the hash seed. Such calls judge nobody; they are counted.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from perfhint.workloads.excerpts import printable
from perfhint.workloads.suite.answers import mismatch_of, raised, read_answers
from perfhint.workloads.suite.calls import Call, Calls, lasting, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from perfhint.records import Case, Execution
    from perfhint.workloads.suite.answers import Answer, Answers

    Run = Callable[[Path, int], Execution]
    """Run the original's replay on what a file asks, under a hash seed."""

MOST_CALLS = 2000
_ROUNDS = 4
_LONG_S = 2.0
"""A call that takes longer is left to the tests."""
_CALLS_S = 0.5
"""CPU seconds of all calls together, each made once: every version is run on them, and makes them several times."""
_KEPT_S = 0.04
"""CPU seconds that keeping all of them took. What was dear to keep (a graph of objects, in every argument) is several
times as dear to make anew, to change, and to describe before and after."""
_MOST_FAILURES = 6
"""Runs that a call ended; after so many nobody looks for more such calls."""
_TIMED_S = 0.03
"""What the largest calls take together, repeated."""
_TIMED = 4
"""Calls of one function that are timed."""
_MOST_REPEATS = 1000
_SETTLED = "depends on what the test had set up"
_UNSTEADY = "does not give the same twice"
_UNKNOWN = "gives what cannot be compared"
_LATE = "takes too long"
_UNMADE = "cannot be made anew"


@dataclass(frozen=True, slots=True)
class Example:
    """A call that can be relied upon, with what is known of its arguments."""

    call: Call
    arguments: Mapping[str, Any] = field(repr=False)
    """Place (a position or a name) to description; None where it is large."""
    cpu_s: float


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the tests' calls are good for."""

    calls: Calls
    """Those that can be relied upon."""
    examples: tuple[Example, ...]
    """The same."""
    set_aside: Mapping[str, int]
    """Why others are not among them, and how many."""

    @property
    def summary(self) -> str:
        """One line."""
        kept = f"{len(self.examples)} recorded calls" if len(self.examples) != 1 else "1 recorded call"
        aside = ", ".join(f"{count} {why}" for why, count in sorted(self.set_aside.items(), key=lambda each: -each[1]))
        return f"{kept} (set aside: {aside})" if aside else kept

    def cases(self, folder: Path) -> tuple[Case, ...]:
        """One of all calls, and one of the largest, repeated for their time."""
        if not self.examples:
            return ()
        largest = replace(self.calls, calls=_largest(self.examples))
        return (
            self.calls.case("the recorded calls", folder / "recorded-calls.jsonl"),
            largest.case("the largest recorded calls", folder / "largest-calls.jsonl"),
        )


def recorded(report: Any, root: Path, target: Path, folder: Path, run: Run) -> Recorded | None:
    """The calls of a run that recorded (`report` is what it says of them), as far as the original can be relied upon.

    None when `report` makes no sense.
    """
    try:
        module, sys_path = str(report["module"]), tuple(map(str, report["sys_path"]))
        calls = [
            Call(number, str(each["function"]), str(each["how"]), str(each["pickle"]))
            for number, each in enumerate(report["calls"][:MOST_CALLS])
        ]
        costs = [
            int(each["cpu_ns"]) / 1e9 / _CALLS_S + int(each["kept_ns"]) / 1e9 / _KEPT_S
            for each in report["calls"][:MOST_CALLS]
        ]
        seen = {number: each.get("outcome") for number, each in enumerate(report["calls"])}
        left_out = _counted(report["left_out"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    affordable = _affordable(costs)
    if len(affordable) < len(calls):
        left_out[_LATE] += len(calls) - len(affordable)
    asked = Calls(module, sys_path, str(root), str(target), tuple(calls[number] for number in affordable))
    return _Sifting(asked, seen, folder / "sifted-calls.jsonl", run, left_out).run_all()


def _affordable(costs: Sequence[float]) -> list[int]:
    """Which calls to make, when they cost these shares of the time there is: the cheapest, and one large one."""
    cheapest = sorted(range(len(costs)), key=lambda number: costs[number])
    count = max(1, bisect_right(list(accumulate(costs[number] for number in cheapest)), 1.0))
    large = [number for number in cheapest[count:] if costs[number] <= 1.0]
    return sorted([*cheapest[:count], *large[-1:]])


def _counted(left_out: Any) -> Counter[str]:
    """Calls that could not be recorded, by reason."""
    found: Counter[str] = Counter()
    for reasons in left_out.values():
        for reason, count in reasons.items():
            found[f"cannot be recorded ({printable(str(reason))[:100]})"] += int(count)
    return found


@dataclass
class _Sifting:
    asked: Calls
    seen: Mapping[int, Any]
    """What came of the calls in the tests."""
    path: Path
    run: Run
    aside: Counter[str]
    first: dict[int, Answer] = field(default_factory=dict)
    failures: int = 0

    def run_all(self) -> Recorded:
        """Make all calls; then, with those taken out that cannot be relied upon, again until nothing changes."""
        kept = self._alive(self.asked.calls)
        kept = [self._shown(call) for call in kept if not self._set_aside(self._why_not(call))]
        for number in range(_ROUNDS):
            steady = self._steady(kept, hash_seed=(number + 1) % 2)
            if steady == kept:
                break
            kept = steady
        else:
            self.aside[_UNSTEADY] += len(kept)
            kept = []
        examples = tuple(Example(call, self.first[call.id].arguments, self.first[call.id].cpu_s) for call in kept)
        return Recorded(replace(self.asked, calls=tuple(kept)), examples, dict(self.aside))

    def _alive(self, calls: Sequence[Call]) -> list[Call]:
        """Calls that do not end the process; where one does, those of each function, or halves, by themselves."""
        if not calls:
            return []
        answers = self._answers(calls, 0, show=True)
        if answers is not None:
            self.first.update(answers.calls)
            return list(calls) if not answers.problem else self._none(calls)
        self.failures += 1
        if len(calls) == 1 or self.failures > _MOST_FAILURES:
            return self._none(calls)
        functions = dict.fromkeys(call.function for call in calls)
        if len(functions) > 1:
            parts = [[call for call in calls if call.function == name] for name in functions]
        else:
            parts = [list(calls[: len(calls) // 2]), list(calls[len(calls) // 2 :])]
        return [call for part in parts for call in self._alive(part)]

    def _none(self, calls: Sequence[Call]) -> list[Call]:
        self.aside[_UNMADE] += len(calls)
        return []

    def _answers(self, calls: Sequence[Call], hash_seed: int, *, show: bool = False) -> Answers | None:
        replace(self.asked, calls=tuple(calls), show=show).write(self.path)
        return read_answers(self.run(self.path, hash_seed))

    def _set_aside(self, why: str) -> bool:
        self.aside[why] += bool(why)
        if not self.aside[why]:
            del self.aside[why]
        return bool(why)

    def _why_not(self, call: Call) -> str:
        """Why a call cannot be relied upon after it was made once; empty when it can."""
        answer = self.first.get(call.id)
        if answer is None or answer.error:
            return _UNMADE
        if answer.late or answer.cpu_s > _LONG_S:
            return _LATE
        in_test = self.seen[call.id]
        known = isinstance(in_test, dict) and not in_test.get("unknown")
        mismatch = mismatch_of(in_test, answer.outcome) if known else None
        if mismatch is not None and mismatch.kind == "different":
            return _SETTLED
        mismatch = mismatch_of(answer.outcome, answer.outcome)
        return _UNKNOWN if mismatch is not None else ""

    def _shown(self, call: Call) -> Call:
        """The call with how somebody would write it, and whether it raises an exception by accident."""
        answer = self.first[call.id]
        try:
            text = text_of(call.function, call.how, answer.arguments)
        except (ValueError, IndexError):
            text = f"{call.function}(…)"
        # Whose message is the interpreter's: "list index out of range".
        return replace(call, text=text, raises=bool(raised(answer.outcome)) and not answer.explicit)

    def _steady(self, calls: Sequence[Call], hash_seed: int) -> list[Call]:
        """Those that do the same once more, made twice only where that gives the same."""
        answers = self._answers(calls, hash_seed)
        if answers is None:
            return self._none(calls)
        kept = []
        for call in calls:
            before, now = self.first[call.id], answers.calls.get(call.id)
            if now is None or now.error or mismatch_of(before.outcome, now.outcome) or before.printed != now.printed:
                self.aside[_UNSTEADY] += 1
            else:
                kept.append(lasting(call, before, now))
        return kept


def _largest(examples: Sequence[Example]) -> tuple[Call, ...]:
    """The calls that take longest, of each function a few, repeated so that they can be timed."""
    slowest = sorted(examples, key=lambda example: -example.cpu_s)
    count: Counter[str] = Counter()
    chosen = []
    for example in slowest:
        count[example.call.function] += 1
        if count[example.call.function] <= _TIMED:
            chosen.append(example)
    share_s = _TIMED_S / len(chosen)
    return tuple(
        replace(example.call, again=False, change=False, repeat=_repeats(share_s, example.cpu_s))
        for example in sorted(chosen, key=lambda example: example.call.id)
    )


def _repeats(share_s: float, once_s: float) -> int:
    return min(_MOST_REPEATS, math.ceil(share_s / max(once_s, 1e-7)) - 1)
