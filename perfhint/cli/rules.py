"""`perfhint rules`: what the catalog knows."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from perfhint.cli import flags


def rules(
    rule: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Explain this rule, or list those that begin so.", show_default=False),
    ] = None,
    json: flags.Json = None,
) -> int:
    """List the rules, or explain one of them."""
    from perfhint import rules as catalog_of
    from perfhint.cli import places
    from perfhint.errors import UsageError
    from perfhint.report import catalog as report
    from perfhint.report import json as as_json
    from perfhint.report.console import console

    chosen = [each for each in catalog_of.catalog() if each.id.startswith((rule or "").upper())]
    if not chosen:
        raise UsageError(f'no rule is called or begins with "{rule}"', todo="perfhint rules lists them")
    if json:
        places.write(json, as_json.rules(chosen).encode())
    elif len(chosen) == 1:
        report.show_page(console(sys.stdout), chosen[0])
    else:
        report.show(console(sys.stdout), chosen)
    return 0
