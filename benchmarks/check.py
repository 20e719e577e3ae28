"""What `perfhint check` takes, side by side with other linters that look for slow code.

    python benchmarks/check.py FILE --tree FOLDER [--others FOLDER_OF_THEIR_PROGRAMS] [--runs 10]

For one file (choose one of 200 lines), for 50 files of the tree as pre-commit names them, and for the whole tree, with
an empty cache and again: seconds on the wall and of the processor, children included, the least of all runs; peak
memory; and findings in 1,000 lines. ruff, perflint (a plugin of pylint) and refurb look at the same files in turn with
us, where they are in the folder named; the two slow ones only once. Then the stages of one run on the file: "load
rules" and "find" grow with the number of rules, everything else does not.
"""

from __future__ import annotations

import argparse
import compileall
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import perfhint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
CHANGED = 50
FINDING = re.compile(r"^\S.*?:\d+(?::\d+)?:? ", re.MULTILINE)
"""Of any of these linters, in the one form that all of them can print."""
SLOW = ("perflint", "refurb")
PERFLINT = "W8101,W8102,W8201,W8202,W8204,W8205,W8301,W8401,W8402,W8403"
"""All its messages."""


class Run(NamedTuple):
    """One invocation of one linter."""

    wall: float
    cpu: float
    memory: int
    """Peak of one process, in MiB."""
    findings: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--tree", type=Path, help="a folder of many files")
    parser.add_argument("--others", type=Path, help="the folder in which ruff, pylint and refurb are")
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    compileall.compile_dir(Path(perfhint.__file__).parent, quiet=1)  # as pip does when it installs
    print("| files | linter | wall s | CPU s | MiB | findings in 1,000 lines |\n|---|---|--:|--:|--:|--:|")
    compare("one file", [options.file], options.others, options.runs)
    if options.tree:
        files = sorted(options.tree.rglob("*.py"))
        compare(f"{CHANGED} files", random.Random(1).sample(files, min(CHANGED, len(files))), options.others, 3)
        compare("the tree", files, options.others, 1, named=options.tree)
    stages(options.file, options.runs)


def compare(title: str, files: Sequence[Path], others: Path | None, runs: int, *, named: Path | None = None) -> None:
    """Everybody on the same files in turn; the findings of each are those of its last run."""
    lines = sum(len(file.read_bytes().splitlines()) for file in files)
    with tempfile.TemporaryDirectory() as cache:
        results: dict[str, list[Run]] = {}
        for number in range(runs):
            for name, command in _linters([named] if named else files, others):
                if name.removesuffix(" again") not in SLOW or number == 0:
                    results.setdefault(name, []).append(_run(command, cache))
    for name, all_runs in results.items():
        wall, cpu = min(run.wall for run in all_runs), min(run.cpu for run in all_runs)
        density = 1000 * all_runs[-1].findings / max(1, lines)
        memory = max(run.memory for run in all_runs)
        print(f"| {title}, {lines} lines | {name} | {wall:.3f} | {cpu:.3f} | {memory} | {density:.2f} |", flush=True)


def _linters(paths: Sequence[Path], others: Path | None) -> Iterator[tuple[str, list[str | Path]]]:
    check = [sys.executable, "-c", "import sys; from perfhint.__main__ import check; sys.exit(check())"]
    yield "perfhint", [*check, "--format", "concise", "--no-cache", *paths]
    yield "perfhint --pedantic", [*check, "--format", "concise", "--no-cache", "--pedantic", *paths]
    yield "perfhint, fills the cache", [*check, "--format", "concise", *paths]
    yield "perfhint, from the cache", [*check, "--format", "concise", *paths]
    if others is None:
        return
    quick = ["check", "--no-cache", "--preview", "--isolated", "--select", "PERF,FURB,C4", "--output-format", "concise"]
    yield "ruff", [others / "ruff", *quick, *paths]
    plugin = ["--load-plugins=perflint", "--disable=all", f"--enable={PERFLINT}", "--score=n", "--recursive=y"]
    yield "perflint", [others / "pylint", *plugin, "--msg-template={path}:{line}: {msg_id}", *paths]
    yield "refurb", [others / "refurb", "--format", "text", *paths]


def _run(command: Sequence[str | Path], cache: str) -> Run:
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0  # it was waited for
        wall = time.perf_counter() - began
        output.seek(0)
        found = len(FINDING.findall(output.read().decode(errors="replace")))
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, found)


def stages(file: Path, runs: int) -> None:
    """CPU time of what one run does, one after the other."""
    rows = []
    for _ in range(runs):
        said = subprocess.run([sys.executable, "-c", PROGRAM, file], check=True, capture_output=True, text=True)
        *row, rules = map(float, said.stdout.split())
        rows.append(row)
    lines = len(file.read_bytes().splitlines())
    print(f"\n{file.name}, {lines} lines, {rules:.0f} rules, {runs} runs; min (median) of CPU ms")
    for name, column in zip(STAGES, zip(*rows, strict=True), strict=True):
        print(f"  {name:18} {1e3 * min(column):6.1f} ({1e3 * median(column):.1f})")


if __name__ == "__main__":
    main()
