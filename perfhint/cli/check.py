"""`perfhint check`: point at slow code without running anything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags, quick_check


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATHS", help="Files and folders; this folder when none is named.", show_default=False),
    ] = None,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
) -> int:
    """Point at slow code without running it.

    Exit status 1 when there are findings, 2 when a file could not be read.
    """
    return quick_check.run(paths or [], select or [], ignore or [])
