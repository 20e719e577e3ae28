"""What runs of the target show of its values: the reports of `sandbox/child/observe.py`, read and merged.

The program can forge them, so whatever has not their form is left out; what is left is advice and proves nothing.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from perfhint.records import Ending, Observed, ObservedLoop, ObservedName

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.records import Execution

_MOST_TYPES = 8
"""A name of more types than these is told as being of any type."""
_MOST_LINES = 10_000
_FUNCTION = r"([\w.<>]{1,200})"
_RANGE = r"(?:(-?\d{1,20}) (-?\d{1,20}))?"
_CALLS = re.compile(rf"calls\t{_FUNCTION}\t(\d{{1,18}})")
_LOOP = re.compile(rf"loop\t{_FUNCTION}\t((?:for|while) [^\t]{{1,200}})\t(\d{{1,18}})\t(\d{{1,18}})\t(\d{{1,18}})")
_NAME = re.compile(rf"name\t{_FUNCTION}\t(\w{{1,100}})\t([\w.<>\[\], ?|]{{1,1000}})\t{_RANGE}\t{_RANGE}")

_Range = tuple[int, int] | None


def observe(*runs: Callable[[], Execution], seconds: float) -> Observed:
    """What `runs` show, each running one case with `runner="observe"`; none is started when the `seconds` are over."""
    merged = _Merged()
    deadline = time.monotonic() + seconds
    for run in runs:
        merged.add(run())
        if time.monotonic() >= deadline:
            break
    return merged.observed()


class _Merged:
    def __init__(self) -> None:
        self._names: dict[tuple[str, str], ObservedName] = {}
        self._loops: dict[tuple[str, str], ObservedLoop] = {}
        self._calls: Counter[str] = Counter()
        self._complete = True

    def add(self, execution: Execution) -> None:
        """Merge what one run reported."""
        lines = execution.report.decode("utf-8", "replace").split("\n")[:_MOST_LINES]
        self._complete &= execution.ending is Ending.FINISHED and lines[0] == "end\t1"
        for line in lines:
            if match := _CALLS.fullmatch(line):
                self._calls[match[1]] += int(match[2])
            elif match := _LOOP.fullmatch(line):
                function, head, *counts = match.groups()
                if head.isprintable():
                    self._add_loop(ObservedLoop(function, head, *map(int, counts)))
            elif match := _NAME.fullmatch(line):
                function, name, types, *ends = match.groups()
                sizes, values = _range(*ends[:2]), _range(*ends[2:])
                self._add_name(ObservedName(function, name, tuple(types.split(" | ")), sizes, values))

    def observed(self) -> Observed:
        """All of it."""
        return Observed(tuple(self._names.values()), tuple(self._loops.values()), dict(self._calls), self._complete)

    def _add_loop(self, new: ObservedLoop) -> None:
        key = new.function, new.head
        if old := self._loops.get(key):
            new = ObservedLoop(
                *key, old.entries + new.entries, old.iterations + new.iterations, max(old.most, new.most)
            )
        self._loops[key] = new

    def _add_name(self, new: ObservedName) -> None:
        key = new.function, new.name
        if old := self._names.get(key):
            types = tuple(dict.fromkeys(old.types + new.types))
            new = ObservedName(*key, types, _hull(old.sizes, new.sizes), _hull(old.values, new.values))
        if len(new.types) > _MOST_TYPES:
            new = ObservedName(*key, ("?",), new.sizes, new.values)
        self._names[key] = new


def _range(smallest: str | None, largest: str | None) -> _Range:
    return None if smallest is None or largest is None else (int(smallest), int(largest))


def _hull(a: _Range, b: _Range) -> _Range:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])
