"""`corpus measure`: what pairs really gain here, judged as `verify` judges, several at a time or on a cluster."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfhint.app.bench import open_bench
from perfhint.corpus import helping
from perfhint.corpus.database import Measured
from perfhint.errors import PerfhintError, SandboxError, UsageError
from perfhint.progress import Progress
from perfhint.records import Candidate, Pair
from perfhint.verify import establish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from perfhint.corpus import Corpus
    from perfhint.settings import Settings

_WAITING = 2
"""Pairs handed out for each process that are not begun yet."""


@dataclass(frozen=True, slots=True)
class Job:
    """A pair to measure, with everything that it takes to do so in another process."""

    number: int
    pair: Pair
    tests: Path | None
    """Cases of its problem."""
    settings: Settings


def measure(
    corpus: Corpus,
    numbers: Sequence[int],
    *,
    tests: Path | None,
    settings: Settings,
    executor: Executor,
    at_once: int,
    on_measured: Callable[[Pair, Measured], None],
) -> None:
    """Run these pairs and keep what they gain, each as soon as it is known.

    `tests` is a folder with cases in a folder for each problem; a pair whose problem is not there runs without input.
    Raises PerfhintError when nothing can be measured here.
    """
    jobs = _jobs(corpus, numbers, tests, settings)
    pending: dict[Future[Measured], Job] = {}
    try:
        while True:
            for job in islice(jobs, at_once + _WAITING - len(pending)):
                with helping.uninterrupted():
                    pending[executor.submit(measured, job)] = job
            if not pending:
                return
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                job = pending.pop(future)
                result = future.result()
                with corpus.changing() as database:
                    database.keep_measured(job.number, result)
                on_measured(job.pair, result)
    except BrokenExecutor as error:
        raise SandboxError("a process that measures died", todo="run it again: it goes on where it was") from error
    finally:
        for future in pending:
            future.cancel()


def measured(job: Job) -> Measured:
    """What a pair gains, or why that is not known. Raises SandboxError when programs cannot be run here at all."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="perfhint-") as folder:
        slow = Path(folder) / "program.py"
        slow.write_text(job.pair.slow, encoding="utf-8")
        try:
            with open_bench(slow, job.tests, (), (), job.settings) as bench:
                verifier = bench.verifier(establish(bench.workload), job.settings, Progress(), started)
                verdict = verifier.check(Candidate(text=job.pair.fast, origin=job.pair.source, reason=job.pair.reason))
        except SandboxError:
            raise
        except PerfhintError as error:
            return Measured(None, None, None, str(error), is_refuted=False)
    comparison = verdict.comparison
    if not verdict.equivalent or comparison is None or not comparison.pairs:
        why = f"{verdict.rejection or 'not timed'}: {verdict.detail}".removesuffix(": ")
        return Measured(None, None, None, why, is_refuted=not verdict.equivalent)
    is_slower = comparison.high < 1
    return Measured(comparison.speedup, comparison.low, comparison.high, "slower" if is_slower else "", is_slower)


@contextmanager
def executor(processes: int, scheduler: str | None) -> Iterator[tuple[Executor, int]]:
    """What runs the jobs, and how many of them at once: processes here, or a Dask cluster with this address."""
    if scheduler:
        with _cluster(scheduler) as found:
            yield found
    else:
        with helping.pool(processes) as pool:
            yield pool, processes


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The workers of a cluster, which must have perfhint, and the tests in the same place."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise UsageError("--scheduler needs Dask", todo="pip install 'perfhint[cluster]'") from None
    try:
        client = distributed.Client(address, timeout=5)
    except (OSError, ValueError) as error:
        raise UsageError(f"there is no Dask scheduler at {address} ({error})") from error
    with client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise UsageError(f"the Dask scheduler at {address} has no workers", todo="start some")
        yield client.get_executor(), workers


def _jobs(corpus: Corpus, numbers: Sequence[int], tests: Path | None, settings: Settings) -> Iterator[Job]:
    for number in numbers:
        with corpus.database.errors():
            pair = corpus.database.pairs([number])[number]
        yield Job(number, pair, _tests_of(pair.problem, tests), settings)


def _tests_of(problem: str, tests: Path | None) -> Path | None:
    """The folder of a problem's cases, which is within `tests` whatever the problem is called."""
    if tests is None or not problem:
        return None
    folder = (tests / problem).resolve()
    return folder if folder.is_dir() and folder.is_relative_to(tests.resolve()) and folder != tests.resolve() else None
