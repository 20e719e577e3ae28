"""`perfhint check`: point at slow code without running anything."""

from __future__ import annotations

from typing import Annotated

import typer

from perfhint.check.options import Options
from perfhint.cli import flags, quick_check


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files, folders and patterns; this folder when none is named; - is standard input.",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        flags.option("--select", metavar="RULES", help="Report all that these rules find, and nothing else."),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        flags.option("--extend-select", metavar="RULES", help="Report all that these rules find, besides the rest."),
    ] = None,
    ignore: Annotated[
        list[str] | None, flags.option("--ignore", metavar="RULES", help="Do not report what these rules find.")
    ] = None,
    pedantic: Annotated[
        bool,
        flags.option("--pedantic", help="Also what hardly matters: in tests, in code that runs once, in small loops."),
    ] = False,
    format: Annotated[
        str, flags.option("--format", metavar="NAME", help="text, concise, json, github or sarif [default: text].")
    ] = "text",
    statistics: Annotated[
        bool, flags.option("--statistics", help="Count what each rule found instead of showing it.")
    ] = False,
    fix: Annotated[bool, flags.option("--fix", help="Make the rewrites that are right by construction.")] = False,
    show_fixes: Annotated[bool, flags.option("--show-fixes", help="List what --fix has made.")] = False,
    diff: Annotated[
        str | None,
        flags.option("--diff", metavar="REV", help="Only what stands on lines changed since this git revision."),
    ] = None,
    baseline: Annotated[
        str | None, flags.option("--baseline", metavar="FILE", help="Leave out what this file says was there before.")
    ] = None,
    write_baseline: Annotated[
        str | None,
        flags.option("--write-baseline", metavar="FILE", help="Write what is found there instead of reporting it."),
    ] = None,
    profile: Annotated[
        str | None,
        flags.option(
            "--profile",
            metavar="FILE|RUN",
            help="Leave out what took no time in this profile (perfhint profile --json FILE) or stored run.",
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None, flags.option("--stdin-filename", metavar="NAME", help="What standard input is the content of.")
    ] = None,
    no_cache: Annotated[
        bool, flags.option("--no-cache", help="Examine every file anew, and keep nothing for the next time.")
    ] = False,
) -> int:
    """Point at slow code without running it.

    Exit status 1 when there are findings, 2 when a file could not be read.
    """
    lists = {"select": select, "extend_select": extend_select, "ignore": ignore}
    return quick_check.run(
        Options(
            paths=tuple(paths or ()),
            **quick_check.listed({name: each for name, each in lists.items() if each is not None}),
            pedantic=pedantic,
            format=format,
            statistics=statistics,
            fix=fix,
            show_fixes=show_fixes,
            cache=not no_cache,
            diff=diff,
            baseline=baseline,
            write_baseline=write_baseline,
            profile=profile,
            stdin_filename=stdin_filename,
        )
    )
