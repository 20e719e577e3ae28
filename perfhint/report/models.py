"""Models: the files that were pulled, what a trial showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.table import Table

from perfhint.report import environment, figures
from perfhint.report.console import prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from perfhint.records import Diagnosis, ModelFile, ModelTrial


def show(console: Console, backends: Sequence[Diagnosis], files: Sequence[ModelFile], folder: str) -> None:
    """Print the back ends, and the files below them."""
    environment.show(console, backends)
    if not files:
        console.print(prose(f"no files in {folder}: perfhint models pull OWNER/NAME FILE.gguf gets one", "quiet"))
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for file in files:
        table.add_row(size(file.size), prose(f"gguf:{file.name}"))
    console.print(Padding(table, (0, 0, 0, 1)))
    console.print(prose(f"\nin {folder}", "quiet"))


def show_trial(console: Console, trial: ModelTrial) -> None:
    """Print what came, how fast, and whether JSON can be had."""
    console.print(prose(f"\n{trial.reply.strip() or '(nothing)'}\n", "quiet"))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="name", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("first text", f"after {figures.seconds(trial.first_s)}")
    if trial.tokens_per_s is not None:
        table.add_row("speed", f"{trial.tokens_per_s:.3g} tokens/s")
    table.add_row("tokens", f"{trial.usage.prompt_tokens} read, {trial.usage.completion_tokens} written")
    if trial.usage.cost_usd is not None:
        table.add_row("cost", f"${trial.usage.cost_usd:.2g}")
    if trial.context_tokens is not None:
        table.add_row("context", f"{trial.context_tokens} tokens")
    table.add_row("JSON", prose(f"no: {trial.json_problem}", "warning") if trial.json_problem else "as its schema says")
    console.print(table)


def size(count: int) -> str:
    """Bytes, such as ``4.37 GB``."""
    for unit, each in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= each:
            return f"{count / each:.3g} {unit}"
    return f"{count} B"


class DownloadBar:
    """How far a download is, for a person who looks on."""

    def __init__(self, console: Console) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("pulling", total=None)

    def __enter__(self) -> DownloadBar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, done: int, total: int) -> None:
        """So many bytes are there, of so many."""
        self._bar.update(self._task, completed=done, total=total or None)
