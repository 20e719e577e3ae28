"""What the runner inside the sandbox is asked, and what it answers (see `sandbox/child/project/suite.py`).

The answer comes from a process that the target runs in, which can forge it. So nothing is believed that has not the
form it must have, and nothing that is told of times counts without what the parent measures itself (`verify/charging`).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perfhint.records import Inside
from perfhint.workloads.excerpts import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfhint.workloads.suite.project import Project

RUNNER = "project/suite"
PROGRAM = b"if __name__ == '__main__':\n    import perfhint_suite\n    perfhint_suite.main()\n"
"""The runner has put a module of this name in place."""
_NOT_TIMED = {"cpu_ns": 0, "wall_ns": 0, "calls": 0}
_MOST_NODES = 200_000
_MOST_CHARACTERS = 400
"""Of a detail."""
_OUTCOMES = frozenset({"passed", "failed", "error", "skipped", "xfailed", "xpassed", "missing"})
PROCESS = "<process>"
"""Stands for the functions that a process may have called which a test started."""


def request(
    project: Project,
    mode: str,
    functions: Sequence[str] = (),
    nodes: Sequence[str] = (),
    folders: Sequence[Path] = (),
) -> bytes:
    """One line for the runner's standard input.

    `mode` is "plain", "trace", "record", "profile", "observe" or "rank"; without `functions` all that the target
    defines are timed, without `nodes` all tests are run. Functions in `folders` are ranked.
    """
    asked = {
        "mode": mode,
        "root": str(project.root),
        "target": str(project.target),
        "functions": list(functions),
        "nodes": list(nodes),
        "arguments": list(project.arguments),
        "paths": list(map(str, project.paths)),
        "folders": list(map(str, folders)),
    }
    return json.dumps(asked).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Node:
    """What became of one test."""

    id: str
    outcome: str
    """As pytest calls it: passed, failed, error, skipped, xfailed, xpassed; or "missing": it did not run."""
    detail: str
    """Of one that failed the exception and the first line of its message; of a skipped one the reason."""

    @property
    def is_good(self) -> bool:
        """It did what whoever wrote it expects."""
        return self.outcome in ("passed", "xfailed", "xpassed")


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of tests says of itself."""

    nodes: tuple[Node, ...]
    """In the order in which they ran."""
    inside: Inside
    reached: Mapping[str, tuple[str, ...]]
    """Node to the target's functions that ran in it, in its fixtures, or when its file was collected; of runs that
    trace."""
    entered: tuple[str, ...]
    """The target's functions that were called from outside; of runs that trace."""
    problems: tuple[str, ...]
    """Errors of collecting the tests."""
    exit: int
    """pytest's own exit status."""
    calls: Any = field(default=None, repr=False)
    """What was recorded, as it came."""

    def of(self, nodeid: str) -> Node | None:
        """What became of this one, if it was run."""
        return next((node for node in self.nodes if node.id == nodeid), None)


def read_report(data: bytes, *, timed: bool = True) -> Report | None:
    """The report in `data`; None when it is none. Unless it is `timed`, what it says of times need not be there."""
    try:
        found = json.loads(data)
        inside = found["inside"] if timed else _NOT_TIMED
        nodes = tuple(_node(*each) for each in found["nodes"][:_MOST_NODES])
        return Report(
            nodes=nodes,
            inside=Inside(
                cpu_s=_seconds(inside["cpu_ns"]),
                wall_s=_seconds(inside["wall_ns"]),
                calls=int(inside["calls"]),
                import_s=_seconds(found.get("import_ns", 0)),
            ),
            reached=_reached(nodes, found.get("reached", {}), found.get("collecting", {})),
            entered=tuple(map(str, found.get("entered", ()))),
            problems=tuple(_line(each) for each in found.get("problems", ())),
            exit=int(found["exit"]),
            calls=found.get("calls"),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def write(folder: Path, name: str, content: bytes) -> Path:
    """A request as a file that the runner reads."""
    path = folder / name
    path.write_bytes(content)
    return path


def _node(nodeid: Any, outcome: Any, detail: Any) -> Node:
    if outcome not in _OUTCOMES:
        raise ValueError(outcome)
    return Node(str(nodeid), outcome, _line(detail or ""))


def _reached(
    nodes: Sequence[Node], running: Mapping[str, Sequence[str]], collecting: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """What each node reached, its file's part of it included: values that it is repeated with may come from there."""
    return {
        node.id: tuple(sorted({*map(str, running.get(node.id, ())), *map(str, collecting.get(_file(node.id), ()))}))
        for node in nodes
    }


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def _line(text: Any) -> str:
    if isinstance(text, list):
        text = ": ".join(map(str, text))
    return printable(" ".join(str(text).split()))[:_MOST_CHARACTERS]


def _seconds(nanoseconds: Any) -> float:
    seconds = float(nanoseconds) / 1e9
    if not (0 <= seconds < math.inf):
        raise ValueError(nanoseconds)
    return seconds
