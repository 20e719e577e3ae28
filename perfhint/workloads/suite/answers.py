"""What a replay of calls answers (`sandbox/child/project/replay.py`), and whether two answers are the same.

It comes from a process that the target runs in: nothing is believed that has not the form it must have.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from perfhint.records import Ending, Execution, Inside
from perfhint.workloads.compare import Mismatch, compare
from perfhint.workloads.described import read
from perfhint.workloads.excerpts import printable

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one call."""

    outcome: Mapping[str, Any] | None
    """A description, as it came; None where the call did not come to its end."""
    again: Mapping[str, Any] | None
    """The same of the call made once more, after its result was changed."""
    changed: Mapping[str, Any] | None
    """The same with its arguments changed."""
    changed_explicit: bool
    printed: bytes
    explicit: bool
    """It raised an exception by a statement of its own."""
    late: bool
    error: str
    """Why it could not be made."""
    cpu_s: float
    arguments: Mapping[str, Any] = field(default_factory=dict)
    """Described before the call, where that was asked for."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a replay says of itself."""

    calls: Mapping[int, Answer]
    inside: Inside
    import_s: float
    problem: str
    """Why the target could not be imported."""


def read_answers(execution: Execution) -> Answers | None:
    """What came of the calls; None where the process did not come to its end, or says nothing that makes sense."""
    if execution.ending is not Ending.FINISHED:
        return None
    try:
        found = json.loads(execution.report)
        inside = found["inside"]
        return Answers(
            {int(each["id"]): _answer(each, execution.stdout) for each in found["calls"]},
            Inside(
                cpu_s=_seconds(inside["cpu_ns"]),
                wall_s=_seconds(inside["wall_ns"]),
                calls=int(inside["calls"]),
                import_s=_seconds(found["import_ns"]),
            ),
            _seconds(found["import_ns"]),
            _line(found["problem"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def inside(execution: Execution) -> Inside | None:
    """What the process says it spent in the calls."""
    answers = read_answers(execution)
    return answers.inside if answers else None


def mismatch_of(
    expected: Mapping[str, Any] | None, got: Mapping[str, Any] | None, rtol: float = 0.0, atol: float = 0.0
) -> Mismatch | None:
    """Where two outcomes differ, as they came; None when they are the same."""
    if json.dumps(expected) == json.dumps(got) and not _may_be_unknown(expected):  # to Python, 1 == 1.0 == True
        return None
    if expected is None or got is None:
        texts = ["none" if each is None else "an outcome" for each in (expected, got)]
        return Mismatch("outcome", "different", texts[0], texts[1])
    if "sha256" in expected or "sha256" in got:
        digests = _digest(expected), _digest(got)
        if digests[0] == digests[1] and not _may_be_unknown(expected):
            return None
        kind: Literal["different", "unknown"] = "unknown" if digests[0] == digests[1] else "different"
        return Mismatch("outcome", kind, *(f"a large result with digest {each[:12]}" for each in digests))
    try:
        wanted = read(expected)
    except ValueError:
        return Mismatch("outcome", "unknown", "no description", "no description")
    try:
        return compare(wanted, read(got), rtol=rtol, atol=atol)
    except ValueError:
        return Mismatch("outcome", "different", "a description", "no description")


def raised(outcome: Mapping[str, Any] | None) -> str:
    """The class of the exception that a call raised; empty where it did not."""
    try:
        description = read(outcome)
    except ValueError:
        return ""
    label, value = description.roots[0]
    return str(description.nodes[value[0]].get("type", "?")) if label == "raised" and isinstance(value, list) else ""


def _may_be_unknown(outcome: Mapping[str, Any] | None) -> bool:
    nodes = outcome.get("nodes", ()) if outcome else ()
    return bool(outcome and outcome.get("unknown")) or any(node.get("kind") in ("unknown", "cut") for node in nodes)


def _digest(outcome: Mapping[str, Any]) -> str:
    if "sha256" in outcome:
        return str(outcome["sha256"])
    return hashlib.sha256(json.dumps(outcome, separators=(",", ":")).encode()).hexdigest()


def _answer(each: Mapping[str, Any], stdout: bytes) -> Answer:
    begin, end = each.get("printed", (0, 0))
    return Answer(
        outcome=_mapping(each.get("outcome")),
        again=_mapping(each.get("again")),
        changed=_mapping(each.get("changed")),
        changed_explicit=each.get("changed_explicit") is True,
        printed=stdout[int(begin) : int(end)],
        explicit=each.get("explicit") is True,
        late=each.get("late") is True,
        error=_line(each.get("error", "")),
        cpu_s=_seconds(max(0, each.get("cpu_ns", 0))),
        arguments=_mapping(each.get("arguments")) or {},
    )


def _mapping(value: Any) -> Mapping[str, Any] | None:
    if value is not None and not isinstance(value, dict):
        raise TypeError(value)
    return value


def _seconds(nanoseconds: Any) -> float:
    return float(nanoseconds) / 1e9


def _line(text: Any) -> str:
    return printable(" ".join(str(text).split()))[:400]
