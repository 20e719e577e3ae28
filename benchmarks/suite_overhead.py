"""What it costs to judge one candidate by a project's tests, beside what those tests take by plain pytest.

    python benchmarks/suite_overhead.py [--runs N] [--sandbox auto|off]

Makes a project of 200 tests of which 12 reach the target, tries a candidate that is as fast as the original, which is
what takes longest, and one that is faster, and prints seconds, interleaved: minimum and median. A candidate runs
once for each hash seed, and on calls that were recorded; "a run" is one process of them with the 12 tests. Right is: a
run takes at most 1.5 times as long as the 12 tests do by plain pytest, and half a second. Exit status 1 when not.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import psutil

from perfhint.app.bench import open_bench
from perfhint.progress import Progress
from perfhint.settings import Settings
from perfhint.verify import establish

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.app.bench import Bench
    from perfhint.records import Baseline

FILES, TESTS, REACHING = 20, 10, (0, 1, 2)
"""Files, tests in each, and the files in which four tests reach the target."""
MOST_TIMES, MOST_MORE_S = 1.5, 0.5

TARGET = '''\
"""Words of a text."""


def distinct(words: list[str]) -> list[str]:
    """Each word once, in order."""
    found = []
    for word in words:
        if word not in found:
            found.append(word)
    return found
'''
AS_FAST = TARGET.replace("found", "kept")
FASTER = TARGET.replace(TARGET[TARGET.index("    found = []") :], "    return list(dict.fromkeys(words))\n")
MODULE = '''\
"""Part {number}."""


def total(numbers: list[int]) -> int:
    """Their sum."""
    return sum(numbers) + {number} - {number}
'''
CONFTEST = """\
import pytest


@pytest.fixture
def words(request):
    return [f"word{number % 600}" for number in range(4000)]
"""
REACHES = """

def test_distinct_{number}(words):
    assert len(distinct(words + ["{number}"])) == 601
"""
OTHER = """

@pytest.mark.parametrize("size", [1000, 2000])
def test_total_{number}(size):
    assert total(list(range(size))) == size * (size - 1) // 2
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sandbox", default="auto")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="overhead-") as folder:
        root = Path(folder)
        reaching = make_project(root)
        settings = Settings(sandbox=options.sandbox, fuzz_s=0)
        with open_bench(root / "shop" / "words.py", root / "tests", [], [], settings) as bench:
            began = time.monotonic()
            baseline = establish(bench.workload)
            print(f"{bench.workload.description}; {bench.sandbox}; baseline {time.monotonic() - began:.1f} s")
            times = measure(bench, baseline, settings, root, reaching, options.runs)
    return told(times)


def make_project(root: Path) -> list[str]:
    """The files of the project; the tests that reach its target."""
    (root / "shop").mkdir()
    (root / "tests").mkdir()
    (root / "pyproject.toml").write_text("[tool.pytest.ini_options]\ntestpaths = ['tests']\n")
    (root / "shop" / "__init__.py").touch()
    (root / "shop" / "words.py").write_text(TARGET)
    (root / "tests" / "conftest.py").write_text(CONFTEST)
    reaching = []
    for number in range(FILES):
        (root / "shop" / f"part{number}.py").write_text(MODULE.format(number=number))
        text = f"import pytest\n\nfrom shop.part{number} import total\n"
        mine = range(4) if number in REACHING else ()
        text += "from shop.words import distinct\n" if mine else ""
        text += "".join(REACHES.format(number=each) for each in mine)
        text += "".join(OTHER.format(number=each) for each in range((TESTS - len(mine)) // 2))
        (root / "tests" / f"test_part{number}.py").write_text(text)
        reaching += [f"tests/test_part{number}.py::test_distinct_{each}" for each in mine]
    return reaching


def measure(
    bench: Bench, baseline: Baseline, settings: Settings, root: Path, reaching: list[str], runs: int
) -> dict[str, list[tuple[float, float]]]:
    """Wall and CPU seconds of everything, `runs` times."""

    def pytest(*arguments: str) -> None:
        command = [sys.executable, "-m", "pytest", "-q", *arguments]
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)

    def one(text: str) -> None:
        (case,) = [case for case in bench.workload.cases if case.kind == "tests"]
        bench.workload.execute(bench.file.encode(text), case)

    def whole(text: str) -> None:
        verifier = bench.verifier(baseline, settings, Progress(), time.monotonic())
        verdict = verifier.correct(text)
        assert verdict.accepted, verdict

    whats: dict[str, Callable[[], None]] = {
        "all 200 tests by pytest": pytest,
        "the 12 tests by pytest": lambda: pytest(*reaching),
        "a run, as fast": lambda: one(AS_FAST),
        "a run, faster": lambda: one(FASTER),
        "verified, as fast": lambda: whole(AS_FAST),
        "verified, faster": lambda: whole(FASTER),
    }
    times: dict[str, list[tuple[float, float]]] = {what: [] for what in whats}
    for _ in range(runs):
        for what, do in whats.items():
            began, used = time.perf_counter(), used_s()
            do()
            times[what].append((time.perf_counter() - began, used_s() - used))
    return times


def used_s() -> float:
    """CPU seconds of all processes that have ended, those that the sandbox's launcher has started included."""
    this = psutil.Process()
    return sum(each.cpu_times().children_user + each.cpu_times().children_system for each in (this, *this.children()))


def told(times: dict[str, list[tuple[float, float]]]) -> int:
    """Print the table; the exit status."""
    (plain_s, _), (run_s, _) = min(times["the 12 tests by pytest"]), min(times["a run, as fast"])
    allowed_s = MOST_TIMES * plain_s + MOST_MORE_S
    print(f"{'':26}{'wall':>8}{'median':>8}{'cpu':>8}{'median':>8}")
    for what, seconds in times.items():
        columns = [(min(each), median(each)) for each in zip(*seconds, strict=True)]
        print(f"{what:26}" + "".join(f"{least:8.2f}{middle:8.2f}" for least, middle in columns))
    print(f"allowed for a run: {MOST_TIMES} x {plain_s:.2f} + {MOST_MORE_S} = {allowed_s:.2f} s")
    return int(run_s > allowed_s)


if __name__ == "__main__":
    sys.exit(main())
