"""Calls of the target's functions, made anew in a process of their own (`sandbox/child/project/replay.py`).

A case of such is a file for the runner: a request, and a line for each call. The arguments were pickled by the tests'
own process and are unpickled by the replay's: here they are text, and what is known of them is what they are described
as. What a version answers is compared description by description with what the original answers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from perfhint.records import Case, CaseKind, Execution, Rejection
from perfhint.workloads import differences
from perfhint.workloads.described import read, shown
from perfhint.workloads.differences import Difference
from perfhint.workloads.excerpts import shorten
from perfhint.workloads.suite.answers import mismatch_of, raised, read_answers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from perfhint.workloads.compare import Mismatch
    from perfhint.workloads.described import Description
    from perfhint.workloads.suite.answers import Answer

RUNNER = "project/replay"
PROGRAM = b"import perfhint_replay\nperfhint_replay.main()\n"
"""The runner has put a module of this name in place."""
PATIENCE_S = 5.0
"""CPU seconds that one call may take."""
_WIDTH = 60
"""Characters shown of one argument."""
_NOT_SAME = "somebody who changed the result of the first call"


@dataclass(frozen=True, slots=True)
class Call:
    """One call, to be made with arguments that were pickled, or made from descriptions."""

    id: int
    function: str
    how: str
    """See `sandbox/child/project/recording.py`."""
    pickle: str = field(default="", repr=False)
    args: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """Place of an argument (a position or a name) to its description, in the place of pickled ones."""
    text: str = ""
    """For people: "f([1, 2], key=None)"."""
    again: bool = True
    """Whether it is made twice, with the first result changed in between."""
    change: bool = True
    """Whether it is made with its arguments changed after the call."""
    repeat: int = 0
    """How often more it is made, for its time."""
    raises: bool = False
    """All that counts is which kind of exception it raises: with the original one comes up by accident."""


@dataclass(frozen=True, slots=True)
class Calls:
    """What one case asks for."""

    module: str
    sys_path: tuple[str, ...]
    root: str
    target: str
    calls: tuple[Call, ...]
    patience_s: float = PATIENCE_S
    show: bool = False
    """Whether the arguments are to be described before the calls."""
    sifted: bool = False
    """Whether the original was asked which of the calls are meant."""

    def write(self, path: Path) -> None:
        """As the runner reads it."""
        asked = {name: getattr(self, name) for name in _REQUEST}
        lines = [asked, *({name: getattr(call, name) for name in _CALL} for call in self.calls)]
        path.write_text("\n".join(json.dumps(line, separators=(",", ":")) for line in lines) + "\n")

    def case(self, name: str, path: Path) -> Case:
        """A case that asks for it, written to `path`."""
        self.write(path)
        return Case(name, path, kind=CaseKind.CALLS)


_REQUEST = ("module", "sys_path", "root", "target", "patience_s", "show", "sifted")
_CALL = ("id", "function", "how", "pickle", "args", "text", "again", "change", "repeat", "raises")


def calls_of(case: Case) -> Calls:
    """What a case asks for; it was written by `Calls.case`."""
    assert case.stdin is not None
    asked, *calls = map(json.loads, case.stdin.read_text().splitlines())
    asked["sys_path"] = tuple(asked["sys_path"])
    return Calls(calls=tuple(Call(**call) for call in calls), **asked)


def difference(
    case: Case, expected: Execution, got: Execution, *, rtol: float = 0.0, atol: float = 0.0
) -> Difference | None:
    """What `got` did differently in the calls that the case asks for; None when nothing.

    How a call ended, with what, its arguments afterwards, and what it printed count; and of the process the ending and
    the files it left.
    """
    wanted = read_answers(expected)
    if wanted is None:
        return _ended(case, expected, got)
    found = read_answers(got)
    if found is None:
        return _ended(case, expected, got)
    if found.problem != wanted.problem:
        told = [
            f"cannot be imported: {each}" if each else "can be imported" for each in (wanted.problem, found.problem)
        ]
        return Difference(case, Rejection.EXCEPTION, f"the target {told[1]}", told[0], told[1], "importing it", "")
    for call in calls_of(case).calls:
        if call.id in wanted.calls:
            differing = _differing(case, call, wanted.calls[call.id], found.calls.get(call.id), (rtol, atol))
            if differing is not None:
                return differing
    quiet = [replace(each, stdout=b"") for each in (expected, got)]
    return differences.difference(case, *quiet)


def _differing(
    case: Case, call: Call, expected: Answer, got: Answer | None, tolerance: tuple[float, float]
) -> Difference | None:
    """What is different in one call."""
    if got is None or (got.late and not expected.late):
        said = "no answer" if got is None else f"no answer within {PATIENCE_S:g} s"
        return _told(case, call, Rejection.ENDING, "an answer", said)
    if got.error != expected.error:
        return _told(case, call, Rejection.RESULT, expected.error or "a call", got.error or "a call")
    if call.raises:
        if raised(expected.outcome) == raised(got.outcome):
            return None
        return _told(case, call, Rejection.EXCEPTION, _result(expected.outcome), _result(got.outcome))
    mismatch = mismatch_of(expected.outcome, got.outcome, *tolerance)
    if mismatch is not None:
        return _of_mismatch(case, call, mismatch, expected, got)
    if expected.printed != got.printed:
        texts = [shorten(each.decode(errors="replace")) or "nothing" for each in (expected.printed, got.printed)]
        return _told(case, call, Rejection.OUTPUT, f"printed: {texts[0]}", f"printed: {texts[1]}")
    if call.change:
        mismatch = mismatch_of(expected.changed, got.changed, *tolerance)
        if mismatch is not None:
            found = _of_mismatch(case, call, mismatch, expected, got)
            return found._replace(detail=f"{call.text}: called again with its arguments changed, {mismatch.detail}")
    if call.again:
        mismatch = mismatch_of(expected.again, got.again, *tolerance)
        if mismatch is not None:
            found = _of_mismatch(case, call, mismatch, expected, got)
            detail = f"called twice, the second result is not independent of {_NOT_SAME}: {mismatch.detail}"
            return found._replace(detail=f"{call.text}: {detail}")
    return None


def _of_mismatch(case: Case, call: Call, mismatch: Mismatch, expected: Answer, got: Answer) -> Difference:
    if mismatch.kind == "unknown":
        found = _told(case, call, Rejection.UNKNOWN, mismatch.expected, mismatch.got)
        return found._replace(detail=f"{call.text}: {mismatch.detail}")
    texts = _result(expected.outcome), _result(got.outcome)
    raised = any(text.startswith("raised ") for text in texts)
    if texts[0] == texts[1]:  # it is in the arguments, or too far inside
        texts = f"{mismatch.path}: {mismatch.expected}", f"{mismatch.path}: {mismatch.got}"
    found = _told(case, call, Rejection.EXCEPTION if raised else Rejection.RESULT, *texts)
    return found._replace(detail=f"{call.text}: {mismatch.detail}")


def _result(outcome: Mapping[str, Any] | None) -> str:
    """What came of a call, in short."""
    try:
        description = read(outcome)
    except ValueError:
        return ""
    label, value = description.roots[0]
    return ("raised " if label == "raised" else "returned ") + shown(description, value, 200)


def _told(case: Case, call: Call, rejection: Rejection, expected: str, got: str) -> Difference:
    return Difference(case, rejection, f"{call.text}: expected {expected}, got {got}", expected, got, call.text, "")


def _ended(case: Case, expected: Execution, got: Execution) -> Difference:
    found = differences.difference(case, replace(expected, stdout=b""), replace(got, stdout=b""))
    if found is None:
        said = "left before all calls were made"
        found = Difference(case, Rejection.ENDING, f"expected a report on every call, got {said}", "a report", said)
    return found._replace(where="the calls", input="")


def text_of(function: str, how: str, arguments: Mapping[str, Any]) -> str:
    """A call as somebody would write it, with `arguments` described (None: too large)."""
    texts = {place: _shown(described) for place, described in arguments.items()}
    given = [text for place, text in texts.items() if place.isdigit()]
    named = [f"{place}={text}" for place, text in texts.items() if not place.isdigit()]
    name = function.rpartition(".")[2]
    match how:
        case "new":
            return f"{function.rpartition('.')[0]}({', '.join(given[1:] + named)})"
        case "class":
            return f"{function}({', '.join(given[1:] + named)})"
        case "get" | "delete":
            return f"{'del ' * (how == 'delete')}{given[0]}.{name}"
        case "set":
            return f"{given[0]}.{name} = {given[1]}"
        case "method" if given:
            return f"{given[0]}.{name}({', '.join(given[1:] + named)})"
    return f"{function}({', '.join(given + named)})"


def _shown(described: Any) -> str:
    if described is None:
        return "…"
    description: Description = read(described)
    return shown(description, description.roots[0][1], _WIDTH)


def lasting(call: Call, *answers: Answer) -> Call:
    """The call without what the original's answers, all of which are the same, show to have no meaning.

    That is making it again where the second result depends on the first, and with changed arguments where that is an
    accident or has other results every time.
    """
    first = answers[0]
    again = call.again and all(mismatch_of(each.outcome, each.again) is None for each in answers)
    steady = all(mismatch_of(first.changed, each.changed) is None for each in answers)
    accident = bool(raised(first.changed)) and not first.changed_explicit
    return replace(call, again=again, change=call.change and steady and not accident)
