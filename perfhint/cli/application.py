"""The commands wired together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.main import get_command

from perfhint import __version__
from perfhint.cli import corpus, flags, models
from perfhint.cli.check import check
from perfhint.cli.doctor import doctor
from perfhint.cli.explain import explain
from perfhint.cli.generate import generate
from perfhint.cli.history import history
from perfhint.cli.lsp import lsp
from perfhint.cli.optimize import optimize
from perfhint.cli.profile import profile
from perfhint.cli.rules import rules
from perfhint.cli.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Command = Callable[..., int]


class Group(NamedTuple):
    """Commands of two words that begin with the same one."""

    help: str
    commands: tuple[Command, ...]
    """Named like the command; one underscore at the end is not part of the name: `list_`."""


COMMANDS = (optimize, verify, explain, generate, profile, check, lsp, rules, history, doctor)

GROUPS: Mapping[str, Group] = {
    "corpus": Group(
        "Pairs of slow and fast programs to learn from.",
        (corpus.add, corpus.search, corpus.stats, corpus.measure, corpus.export),
    ),
    "models": Group("Get, list and try models.", (models.pull, models.list_, models.test)),
}


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"perfhint {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, flags.option("--debug", help="Show the traceback of an error; goes anywhere.")] = False,
) -> None:
    """Make Python code faster, with proof."""


def command() -> Any:
    """The whole command line as one parser."""
    application = typer.Typer(add_completion=False, rich_markup_mode=None)
    application.callback()(_root)
    for function in COMMANDS:
        application.command()(function)
    for name, group in GROUPS.items():
        application.add_typer(_grouped(group), name=name, help=group.help)
    return get_command(application)


def _grouped(group: Group) -> typer.Typer:
    application = typer.Typer(rich_markup_mode=None)
    for function in group.commands:
        application.command(function.__name__.removesuffix("_"))(function)
    return application
