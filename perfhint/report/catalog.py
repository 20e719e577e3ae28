"""The rules: a table of all, a page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markdown import Markdown
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from perfhint.hints import Safety
from perfhint.prompting import fill
from perfhint.report.figures import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from perfhint.rules import Rule


def show(console: Console, rules: Sequence[Rule]) -> None:
    """Print one line a rule."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="quiet", pad_edge=False)
    table.add_column("rule", style="name", no_wrap=True)
    table.add_column("name", no_wrap=True)
    table.add_column("what it says")
    table.add_column("growth")
    table.add_column("gain", no_wrap=True)
    table.add_column("proof", no_wrap=True)
    for rule in rules:
        proof = Text("its own", "good") if rule.safety is Safety.SAFE else Text("your tests")
        table.add_row(rule.id, f"{rule.category}/{rule.name}", rule.title, rule.growth, gain_range(rule), proof)
    console.print(Padding(table, (1, 0, 1, 1)))


def show_page(console: Console, rule: Rule) -> None:
    """Print all there is to say about a rule: formatted at a terminal, as Markdown elsewhere."""
    page = markdown(rule)
    if console.is_terminal:
        console.print(Padding(Markdown(page, code_theme="ansi_dark"), 1))
    else:
        console.print(Text(page), soft_wrap=True, end="")


def markdown(rule: Rule) -> str:
    """The page of a rule."""
    return fill("rule_page.md.jinja", rule=rule, level=1, by_version=by_version)


def gain_range(rule: Rule) -> str:
    """How much faster its example gets, over all versions measured, such as ``2.10x to 2.35x``; empty if on none."""
    gains = rule.gains.values()
    if not gains:
        return ""
    least, most = ratio(min(gains)), ratio(max(gains))
    return least if least == most else f"{least} to {most}"


def by_version(rule: Rule) -> str:
    """How much faster its example gets on each version, such as ``2.10x (3.10), 2.35x (3.11)``."""
    return ", ".join(f"{ratio(gain)} ({major}.{minor})" for (major, minor), gain in rule.gains.items())
