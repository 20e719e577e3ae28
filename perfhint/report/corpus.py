"""What the corpus holds, what it was given, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.padding import Padding
from rich.status import Status
from rich.table import Table
from rich.text import Text

from perfhint.report import code, figures
from perfhint.report import patch as as_patch
from perfhint.report.console import prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from rich.console import Console

    from perfhint.corpus.database import Measured
    from perfhint.corpus.importers import Skipped
    from perfhint.corpus.importing import Report
    from perfhint.records import Neighbour, Pair, Share

MOST_SKIPPED = 20
"""Pieces of a source that were no pairs and are named one by one."""


class Counting:
    """What is going on, in a line that vanishes; what was passed over, in lines that stay."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        self._console = console
        self._quiet = quiet
        self._skipped = 0
        self._status = Status("", console=console)

    def __enter__(self) -> Self:
        if self._console.is_terminal and not self._quiet:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._status.stop()

    def skipped(self, piece: Skipped) -> None:
        """Say what is no pair, and why."""
        self._skipped += 1
        if not self._quiet and self._skipped <= MOST_SKIPPED:
            self._console.print(prose(f"{piece.where}: {piece.why}", "quiet"), soft_wrap=True)
        if not self._quiet and self._skipped == MOST_SKIPPED + 1:
            self._console.print(Text("… and more; the sum tells how many", "quiet"))

    def read(self, report: Report) -> None:
        """Say how many pairs were read."""
        self._status.update(f"{figures.count(report.read, 'pair')} read, {report.added} added")

    def measured(self, pair: Pair, result: Measured) -> None:
        """Say what a pair gained, or why that is not known."""
        if self._quiet:
            return
        gain = "" if result.speedup is None else figures.ratio(result.speedup)
        name = pair.problem or pair.reason.partition("\n")[0] or "a pair"
        self._console.print(prose(f"{gain:>10}  {name} {result.verdict}".rstrip()), soft_wrap=True)


def show_added(console: Console, place: str, report: Report) -> None:
    """Print what became of a source."""
    what = [f"{figures.count(report.added, 'pair')} added of {report.read} read"]
    if report.known:
        what.append(f"{report.known} the same as others, or nearly")
    if report.skipped:
        what.append(f"{report.skipped} passed over")
    console.print(prose(f"{place}: {', '.join(what)}{' (gone on with)' * report.is_resumed}"), soft_wrap=True)
    for reason, number in report.left_out.most_common():
        console.print(prose(f"{number:>8}  left out: {reason}", "quiet"), soft_wrap=True)


def show_found(console: Console, found: Sequence[Neighbour]) -> None:
    """Print pairs with why they were found, what they gained, and their difference."""
    if not found:
        console.print(Text("there is nothing to compare with: perfhint corpus add brings pairs"))
    for rank, each in enumerate(found, 1):
        pair = each.pair
        head = Text.assemble((f"{rank}. ", "strong"), (f"{each.similarity:.0%} alike", "name"), f"  {_gain(pair)}")
        place = "  ".join(filter(None, (pair.source, pair.problem, pair.category)))
        console.print(Text.assemble(head, "  ", prose(place, "quiet")), soft_wrap=True)
        console.print(Padding(prose("; ".join(each.why)), (0, 0, 0, 3)))
        if pair.reason:
            console.print(Padding(prose(pair.reason.partition("\n\n")[0], "quiet"), (0, 0, 0, 3)))
        console.print(Padding(_difference(pair), (0, 0, 1, 3)))


def show_shares(console: Console, shares: Sequence[Share], path: Path) -> None:
    """Print what there is, a line for each source and category."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    for name in ("source", "category"):
        table.add_column(name, overflow="fold")
    for name in ("pairs", "measured", "refuted", "median gain"):
        table.add_column(name, justify="right", no_wrap=True)
    for share in shares:
        gain = "" if share.speedup is None else figures.ratio(share.speedup)
        counts = (share.pairs, share.measured, share.refuted)
        table.add_row(prose(share.source), prose(share.category), *(str(count or "") for count in counts), gain)
    console.print(Padding(table, (1, 0, 1, 1)))
    console.print(prose(f"{figures.count(sum(share.pairs for share in shares), 'pair')} in {path}"), soft_wrap=True)


def _gain(pair: Pair) -> str:
    if pair.speedup is None:
        return "gain unknown"
    return f"{figures.ratio(pair.speedup)} {'measured here' if pair.is_measured else 'by its source'}"


def _difference(pair: Pair) -> Text:
    patch = as_patch.unified(pair.slow.encode(), pair.fast.encode(), "pair").decode()
    lines = patch.rstrip("\n").split("\n")[2:]
    coloured = code.highlighted([line[1:] for line in lines])
    shown = []
    for line, text in zip(lines, coloured, strict=True):
        style = {"+": "added", "-": "removed"}.get(line[:1], "quiet")
        shown.append(Text(line, "quiet") if line.startswith("@@") else Text.assemble((line[:1], style), " ", text))
    return Text("\n").join(shown)
