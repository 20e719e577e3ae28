"""The reports of `sandbox/child/profile.py`, merged. The program can forge them: what makes no sense is left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from perfhint.records import FunctionShare, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable

_FUNCTION = re.compile(r"f (\d{1,6}) (\d{1,6}) (.{1,200})", re.ASCII)
_SAMPLE = re.compile(r"s (\d{1,9}) (\d{1,6}) (\d{1,6})((?: \d{1,6})*)", re.ASCII)


class _Function(NamedTuple):
    name: str
    line: int


def profile(source: str, reports: Iterable[bytes]) -> Profile:
    """Where the samples of all reports together were found in `source`; malformed reports have none."""
    samples = Samples(source)
    for report in reports:
        samples.add(report)
    return samples.profile()


class Samples:
    """The samples of several runs of one program."""

    def __init__(self, source: str) -> None:
        self._last_line = source.count("\n") + 1
        self._lines: Counter[int] = Counter()
        self._own: Counter[_Function] = Counter()
        self._total: Counter[_Function] = Counter()

    @property
    def count(self) -> int:
        """How many samples there are."""
        return self._lines.total()

    def add(self, report: bytes) -> None:
        """Count what one run reported."""
        functions: dict[str, _Function] = {}
        for line in report.decode("utf-8", "replace").split("\n"):
            if match := _FUNCTION.fullmatch(line):
                number, first, name = match.groups()
                if self._is_line(first) and name.isprintable():
                    functions[number] = _Function(name, int(first))
            elif match := _SAMPLE.fullmatch(line):
                count, place, own, numbers = match.groups()
                stack = {own, *numbers.split()}
                if self._is_line(place) and stack <= functions.keys():
                    self._lines[int(place)] += int(count)
                    self._own[functions[own]] += int(count)
                    for function in {functions[number] for number in stack}:
                        self._total[function] += int(count)

    def profile(self) -> Profile:
        """The shares; all empty when there are no samples."""
        count = self.count
        shares = [
            FunctionShare(name=f.name, line=f.line, own=self._own[f] / count, total=total / count)
            for f, total in self._total.items()
        ]
        return Profile(
            samples=count,
            lines={line: found / count for line, found in sorted(self._lines.items())},
            functions=tuple(sorted(shares, key=lambda share: (-share.own, -share.total, share.line))),
        )

    def _is_line(self, number: str) -> bool:
        return 1 <= int(number) <= self._last_line
