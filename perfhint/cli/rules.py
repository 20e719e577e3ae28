"""`perfhint rules`: what the catalog knows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags


def rules(
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="Explain this rule, or list those that begin so; new begins a rule of your own.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="After new: CATEGORY/NAME of the rule whose files to begin in this folder.",
            show_default=False,
        ),
    ] = None,
    json: flags.Json = None,
) -> int:
    """List the rules, explain one of them, or begin a new one."""
    from perfhint.errors import UsageError

    if rule == "new":
        return _new(name)
    if name is not None:
        raise UsageError(f'"{name}" is one argument too many', todo="perfhint rules new NAME begins a rule")
    return _show(rule, json)


def _new(name: str | None) -> int:
    from perfhint.cli import places
    from perfhint.errors import UsageError
    from perfhint.rules.scaffold import new_rule

    if name is None:
        raise UsageError("a new rule needs a name", todo="perfhint rules new loops/my_rule")
    new = new_rule(name, Path.cwd())
    for path in new.files:
        places.check_writable(str(path))
    for path, text in new.files.items():
        places.write(str(path), text.encode())
        print(f"wrote {path}")
    rule, test = new.files
    print(f"pytest {test}")
    if not new.is_ours:
        print("In the pyproject.toml of your package, under the module's full name:\n")
        print(f'[project.entry-points."perfhint.rules"]\n{rule.stem.replace("_", "-")} = "my_package.{rule.stem}"')
    return 0


def _show(rule: str | None, json: str | None) -> int:
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
