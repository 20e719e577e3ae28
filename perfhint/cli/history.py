"""`perfhint history`: past runs, and what became of one of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags


def history(
    run: Annotated[
        str | None,
        typer.Argument(metavar="RUN", help="Show this run: its identifier or the beginning of it.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many runs to list.")] = 20,
    output: flags.Output = None,
    patch: flags.Patch = None,
    apply: flags.Apply = False,
    json: flags.Json = None,
) -> int:
    """List past runs, show or apply one of them."""
    from perfhint.cli import places
    from perfhint.errors import UsageError
    from perfhint.report import history as report
    from perfhint.report import json as as_json
    from perfhint.report import outcome
    from perfhint.report.console import console
    from perfhint.store import open_store

    if (output or patch or apply) and not run:
        raise UsageError("--output, --patch and --apply need a run", todo="perfhint history lists them")
    with open_store(flags.settings(Path.cwd()).store) as store:
        if run is None:
            runs = store.recent(limit)
            if json:
                places.write(json, as_json.history(runs).encode())
            else:
                report.show(console(sys.stdout), runs, store.path)
            return 0
        found = store.load(run)
    done = []
    if output or patch or apply:
        from perfhint.cli.results import Results

        done = Results.prepared(found.target, output=output, patch=patch, json=json, apply=apply).write(found)
    elif json:
        places.write(json, as_json.optimize(found).encode())
    if places.STANDARD_OUTPUT not in (output, patch, json):
        outcome.show(console(sys.stdout), found, next_steps=done)
    return 0
