"""`perfhint check`: point at slow code without running anything."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags


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
    from perfhint import check

    selected, ignored = _chosen(paths[0] if paths else Path.cwd(), select, ignore)
    return check.paths(paths or [Path()], select=selected, ignore=ignored)


def _chosen(start: Path, select: list[str] | None, ignore: list[str] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to select and to ignore; building settings takes as long as checking, so only where there are some."""
    from perfhint import pyproject

    file = pyproject.nearest(start)
    is_configured = any(name.startswith("PERFHINT_") for name in os.environ) or (file and pyproject.table(file))
    if not (is_configured or select or ignore):
        return (), ()
    settings = flags.settings(start, select=select, ignore=ignore)
    return settings.select, settings.ignore
