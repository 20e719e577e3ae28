"""Whether the corpus finds what helps, and how fast it is when it is large.

    python benchmarks/retrieval.py quality PROGRAMS.jsonl
    python benchmarks/retrieval.py scale [--pairs 200000]
    python benchmarks/retrieval.py stream [--gigabytes 2]

"quality": every line of PROGRAMS.jsonl holds a slow program (`slow`, `fast`) and the problem it solves (`pid`). Each
whose problem others solve too is asked about, with itself left out: how often does the nearest solve the same problem,
how often one of the nearest four? "scale": adds so many synthetic pairs, no two of them nearly the same, and asks about
some that are not among them. "stream": what memory it takes to import a file of that size, every second line bad.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

import synthetic

from perfhint.app.corpus import own_pairs
from perfhint.corpus import Corpus, open_corpus
from perfhint.corpus import corpus as module
from perfhint.corpus.category import category
from perfhint.corpus.filters import Filters
from perfhint.corpus.importers import Item, source_at
from perfhint.corpus.importing import add
from perfhint.records import Pair
from perfhint.source.canonical import words

if TYPE_CHECKING:
    from collections.abc import Iterator

RECALLED = 20
"""Programs for which all pairs are compared, which takes seconds each."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("quality")
    command.add_argument("programs", type=Path)
    command = commands.add_parser("scale")
    command.add_argument("--pairs", type=int, default=200_000)
    command.add_argument("--queries", type=int, default=300)
    command.add_argument("--processes", type=int)
    command = commands.add_parser("stream")
    command.add_argument("--gigabytes", type=float, default=2.0)
    command = commands.add_parser("ask")
    command.add_argument("corpus", type=Path)
    command.add_argument("--queries", type=int, default=300)
    options = parser.parse_args()
    if options.command == "ask":
        ask(options.corpus, options.queries)
        return
    with tempfile.TemporaryDirectory() as folder:
        if options.command == "quality":
            quality(Path(folder), options.programs)
        elif options.command == "stream":
            stream(Path(folder), options.gigabytes)
        else:
            scale(Path(folder), options.pairs, options.queries, options.processes)


def quality(folder: Path, programs: Path) -> None:
    rows = [json.loads(line) for line in programs.read_text(encoding="utf-8").splitlines()]
    problems = [row["pid"] for row in rows]
    often = Counter(problems)
    # Each its own problem: leaving that one out leaves out the program itself and nothing else.
    pairs = [pair_of(row["slow"], row["fast"], problem=str(at)) for at, row in enumerate(rows)]
    for own in ([], own_pairs()):
        with open_corpus(folder / f"{len(own)}.sqlite", own) as corpus:
            corpus.add(pairs, keep_alike=True)
            first = four = asked = 0
            for at, row in enumerate(rows):
                if often[problems[at]] > 1:
                    found = corpus.nearest(row["slow"], k=4, exclude_problem=str(at))
                    solved = [problems[int(each.pair.problem)] for each in found if each.pair.source != "perfhint"]
                    same = [problem == problems[at] for problem in solved]
                    first += same[:1] == [True] and found[0].pair.source != "perfhint"
                    four += any(same)
                    asked += 1
            print(f"{len(corpus)} pairs, {len(own)} of them the catalog's own; {asked} programs were asked about")
            print(f"  of the same problem: the nearest {first / asked:.1%}, one of the nearest four {four / asked:.1%}")


def pair_of(slow: str, fast: str, problem: str) -> Pair:
    return Pair(slow, fast, "", category(words(slow), words(fast)), problem=problem)


class Synthetic:
    """Made pairs as a source."""

    key = "synthetic"
    usual_filters = True

    def __init__(self, count: int) -> None:
        self._count = count

    def items(self, _: str) -> Iterator[Item]:
        for number, pair in enumerate(synthetic.pairs(self._count)):
            yield Item(number, pair)

    def position(self, mark: object) -> str:
        return str(mark)


def scale(folder: Path, pairs: int, queries: int, processes: int | None) -> None:
    path = folder / "corpus.sqlite"
    began, used = time.perf_counter(), cpu_s()
    with open_corpus(path, own_pairs()) as corpus:
        report = add(
            corpus,
            Synthetic(pairs),
            Filters(max_changed=None),
            on_skipped=lambda _: None,
            on_batch=lambda _: None,
            processes=processes,
        )
    wall = time.perf_counter() - began
    print(f"build: {report.read} pairs read, {report.added} added, in {wall:.0f} s: {report.read / wall:.0f} pairs/s")
    print(f"  {cpu_s() - used:.0f} s of CPU time in all processes; {path.stat().st_size / 1e6:.0f} MB on disk")
    print(f"  resident memory at most: {peak_mb(resource.RUSAGE_SELF):.0f} MB", end=", ")
    print(f"a helping process {peak_mb(resource.RUSAGE_CHILDREN):.0f} MB")
    command = [sys.executable, __file__, "ask", str(path), "--queries", str(queries)]
    subprocess.run(command, check=True)


def stream(folder: Path, gigabytes: float) -> None:
    path = folder / "pairs.jsonl"
    tests = "1 2 3\\n" * 10_000
    with path.open("w", encoding="utf-8") as file:
        for pair in itertools.cycle(synthetic.pairs(1000)):
            file.write(
                json.dumps({"input": pair.slow, "target": pair.fast, "problem_id": pair.problem, "tests": tests})
            )
            file.write("\n{no pair\n")
            if file.tell() > 1e9 * gigabytes:
                break
    began = time.perf_counter()
    with open_corpus(folder / "corpus.sqlite", own_pairs()) as corpus:
        before = peak_mb(resource.RUSAGE_SELF)
        report = add(
            corpus, source_at(path), Filters(), on_skipped=lambda _: None, on_batch=lambda _: None, processes=1
        )
    print(f"{path.stat().st_size / 1e9:.2f} GB in {time.perf_counter() - began:.0f} s: {report.read} pairs read,")
    print(f"  {report.added} added, {report.known} known, {report.skipped} bad lines; resident memory at most", end=" ")
    print(f"{peak_mb(resource.RUSAGE_SELF):.0f} MB, {before:.0f} MB before the first line")


def ask(path: Path, queries: int) -> None:
    """In a process of its own, whose memory is that of asking alone."""
    began = time.perf_counter()
    with open_corpus(path, own_pairs()) as corpus:
        corpus.nearest("print(1)")
        print(f"open and load: {time.perf_counter() - began:.2f} s")
        for name, hot_lines in (("the whole program", None), ("hot lines too", range(6, 12))):
            times = []
            for pair in synthetic.pairs(queries, seed=1):
                began = time.perf_counter()
                corpus.nearest(pair.slow, k=4, hot_lines=hot_lines)
                times.append(1e3 * (time.perf_counter() - began))
            marks = quantiles(times, n=20)
            print(f"query, {name}: p50 {marks[9]:.1f} ms, p95 {marks[18]:.1f} ms, fastest {min(times):.1f} ms")
        print(f"  resident memory at most: {peak_mb(resource.RUSAGE_SELF):.0f} MB")
        same = [overlap(corpus, pair.slow) for pair in synthetic.pairs(RECALLED, seed=2)]
    first, four = (sum(column) / len(same) for column in zip(*same, strict=True))
    print(f"of what comparing with all would find: the nearest {first:.0%}, the nearest four {four:.0%}")


def overlap(corpus: Corpus, text: str) -> tuple[float, float]:
    """What is found by looking closely at few, of what looking closely at all finds: the first, the first four."""
    few = module.LOOKED_AT
    near = [each.pair.slow for each in corpus.nearest(text, k=4)]
    module.LOOKED_AT = len(corpus)
    nearest = [each.pair.slow for each in corpus.nearest(text, k=4)]
    module.LOOKED_AT = few
    return float(near[0] == nearest[0]), len({*near} & {*nearest}) / len(nearest)


def cpu_s() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def peak_mb(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    main()
