"""Importing large sources: interrupted, repeated, grown, changed, and in constant memory."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from perfhint.corpus import open_corpus
from perfhint.corpus.filters import Filters
from perfhint.corpus.importers import source_at
from perfhint.corpus.importing import BATCH, Report, add

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.corpus import Corpus

WORDS = [
    "alpha",
    "beta",
    "gamma",
    "delta",
    "eps",
    "zeta",
    "eta",
    "theta",
    "iota",
    "kappa",
    "mu",
    "nu",
    "xi",
    "rho",
    "tau",
    "phi",
]


def row(number: int) -> dict[str, Any]:
    """No two of them are nearly the same."""
    chance = random.Random(number)
    lines = []
    for name in chance.sample(WORDS, 8):
        operator, owner, method = chance.choice("+-*/"), chance.choice(WORDS), chance.choice(WORDS)
        lines.append(f"{name} {operator}= {owner}.{method}({chance.randrange(999)})")
    slow, fast = "\n".join([*lines, f"print({number})"]), "\n".join([*lines[:-1], f"print({number})"])
    return {"slow": slow, "fast": fast, "problem": f"p{number % 7}"}


def write(path: Path, count: int, first: int = 0) -> None:
    with path.open("a") as file:
        for number in range(first, first + count):
            file.write(json.dumps(row(number)) + "\n")
            if number % 100 == 99:
                file.write("{bad\n")


def imported(corpus: Corpus, path: Path, *, stop_after: int | None = None, processes: int = 1) -> Report:
    """`stop_after` batches it is interrupted, as by Ctrl-C."""
    batches = 0

    def count(_: Report) -> None:
        nonlocal batches
        batches += 1
        if batches == stop_after:
            raise KeyboardInterrupt

    source = source_at(path, "jsonl")
    return add(corpus, source, Filters(), on_skipped=lambda _: None, on_batch=count, processes=processes)


def test_an_interrupted_import_goes_on_where_it_was(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    write(path, 3 * BATCH)
    with pytest.raises(KeyboardInterrupt):
        imported(corpus, path, stop_after=2)
    so_far = len(corpus)
    report = imported(corpus, path)
    assert report.is_resumed
    assert 0 < report.read <= BATCH + 10
    assert len(corpus) == so_far + report.added == 4 + 3 * BATCH


def test_the_second_time_nothing_is_read(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    write(path, 200)
    first = imported(corpus, path)
    assert (first.read, first.added, first.skipped, first.is_resumed) == (200, 200, 2, False)
    again = imported(corpus, path)
    assert (again.read, again.added, again.skipped, again.is_resumed) == (0, 0, 0, True)


def test_a_file_that_has_grown(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    write(path, 150)
    imported(corpus, path)
    write(path, 60, first=150)
    said = []
    source = source_at(path, "jsonl")
    report = add(corpus, source, Filters(), on_skipped=said.append, on_batch=lambda _: None)
    assert (report.read, report.added) == (60, 60)
    assert [skipped.where for skipped in said] == ["line 202"]


def test_another_file_in_the_same_place_is_read_from_its_beginning(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    write(path, 150)
    imported(corpus, path)
    path.unlink()
    write(path, 200, first=100)
    report = imported(corpus, path)
    assert (report.read, report.added, report.known) == (200, 150, 50)


def test_the_same_pairs_from_elsewhere_are_known(corpus: Corpus, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, 100)
    assert imported(corpus, tmp_path / "one").added == 100
    report = imported(corpus, tmp_path / "two")
    assert (report.read, report.added, report.known) == (100, 0, 100)


def test_other_filters_are_another_import(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(row(1) | {"fast": "print(1)\n"}) + "\n")
    assert imported(corpus, path).left_out.total() == 1
    unlimited = Filters(max_changed=None)
    report = add(corpus, source_at(path), unlimited, on_skipped=lambda _: None, on_batch=lambda _: None)
    assert report.added == 1


@pytest.mark.slow
def test_several_processes_give_the_same_as_one(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    write(path, 8 * BATCH)
    report = imported(corpus, path, processes=2)
    with open_corpus(tmp_path / "alone.sqlite", []) as alone:
        assert imported(alone, path) == report
        assert [*alone.rows("jsonl")] == [*corpus.rows("jsonl")]


@pytest.mark.slow
def test_killed_at_any_moment_and_given_again(tmp_path: Path) -> None:
    path, database = tmp_path / "pairs.jsonl", tmp_path / "corpus.sqlite"
    write(path, 6 * BATCH)
    environment = os.environ | {"PERFHINT_CORPUS": str(database)}
    command = [sys.executable, "-m", "perfhint", "corpus", "add", str(path), "--quiet"]
    for delay in (0.7, 1.0, 1.3, 1.6):
        process = subprocess.Popen(command, env=environment)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, env=environment, check=True)
    with open_corpus(database, []) as corpus:
        rows = [row["slow"] for row in corpus.rows("jsonl")]
        assert len(rows) == len(set(rows)) == 6 * BATCH
        assert len(corpus.nearest(rows[7], k=1)) == 1


MEMORY = """
import resource, sys
from pathlib import Path
from perfhint.corpus import open_corpus
from perfhint.corpus.filters import Filters
from perfhint.corpus.importers import source_at
from perfhint.corpus.importing import add
folder = Path(sys.argv[1])
with open_corpus(folder / "memory.sqlite", []) as corpus:
    used = []
    for name in ("small", "large"):
        report = add(corpus, source_at(folder / name, "jsonl"), Filters(), processes=1,
                     on_skipped=lambda _: None, on_batch=lambda _: None)
        used.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)
print(report.read, report.skipped, used[1] - used[0])
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """A line of 60 MB, which is a hundred megabytes as a Python text, and many bad ones."""
    with (tmp_path / "small").open("w") as small, (tmp_path / "large").open("w") as large:
        for number in range(300):
            line = json.dumps(row(number) | {"tests": "1 2 3 " * 2000}) + "\n"
            small.write(line)
            large.write(line * 20 + "[1,\n" * 1000)
        large.write('"' + "x" * 60_000_000 + '"\n' + line)
    assert (tmp_path / "large").stat().st_size > 120_000_000
    command = [sys.executable, "-c", MEMORY, str(tmp_path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    read, skipped, grown_mb = map(int, said.split())
    assert (read, skipped) == (6001, 300_001)
    assert grown_mb < 40
