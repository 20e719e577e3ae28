"""The list of past runs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfhint.report import figures
from perfhint.report.console import prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from perfhint.store import RunSummary


def show(console: Console, runs: Sequence[RunSummary], store: Path) -> None:
    """Print one line a run, the newest first."""
    if not runs:
        console.print(Text(f"no runs yet in {store}"), soft_wrap=True)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    table.add_column("run", style="name", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("target", overflow="fold")
    table.add_column("result", no_wrap=True)
    table.add_column("tried", justify="right")
    table.add_column("took", justify="right", no_wrap=True)
    for run in runs:
        when = datetime.fromisoformat(run.started).astimezone()
        table.add_row(
            run.id,
            f"{when:%Y-%m-%d %H:%M}",
            prose(str(run.target)),
            _result(run),
            str(run.candidates),
            figures.seconds(run.elapsed_s),
        )
    console.print(Padding(table, (1, 0, 1, 1)))


def _result(run: RunSummary) -> Text:
    if run.improved and run.speedup is not None:
        return Text(figures.ratio(run.speedup), "good")
    return Text("no change", "quiet") if run.finished else Text("interrupted", "warning")
