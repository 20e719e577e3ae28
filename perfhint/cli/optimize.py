"""`perfhint optimize`: find a faster version of a program and prove it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.cli import flags, model_flags
from perfhint.errors import UsageError

if TYPE_CHECKING:
    from perfhint.records import Problem
    from perfhint.settings import Settings


def optimize(
    target: flags.OptionalTarget = None,
    arguments: flags.Arguments = None,
    whole_project: flags.WholeProject = False,
    diff: flags.Diff = None,
    tests: flags.Tests = None,
    function: flags.Function = None,
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
    fuzz: flags.Fuzz = None,
    rtol: flags.Rtol = None,
    atol: flags.Atol = None,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    allow_imports: flags.AllowImports = None,
    model: model_flags.Model = None,
    strategy: model_flags.Strategy = None,
    samples: model_flags.Samples = None,
    rounds: model_flags.Rounds = None,
    beam: model_flags.Beam = None,
    temperature: model_flags.Temperature = None,
    seed: model_flags.Seed = None,
    max_reply_tokens: model_flags.MaxReplyTokens = None,
    max_tokens_total: model_flags.MaxTokensTotal = None,
    max_cost: model_flags.MaxCost = None,
    price: model_flags.Prices = None,
    model_timeout: model_flags.ModelTimeout = None,
    model_threads: model_flags.ModelThreads = None,
    show_cases: model_flags.ShowCases = None,
    problem: model_flags.Problem = None,
    record: model_flags.Record = None,
    dry_run: model_flags.DryRun = False,
    resume: flags.Resume = False,
    quiet: flags.Quiet = False,
) -> int:
    """Find a faster version of a program or a module, with proof.

    It is profiled, rewritten, tested and timed on the cases of --tests, --input or the arguments after --; a module on
    the tests for pytest that --tests names, where the time inside its functions is what counts. Nothing of yours is
    changed unless you say --apply.

    Rules propose; with --model, language models too, whose answers are tested and timed like everything else. They are
    shown the program and what it takes, and of your cases as many as --show-cases says. --dry-run prints it.
    """
    from perfhint import app
    from perfhint.cli.optimize_all import optimize_all, reject
    from perfhint.cli.places import STANDARD_OUTPUT
    from perfhint.cli.results import Results
    from perfhint.report import outcome
    from perfhint.report.console import console
    from perfhint.report.live import LiveProgress

    if not whole_project and (target is None or diff):
        missing = "--diff goes with --all" if diff else "there is no TARGET"
        raise UsageError(missing, todo="name the file to speed up, or give --all for a project")
    settings = flags.settings(
        target or Path(),
        budget=budget,
        min_speedup=min_speedup,
        sandbox=sandbox,
        timeout=timeout,
        memory=memory,
        fuzz=fuzz,
        rtol=rtol,
        atol=atol,
        python=python,
        select=select,
        ignore=ignore,
        allow_imports=allow_imports,
        model=model,
        strategy=strategy,
        samples=samples,
        rounds=rounds,
        beam=beam,
        temperature=temperature,
        seed=seed,
        max_reply_tokens=max_reply_tokens,
        max_tokens_total=max_tokens_total,
        max_cost=max_cost,
        price=price,
        model_timeout=model_timeout,
        model_threads=model_threads,
        show_cases=show_cases,
    )
    if whole_project:
        reject(
            {
                "--function": function,
                "--input": inputs,
                "--output": output,
                "--problem": problem,
                "--record": record,
                "--dry-run": dry_run,
                "--resume": resume,
            }
        )
        paths = [*([target] if target else []), *map(Path, arguments or ())]
        return optimize_all(paths or [Path()], tests, diff, settings, patch, json, apply, quiet)
    assert target is not None
    description = _described(problem)
    if dry_run:
        return _dry_run(target, tests, function, inputs, arguments, settings, description, json, quiet)
    results = Results.prepared(target, output=output, patch=patch, json=json, apply=apply)
    try:
        with LiveProgress(console(sys.stderr), quiet=quiet) as progress:
            run = app.optimize(
                target=target,
                tests=tests,
                functions=tuple(function or ()),
                inputs=tuple(inputs or ()),
                argv=tuple(arguments or ()),
                settings=settings,
                resume=resume,
                progress=progress,
                problem=description,
                record=record,
            )
    except KeyboardInterrupt:
        raise KeyboardInterrupt("add --resume to go on from there") from None
    done = results.write(run)
    if not quiet and STANDARD_OUTPUT not in (output, patch, json):
        offer = [f"To replace {target}: perfhint history {run.id} --apply"] if run.improved and not apply else []
        outcome.show(console(sys.stdout), run, next_steps=[*done, *offer])
    return 0


def _dry_run(
    target: Path,
    tests: Path | None,
    function: list[str] | None,
    inputs: list[Path] | None,
    arguments: list[str] | None,
    settings: Settings,
    problem: Problem | None,
    json: str | None,
    quiet: bool,
) -> int:
    from perfhint import app
    from perfhint.cli import places
    from perfhint.report import json as as_json
    from perfhint.report import requests
    from perfhint.report.console import console
    from perfhint.report.live import LiveProgress

    if json is not None:
        places.check_writable(json)
    with LiveProgress(console(sys.stderr), quiet=quiet) as progress:
        planned = app.first_requests(
            target=target,
            tests=tests,
            functions=tuple(function or ()),
            inputs=tuple(inputs or ()),
            argv=tuple(arguments or ()),
            settings=settings,
            progress=progress,
            problem=problem,
        )
    if json is not None:
        places.write(json, as_json.first_requests(planned).encode())
    if not quiet and json != places.STANDARD_OUTPUT:
        requests.show(console(sys.stdout), planned)
    return 0


def _described(problem: Path | None) -> Problem | None:
    if problem is None:
        return None
    from perfhint.search.problem import read_problem

    return read_problem(problem)
