"""Flags that several commands share, and how they become settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from perfhint.settings import Settings


def option(*names: str, metavar: str | None = None, help: str) -> Any:
    """A flag that is None, false or empty unless given: what the default is then, the help says in words."""
    return typer.Option(*names, metavar=metavar, help=help, show_default=False)


def _only_after_dashes(context: typer.Context, arguments: list[str] | None) -> list[str] | None:
    """A forgotten ``--tests`` must not turn a folder of tests into an argument of the program.

    With ``--all`` there is no program, and all arguments are paths.
    """
    if context.params.get("whole_project") and not context.obj:
        return arguments
    stray = (arguments or [])[: len(arguments or []) - len(context.obj)]
    if stray:
        raise typer.BadParameter(f"{stray[0]} is one argument too many; those of the program go after --")
    return arguments


Target = Annotated[Path, typer.Argument(metavar="TARGET", help="The Python file.", show_default=False)]

OptionalTarget = Annotated[
    Path | None,
    typer.Argument(metavar="TARGET", help="The Python file; with --all files and folders.", show_default=False),
]

WholeProject = Annotated[
    bool,
    typer.Option(
        "--all",
        is_eager=True,  # what the arguments mean depends on it
        show_default=False,
        help="Work down the functions of a project, those first that take most of its tests' time. TARGET is then"
        " where they are defined [default: the current folder].",
    ),
]

Diff = Annotated[
    str | None,
    option("--diff", metavar="REV", help="With --all: only functions that have changed since this git revision."),
]

Arguments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="-- ARGS",
        hidden=True,  # the usage line shows it, and what the commands say explains it
        callback=_only_after_dashes,
    ),
]

Tests = Annotated[
    Path | None,
    option(
        "--tests",
        metavar="PATH",
        help="What judges it. Of a program, cases with expected output: a folder of NAME.in and NAME.out (or .ans;"
        " input*.txt and output*.txt; in/ and out/), or a JSON or JSONL file. Of a module, its tests for pytest: a"
        " folder, a file, or one test as pytest names it.",
    ),
]

Function = Annotated[
    list[str] | None,
    option(
        "--function",
        metavar="NAME",
        help="Make only this function faster; a method is written Class.method. Repeatable.",
    ),
]

Input = Annotated[
    list[Path] | None,
    option(
        "--input",
        metavar="FILE",
        help="Standard input of one more case, which must print what the original prints. Repeatable.",
    ),
]

Python = Annotated[
    str | None,
    option(
        "--python",
        metavar="EXE",
        help="The interpreter that runs the program [default: the active virtualenv's, else perfhint's own].",
    ),
]

Budget = Annotated[
    str | None,
    option("--budget", metavar="TIME", help="How long it may take, such as 90s or 2m [default: 60s]; with a model 5m."),
]

MinSpeedup = Annotated[
    float | None,
    option(
        "--min-speedup",
        metavar="RATIO",
        help="What counts as faster: the whole confidence interval lies above it [default: 1.1].",
    ),
]

Sandbox = Annotated[
    str | None,
    option(
        "--sandbox",
        metavar="MODE",
        help="auto: the best isolation that works; require: refuse to run without; off: limits only [default: auto].",
    ),
]

Timeout = Annotated[
    str | None,
    option(
        "--timeout",
        metavar="TIME",
        help="How long one case may run [default: 10s], or all tests that reach a module [2m].",
    ),
]

Memory = Annotated[
    str | None, option("--memory", metavar="SIZE", help="How much memory one case may use [default: 4G].")
]

Select = Annotated[
    list[str] | None,
    option("--select", metavar="RULES", help="Use only these rules: identifiers or their beginnings, with commas."),
]

Ignore = Annotated[list[str] | None, option("--ignore", metavar="RULES", help="Do not use these rules.")]

AllowImports = Annotated[
    list[str] | None,
    option(
        "--allow-imports",
        metavar="PACKAGES",
        help="Packages that rewrites may import, such as numba, if the program's interpreter has them [default: none].",
    ),
]

Rtol = Annotated[
    float | None,
    option(
        "--rtol",
        metavar="RATIO",
        help="How much floats that a module's functions give may differ, relative to their size [default: 0].",
    ),
]

Atol = Annotated[
    float | None,
    option("--atol", metavar="NUMBER", help="The same, whatever their size [default: 0]."),
]

Fuzz = Annotated[
    str | None,
    option(
        "--fuzz",
        metavar="TIME",
        help="How long to try versions on inputs made from yours, on which they must do what the original does;"
        " 0: not at all [default: a fifth of --budget].",
    ),
]

Json = Annotated[str | None, option("--json", metavar="FILE", help="Write the result as JSON; - is standard output.")]

Output = Annotated[
    str | None,
    option(
        "--output",
        metavar="FILE",
        help="Write the best version, which is the original when none is faster; - is standard output.",
    ),
]

Patch = Annotated[
    str | None,
    option("--patch", metavar="FILE", help="Write the difference for `git apply`; - is standard output."),
]

Apply = Annotated[
    bool, option("--apply", help="Replace the file with the faster version, unless it has changed meanwhile.")
]

Resume = Annotated[
    bool, option("--resume", help="Go on with the last run of the same program, cases and settings where it stopped.")
]

Quiet = Annotated[bool, option("--quiet", "-q", help="Print nothing but errors.")]


def settings(start: Path, **flags: object) -> Settings:
    """The settings for a command about `start`, with these flags (None: not given) over environment and file."""
    from perfhint.settings import load

    return load(start, environment=os.environ, flags={name.replace("_", "-"): value for name, value in flags.items()})
