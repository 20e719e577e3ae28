"""What `optimize --all` found: one table of the functions that became faster, and what became of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfhint.records import Outcome
from perfhint.report import figures, hunks
from perfhint.report.console import prose
from perfhint.report.outcome import facts, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from perfhint.records import FunctionResult, ProjectRun

MOST_OTHERS = 8
"""Functions without a gain that are named: the dearest of them."""


def show(console: Console, project: ProjectRun, *, next_steps: Sequence[str] = ()) -> None:
    """Print the table, every difference, and how it was checked."""
    console.print()
    console.print(_headline(project))
    if project.improved:
        console.print(Padding(_table(project), (1, 0, 0, 1)))
    for result in project.improved:
        if result.run:
            console.print()
            console.print(Text.assemble(f" {_place(project, result)} ", (result.function.name, "strong")))
            hunks.show(console, result.run)
    _others(console, project)
    console.print(Padding(_facts(project), (1, 0, 0, 1)))
    warn(console, project.warnings)
    if next_steps:
        console.print()
        for step in next_steps:
            console.print(Text(f" {step}"), soft_wrap=True)


def _headline(project: ProjectRun) -> Text:
    looked_at = figures.count(len(project.results), "function")
    if not project.results:
        return Text(" The tests reach no function that is to be looked at")
    if not project.improved:
        return Text(f" {looked_at} looked at, none became measurably faster")
    return Text.assemble(" ", (f"{len(project.improved)} of {looked_at}", "strong"), " became faster")


def _table(project: ProjectRun) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    table.add_column("function")
    for heading in ("of the time", "before", "after", "ratio"):
        table.add_column(heading, justify="right")
    table.add_column("interval")
    table.add_column("by")
    for result in project.improved:
        run = result.run
        if run is None or run.comparison is None or run.best is None:
            continue
        comparison = run.comparison
        table.add_row(
            result.function.name,
            figures.percent(result.function.share),
            figures.seconds(comparison.before_s),
            figures.seconds(comparison.after_s),
            Text(figures.ratio(comparison.speedup), "strong"),
            figures.interval(comparison.low, comparison.high),
            " ".join(run.best.rules) or run.best.origin,
        )
    return table


def _others(console: Console, project: ProjectRun) -> None:
    others = [result for result in project.results if result.outcome is not Outcome.IMPROVED]
    if not others:
        return
    console.print()
    console.print(Text(" Not faster:", "quiet"))
    table = facts()
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for result in others[:MOST_OTHERS]:
        why = f"{result.outcome.value}: {result.detail}" if result.detail else result.outcome.value
        share = figures.percent(result.function.share)
        table.add_row(_place(project, result), Text(result.function.name, "name"), share, prose(why))
    console.print(Padding(table, (0, 0, 0, 1)))
    for outcome, number in Counter(result.outcome for result in others[MOST_OTHERS:]).items():
        console.print(Text(f" and {number} more: {outcome.value}", "quiet"))


def _facts(project: ProjectRun) -> Table:
    table = facts()
    tests = figures.count(project.passed, "test")
    table.add_row("tests", f"{project.tests}: {tests} that pass, {figures.seconds(project.tests_s)} under a profiler")
    if project.failing is not None:
        table.add_row("together", prose(project.failing) if project.failing else "all of them pass with everything")
    table.add_row("sandbox", f"{project.sandbox}, {project.python}")
    table.add_row("took", figures.seconds(project.elapsed_s))
    return table


def _place(project: ProjectRun, result: FunctionResult) -> str:
    path = result.function.path
    shown = path.relative_to(project.root) if path.is_relative_to(project.root) else path
    return f"{shown}:{result.function.line}"
