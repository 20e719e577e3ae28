"""How far the verdict "faster" can be trusted on this machine: real programs of known speed, timed under load.

    python benchmarks/trust.py [--comparisons 50] [--budget 20] [--quiet]

Each version is the same loop with fewer turns, so the true ratio is known; 1x is the original against itself, twice as
many times as the others.
Meanwhile a second process slows the machine down in bursts, on the other processors and now and then on the same one.
The last row gives programs too little time, to see how well the budget is kept. Takes about half an hour. Exit status 1
when a version was called faster than itself, the budget was overrun by more than a tenth, or too few of the others
were found.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median, pstdev
from typing import TYPE_CHECKING

from perfhint.records import Target
from perfhint.sandbox import Mode, find_interpreter, open_sandbox
from perfhint.source.files import read
from perfhint.verify import compare_versions, establish
from perfhint.verify.schedule import choose_cpu
from perfhint.workloads import discover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.records import Baseline, Comparison
    from perfhint.sandbox import Sandbox
    from perfhint.workloads import Workload

PROGRAM = "total = 0\nfor i in range({turns}):\n    total += i * i % 7\nprint('done')\n"
MIN_SPEEDUP = 1.10
TURNS_PER_STEP = 100_000


@dataclass(frozen=True)
class Row:
    """One line of the table: comparisons of one program with a version that is truly `ratio` times as fast."""

    program: str
    own_s: float
    ratio: float
    budget_s: float
    least: float
    """Share of comparisons that should end in "faster"; of 1x none should."""

    def count(self, usual: int) -> int:
        """How many comparisons are made."""
        if self.program == "too slow":
            return max(3, usual // 5)
        return usual if self.least else 2 * usual


def rows(budget_s: float) -> list[Row]:
    programs = (("short", 0.005), ("long", 0.1))
    shares = {1.0: 0.0, 1.25: 0.85, 1.5: 0.98, 3.0: 0.98}
    table = [Row(name, own_s, ratio, budget_s, least) for name, own_s in programs for ratio, least in shares.items()]
    return [*table, Row("too slow", 0.5, 1.0, 4.0, 0.0)]


def main() -> None:
    options = parsed_options()
    step_s = calibrate()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {'quiet' if options.quiet else 'with a hog'}")
    print(f"{'program':>9} {'own ms':>7} {'true':>6} {'faster':>9} {'median':>7} {'interval':>12} {'pairs':>6}", end="")
    print(f" {'seconds':>8} {'budget':>7} {'over':>6} {'noise':>6}")
    kept = True
    with load(options.quiet), open_sandbox(Mode.AUTO) as sandbox:
        for row in rows(options.budget):
            kept &= measure(row, row.count(options.comparisons), step_s, sandbox)
    sys.exit(0 if kept else 1)


def parsed_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--comparisons", type=int, default=50, help="for each row of the table")
    parser.add_argument("--budget", type=float, default=20, help="seconds for one comparison")
    parser.add_argument("--quiet", action="store_true", help="no second process")
    return parser.parse_args()


def calibrate() -> float:
    """Seconds the loop takes for `TURNS_PER_STEP` turns, at its fastest."""
    code = compile(PROGRAM.format(turns=TURNS_PER_STEP).replace("print", "str"), "calibration", "exec")
    times = []
    for _ in range(30):
        started = time.process_time()
        exec(code, {})
        times.append(time.process_time() - started)
    return min(times)


def measure(row: Row, count: int, step_s: float, sandbox: Sandbox) -> bool:
    """Print one line of the table; whether it came out as it should."""
    turns = round(row.own_s / step_s * TURNS_PER_STEP)
    new = PROGRAM.format(turns=round(turns / row.ratio)).encode()
    comparisons, seconds = [], []
    with prepared(PROGRAM.format(turns=turns), sandbox) as (workload, baseline):
        for _ in range(count):
            started = time.monotonic()
            comparisons.append(
                compare_versions(
                    workload.original,
                    new,
                    workload,
                    baseline,
                    min_speedup=MIN_SPEEDUP,
                    deadline=started + row.budget_s,
                )
            )
            seconds.append(time.monotonic() - started)
    faster = sum(comparison.faster_than(MIN_SPEEDUP) for comparison in comparisons)
    over = max(0.0, max(seconds) / row.budget_s - 1)
    typical = sorted(comparisons, key=lambda comparison: comparison.speedup)[count // 2]
    print(
        f"{row.program:>9} {1000 * row.own_s:7.0f} {row.ratio:5.2f}x {faster:4} of {count:<3}"
        f"{typical.speedup:6.2f}x {typical.low:5.2f}-{typical.high:<6.2f}{median(c.pairs for c in comparisons):6.0f}"
        f" {median(seconds):8.1f} {row.budget_s:7.0f} {over:6.1%} {median(map(noise, comparisons)):6.0%}",
        flush=True,
    )
    return over <= 0.1 and (faster >= row.least * count if row.least else faster == 0)


def noise(comparison: Comparison) -> float:
    """Coefficient of variation of the original's times."""
    times = comparison.before[0] if comparison.pairs else (1.0,)
    return pstdev(times) / fmean(times)


@contextmanager
def prepared(program: str, sandbox: Sandbox) -> Iterator[tuple[Workload, Baseline]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "solution.py"
        path.write_text(program)
        workload = discover(Target(read(path), find_interpreter(None)), sandbox, scratch=Path(folder))
        yield workload, establish(workload)


@contextmanager
def load(quiet: bool) -> Iterator[None]:
    """Run this file a second time as the process that disturbs."""
    if quiet:
        yield
        return
    hog = subprocess.Popen([sys.executable, __file__, "hog"], start_new_session=True)
    try:
        yield
    finally:
        hog.kill()
        hog.wait()


def disturb() -> None:
    """Busy for up to a third of a second, then idle for as long, one time in four where the programs are timed."""
    timed_on = choose_cpu()
    processors = os.sched_getaffinity(0)
    others = list(processors - {timed_on}) or list(processors)
    memory = bytearray(64 << 20)
    while True:
        os.sched_setaffinity(
            0, {timed_on if timed_on is not None and random.random() < 0.25 else random.choice(others)}
        )
        until = time.monotonic() + random.uniform(0.005, 0.3)
        while time.monotonic() < until:
            memory[:: 1 << 12] = bytes(len(memory) >> 12)  # through the caches, too
        time.sleep(random.uniform(0.005, 0.3))


if __name__ == "__main__":
    disturb() if sys.argv[1:] == ["hog"] else main()
