"""Many files: what is known of their content is looked up, the rest is examined, by all processors if it is much."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from perfhint.check.cache import Cache
from perfhint.check.examining import Examined, examine
from perfhint.errors import BrokenRuleError, KilledError, PerfhintError
from perfhint.source.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from perfhint.rules import Rule

ENOUGH_BYTES = 400_000
"""To examine less takes no longer than to start processes for it."""
SHARE_BYTES = 100_000
"""What a process examines before it asks for more."""


class Job(NamedTuple):
    """A file to examine, and by which rules."""

    path: Path
    rules: tuple[Rule, ...]


class Outcome(NamedTuple):
    """What came of one file: what was found, or the one line that says why it was not examined."""

    job: Job
    examined: Examined | None
    error: str = ""


Result = tuple[Examined | None, str]
"""What was found, or why nothing was looked for."""


def examine_all(jobs: Sequence[Job], *, use_cache: bool) -> list[Outcome]:
    """The outcome of every job, in their order."""
    python = sys.version_info[:2]
    results: dict[int, Result] = {}
    contents: dict[int, bytes] = {}
    for number, job in enumerate(jobs):
        try:
            contents[number] = read_bytes(job.path)
        except PerfhintError as error:
            results[number] = (None, error.what)
    memory = _Memory(jobs, contents, python) if use_cache else None
    if memory:
        results |= memory.known
    todo = [number for number in contents if number not in results]
    results |= _fresh(lambda number: examine_one(jobs[number], contents[number], python), todo, contents)
    if memory:
        memory.keep({number: results[number] for number in todo})
    return [Outcome(job, *results[number]) for number, job in enumerate(jobs)]


def examine_one(job: Job, data: bytes, python: tuple[int, int]) -> Result:
    """Whatever goes wrong with one file must not hide what there is in others."""
    try:
        return examine(data, job.path, job.rules, python), ""
    except BrokenRuleError as error:
        return None, f"{job.path}: not checked, {error}"
    except PerfhintError as error:
        return None, error.what
    except Exception as error:  # noqa: BLE001
        return None, f"{job.path}: not checked, perfhint failed: {type(error).__name__}: {error}"


class _Memory:
    """What the cache knows of the files; each set of rules has its own part of it."""

    def __init__(self, jobs: Sequence[Job], contents: Mapping[int, bytes], python: tuple[int, int]) -> None:
        self._caches = {rules: Cache(rules, python) for rules in {jobs[number].rules for number in contents}}
        self._place = {
            number: (cache, cache.key(jobs[number].path, data))
            for number, data in contents.items()
            for cache in [self._caches[jobs[number].rules]]
        }
        self.known: dict[int, Result] = {
            number: (examined, "")
            for number, (cache, key) in self._place.items()
            if (examined := cache.get(key)) is not None
        }

    def keep(self, fresh: Mapping[int, Result]) -> None:
        for each in self._caches.values():
            mine = {number: key for number, (cache, key) in self._place.items() if cache is each}
            found = {mine[number]: examined for number, (examined, _) in fresh.items() if number in mine and examined}
            each.put(found, [key for number, key in mine.items() if number in self.known])


def _fresh(one: Callable[[int], Result], todo: Sequence[int], contents: Mapping[int, bytes]) -> dict[int, Result]:
    """`one` of every file that is left to do."""
    processors = len(os.sched_getaffinity(0))
    if processors == 1 or sum(len(contents[number]) for number in todo) < ENOUGH_BYTES:
        return {number: one(number) for number in todo}
    return _by_processes(one, _shares(todo, contents), processors)


def _shares(todo: Sequence[int], contents: Mapping[int, bytes]) -> list[list[int]]:
    """What each process does before it asks for more; large files first, so that none is left for the end."""
    shares: list[list[int]] = []
    room = 0
    for number in sorted(todo, key=lambda number: -len(contents[number])):
        if room <= 0:
            shares.append([])
            room = SHARE_BYTES
        shares[-1].append(number)
        room -= len(contents[number])
    return shares


def _by_processes(one: Callable[[int], Result], shares: Sequence[Sequence[int]], processors: int) -> dict[int, Result]:
    """By processes that begin as copies of this one: what is loaded here need not be loaded there."""
    import multiprocessing
    import signal
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _one
    _one = one
    results: dict[int, Result] = {}
    context = multiprocessing.get_context("fork")
    silent = (signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for this process, which ends the others
    with ProcessPoolExecutor(min(processors, len(shares)), context, signal.signal, silent) as pool:
        try:
            for share in pool.map(_share, shares):
                results.update(share)
        except BrokenProcessPool:
            raise KilledError("a process that examined files was killed", todo="name fewer files") from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return results


_one: Callable[[int], Result]
"""Set before the processes begin, which then have it."""


def _share(numbers: Sequence[int]) -> list[tuple[int, Result]]:
    return [(number, _one(number)) for number in numbers]
