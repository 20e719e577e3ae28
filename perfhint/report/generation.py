"""What `generate` found: how many answers were right, the best program, and what it takes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from perfhint.report import figures
from perfhint.report.code import highlighted
from perfhint.report.console import prose
from perfhint.report.outcome import facts, how_measured, warn

if TYPE_CHECKING:
    from rich.console import Console

    from perfhint.records import Generation


def show(console: Console, generation: Generation, *, written: str | None) -> None:
    """Print it; the program too, unless it was `written` to a place."""
    console.print()
    console.print(_headline(generation))
    best = generation.best
    if best is not None:
        if best.reason:
            console.print(Padding(prose(best.reason), (1, 0, 0, 1)))
        if written is None:
            console.print()
            for line in highlighted(best.text.removesuffix("\n").split("\n")):
                console.print(Text.assemble("   ", line), soft_wrap=True)
    table = facts()
    for name, said in _facts(generation):
        table.add_row(name, said)
    console.print(Padding(table, (1, 0, 0, 1)))
    warn(console, generation.warnings)
    if written is not None:
        console.print(Text(f"\n wrote the program to {written}"), soft_wrap=True)


def _headline(generation: Generation) -> Text:
    name = Text(f" {generation.problem.name}", "strong")
    if generation.best is None:
        return Text.assemble(name, ": ", ("no program is right", "bad"))
    seconds = figures.seconds(generation.best_s or 0.0)
    comparison = generation.comparison
    gain = f", {figures.ratio(comparison.speedup)} as fast as the first right one" if comparison else ""
    return Text.assemble(
        name, ": ", ("a right program", "good"), f" that takes {seconds} for all cases with interpreter start{gain}"
    )


def _facts(generation: Generation) -> list[tuple[str, str | Text]]:
    share = generation.pass_at_1
    first = f"{generation.right} of {generation.samples}" if generation.samples else "none"
    rows: list[tuple[str, str | Text]] = [
        ("right", f"{first} first answers" + (f" (pass@1 {figures.percent(share)})" if share is not None else "")),
        ("programs", _programs(generation)),
    ]
    if generation.best and generation.best.rules:
        rows.append(("rules", " ".join(generation.best.rules)))
    if generation.comparison:
        rows.append(("measured", how_measured(generation.comparison)))
    rows += [
        ("checked", f"{generation.workload}, against expected output files"),
        ("models", prose(", ".join(generation.models))),
        ("sandbox", f"{generation.sandbox}, {generation.python}"),
        ("took", f"{figures.seconds(generation.elapsed_s)}, {_used(generation)}"),
    ]
    return rows


def _programs(generation: Generation) -> str:
    """How many different ones, and what became of them."""
    tried = generation.tried
    became = Counter(each.verdict.rejection.value for each in tried if each.verdict.rejection)
    others = [f"{number} {what}" for what, number in became.items()]
    accepted = sum(each.verdict.accepted for each in tried)
    unusable = generation.unusable
    parts = [f"{accepted} right"] * bool(accepted) + others + [f"{unusable} unusable"] * bool(unusable)
    return f"{len(tried)} different: {', '.join(parts)}" if tried else ", ".join(parts) or "none"


def _used(generation: Generation) -> str:
    """Requests, tokens and cost."""
    usages = [each.usage for each in generation.exchanges]
    costs = [usage.cost_usd for usage in usages if usage.cost_usd is not None]
    said = f"{figures.count(len(usages), 'request')}, {sum(usage.total_tokens for usage in usages)} tokens"
    return said + (f", ${sum(costs):.4f}" if costs else "")
