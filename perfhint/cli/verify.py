"""`perfhint verify`: is one version the same as another, and faster?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags


def verify(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The original.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The version to judge.", show_default=False)],
    arguments: flags.Arguments = None,
    tests: flags.Tests = None,
    function: Annotated[
        list[str] | None,
        flags.option(
            "--function",
            metavar="NAME",
            help="Of a module: take the time of this function only; a method is written Class.method. Repeatable.",
        ),
    ] = None,
    inputs: flags.Input = None,
    json: flags.Json = None,
    python: flags.Python = None,
    budget: flags.Budget = None,
    min_speedup: flags.MinSpeedup = None,
    sandbox: flags.Sandbox = None,
    timeout: flags.Timeout = None,
    memory: flags.Memory = None,
    fuzz: flags.Fuzz = None,
    rtol: flags.Rtol = None,
    atol: flags.Atol = None,
    quiet: flags.Quiet = False,
) -> int:
    """Tell whether a version is equivalent and faster.

    Exit status 0 when it is both, 1 when it is not. The cases are those of --tests, --input or the arguments after --;
    a module, which then is OLD where it stands in its project, is judged by its tests for pytest.
    """
    from perfhint import app
    from perfhint.cli import places
    from perfhint.report import json as as_json
    from perfhint.report import verification as report
    from perfhint.report.console import console
    from perfhint.report.live import LiveProgress

    settings = flags.settings(
        old,
        budget=budget,
        min_speedup=min_speedup,
        sandbox=sandbox,
        timeout=timeout,
        memory=memory,
        fuzz=fuzz,
        rtol=rtol,
        atol=atol,
        python=python,
    )
    if json:
        places.check_writable(json)
    with LiveProgress(console(sys.stderr), quiet=quiet) as progress:
        verification = app.verify(
            old=old,
            new=new,
            tests=tests,
            functions=tuple(function or ()),
            inputs=tuple(inputs or ()),
            argv=tuple(arguments or ()),
            settings=settings,
            progress=progress,
        )
    if json:
        places.write(json, as_json.verify(verification).encode())
    if not quiet and json != places.STANDARD_OUTPUT:
        report.show(console(sys.stdout), verification)
    return 0 if verification.verdict.accepted else 1
