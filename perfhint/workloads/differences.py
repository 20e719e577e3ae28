"""What two executions of one case may not differ in, and how a difference is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.records import Case, Ending, Execution, Rejection
from perfhint.workloads.excerpts import part, same, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

CLEAN_ENDINGS = frozenset({Ending.FINISHED, Ending.RAISED})
"""Endings whose result means something."""
_BOM = b"\xef\xbb\xbf"


class Difference(NamedTuple):
    """A case on which a program did not do what was expected."""

    case: Case
    rejection: Rejection
    detail: str
    """One line."""
    expected: str
    """A short excerpt, several lines at most, as is `got`."""
    got: str
    where: str = ""
    """The test, or the call, where the case is many of them."""
    input: str | None = None
    """What to show as the input; None: the case's standard input."""

    @property
    def place(self) -> str:
        """What to call it: "case 3.in", or the test."""
        return self.where or f"case {self.case.name}"

    @property
    def told(self) -> str:
        """One line with the place in it."""
        return self.detail if self.where and self.detail.startswith(self.where) else f"{self.place}: {self.detail}"


def difference(case: Case, expected: Execution, got: Execution) -> Difference | None:
    """What `got` did differently: ending, exception, exit status, stdout, written files; None when the same.

    Trailing whitespace of stdout does not count, and neither does anything on stderr.
    """
    if got.ending not in CLEAN_ENDINGS:
        return _told(case, Rejection.ENDING, _result(expected), _result(got))
    if got.exception != expected.exception:
        return _told(case, Rejection.EXCEPTION, _result(expected), _result(got))
    if got.ending != expected.ending:
        return _told(case, Rejection.ENDING, _result(expected), _result(got))
    if got.exit_status != expected.exit_status:
        return _told(case, Rejection.EXIT_STATUS, _result(expected), _result(got))
    if not same(expected.stdout, got.stdout):
        return _output(case, expected.stdout, got.stdout)
    if dict(got.files) != dict(expected.files):
        return _files(case, expected.files, got.files)
    return None


def failure(case: Case, got: Execution) -> Difference | None:
    """How `got` fails the case's own expected output; None when it passes or the case has none.

    A case with an expected output wants exit status 0 as well: judges count anything else as a runtime error.
    """
    if case.expected_stdout is None:
        return None
    if got.ending is Ending.RAISED:
        return _told(case, Rejection.EXCEPTION, "exit status 0", _result(got))
    if got.ending is not Ending.FINISHED:
        return _told(case, Rejection.ENDING, "exit status 0", _result(got))
    if got.exit_status != 0:
        return _told(case, Rejection.EXIT_STATUS, "exit status 0", _result(got))
    expected = case.expected_stdout
    if not got.stdout.startswith(_BOM):  # an editor put it there, not the program
        expected = expected.removeprefix(_BOM)
    return None if same(expected, got.stdout) else _output(case, expected, got.stdout)


def _told(case: Case, rejection: Rejection, expected: str, got: str) -> Difference:
    return Difference(case, rejection, f"expected {expected}, got {got}", expected, got)


def _result(execution: Execution) -> str:
    """How an execution ended, in a few words."""
    if execution.ending is Ending.TIMEOUT:
        return f"{execution.ending.value} ({execution.wall_s:.1f} s)"
    if execution.ending not in CLEAN_ENDINGS:
        return execution.ending.value
    if execution.exception is not None:
        kind, message = execution.exception
        return shorten(f"{kind}: {message}" if message else kind)
    return f"exit status {execution.exit_status}"


def _output(case: Case, expected: bytes, got: bytes) -> Difference:
    parting = part(expected, got)
    return Difference(case, Rejection.OUTPUT, parting.detail, parting.expected, parting.got)


def _files(case: Case, expected: Mapping[str, str], got: Mapping[str, str]) -> Difference:
    name = min(name for name in expected.keys() | got.keys() if expected.get(name) != got.get(name))
    told = shorten(name)
    if name not in got:
        return _told(case, Rejection.FILES, f"{told} written", f"{told} not written")
    if name not in expected:
        return _told(case, Rejection.FILES, f"{told} not written", f"{told} written")
    return _told(case, Rejection.FILES, f"{told} with digest {expected[name][:12]}", f"digest {got[name][:12]}")
