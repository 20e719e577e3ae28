"""How much faster the example of every rule gets, on every CPython that perfhint knows.

    python benchmarks/rules.py [--python EXE ...] [--only PH2] [--rounds N] [--write]

Every pair is run in turn, slow, fast and an empty program, and a ratio is that of the least CPU seconds without those
of the interpreter's start. `--write` puts the ratios into perfhint/rules/measured.py, from where `perfhint rules` and
docs/rules.md show them, and where a rule that gains nothing on a version is withheld from its programs; with `--only`
the other rules keep theirs. Pairs that import a package are measured where the interpreter has it: give one with numpy
and pandas for every version (`--python`).
"""

from __future__ import annotations

import argparse
import os
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from installed_pythons import installed_pythons

from perfhint import rules
from perfhint.rules.measured import VERSIONS
from perfhint.sandbox import find_interpreter

if TYPE_CHECKING:
    from perfhint.records import Interpreter

LEAST_S = 0.001
"""What a program takes at least: less cannot be told from nothing."""
MEASURED = Path(rules.__file__).parent / "measured.py"
HEADER = '''"""How much faster the example of each rule gets; written by `python benchmarks/rules.py --write`."""

VERSIONS = {versions}

GAINS: dict[str, tuple[float | None, ...]] = {{
'''


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", default=[], metavar="EXE")
    parser.add_argument("--only", default="PH", metavar="PREFIX")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    given = [find_interpreter(python) for python in options.python]
    pythons = {python.version[:2]: python for python in [*installed_pythons(VERSIONS[0]), *given]}
    gains: dict[str, tuple[float | None, ...]] = {}
    print("rule   " + "".join(f"{major}.{minor:<8}" for major, minor in VERSIONS))
    for rule in rules.catalog():
        if rule.id.startswith(options.only):
            gains[rule.id] = tuple(
                measured(rule, pythons[version], options.rounds) if version in pythons else None for version in VERSIONS
            )
            print(rule.id, *(f"{gain or float('nan'):9.2f}" for gain in gains[rule.id]), rule.name, flush=True)
    if options.write:
        write(gains)


def measured(rule: rules.Rule, python: Interpreter, rounds: int) -> float | None:
    """The ratio of own CPU seconds, or None where the pair does not run."""
    with tempfile.TemporaryDirectory() as folder:
        programs = [Path(folder, name) for name in ("slow.py", "fast.py", "empty.py")]
        for program, text in zip(programs, (rule.slow, rule.fast, ""), strict=True):
            program.write_text(text, encoding="utf-8")
        times = [[cpu_seconds(python, program) for program in programs] for _ in range(rounds)]
    if any(None in row for row in times):
        return None
    slow, fast, empty = (min(seconds for seconds in column if seconds) for column in zip(*times, strict=True))
    return round(max(slow - empty, LEAST_S) / max(fast - empty, LEAST_S), 2)


def cpu_seconds(python: Interpreter, program: Path) -> float | None:
    """User and system seconds of one run on one processor; None when it fails."""
    cpu = max(os.sched_getaffinity(0))
    process = subprocess.Popen(
        [python.path, program],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=lambda: os.sched_setaffinity(0, {cpu}),
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    return usage.ru_utime + usage.ru_stime if status == 0 else None


def write(gains: dict[str, tuple[float | None, ...]]) -> None:
    """Change these in the table as it is now, which may be another than at the start."""
    table = {**runpy.run_path(str(MEASURED))["GAINS"], **gains}
    rows = "".join(f'    "{rule.id}": {table[rule.id]!r},\n' for rule in rules.catalog() if rule.id in table)
    MEASURED.write_text(HEADER.format(versions=VERSIONS) + rows + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
