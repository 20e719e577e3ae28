"""Where in a project the time goes while its tests run: its functions, the dearest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfhint.errors import BaselineError, SourceError
from perfhint.records import RankedFunction
from perfhint.source import files
from perfhint.source.functions import functions as functions_of
from perfhint.workloads.suite import configuration, faults
from perfhint.workloads.suite.request import request, write
from perfhint.workloads.suite.selecting import run_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfhint.records import Execution
    from perfhint.source.functions import FunctionLines
    from perfhint.workloads.suite.running import Running

_TEST_FOLDERS = frozenset({"tests", "test", "testing"})


@dataclass(frozen=True, slots=True)
class Ranking:
    """One run of all tests of a project."""

    functions: tuple[RankedFunction, ...]
    """Those that ran, the dearest first."""
    passed: Mapping[str, str]
    """Tests that did what whoever wrote them expects, with their outcomes."""
    total: int
    """Tests in all."""
    tests_s: float
    """CPU seconds of all of them, profiler included."""
    running: Running
    """How they are to be run from now on."""


def rank(running: Running, folders: Sequence[Path]) -> Ranking:
    """Run all tests of a project and rank the functions that are defined in `folders`, but not in its tests.

    Raises BaselineError when there are no tests, none passes, or pytest does not come to its end.
    """
    target = running.project.target
    asked = write(running.folder, "rank.json", request(running.project, "rank", folders=folders))
    running, execution, report = run_once(running, target.read_bytes(), asked)
    passed = {node.id: node.outcome for node in report.nodes if node.is_good}
    if not report.nodes:
        raise faults.nothing_reaches(running, report, ())
    if not passed:
        first = report.nodes[0]
        raise BaselineError(
            f"none of {len(report.nodes)} tests passes, among them {first.id} ({first.detail or first.outcome})",
            todo="mend them: only what passes its tests can be made faster",
        )
    found = list(_functions(execution, running, passed))
    total_ns = sum(own for own, *_ in found) or 1
    return Ranking(
        functions=tuple(
            RankedFunction(path, function.name, function.definition, own / 1e9, own / total_ns, calls, nodes)
            for own, calls, path, function, nodes in sorted(found, key=lambda each: (-each[0], each[2], each[3].first))
        ),
        passed=passed,
        total=len(report.nodes),
        tests_s=execution.cpu_s - execution.start_cpu_s,
        running=running,
    )


def _functions(
    execution: Execution, running: Running, passed: Mapping[str, str]
) -> Iterator[tuple[int, int, Path, FunctionLines, tuple[str, ...]]]:
    """Own nanoseconds, calls, file, function and tests of all that ran in a test that passes."""
    root = running.project.root
    shown = running.sandbox.shown(root)
    patterns = (*configuration.read(root).python_files, "conftest.py")
    by_line: dict[Path, Mapping[int, FunctionLines]] = {}
    for row in _rows(execution.report):
        path, line, own, calls, nodes = row
        if not path.is_relative_to(shown):
            continue
        inside = path.relative_to(shown)
        if _TEST_FOLDERS & set(inside.parts[:-1]) or any(fnmatch(path.name, pattern) for pattern in patterns):
            continue
        if inside not in by_line:
            by_line[inside] = _by_line(root / inside)
        function = by_line[inside].get(line)
        nodes = tuple(node for node in nodes if node in passed)
        if function is not None and nodes:
            yield own, calls, root / inside, function, nodes


def _rows(report: bytes) -> Iterator[tuple[Path, int, int, int, tuple[str, ...]]]:
    """Path as shown, line, own nanoseconds, calls and tests; what has another form comes from a test that forged it."""
    found: Any = json.loads(report).get("ranking")
    for row in found if isinstance(found, list) else ():
        match row:
            case [str(path), int(line), str(), int(own), int(), int(calls), list(nodes)]:
                yield Path(path), line, own, calls, tuple(node for node in nodes if isinstance(node, str))


def _by_line(path: Path) -> Mapping[int, FunctionLines]:
    """The functions of a file by the line that their code begins with, which is that of the first decorator."""
    try:
        return {function.first: function for function in functions_of(files.read(path).text)}
    except SourceError:
        return {}
