"""`perfhint corpus add`, `search`, `stats`, `measure` and `export`: pairs to learn from."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags


def add(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS",
            help="JSON lines of PIE, ECCO, or with slow and fast; folders of NAME.slow.py and NAME.fast.py.",
            show_default=False,
        ),
    ] = None,
    git: Annotated[
        list[Path] | None,
        flags.option(
            "--git",
            metavar="REPO",
            help="Functions before and after the commits of a repository whose message claims a speed-up. Repeatable.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        flags.option("--format", metavar="NAME", help="Of the lines: pie, ecco or jsonl [default: as they look]."),
    ] = None,
    max_lines: Annotated[
        int | None, flags.option("--max-lines", metavar="N", help="Only programs with fewer lines [default: 150].")
    ] = None,
    max_changed: Annotated[
        float | None,
        flags.option(
            "--max-changed", metavar="SHARE", help="Only pairs in which less of the lines is changed [default: 0.5]."
        ),
    ] = None,
    min_gain: Annotated[
        float | None,
        flags.option(
            "--min-gain",
            metavar="SHARE",
            help="Only pairs that save this share of the time, where it is known [default: 0.1].",
        ),
    ] = None,
    everything: Annotated[
        bool,
        flags.option("--everything", help="No limits but those given; what holds for folders, chosen by hand, anyway."),
    ] = False,
    quiet: flags.Quiet = False,
    json: flags.Json = None,
) -> int:
    """Add pairs of slow and fast programs to learn from.

    Those that differ only in names, strings or comments are added once, and near duplicates are left out. Imports that
    nothing uses are removed. An interrupted import goes on where it was when the command is given again.
    """
    from perfhint.app import corpus as use_case
    from perfhint.cli import places
    from perfhint.corpus import importers
    from perfhint.corpus.filters import Filters
    from perfhint.corpus.importing import add as add_from
    from perfhint.errors import UsageError
    from perfhint.report import corpus as report
    from perfhint.report import json as as_json
    from perfhint.report.console import console

    if not (paths or git):
        raise UsageError("there is nothing to add", todo="name files or folders, or a repository with --git")
    sources = [
        *((str(path), importers.source_at(path, format)) for path in paths or []),
        *((str(path), importers.GitHistory(path)) for path in git or []),
    ]
    given = {"max_lines": max_lines, "max_changed": max_changed, "min_gain": min_gain}
    chosen = {name: value for name, value in given.items() if value is not None}
    unlimited = dict.fromkeys(given)
    reports = {}
    try:
        with use_case.opened(flags.settings(Path.cwd())) as corpus:
            for place, source in sources:
                limits = chosen if source.usual_filters and not everything else unlimited | chosen
                with report.Counting(console(sys.stderr), quiet=quiet) as counting:
                    reports[place] = add_from(
                        corpus, source, Filters(**limits), on_skipped=counting.skipped, on_batch=counting.read
                    )
                if not quiet and json != places.STANDARD_OUTPUT:
                    report.show_added(console(sys.stdout), place, reports[place])
    except KeyboardInterrupt:
        raise KeyboardInterrupt("give the same command again to go on from there") from None
    if json:
        places.write(json, as_json.corpus_added(reports).encode())
    return 0


def search(
    target: flags.Target,
    arguments: flags.Arguments = None,
    number: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many pairs to show.")] = 4,
    lines: Annotated[
        str | None,
        flags.option(
            "--lines", metavar="LINES", help="The slow lines, such as 12-20,31; they count as much as the rest."
        ),
    ] = None,
    exclude_problem: Annotated[
        str | None, flags.option("--exclude-problem", metavar="NAME", help="No pairs that solve this problem.")
    ] = None,
    tests: flags.Tests = None,
    inputs: flags.Input = None,
    python: flags.Python = None,
    json: flags.Json = None,
) -> int:
    """Show the pairs that are most like a program, why, and what they gained.

    With --tests or --input the program is profiled, and its hot lines count as much as the whole.
    """
    from perfhint.app import corpus as use_case
    from perfhint.cli import places
    from perfhint.report import corpus as report
    from perfhint.report import json as as_json
    from perfhint.report.console import console

    file, hot, found = use_case.search(
        target=target,
        k=number,
        lines=_line_numbers(lines or ""),
        exclude_problem=exclude_problem,
        tests=tests,
        inputs=tuple(inputs or ()),
        argv=tuple(arguments or ()),
        settings=flags.settings(target, python=python),
    )
    if json:
        places.write(json, as_json.corpus_found(file, hot, found).encode())
    if json != places.STANDARD_OUTPUT:
        report.show_found(console(sys.stdout), found)
    return 0


def stats(json: flags.Json = None) -> int:
    """Show what the corpus holds, by source and category."""
    from perfhint.app import corpus as use_case
    from perfhint.cli import places
    from perfhint.report import corpus as report
    from perfhint.report import json as as_json
    from perfhint.report.console import console

    with use_case.opened(flags.settings(Path.cwd())) as corpus:
        shares = corpus.stats()
        path = corpus.path
    if json:
        places.write(json, as_json.corpus_stats(path, shares).encode())
    if json != places.STANDARD_OUTPUT:
        report.show_shares(console(sys.stdout), shares, path)
    return 0


def measure(
    tests: Annotated[
        Path | None,
        flags.option(
            "--tests",
            metavar="DIR",
            help="Cases, in a folder for each problem, as for optimize; pairs without run without input.",
        ),
    ] = None,
    limit: Annotated[
        int | None, flags.option("--limit", metavar="N", help="At most so many pairs [default: all].")
    ] = None,
    again: Annotated[bool, flags.option("--again", help="Also those that were measured before.")] = False,
    jobs: Annotated[
        int | None,
        flags.option("--jobs", metavar="N", help="Pairs measured at once [default: half of the processors]."),
    ] = None,
    scheduler: Annotated[
        str | None,
        flags.option("--scheduler", metavar="ADDR", help="Measure on a Dask cluster, such as tcp://host:8786."),
    ] = None,
    budget: Annotated[
        str | None, flags.option("--budget", metavar="TIME", help="How long one pair may take [default: 15s].")
    ] = None,
    python: flags.Python = None,
    sandbox: flags.Sandbox = None,
    timeout: flags.Timeout = None,
    quiet: flags.Quiet = False,
) -> int:
    """Measure what the pairs really gain, in the sandbox, as verify does.

    What is known is kept at once; given again, the command goes on with the rest. Pairs that prove wrong or slower are
    no longer found.
    """
    from perfhint.app import corpus as use_case
    from perfhint.app import measuring
    from perfhint.report import corpus as report
    from perfhint.report.console import console

    settings = flags.settings(Path.cwd(), budget=budget or "15s", python=python, sandbox=sandbox, timeout=timeout)
    processes = jobs or max(1, (os.cpu_count() or 1) // 2)
    try:
        with use_case.opened(settings) as corpus, measuring.executor(processes, scheduler) as (executor, at_once):
            numbers = corpus.to_measure(again=again)[:limit]
            with report.Counting(console(sys.stdout), quiet=quiet) as counting:
                measuring.measure(
                    corpus,
                    numbers,
                    tests=tests and tests.absolute(),
                    settings=settings,
                    executor=executor,
                    at_once=at_once,
                    on_measured=counting.measured,
                )
    except KeyboardInterrupt:
        raise KeyboardInterrupt("give the same command again to go on from there") from None
    return 0


def export(
    place: Annotated[
        str, typer.Argument(metavar="FILE", help="Where to; - is standard output.", show_default=False)
    ] = "-",
    source: Annotated[
        str | None,
        flags.option("--source", metavar="NAME", help="Only pairs that came from there, such as pie or git."),
    ] = None,
) -> int:
    """Write the pairs as JSON lines, which add reads."""
    import json

    from perfhint.app import corpus as use_case
    from perfhint.cli import places

    places.check_writable(place)
    with use_case.opened(flags.settings(Path.cwd())) as corpus:
        lines = (json.dumps(each) + "\n" for each in corpus.rows(source))
        if place == places.STANDARD_OUTPUT:
            sys.stdout.writelines(lines)
        else:
            with places.real(place).open("w", encoding="utf-8") as file:
                file.writelines(lines)
    return 0


def _line_numbers(text: str) -> list[int]:
    """The lines that ``12-20,31`` means."""
    numbers: list[int] = []
    for part in filter(None, re.split(r"[,\s]+", text)):
        match = re.fullmatch(r"(\d{1,7})(?:-(\d{1,7}))?", part)
        if match is None:
            raise typer.BadParameter(f"lines are written 12-20,31, not {part}")
        numbers += range(int(match[1]), int(match[2] or match[1]) + 1)
    return numbers
