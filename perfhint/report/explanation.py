"""Why a version is faster: the verdict, then change by change what it is, why, and what it buys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfhint.records import Likeness, Rejection
from perfhint.report import figures
from perfhint.report.code import highlighted
from perfhint.report.console import prose, visible
from perfhint.report.outcome import facts, how_checked, how_measured, measured, suite_facts, warn
from perfhint.report.verification import difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from perfhint.records import ExplainedChange, Explanation, LinePair, RuleMatch

CONSTANT = "constant factor"
"""The growth of a rule that changes none."""
MADE = (Likeness.EXACT, Likeness.PART)
"""What a rule says of a change in these cases is true of all of it, and can be told in full."""
MOST_GONE = 3
"""Findings shown of a change that only the slow version has."""


class Words:
    """The report around what a model says, which comes in piece by piece."""

    def __init__(self, console: Console, *, shown: bool) -> None:
        self._console = console
        self._shown = shown
        self._said = ""
        self._warned: tuple[str, ...] = ()

    def before(self, explanation: Explanation) -> None:
        """Print everything that is known without a model."""
        self._warned = explanation.warnings
        if self._shown:
            show(self._console, explanation)

    def add(self, piece: str) -> None:
        """Print the next piece of the model's words."""
        if not self._shown:
            return
        if not self._said:
            self._console.print()
            self._console.print(Text(" In words", "strong"))
            self._console.print()
        self._said += piece
        self._console.out(visible(piece), end="", highlight=False)

    def after(self, explanation: Explanation) -> None:
        """Print whose words these were, and what went wrong with the models."""
        if not self._shown:
            return
        if self._said and not self._said.endswith("\n"):
            self._console.print()
        if self._said and explanation.model:
            self._console.print(Text(f"\n — {explanation.model}", "quiet"))
        warn(self._console, explanation.warnings[len(self._warned) :])


def show(console: Console, explanation: Explanation) -> None:
    """Print an explanation, but for a model's words."""
    console.print()
    console.print(_headline(explanation))
    verification = explanation.verification
    if verification and verification.verdict.counterexample:
        console.print(Padding(difference(verification.verdict.counterexample), (1, 0, 0, 1)))
    for number, change in enumerate(explanation.changes, 1):
        _show_change(console, explanation, number, change)
    if verification and verification.verdict.comparison and verification.verdict.comparison.pairs:
        console.print(Padding(measured(verification.verdict.comparison, verification.suite), (1, 0, 0, 1)))
    table = _facts(explanation)
    if table.row_count:
        console.print(Padding(table, (1, 0, 0, 1)))
    warn(console, explanation.warnings)


def _headline(explanation: Explanation) -> Text:
    slow, fast = Text(explanation.slow.name, "strong"), Text(f" {explanation.fast.name}", "strong")
    if explanation.slow_text == explanation.fast_text:
        return Text.assemble(fast, " is the same as ", slow, ": there is nothing to explain")
    said = Text.assemble(fast, " against ", slow, ": ", _extent(explanation))
    verdict = explanation.verification.verdict if explanation.verification else None
    if verdict is None:
        return said
    if explanation.faster is None:
        return Text.assemble(fast, " is equivalent to ", slow, ", but there was no time to measure which is faster")
    if verdict.comparison and verdict.accepted:
        ratio = figures.ratio(verdict.comparison.speedup)
        return Text.assemble(fast, " is ", (ratio, "bold green"), " as fast as ", slow, ": ", _extent(explanation))
    if verdict.rejection is Rejection.NOT_FASTER:
        return Text.assemble(fast, " is equivalent to ", slow, " and ", ("not measurably faster", "warning"))
    why = verdict.rejection.value if verdict.rejection else "unknown"
    return Text.assemble(fast, " is ", ("not equivalent", "bad"), " to ", slow, f": {why}", *_detail(verdict.detail))


def _detail(detail: str) -> Sequence[str]:
    return [f" ({visible(detail)})"] if detail else []


def _extent(explanation: Explanation) -> str:
    if not explanation.changes:
        return "they differ in names, comments and layout only"
    return figures.count(len(explanation.changes), "change")


# ------------------------------------------------------------------------------------------------------- one change


def _show_change(console: Console, explanation: Explanation, number: int, change: ExplainedChange) -> None:
    console.print()
    console.print(_heading(number, change))
    width = len(str(max(pair.old_start + len(pair.old) for each in explanation.changes for pair in each.lines)))
    for pair in change.lines:
        for line in _rows(pair, width):
            console.print(line, soft_wrap=True)
    told = Table.grid(padding=(0, 2))
    told.add_column(width=width + 1)
    told.add_column()
    for sentence in _sentences(change):
        told.add_row("", sentence)
    if told.row_count:
        console.print(told)


def _heading(number: int, change: ExplainedChange) -> Table:
    heading = Table.grid(padding=(0, 2))
    heading.add_column(no_wrap=True)
    heading.add_column(style="name", no_wrap=True)
    heading.add_column()
    heading.add_column(style="bold green", no_wrap=True, justify="right")
    made = [match.rule for match in change.rules if match.likeness in MADE]
    kinds = ", ".join(sign.kind.value for sign in change.signs)
    share = "" if change.speedup is None else figures.ratio(change.speedup)
    heading.add_row(Text(f" {number}", "quiet"), Text(" ".join(made)), Text(kinds), Text(share))
    return heading


def _rows(pair: LinePair, width: int) -> Iterator[Text]:
    """What goes in red with its number, what comes in the colours of code."""
    for offset, line in enumerate(pair.old):
        number = pair.old_start + offset
        yield Text.assemble(
            (f"   {number:>{width}} ", "quiet"), ("- ", "removed"), (visible(line).expandtabs(4), "removed")
        )
    for code in highlighted(pair.new):
        yield Text.assemble(f"   {'':>{width}} ", ("+ ", "added"), code)


def _sentences(change: ExplainedChange) -> Iterator[Text]:
    """What changes the growth first, and nothing twice: why a kind of edit helps, a rule says better."""
    for match in change.rules:
        if match.likeness in MADE:
            growth = "" if match.growth == CONSTANT else f" {match.growth}."
            yield _of_rule(match, f" {match.why}{growth}")
    gone = [match for match in change.rules if match.likeness is Likeness.GONE][:MOST_GONE]
    for match in gone:
        if match.growth != CONSTANT:
            yield _of_rule(match)
    told = {kind for match in change.rules if match.likeness in MADE for kind in match.kinds}
    for sign in change.signs:
        yield prose(sign.text if sign.kind in told else f"{sign.text} {sign.why}")
    for match in change.rules:
        if match.likeness is Likeness.SIMILAR:
            yield _of_rule(match)
    if change.growth:
        before, after = change.growth
        has_new = any(pair.new for pair in change.lines)
        yield Text(f"These lines take at most {before} before" + (f", {after} after." if has_new else "."))
    for match in gone:
        if match.growth == CONSTANT:
            yield _of_rule(match)


def _of_rule(match: RuleMatch, more: str = "") -> Text:
    said = f"{_ended(match.message)}{more}"
    return Text.assemble((match.rule, "name"), (f" {match.likeness.value}: ", "quiet"), prose(said))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


# ------------------------------------------------------------------------------------------------------------ facts


def _facts(explanation: Explanation) -> Table:
    table = facts()
    verification = explanation.verification
    if explanation.growth and len(explanation.changes) > 1:
        table.add_row("growth", f"at most {explanation.growth[0]} before, {explanation.growth[1]} after")
    if explanation.renamed:
        table.add_row("names", prose(", ".join(f"{old} → {new}" for old, new in explanation.renamed)))
    if any(change.speedup is not None for change in explanation.changes) and len(explanation.changes) > 1:
        table.add_row("changes", "the ratio beside each is how much slower the fast version is without it")
    if verification is None:
        if explanation.slow_text != explanation.fast_text:
            table.add_row("measured", "nothing: give --tests or --input to see what is equivalent and what is faster")
        return table
    if explanation.faster is None:
        table.add_row("measured", "nothing: the budget was over, a longer --budget helps")
    elif verification.verdict.comparison:
        table.add_row("measured", how_measured(verification.verdict.comparison))
    verdict = verification.verdict
    of_module = verification.suite is not None
    suite_facts(table, verification.suite, verdict.comparison)
    checked = how_checked(verification.workload, verdict.seeds, verification.baseline, verdict.mutated, of_module)
    table.add_row("checked", checked)
    table.add_row("sandbox", f"{verification.sandbox}, {verification.python}")
    table.add_row("took", figures.seconds(explanation.elapsed_s))
    return table
