"""Which tests judge a target: those that pass, reach it, and do so again in another order under another hash seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from perfhint.errors import BaselineError
from perfhint.records import Ending, Execution
from perfhint.workloads.suite import faults, outcomes
from perfhint.workloads.suite.request import Node, Report, read_report, request, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfhint.workloads.suite.suite import Running

TRACE_S = 600.0
"""All tests together may take so long the one time they are run."""
_ROUNDS = 4
"""Of taking out what does not repeat itself and looking whether the rest does."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The tests to run for every version, and why others are not among them."""

    nodes: tuple[str, ...]
    reached: Mapping[str, tuple[str, ...]]
    """Each of these tests to the target's functions that it reaches."""
    set_aside: tuple[tuple[str, str], ...]
    """Tests that reach the target, or failed before they could, and why they do not count."""
    total: int
    """Tests in the suite."""
    tests_s: float
    """CPU seconds of all of them, as they were run once."""
    writable: bool
    """They write into the project's folder."""
    problems: tuple[str, ...] = field(default=())
    """Files with tests that could not be collected."""

    @property
    def functions(self) -> tuple[str, ...]:
        """All that is reached, in alphabetical order."""
        return tuple(sorted({name for node in self.nodes for name in self.reached[node]}))


def select(running: Running, original: bytes, functions: Sequence[str], folder: Path) -> Selection:
    """Run all tests once and see which reach `functions` (without: any that the target defines), then those again.

    Raises BaselineError when nothing is left to judge by.
    """
    asked = write(folder, "trace.json", request(running.project, "trace", functions))
    traced = _traced(running, original, asked)
    if not running.writable and _wants_to_write(traced):
        writing = _traced(replace(running, writable=True), original, asked)
        if _good(writing) > _good(traced):
            running, traced = replace(running, writable=True), writing
    execution, report = traced
    if report is None:
        raise faults.no_report(running, execution)
    wanted = {node.id: node for node in report.nodes}
    aside = {node.id: outcomes.told(node) for node in report.nodes if _counts_against(node, report)}
    nodes = tuple(node.id for node in report.nodes if node.is_good and report.reached.get(node.id))
    if not nodes:
        raise faults.nothing_reaches(running, report, functions)
    again = _Again(running, original, functions, folder, {name: wanted[name].outcome for name in nodes})
    kept = again.dependable(nodes, aside)
    if not kept:
        raise BaselineError(
            f"no test that reaches {running.project.target.name} gives the same outcome twice: {_first(nodes, aside)}",
            todo="mend it: only what repeats itself can be judged by",
        )
    return Selection(
        nodes=kept,
        reached={name: report.reached[name] for name in kept},
        set_aside=tuple(aside.items()),
        total=len(report.nodes),
        tests_s=execution.cpu_s - execution.start_cpu_s,
        writable=running.writable,
        problems=report.problems,
    )


def _traced(running: Running, original: bytes, asked: Path) -> tuple[Execution, Report | None]:
    execution = running.run(original, asked, timeout_s=max(TRACE_S, running.limits.wall_s))
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


@dataclass(frozen=True, slots=True)
class _Again:
    """Runs chosen tests until what is left of them does the same every time."""

    running: Running
    original: bytes
    functions: Sequence[str]
    folder: Path
    outcomes: Mapping[str, str]
    """Of the first run."""

    def dependable(self, nodes: tuple[str, ...], aside: dict[str, str]) -> tuple[str, ...]:
        """The tests that do the same alone and in reversed order; `aside` is told why others do not."""
        for _ in range(_ROUNDS):
            if not nodes:
                break
            changed = self._changed(tuple(reversed(nodes)), hash_seed=1)
            if not changed:
                return nodes
            alone = self._changed(nodes, hash_seed=0)
            for node in changed.keys() & alone.keys():
                aside[node] = f"without the other tests it is {alone[node]}"
            for node in changed.keys() - alone.keys():
                aside[node] = f"in another order, under another hash seed, it is {changed[node]}"
            for node in alone.keys() - changed.keys():
                aside[node] = f"flaky: run again it is {alone[node]}"
            nodes = tuple(node for node in nodes if node not in aside)
        return ()

    def _changed(self, nodes: Sequence[str], hash_seed: int) -> dict[str, str]:
        """Those that had another outcome than at first, with the one they had now."""
        asked = write(self.folder, "again.json", request(self.running.project, "plain", self.functions, nodes))
        execution = self.running.run(self.original, asked, hash_seed=hash_seed, timeout_s=TRACE_S)
        report = read_report(execution.report) if execution.ending is Ending.FINISHED else None
        if report is None:
            raise faults.no_report(self.running, execution)
        found = {node.id: node for node in report.nodes}
        changed = {}
        for name in nodes:
            now = found.get(name)
            if now is None:
                changed[name] = "not there"
            elif now.outcome != self.outcomes[name]:
                changed[name] = outcomes.told(now)
        return changed


def summary(selection: Selection, most: int = 5) -> list[str]:
    """Warnings for people: which tests were set aside, the first of them by name."""
    lines = [f"{node} was set aside: {why}" for node, why in selection.set_aside[:most]]
    if rest := len(selection.set_aside) - most:
        kinds = Counter(why.partition(":")[0] for _, why in selection.set_aside[most:])
        if rest > 0:
            lines.append(f"{rest} more were set aside: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items()))
    lines += [f"tests could not be collected: {problem}" for problem in selection.problems[:most]]
    return lines
