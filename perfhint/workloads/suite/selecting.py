"""Which tests judge a target: those that pass, reach it, and do so again in another order under another hash seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfhint.errors import BaselineError
from perfhint.records import Ending, Execution
from perfhint.workloads.suite import faults, outcomes
from perfhint.workloads.suite.request import PROCESS, Node, Report, read_report, request, write
from perfhint.workloads.suite.running import ALL_S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfhint.workloads.suite.running import Running

_ROUNDS = 4
"""Of taking out what does not repeat itself and looking whether the rest does."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a run of all tests of the project has shown."""

    reaching: tuple[str, ...]
    """The tests in which the functions ran that are asked about."""
    good: Mapping[str, str]
    """All tests that do what is expected of them, each with its outcome."""
    total: int
    tests_s: float
    """CPU seconds of all of them."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The tests to run for every version, and why others are not among them."""

    nodes: tuple[str, ...]
    functions: tuple[str, ...]
    """The target's that they call, in alphabetical order."""
    ran: tuple[str, ...]
    """All of the target's that ran in them, as far as that is known."""
    others: tuple[tuple[str, str], ...]
    """Tests that do what is expected of them and do not reach the target, each with its outcome."""
    set_aside: tuple[tuple[str, str], ...]
    """Tests that reach the target, or failed before they could, and why they do not count."""
    total: int
    """Tests in the suite."""
    tests_s: float
    """CPU seconds of all of them, as they were run once."""
    inside_s: float
    """CPU seconds of the target's functions in them, before any were set aside."""
    writable: bool
    """They write into the project's folder."""
    problems: tuple[str, ...] = ()
    """What went wrong beside the tests, such as files that could not be collected."""


def select(
    running: Running,
    original: bytes,
    functions: Sequence[str],
    known: Known | None = None,
) -> Selection:
    """Run all tests once and see which reach `functions` (without: any that the target defines), then those again.

    Where it is `known` which may reach them, only those are run. Raises BaselineError when nothing is left to judge by.
    """
    nodes = known.reaching if known else ()
    asked = write(running.folder, "trace.json", request(running.project, "trace", functions, nodes))
    running, execution, report = run_once(running, original, asked)
    good = {node.id: node.outcome for node in report.nodes if node.is_good}
    aside = {node.id: outcomes.told(node) for node in report.nodes if _counts_against(node, report)}
    nodes = _reaching(report, functions)
    if not nodes:
        raise faults.nothing_reaches(running, report, functions, execution)
    kept = _dependable(running, original, {name: good[name] for name in nodes}, aside)
    if not kept:
        raise BaselineError(
            f"no test that reaches {running.project.target.name} gives the same outcome twice: {_first(nodes, aside)}",
            todo="mend it: only what repeats itself can be judged by",
        )
    return Selection(
        nodes=kept,
        functions=tuple(functions) or report.entered,
        ran=tuple(sorted({name for node in kept for name in report.reached[node]} - {PROCESS})),
        others=tuple(
            (name, outcome)
            for name, outcome in ({**known.good, **good} if known else good).items()
            if name not in kept and name not in aside
        ),
        set_aside=tuple(aside.items()),
        total=known.total if known else len(report.nodes),
        tests_s=known.tests_s if known else execution.cpu_s - execution.start_cpu_s,
        inside_s=report.inside.cpu_s,
        writable=running.writable,
        problems=report.problems,
    )


def _reaching(report: Report, functions: Sequence[str]) -> tuple[str, ...]:
    """Tests that pass and reach the functions; where there are none, those whose other processes may reach them."""
    good = [node.id for node in report.nodes if node.is_good]
    surely = {
        name
        for name in good
        if (set(report.reached[name]) & set(functions) if functions else set(report.reached[name]) - {PROCESS})
    }
    maybe = {name for name in good if PROCESS in report.reached[name]}
    return tuple(name for name in good if name in (surely or maybe))


def run_once(running: Running, original: bytes, asked: Path) -> tuple[Running, Execution, Report]:
    """Run tests with the original; in a copy of the project where more of them pass in one they can write to.

    Gives how they are to be run from then on as well. Raises BaselineError when pytest does not come to its end.
    """
    traced = _traced(running, original, asked)
    if not running.writable and _wants_to_write(traced):
        writing = _traced(replace(running, writable=True), original, asked)
        if _good(writing) > _good(traced):
            running, traced = replace(running, writable=True), writing
    execution, report = traced
    if report is None:
        raise faults.no_report(running, execution)
    return running, execution, report


def _traced(running: Running, original: bytes, asked: Path) -> tuple[Execution, Report | None]:
    execution = running.run(original, asked, timeout_s=max(ALL_S, running.limits.wall_s))
    report = read_report(execution.report) if execution.ending is Ending.FINISHED else None
    return execution, report


def _wants_to_write(traced: tuple[Execution, Report | None]) -> bool:
    """Something failed for want of a folder that can be written."""
    execution, report = traced
    said = [execution.stdout.decode(errors="replace"), execution.stderr.decode(errors="replace")]
    said += [node.detail for node in report.nodes if not node.is_good] if report else []
    return any(faults.is_read_only(each) for each in said)


def _good(traced: tuple[Execution, Report | None]) -> int:
    return sum(node.is_good for node in traced[1].nodes) if traced[1] else -1


def _counts_against(node: Node, report: Report) -> bool:
    """A test is named as set aside when it might have judged the target: skipped ones are many, and reach little."""
    return not node.is_good and (node.outcome != "skipped" or bool(report.reached.get(node.id)))


def _first(nodes: Sequence[str], aside: Mapping[str, str]) -> str:
    return next((f"{node} ({aside[node]})" for node in nodes if node in aside), "")


def _dependable(running: Running, original: bytes, wanted: Mapping[str, str], aside: dict[str, str]) -> tuple[str, ...]:
    """The tests that have the same outcome by themselves and in reversed order; `aside` is told why others do not."""
    left = dict(wanted)
    for _ in range(_ROUNDS):
        changed = running.changed(original, left, nodes=tuple(reversed(left)), hash_seed=1)
        if not changed:
            break
        alone = running.changed(original, left)
        for node in changed.keys() & alone.keys():
            aside[node] = f"without the other tests it is {alone[node]}"
        for node in changed.keys() - alone.keys():
            aside[node] = f"in another order, under another hash seed, it is {changed[node]}"
        for node in alone.keys() - changed.keys():
            aside[node] = f"flaky: run again it is {alone[node]}"
        left = {node: outcome for node, outcome in left.items() if node not in aside}
        if not left:
            break
    else:
        left = {}
    return tuple(left)


def summary(selection: Selection, most: int = 5) -> list[str]:
    """Warnings for people: which tests were set aside, the first of them by name."""
    lines = [f"{node} was set aside: {why}" for node, why in selection.set_aside[:most]]
    if rest := len(selection.set_aside) - most:
        kinds = Counter(why.partition(":")[0] for _, why in selection.set_aside[most:])
        if rest > 0:
            lines.append(f"{rest} more were set aside: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()))
    for problem in selection.problems[:most]:
        of_target = problem.startswith("the target's ")
        lines.append(problem if of_target else f"tests could not be collected: {problem}")
    return lines
