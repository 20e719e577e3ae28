"""What `optimize` found: the diff with a reason and a number for every hunk, then how it was measured and checked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfhint.records import RULES, Rejection
from perfhint.report import figures, hunks
from perfhint.report.console import prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from perfhint.records import Baseline, Comparison, Run, SuiteFacts, Tried, Verdict

MOST_FUNCTIONS = 4
"""Names of a module's functions that are told."""
LEAST_SHARE = 0.01
TESTS = "the tests"
"""What the case of all tests is called."""
WORTH_TELLING = 0.01
"""Share of the time after, that is spent elsewhere now."""
MOST_REJECTED = 4
"""Rejected candidates shown for one reason; the store has them all."""


def show(console: Console, run: Run, *, next_steps: Sequence[str] = ()) -> None:
    """Print everything a person wants to know of a run; `next_steps` are lines on what was done and can be done."""
    _headline(console, run)
    hunks.show(console, run)
    if run.comparison:
        console.print(Padding(measured(run.comparison, run.suite), (1, 0, 0, 1)))
    console.print(Padding(_facts(run), (1, 0, 0, 1)))
    _rejected(console, run)
    warn(console, run.warnings)
    if next_steps:
        console.print()
        for step in next_steps:
            console.print(Text(f" {step}"), soft_wrap=True)


def _headline(console: Console, run: Run) -> None:
    name = Text(f" {run.target.name}", "strong")
    if run.improved and run.comparison:
        said = Text.assemble(name, " is ", (figures.ratio(run.comparison.speedup), "bold green"), " as fast")
    elif run.finished:
        said = Text.assemble(name, " stays as it is: ", _why_not(run))
    else:
        said = Text.assemble(name, " is unfinished: add --resume to go on")
    console.print()
    console.print(said)


def _why_not(run: Run) -> str:
    if not run.tried:
        if run.unusable:
            return "no answer of a model was of any use"
        nobody = "neither rules nor models have" if run.exchanges else "no rule has"
        return f"{nobody} anything to say about it"
    return f"{figures.count(len(run.tried), 'candidate')} tried, none both equivalent and measurably faster"


def measured(comparison: Comparison, suite: SuiteFacts | None = None) -> Table:
    """Before and after, with the interval of the ratio; of a module, inside its functions and of its tests."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    table.add_column("")
    for heading in ("before", "after", "ratio"):
        table.add_column(heading, justify="right")
    table.add_column(f"{comparison.confidence * 100:g} % interval")
    table.add_row(
        "in the functions" if suite else "time",
        figures.seconds(comparison.before_s),
        figures.seconds(comparison.after_s),
        Text(figures.ratio(comparison.speedup), "strong"),
        figures.interval(comparison.low, comparison.high),
    )
    if suite is None:
        table.add_row("with interpreter start", "", "", figures.ratio(comparison.process_speedup), "")
    elif suite.tests_after_s and suite.whole_speedup:
        whole = figures.seconds(suite.tests_before_s), figures.seconds(suite.tests_after_s)
        table.add_row("in all these tests", *whole, figures.ratio(suite.whole_speedup), "")
    table.add_row("peak memory", "", "", figures.ratio(comparison.memory_ratio), "")
    return table


def facts() -> Table:
    """An empty table for names and what there is to say about them."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="quiet", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _facts(run: Run) -> Table:
    table = facts()
    if run.comparison:
        table.add_row("measured", how_measured(run.comparison))
    suite_facts(table, run.suite, run.comparison)
    for each in run.tried:
        if run.best and each.candidate.text == run.best.text:
            suspicions(table, each.verdict)
    if run.baseline:
        table.add_row("checked", how_checked(run.workload, run.seeds, run.baseline, run.mutated, run.suite is not None))
    table.add_row("sandbox", f"{run.sandbox}, {run.python}")
    for model in dict.fromkeys(exchange.model for exchange in run.exchanges):
        table.add_row("asked", _asked(model, run))
    tried = figures.count(len(run.tried), "candidate")
    table.add_row("run", f"{run.id}, {tried} in {figures.seconds(run.elapsed_s)}")
    return table


def _asked(model: str, run: Run) -> str:
    """One line on what a model was asked and what that took; replies of no use are counted over all models."""
    exchanges = [exchange for exchange in run.exchanges if exchange.model == model]
    costs = [exchange.usage.cost_usd for exchange in exchanges if exchange.usage.cost_usd is not None]
    parts = [
        model,
        figures.count(len(exchanges), "request"),
        figures.count(sum(len(exchange.replies) for exchange in exchanges), "answer"),
        f"{sum(exchange.usage.total_tokens for exchange in exchanges):,} tokens",
        *([f"${sum(costs):.4f}"] if costs else []),
        f"{figures.seconds(sum(exchange.seconds for exchange in exchanges))} of waiting",
        *([f"{run.unusable} of no use"] if run.unusable and model == run.exchanges[-1].model else []),
    ]
    return ", ".join(parts)


def suite_facts(table: Table, suite: SuiteFacts | None, comparison: Comparison | None) -> None:
    """Add what is to be said of a module's functions and their tests."""
    if suite is None:
        return
    names = ", ".join(suite.functions[:MOST_FUNCTIONS])
    more = f" and {len(suite.functions) - MOST_FUNCTIONS} more" if len(suite.functions) > MOST_FUNCTIONS else ""
    share = figures.percent(suite.share) if suite.share >= LEAST_SHARE else f"under {figures.percent(LEAST_SHARE)}"
    table.add_row("functions", f"{names}{more}: {share} of what these tests take")
    if comparison and comparison.charged_s > WORTH_TELLING * comparison.after_s:
        charged = figures.seconds(comparison.charged_s)
        table.add_row("", f"{charged} of the time after are spent outside them now, such as when it is imported")
    if comparison and comparison.cases and comparison.cases[0] != TESTS:
        table.add_row("timed", f"{comparison.cases[0]}, repeated: the tests take too little time in them, or too long")
    if suite.rtol or suite.atol:
        table.add_row("tolerance", f"floats may differ by {suite.rtol:g} of their size plus {suite.atol:g}")
    if suite.calls:
        table.add_row("recorded", f"{figures.count(suite.calls, 'call')} in the tests, made again with every version")


def suspicions(table: Table, verdict: Verdict) -> None:
    """Add what may make a version look faster than it is; where that is why it was rejected, its detail says so."""
    if verdict.rejection is not Rejection.SPURIOUS:
        for number, each in enumerate(verdict.suspicions):
            table.add_row("" if number else "suspicious", prose(str(each)))


def how_measured(comparison: Comparison) -> str:
    """One line on the schedule and the test beside the interval."""
    clock = {"cpu": "CPU time", "wall": "elapsed time"}.get(comparison.clock, comparison.clock)
    return f"{figures.count(comparison.pairs, 'pair')}, {clock}, {figures.p_value(comparison.p_value)}"


def how_checked(workload: str, seeds: Sequence[int], baseline: Baseline, mutated: int, of_module: bool = False) -> str:
    """One line on the cases, where the expectations come from, the hash seeds and what was made from the cases."""
    under = f", hash seeds {', '.join(map(str, seeds))}" if seeds else ""
    made = f"in {figures.count(mutated, 'round')} of calls" if of_module else f"on {figures.count(mutated, 'input')}"
    beside = f"; and {made} made from yours" if mutated else ""
    return f"{workload}, against {baseline.oracle}{under}{beside}"


def warn(console: Console, warnings: Sequence[str]) -> None:
    """Print what the reader should not overlook."""
    table = facts()
    for warning in warnings:
        table.add_row(Text("warning", "warning"), prose(warning))
    if warnings:
        console.print(Padding(table, (1, 0, 0, 1)))


def _rejected(console: Console, run: Run) -> None:
    """Group what was tried and not taken by the reason, those with the fewest rules first."""
    groups: dict[str, list[Tried]] = defaultdict(list)
    for each in run.tried:
        if each.verdict.rejection:
            groups[each.verdict.rejection.value].append(each)
        elif each.candidate.origin != RULES and each.candidate != run.best:
            groups["faster, but not the best"].append(each)
    if not groups:
        return
    console.print()
    console.print(Text(" Tried and not taken:", "quiet"))
    table = facts()
    table.add_column(overflow="fold")
    for why, members in groups.items():
        members.sort(key=lambda each: len(each.candidate.rules))
        for position, each in enumerate(members[:MOST_REJECTED]):
            heading = why if position == 0 else ""
            table.add_row(heading, Text(_proposer(each), "name"), _detail(each))
        if len(members) > MOST_REJECTED:
            table.add_row("", Text(f"and {len(members) - MOST_REJECTED} more", "quiet"), "")
    console.print(Padding(table, (0, 0, 0, 1)))


def _proposer(tried: Tried) -> str:
    """The rules, or the model with what it calls the change, and the rules that polished it."""
    candidate = tried.candidate
    model = () if candidate.origin == RULES else (hunks.maker(candidate.origin), candidate.category)
    return " ".join(filter(None, (*model, *candidate.rules)))


def _detail(tried: Tried) -> Text:
    verdict = tried.verdict
    if verdict.comparison:
        comparison = verdict.comparison
        return Text(f"{figures.ratio(comparison.speedup)} ({figures.interval(comparison.low, comparison.high)})")
    if verdict.counterexample:
        counterexample = verdict.counterexample
        expected, got = (_one_line(text) for text in (counterexample.expected, counterexample.got))
        why = f" ({verdict.suspicions[0].sentence})" if verdict.suspicions else ""
        return prose(f"{counterexample.case}: expected {expected}, got {got}{why}")
    return prose(_one_line(verdict.detail))


def _one_line(text: str, width: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
