"""`perfhint generate`: an efficient program from a description."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags, model_flags


def generate(
    problem: Annotated[
        Path,
        typer.Argument(metavar="PROBLEM.md", help="What the program is to do, in words.", show_default=False),
    ],
    tests: flags.Tests = None,
    model: Annotated[
        list[str] | None,
        flags.option(
            "--model",
            metavar="SPEC",
            help="Who writes it: openai:NAME[@BASE_URL], gguf:PATH or replay:DIR; several with commas.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        flags.option("--output", metavar="FILE", help="Write the best program; - is standard output."),
    ] = None,
    json: flags.Json = None,
    strategy: model_flags.Strategy = None,
    samples: model_flags.Samples = None,
    rounds: model_flags.Rounds = None,
    beam: model_flags.Beam = None,
    temperature: model_flags.Temperature = None,
    seed: model_flags.Seed = None,
    show_cases: model_flags.ShowCases = None,
    max_reply_tokens: model_flags.MaxReplyTokens = None,
    max_tokens_total: model_flags.MaxTokensTotal = None,
    max_cost: model_flags.MaxCost = None,
    price: model_flags.Prices = None,
    model_timeout: model_flags.ModelTimeout = None,
    model_threads: model_flags.ModelThreads = None,
    record: model_flags.Record = None,
    python: flags.Python = None,
    budget: flags.Budget = None,
    min_speedup: flags.MinSpeedup = None,
    sandbox: flags.Sandbox = None,
    timeout: flags.Timeout = None,
    memory: flags.Memory = None,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    allow_imports: flags.AllowImports = None,
    quiet: flags.Quiet = False,
) -> int:
    """Write an efficient program from its description.

    Language models write programs, which are run on the cases of --tests, with expected outputs; what is right is timed
    and refined, and the rules do their part. The file may have sections for tags, input, output and samples. Exit
    status 1 when no program is right.
    """
    from perfhint.app import generate as use_case
    from perfhint.cli import places
    from perfhint.errors import UsageError
    from perfhint.report import generation as report
    from perfhint.report import json as as_json
    from perfhint.report.console import console
    from perfhint.report.live import LiveProgress

    settings = flags.settings(
        problem,
        model=model,
        strategy=strategy,
        samples=samples,
        rounds=rounds,
        beam=beam,
        temperature=temperature,
        seed=seed,
        show_cases=show_cases,
        max_reply_tokens=max_reply_tokens,
        max_tokens_total=max_tokens_total,
        max_cost=max_cost,
        price=price,
        model_timeout=model_timeout,
        model_threads=model_threads,
        python=python,
        budget=budget,
        min_speedup=min_speedup,
        sandbox=sandbox,
        timeout=timeout,
        memory=memory,
        select=select,
        ignore=ignore,
        allow_imports=allow_imports,
    )
    wanted = [place for place in (output, json) if place is not None]
    if len({places.real(place) for place in wanted}) < len(wanted):
        raise UsageError("two results cannot go to the same place", todo="name different files")
    for place in wanted:
        places.check_writable(place)
    with LiveProgress(console(sys.stderr), quiet=quiet) as progress:
        generation = use_case.generate(
            problem=problem, tests=tests, settings=settings, progress=progress, record=record
        )
    if json:
        places.write(json, as_json.generate(generation).encode())
    if output and generation.best:
        places.write(output, generation.best.text.encode())
    if not quiet and places.STANDARD_OUTPUT not in wanted:
        written = output if generation.best else None
        report.show(console(sys.stdout), generation, written=written)
    return 0 if generation.best else 1
