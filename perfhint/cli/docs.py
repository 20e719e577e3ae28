"""`python -m perfhint.cli.docs FOLDER` writes the pages that are made from code: the command line and the rules."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perfhint import rules
from perfhint.cli.application import command
from perfhint.prompting import fill
from perfhint.report import catalog
from perfhint.settings import KEYS, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 100


def pages() -> dict[str, str]:
    """Name of each generated page to its text."""
    return {
        "cli.md": fill("cli.md.jinja", commands=_helps(), settings=_settings()),
        "rules.md": fill(
            "rules.md.jinja", rules=rules.catalog(), gain_range=catalog.gain_range, by_version=catalog.by_version
        ),
    }


def _helps() -> list[tuple[str, str]]:
    parser = command()
    return list(_helps_from(parser, typer.Context(parser, info_name="perfhint", terminal_width=WIDTH)))


def _helps_from(parser: Any, context: typer.Context) -> Iterator[tuple[str, str]]:
    """Of one command and those below it, each with its full name."""
    yield context.command_path, parser.get_help(context)
    for name, each in getattr(parser, "commands", {}).items():
        yield from _helps_from(each, typer.Context(each, info_name=name, parent=context, terminal_width=WIDTH))


def _settings() -> list[tuple[str, str, str]]:
    fields = {key: Settings.model_fields[name] for key, name in sorted(KEYS.items())}
    return [
        (key, field.description or "", _as_toml(field.get_default(call_default_factory=True)))
        for key, field in fields.items()
    ]


def _as_toml(default: object) -> str:
    if default is None or default == {}:
        return ""
    number = f"{default:g}" if isinstance(default, float) else None
    return f"`{number or json.dumps(default)}`"


if __name__ == "__main__":
    for page, text in pages().items():
        (Path(sys.argv[1]) / page).write_text(text, encoding="utf-8")
