"""What `doctor` found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfhint.records import Health
from perfhint.report.console import prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from perfhint.records import Diagnosis

_MARKS = {Health.GOOD: ("ok", "good"), Health.WEAK: ("weak", "warning"), Health.MISSING: ("no", "bad")}


def show(console: Console, diagnoses: Sequence[Diagnosis]) -> None:
    """Print one line for each part of the environment, and below it what would make it better."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for diagnosis in diagnoses:
        table.add_row(Text(*_MARKS[diagnosis.health]), diagnosis.name, prose(diagnosis.detail))
        if diagnosis.todo:
            table.add_row("", "", prose(diagnosis.todo, "quiet"))
    console.print(Padding(table, (1, 0, 1, 1)))
