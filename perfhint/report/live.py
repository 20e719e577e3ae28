"""What is being tried right now, on a terminal; it vanishes when the report takes its place."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Self

from rich.console import Group
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from perfhint.progress import Progress, Stage
from perfhint.report import figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from rich.console import Console

    from perfhint.records import Tried

REMEMBERED = 6
"""Verdicts that stay on the screen."""

CHARACTERS_PER_TOKEN = 4

REFRESHES_PER_S = 4
"""Enough to look alive; drawing more often would take time from the program being measured."""


class LiveProgress(Progress):
    """A few lines that keep up with the work, and nothing at all where no person looks on."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._shown = console.is_terminal and not quiet
        self._began = time.monotonic()
        self._function = Text("")
        self._stage = Text("starting")
        self._trying = Text("")
        self._timing = ""
        self._characters = 0
        self._judged: deque[Text] = deque(maxlen=REMEMBERED)
        self._spinner = Spinner("dots", style="name")
        self._live = Live(
            console=console, get_renderable=self._screen, refresh_per_second=REFRESHES_PER_S, transient=True
        )

    def __enter__(self) -> Self:
        if self._shown:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def stage(self, stage: Stage, detail: str = "") -> None:
        """Show the stage, and no longer what was tried in the last one."""
        self._stage = Text.assemble((stage.value, "strong"), f"  {detail}" if detail else "")
        self._trying, self._timing = Text(""), ""
        self._characters = 0

    def function(self, name: str, number: int, count: int) -> None:
        """Show which function it is, and no longer what was tried for the last one."""
        self._function = Text.assemble((name, "name"), f"  {number} of {count}")
        self._judged.clear()

    def trying(self, rules: Sequence[str], detail: str = "") -> None:
        """Show which rules are being tried."""
        self._trying = Text.assemble((" ".join(rules), "name"), f"  {detail}" if detail else "")
        self._timing = ""

    def answering(self, text: str) -> None:
        """Show how much of the answer has come."""
        self._characters += len(text)
        self._timing = f"about {figures.count(max(1, self._characters // CHARACTERS_PER_TOKEN), 'token')} so far"

    def timing(self, pairs: int, speedup: float) -> None:
        """Show how the measurement goes."""
        self._timing = f"{figures.count(pairs, 'pair')}, {figures.ratio(speedup)} so far"

    def judged(self, tried: Tried) -> None:
        """Move what was tried to the list of verdicts."""
        verdict = tried.verdict
        gain = f"  {figures.ratio(verdict.comparison.speedup)}" if verdict.comparison else ""
        mark = Text("✓ ", "good") if verdict.accepted else Text("✗ ", "quiet")
        said = "" if verdict.rejection is None else f"  {verdict.rejection.value}"
        self._judged.append(
            Text.assemble(mark, (" ".join(tried.candidate.rules) or tried.candidate.origin, "name"), said, gain)
        )
        self._trying, self._timing = Text(""), ""

    def _screen(self) -> Group:
        elapsed = Text(f"{time.monotonic() - self._began:.0f} s", "quiet")
        head = Table.grid(padding=(0, 2, 0, 0))
        head.add_row(self._spinner, *([self._function] if self._function else []), self._stage, elapsed)
        lines = [Text.assemble("  ", line) for line in self._judged]
        now = [part for part in (self._trying, Text(self._timing)) if part]
        if now:
            lines.append(Text.assemble("  … ", Text("  ").join(now)))
        for line in lines:
            line.no_wrap, line.overflow = True, "ellipsis"
        return Group(head, *lines)
