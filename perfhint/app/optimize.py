"""`optimize`: from the baseline to the final proof, saved after every step."""

from __future__ import annotations

import secrets
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import perfhint
from perfhint.app import suites
from perfhint.app.bench import Bench, open_bench
from perfhint.app.keeping import Keeper
from perfhint.app.preparing import Ready, prepare
from perfhint.errors import UsageError
from perfhint.records import FirstRequests, Run
from perfhint.store import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfhint.app.asking import Asking
    from perfhint.progress import Progress
    from perfhint.records import Baseline, Problem
    from perfhint.settings import Settings
    from perfhint.store import Store


def optimize(
    *,
    target: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    resume: bool,
    progress: Progress,
    problem: Problem | None = None,
    record: Path | None = None,
    functions: Sequence[str] = (),
) -> Run:
    """Find a faster equivalent of `target` and prove it; nothing of the user's is written.

    The run is in the store after every step. With `resume` an earlier run of the same question (see `Bench.question`)
    goes on where it was, or is returned as it is when it had finished. With `functions` only these are made faster.
    `problem` tells models what the program is for, and the folder `record` keeps what they are asked and answer. Raises
    PerfhintError; a `ModelError` only where models alone propose and none of them could.
    """
    started = time.monotonic()
    with (
        open_bench(target, tests, inputs, argv, settings, functions, progress) as bench,
        open_store(settings.store) as store,
    ):
        return improved(
            bench, store, settings, resume=resume, progress=progress, started=started, problem=problem, record=record
        )


def improved(
    bench: Bench,
    store: Store,
    settings: Settings,
    *,
    resume: bool,
    progress: Progress,
    started: float,
    problem: Problem | None = None,
    record: Path | None = None,
) -> Run:
    """What `optimize` finds for the bench's target, in the budget that began at `started` (`time.monotonic`)."""
    question = bench.question(settings, problem)
    run = store.latest(bench.file.path.absolute(), question) if resume else None
    if run is not None and run.finished:
        return run
    run = replace(run, warnings=bench.warnings) if run else None  # what went wrong then may be well now
    keeper = Keeper(run or new_run(bench, question), store, progress, started)
    if resume and run is None:
        keeper.warn("there was no earlier run of this to go on with")
    with ExitStack() as opened:
        asking = opened.enter_context(_asking(settings, keeper, record)) if settings.asks_models else None
        ready = prepare(bench, settings, keeper, progress, started)
        if asking is None:
            ready.improving.improve(ready.find)
            finished = True
        else:
            finished = _improve_with_models(asking, bench, settings, ready, keeper, progress, problem)
    _tell_of_the_whole(keeper, bench, ready.baseline)
    keeper.save(finished=finished)
    return keeper.run


def _tell_of_the_whole(keeper: Keeper, bench: Bench, baseline: Baseline) -> None:
    """What a module's tests gain as a whole from the best version."""
    run = keeper.run
    if run.best is None or run.comparison is None:
        return
    found = suites.with_result(run.suite, bench, baseline, run.best.text, run.comparison)
    keeper.save(suite=found)
    if warned := suites.warning(found, run.comparison):
        keeper.warn(warned)


def first_requests(
    *,
    target: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    progress: Progress,
    problem: Problem | None = None,
    functions: Sequence[str] = (),
) -> list[FirstRequests]:
    """What `optimize` would ask every model first; nothing is sent and nothing kept. Raises PerfhintError."""
    if not settings.asks_models:
        raise UsageError("--dry-run shows what models would be asked", todo="name one with --model")
    from perfhint.app.asking import Asking
    from perfhint.app.tasks import task_of

    started = time.monotonic()
    with open_bench(target, tests, inputs, argv, settings, functions, progress) as bench:
        keeper = Keeper(new_run(bench, ""), None, progress, started)
        with Asking(settings, record=None, asked=(), keep=keeper.keep, warn=keeper.warn) as asking:
            ready = prepare(bench, settings, keeper, progress, started)
            task = task_of(bench, settings, ready, problem, keeper.warn)
            return [
                FirstRequests(spec, tuple(asking.first_requests(spec, task)), keeper.run.warnings)
                for spec in asking.specs
            ]


def new_run(bench: Bench, question: str) -> Run:
    """A run about the bench's target, which answers `question`."""
    now = datetime.now(UTC)
    return Run(
        id=f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}",
        version=perfhint.__version__,
        started=now.isoformat(timespec="seconds"),
        target=bench.file.path.absolute(),
        digest=question,
        original=bench.file.text,
        python=bench.python,
        workload=bench.workload.description,
        sandbox=bench.sandbox,
        warnings=bench.warnings,
    )


def _asking(settings: Settings, keeper: Keeper, record: Path | None) -> Asking:
    """The models, opened before anything else is done: what is wrong with them is best known at once."""
    from perfhint.app.asking import Asking

    asking = Asking(settings, record=record, asked=keeper.run.exchanges, keep=keeper.keep, warn=keeper.warn)
    asking.require_anybody()
    return asking


def _improve_with_models(
    asking: Asking,
    bench: Bench,
    settings: Settings,
    ready: Ready,
    keeper: Keeper,
    progress: Progress,
    problem: Problem | None,
) -> bool:
    """Have rules and models propose; false when a model could not answer, so that there is something left to do."""
    from perfhint.app.tasks import task_of
    from perfhint.app.with_models import WithModels

    task = task_of(bench, settings, ready, problem, keeper.warn)
    return WithModels(asking, settings, task, ready, keeper, progress).improve()
