"""How long `perfhint check` takes on one file, process start included, and with what.

    python benchmarks/check.py FILE [--runs 30]

Prints milliseconds, the fastest and the median run. The hook must answer in a fraction of a second, however many rules
there are: "load rules" and "find" grow with their number, everything else does not.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import perfhint

STAGES = ("start Python", "import the command", "import the engine", "load rules", "parse", "join patterns", "find")
PROGRAM = """
import sys, time
times = [time.process_time()]
def stage(): times.append(time.process_time())
import perfhint.cli.quick_check
stage()
from pathlib import Path
from perfhint.rules import chosen, engine
from perfhint.source import parse
from perfhint.source.files import decode, read_bytes
stage()
rules = chosen((), ())
stage()
path = Path(sys.argv[1])
module = parse(decode(read_bytes(path), path).text)
stage()
engine.find(parse(""), rules)
stage()
engine.find(module, rules)
stage()
print(*(after - before for before, after in zip([0.0, *times], times)), len(rules))
"""
"""CPU seconds of every stage, and the number of rules."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=30)
    options = parser.parse_args()
    compileall.compile_dir(Path(perfhint.__file__).parent, quiet=1)  # as pip does when it installs
    whole, stages = [], []
    for _ in range(options.runs):
        whole.append(seconds([sys.executable, "-m", "perfhint", "check", options.file]))
        said = subprocess.run([sys.executable, "-c", PROGRAM, options.file], check=True, capture_output=True, text=True)
        *row, rules = map(float, said.stdout.split())
        stages.append(row)
    lines = len(options.file.read_bytes().splitlines())
    print(f"{options.file.name}, {lines} lines, {rules:.0f} rules, {options.runs} runs; min (median) in ms")
    for name, column in zip(("wall", "CPU"), zip(*whole, strict=True), strict=True):
        print(f"perfhint check, {name:4} {1e3 * min(column):6.1f} ({1e3 * median(column):.1f})")
    for name, column in zip(STAGES, zip(*stages, strict=True), strict=True):
        print(f"  {name:18} {1e3 * min(column):6.1f} ({1e3 * median(column):.1f})")


def seconds(command: list[str | Path]) -> tuple[float, float]:
    """On the wall and of the processor."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0  # it was waited for
    return time.perf_counter() - began, used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
