"""`perfhint optimize`: find a faster version of a program and prove it."""

from __future__ import annotations

import sys

from perfhint.cli import flags


def optimize(
    target: flags.Target,
    arguments: flags.Arguments = None,
    tests: flags.Tests = None,
    inputs: flags.Input = None,
    output: flags.Output = None,
    patch: flags.Patch = None,
    apply: flags.Apply = False,
    json: flags.Json = None,
    python: flags.Python = None,
    budget: flags.Budget = None,
    min_speedup: flags.MinSpeedup = None,
    sandbox: flags.Sandbox = None,
    timeout: flags.Timeout = None,
    memory: flags.Memory = None,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    allow_imports: flags.AllowImports = None,
    resume: flags.Resume = False,
    quiet: flags.Quiet = False,
) -> int:
    """Find a faster version of a program, with proof.

    It is profiled, rewritten, tested and timed on the cases of --tests, --input or the arguments after --. Nothing of
    yours is changed unless you say --apply.
    """
    from perfhint import app
    from perfhint.cli.places import STANDARD_OUTPUT
    from perfhint.cli.results import Results
    from perfhint.report import outcome
    from perfhint.report.console import console
    from perfhint.report.live import LiveProgress

    settings = flags.settings(
        target,
        budget=budget,
        min_speedup=min_speedup,
        sandbox=sandbox,
        timeout=timeout,
        memory=memory,
        python=python,
        select=select,
        ignore=ignore,
        allow_imports=allow_imports,
    )
    results = Results.prepared(target, output=output, patch=patch, json=json, apply=apply)
    try:
        with LiveProgress(console(sys.stderr), quiet=quiet) as progress:
            run = app.optimize(
                target=target,
                tests=tests,
                inputs=tuple(inputs or ()),
                argv=tuple(arguments or ()),
                settings=settings,
                resume=resume,
                progress=progress,
            )
    except KeyboardInterrupt:
        raise KeyboardInterrupt("add --resume to go on from there") from None
    done = results.write(run)
    if not quiet and STANDARD_OUTPUT not in (output, patch, json):
        offer = [f"To replace {target}: perfhint history {run.id} --apply"] if run.improved and not apply else []
        outcome.show(console(sys.stdout), run, next_steps=[*done, *offer])
    return 0
