"""The accepted diff, change by change: why, how much it buys, and the lines."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from perfhint.records import RULES
from perfhint.report import figures
from perfhint.report.code import highlighted
from perfhint.report.console import prose

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from rich.console import Console

    from perfhint.records import Hunk, Run

CONTEXT = 2
"""Unchanged lines shown around a hunk."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int | None
    """In the original; None for a line it does not have."""
    mark: str
    code: Text


def show(console: Console, run: Run) -> None:
    """Print the hunks of the accepted diff; those measured together stand under one heading."""
    width = len(str(run.original.count("\n") + 1))
    told: set[str] = set()
    for number, group in enumerate(_measured_together(run.hunks), 1):
        console.print()
        console.print(_heading(number, group, told))
        shown = 0
        for hunk in group:
            lines = [line for line in _in_context(run, hunk) if line.number is None or line.number > shown]
            if shown and (lines[0].number or hunk.old_start) > shown + 1:
                console.print(Text("   ⋮", "quiet"))
            for line in lines:
                console.print(_numbered(line, width), soft_wrap=True)
            shown = max([shown, *(line.number for line in lines if line.number)])
    if run.best and run.hunks and _applied(run.original, run.hunks) != run.best.text.split("\n"):
        console.print()
        console.print(Text(" Lines that are only indented anew are not shown.", "quiet"))


def _measured_together(hunks: Sequence[Hunk]) -> list[list[Hunk]]:
    """Hunks of one change have one measured gain between them; those never measured, one reason."""
    groups: dict[Hashable, list[Hunk]] = defaultdict(list)
    for hunk in sorted(hunks, key=lambda each: each.old_start):
        groups[(hunk.rules, hunk.reason) if hunk.speedup is None else hunk.speedup].append(hunk)
    return list(groups.values())


def maker(origin: str) -> str:
    """Who proposed something, without a server's URL: it is long, and the line of those who were asked has it."""
    return re.sub(r"@https?://[^@]*\Z", "", origin)


def _heading(number: int, group: Sequence[Hunk], told: set[str]) -> Table:
    """What a model says of its whole answer is not `told` again with every hunk of it."""
    makers = dict.fromkeys(maker(hunk.origin) for hunk in group if hunk.origin != RULES)
    makers.update(dict.fromkeys(rule for hunk in group for rule in hunk.rules))
    parts = dict.fromkeys(part for hunk in group for part in hunk.reason.split("; "))
    reasons = [part for part in parts if part not in told]
    if any(hunk.origin != RULES for hunk in group):
        told.update(reasons)
    gain = group[0].speedup
    heading = Table.grid(padding=(0, 2))
    heading.add_column(no_wrap=True)
    heading.add_column(style="name", no_wrap=True)
    heading.add_column()
    heading.add_column(style="bold green", no_wrap=True, justify="right")
    heading.add_row(
        Text(f" {number}", "quiet"),
        Text(" ".join(makers)),
        prose("; ".join(reasons)),
        Text(figures.ratio(gain) if gain is not None else ""),
    )
    return heading


def _numbered(line: _Line, width: int) -> Text:
    """What goes in red, what stays quietly, and only what is new in the colours of code."""
    label = "" if line.number is None else str(line.number)
    match line.mark:
        case "+":
            code, style = line.code, "added"
        case "-":
            code, style = Text(line.code.plain, "removed"), "removed"
        case _:
            code, style = Text(line.code.plain, "quiet"), "quiet"
    return Text.assemble((f"   {label:>{width}} ", "quiet"), (f"{line.mark} ", style), code)


def _in_context(run: Run, hunk: Hunk) -> list[_Line]:
    """The hunk with a few lines around it that no other hunk touches."""
    original = run.original.removesuffix("\n").split("\n")
    first, last = hunk.old_start - 1, hunk.old_start - 1 + len(hunk.old)
    start = max([first - CONTEXT, 0, *(_end(other) for other in run.hunks if _end(other) <= first and other != hunk)])
    stop = min(
        [last + CONTEXT, len(original), *(o.old_start - 1 for o in run.hunks if o.old_start > last and o != hunk)]
    )
    above, below = original[start:first], original[last:stop]
    before, after = highlighted([*above, *hunk.old, *below]), highlighted([*above, *hunk.new, *below])
    old_end, new_end = len(above) + len(hunk.old), len(above) + len(hunk.new)
    return [
        *(_Line(start + 1 + i, " ", before[i]) for i in range(len(above))),
        *(_Line(start + 1 + i, "-", before[i]) for i in range(len(above), old_end)),
        *(_Line(None, "+", after[i]) for i in range(len(above), new_end)),
        *(_Line(start + 1 + i, " ", before[i]) for i in range(old_end, len(before))),
    ]


def _end(hunk: Hunk) -> int:
    return hunk.old_start - 1 + len(hunk.old)


def _applied(original: str, hunks: Sequence[Hunk]) -> list[str]:
    lines = original.split("\n")
    in_order = sorted(hunks, key=lambda each: each.old_start)
    for hunk in reversed(in_order):  # of two at one place the second first
        lines[hunk.old_start - 1 : _end(hunk)] = hunk.new
    return lines
