"""`perfhint explain`: why is one version faster than another?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from perfhint.cli import flags, model_flags


def explain(
    slow: Annotated[Path, typer.Argument(metavar="SLOW", help="The slow version.", show_default=False)],
    fast: Annotated[Path, typer.Argument(metavar="FAST", help="The fast version.", show_default=False)],
    arguments: flags.Arguments = None,
    tests: flags.Tests = None,
    inputs: flags.Input = None,
    model: Annotated[
        list[str] | None,
        flags.option(
            "--model",
            metavar="SPEC",
            help="Who puts it into words as well: openai:NAME[@BASE_URL], gguf:PATH or replay:DIR; of several the"
            " first that answers [default: nobody].",
        ),
    ] = None,
    record: model_flags.Record = None,
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
    max_tokens_total: model_flags.MaxTokensTotal = None,
    max_cost: model_flags.MaxCost = None,
    price: model_flags.Prices = None,
    model_timeout: model_flags.ModelTimeout = None,
    quiet: flags.Quiet = False,
) -> int:
    """Tell why a version is faster than another.

    Says what every change is, which rules make it, and what it buys where there are cases to measure it on: those of
    --tests, --input or the arguments after --. Without cases nothing is run. Exit status 1 when the fast version is
    found not to be equivalent, or not to be faster.
    """
    from perfhint.app import explain as use_case
    from perfhint.cli import places
    from perfhint.models import split_specs
    from perfhint.report import explanation as report
    from perfhint.report import json as as_json
    from perfhint.report.console import console
    from perfhint.report.live import LiveProgress

    settings = flags.settings(
        slow,
        model=model,
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
        max_tokens_total=max_tokens_total,
        max_cost=max_cost,
        price=price,
        model_timeout=model_timeout,
    )
    split_specs(settings.model)  # a mistake in one is told before the work
    if json:
        places.check_writable(json)
    with LiveProgress(console(sys.stderr), quiet=quiet) as progress:
        explanation = use_case.explain(
            slow=slow,
            fast=fast,
            tests=tests,
            inputs=tuple(inputs or ()),
            argv=tuple(arguments or ()),
            settings=settings,
            progress=progress,
        )
    words = report.Words(console(sys.stdout), shown=not quiet and json != places.STANDARD_OUTPUT)
    words.before(explanation)
    explanation = use_case.put_into_words(explanation, settings, record, words.add)
    words.after(explanation)
    if json:
        places.write(json, as_json.explain(explanation).encode())
    return 1 if explanation.faster is False else 0
