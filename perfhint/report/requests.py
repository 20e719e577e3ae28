"""What models would be asked, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from perfhint.report import figures
from perfhint.report.console import prose
from perfhint.report.outcome import warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from perfhint.records import FirstRequests, Request


def show(console: Console, planned: Sequence[FirstRequests]) -> None:
    """Print every request of every model, with who would get it, as it would be sent."""
    for each in planned:
        for number, request in enumerate(each.requests, 1):
            console.print()
            console.print(_heading(each.model, request, number, len(each.requests)), soft_wrap=True)
            for message in request.messages:
                console.print()
                console.print(Text(f" {message.role}", "name"))
                console.print()
                console.print(prose(message.content.rstrip("\n")), soft_wrap=True)
        warn(console, each.warnings)


def _heading(model: str, request: Request, number: int, requests: int) -> Text:
    which = f", request {number} of {requests}" if requests > 1 else ""
    return Text.assemble(
        " to ",
        (model, "strong"),
        which,
        (
            f"  {figures.count(request.samples, 'answer')} of at most {figures.count(request.max_tokens, 'token')},"
            f" temperature {request.temperature:g}, seed {request.seed},"
            f" {'JSON by schema' if request.schema else 'plain text'}",
            "quiet",
        ),
    )
