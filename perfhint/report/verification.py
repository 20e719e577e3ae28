"""What `verify` found: the same, and faster?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from perfhint.records import Rejection
from perfhint.report import figures
from perfhint.report.console import prose
from perfhint.report.outcome import facts, how_checked, how_measured, measured, suite_facts, suspicions, warn

if TYPE_CHECKING:
    from rich.console import Console

    from perfhint.records import Counterexample, Verification


def show(console: Console, verification: Verification) -> None:
    """Print the verdict first, then the case that shows it or the figures."""
    verdict = verification.verdict
    console.print()
    console.print(_headline(verification))
    if verdict.counterexample:
        console.print(Padding(difference(verdict.counterexample), (1, 0, 0, 1)))
    elif verdict.detail:
        console.print(Padding(prose(verdict.detail), (1, 0, 0, 1)))
    if verdict.comparison:
        console.print(Padding(measured(verdict.comparison, verification.suite), (1, 0, 0, 1)))
    table = facts()
    if verdict.comparison:
        table.add_row("measured", how_measured(verdict.comparison))
    suite_facts(table, verification.suite, verdict.comparison)
    suspicions(table, verdict)
    of_module = verification.suite is not None
    checked = how_checked(verification.workload, verdict.seeds, verification.baseline, verdict.mutated, of_module)
    table.add_row("checked", checked)
    table.add_row("sandbox", f"{verification.sandbox}, {verification.python}")
    table.add_row("took", figures.seconds(verification.elapsed_s))
    console.print(Padding(table, (1, 0, 0, 1)))
    warn(console, verification.warnings)


def _headline(verification: Verification) -> Text:
    verdict = verification.verdict
    name = Text(f" {verification.new.name}", "strong")
    if verdict.comparison and verdict.accepted:
        gain = figures.ratio(verdict.comparison.speedup)
        return Text.assemble(name, ("  equivalent, ", "good"), (gain, "bold green"), (" as fast", "good"))
    if verdict.rejection is Rejection.NOT_FASTER:
        return Text.assemble(name, ("  equivalent", "good"), ", ", (verdict.rejection.value, "warning"))
    if verdict.rejection:
        return Text.assemble(name, "  ", (verdict.rejection.value, "good" if verdict.equivalent else "bad"))
    return Text.assemble(name, ("  equivalent", "good"))


def difference(counterexample: Counterexample) -> Text:
    """The case, what was expected and what came."""
    said = Text()
    arguments = " ".join(counterexample.argv)
    for name, content in (
        ("case", counterexample.case),
        ("arguments", arguments),
        ("hash seed", str(counterexample.hash_seed) if counterexample.hash_seed else ""),
        ("input", counterexample.stdin),
        ("expected", counterexample.expected),
        ("got", counterexample.got),
    ):
        if content:
            said.append(f"{name}\n", "quiet")
            for line in content.rstrip("\n").split("\n"):
                said.append("  ").append_text(prose(line)).append("\n")
    said.right_crop(1)
    return said
