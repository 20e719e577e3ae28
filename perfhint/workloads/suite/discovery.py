"""From a target and what `--tests` names to the suite that judges it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.errors import SourceError
from perfhint.source.compiles import syntax_error
from perfhint.source.functions import functions as functions_of
from perfhint.workloads.suite import calls, faults, selecting
from perfhint.workloads.suite.mutating import Mutator
from perfhint.workloads.suite.recorded import recorded
from perfhint.workloads.suite.remembered import Remembered
from perfhint.workloads.suite.request import read_report, request, write
from perfhint.workloads.suite.running import Running
from perfhint.workloads.suite.suite import WORTH_TIMING_S, Suite, tests_case, write_requests

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfhint.records import Case, Execution, Limits, Target
    from perfhint.sandbox import Sandbox
    from perfhint.workloads.suite.project import Project
    from perfhint.workloads.suite.recorded import Recorded
    from perfhint.workloads.suite.selecting import Known, Selection

LONG_S = 1.5
"""CPU seconds of tests that may be too long to be run often."""
RECORDING_S = 120.0
"""Tests that take longer while calls are recorded are judged by without calls."""


def discover_suite(
    target: Target,
    sandbox: Sandbox,
    project: Project,
    *,
    functions: Sequence[str] = (),
    scratch: Path,
    limits: Limits,
    tolerance: tuple[float, float] = (0.0, 0.0),
    known: Known | None = None,
) -> Suite:
    """The suite of `target`: the tests that reach `functions`, or without any of its functions, and can be relied on.

    Which these are is found by running all of them, and remembered while nothing in the project changes; or by running
    those of which it is `known` that they may be. Calls that they make are recorded. Raises SourceError when the target
    does not compile, UsageError for functions it does not have, BaselineError when no test judges it.
    """
    original = target.file.encode(target.file.text)
    error = syntax_error(original, target.interpreter)
    if error is not None:
        raise SourceError(f"{target.file.path} does not compile: {error}")
    named = chosen(target, functions)
    sandbox.shown(project.root)
    running = Running(sandbox=sandbox, interpreter=target.interpreter, project=project, limits=limits, folder=scratch)
    remembered = Remembered(running, named)
    selection = selecting.select(running, original, named, known) if known else remembered.get()
    if selection is None:
        selection = selecting.select(running, original, named)
        remembered.put(selection)
    running = replace(running, writable=selection.writable)
    timed = selection.functions
    found, whole_s = _recorded(running, original, selection)
    requests = write_requests(scratch, project, timed, selection.nodes)
    return Suite(
        target=target,
        sandbox=sandbox,
        cases=(tests_case(requests["plain"]), *_calls(found, selection, whole_s, scratch)),
        limits=limits,
        description=_description(selection, project),
        has_expectations=True,
        running=running,
        functions=timed,
        selection=selection,
        requests=requests,
        recorded=found,
        mutator=Mutator(found, scratch) if found and found.examples else None,
        tolerance=tolerance,
        remembered=remembered,
    )


def _recorded(running: Running, original: bytes, selection: Selection) -> tuple[Recorded | None, float]:
    """The calls that the tests make, as far as they can be made again, and CPU seconds of these tests.

    None for the calls where they are not known.
    """
    project = running.project
    asked = write(running.folder, "record.json", request(project, "record", selection.functions, selection.nodes))
    execution = running.run(original, asked, timeout_s=RECORDING_S)
    report = read_report(execution.report, timed=False)

    def replay(stdin: Path, hash_seed: int) -> Execution:
        return running.run(original, stdin, runner=calls.RUNNER, main=calls.PROGRAM, hash_seed=hash_seed)

    found = recorded(report.calls, project.root, project.target, running.folder, replay) if report else None
    return found, execution.cpu_s


def _calls(found: Recorded | None, selection: Selection, whole_s: float, folder: Path) -> tuple[Case, ...]:
    """Recorded calls as cases; the largest by themselves where the tests spend little time in them, or much in all."""
    cases = found.cases(folder) if found else ()
    return cases if selection.inside_s < 2 * WORTH_TIMING_S or whole_s > LONG_S else cases[:1]


def chosen(target: Target, functions: Sequence[str]) -> tuple[str, ...]:
    """The functions by the names Python gives them. Raises UsageError for one that the target does not have."""
    known = [function.name for function in functions_of(target.file.text)]
    plain = {name.replace(".<locals>", ""): name for name in known}
    found = []
    for wanted in functions:
        name = wanted if wanted in known else plain.get(wanted)
        if name is None:
            raise faults.unknown_function(wanted, list(plain), target.file.path.name)
        found.append(name)
    return tuple(dict.fromkeys(found))


def _description(selection: Selection, project: Project) -> str:
    tests = f"{len(selection.nodes)} of {selection.total} tests" if selection.total > 1 else "1 test"
    place = project.arguments[-1]
    return f"{tests} from {project.root.name if place == '.' else place}"
