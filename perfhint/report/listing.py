"""Where the time goes: a table of functions, and the source with a column of heat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfhint.report import figures
from perfhint.report.code import highlighted

if TYPE_CHECKING:
    from rich.console import Console

    from perfhint.records import Baseline, Profile, SourceFile

MOST_FUNCTIONS = 12
CONTEXT = 2
"""Cold lines shown around a hot one."""

COLD = 0.005
"""Share below which a line or function is not worth a number."""

BAR = 8
"""Characters of a full bar."""


def show(console: Console, file: SourceFile, profile: Profile, baseline: Baseline, of_tests: str = "") -> None:
    """Print the functions, hottest first, then every part of the file that took time.

    `of_tests` says which tests of a module were run.
    """
    cases = of_tests or figures.count(len(baseline.executions), "case")
    console.print()
    console.print(
        Text.assemble(
            (f" {file.path.name}", "strong"),
            f"  {figures.seconds(baseline.total_s)} in {cases}, {figures.count(profile.samples, 'sample')}",
        )
    )
    if not profile.samples:
        console.print(Text("\n Too quick to sample: give it more to do.", "warning"))
        return
    console.print(Padding(_functions(profile), (1, 0, 0, 1)))
    console.print()
    _annotated(console, file, profile)


def _functions(profile: Profile) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    table.add_column("function")
    for heading in ("line", "own", "total"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for function in profile.functions[:MOST_FUNCTIONS]:
        if function.total < COLD:
            continue
        table.add_row(
            Text(function.name, "name"),
            Text(str(function.line), "quiet"),
            figures.percent(function.own),
            figures.percent(function.total),
            _bar(function.own),
        )
    return table


def _annotated(console: Console, file: SourceFile, profile: Profile) -> None:
    lines = file.text.removesuffix("\n").split("\n")
    hot = [line for line, share in profile.lines.items() if share >= COLD and line <= len(lines)]
    near = {n for line in hot for n in range(line - CONTEXT, line + CONTEXT + 1) if 1 <= n <= len(lines)}
    coloured = highlighted(lines)
    width = len(str(max(near, default=1)))
    last = 0
    for number in sorted(near):
        if last and number > last + 1:
            console.print(Text("     ⋮", "quiet"))
        last = number
        share = profile.lines.get(number, 0.0)
        label = figures.percent(share) if share >= COLD else ""
        code = coloured[number - 1]
        code.style = "" if label else "quiet"
        heat = Text(f" {label:>5} ").append_text(_bar(share))
        console.print(Text.assemble(heat, (f" {number:>{width}} ", "quiet"), code), soft_wrap=True)


def _bar(share: float) -> Text:
    """A bar of fixed width, in eighths of a character, redder the hotter."""
    eighths = round(share * BAR * 8) if share >= COLD else 0
    bar = "█" * (eighths // 8) + ("", *"▏▎▍▌▋▊▉")[eighths % 8]
    return Text(f"{bar:<{BAR}}", "bad" if share >= 0.25 else "warning")
