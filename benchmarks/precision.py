"""What the rewrites of the catalog do to code that nobody wrote for it: the standard library and installed packages.

    python -m venv corpus && corpus/bin/pip install pytest hypothesis sympy networkx mpmath
    python benchmarks/precision.py --python corpus/bin/python --package sympy --package networkx --package mpmath

Every file is read as one that others import. Each rewrite by itself must compile. Those of `safe` rules are then made
in a scratch copy, all of a file together, and the tests of that file must pass as they did before: `tests/test_NAME.py`
beside it, or the standard library's `test.test_NAME`. When they do not, the rewrites of the file are tried one by one.
Prints a table by rule, and every rewrite that failed. Packages must ship their tests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING

from perfhint import rules
from perfhint.hints import Hint, Safety
from perfhint.sandbox import find_interpreter
from perfhint.source import apply, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.records import Interpreter

TEST_LIMIT_S = 120
"""Tests that take longer are left out."""


@dataclass
class Tally:
    """What became of the rewrites of one rule."""

    found: int = 0
    compiled: int = 0
    tested: int = 0
    passed: int = 0
    failures: list[str] = field(default_factory=list)


Tallies = dict[str, Tally]


@dataclass(frozen=True)
class Library:
    """A tree of Python files with their tests, and how those are run on a copy of it."""

    name: str
    folder: Path
    python: str

    @property
    def is_standard(self) -> bool:
        return self.name == "the standard library"

    def files(self) -> Iterator[Path]:
        for path in sorted(self.folder.rglob("*.py")):
            file = path.relative_to(self.folder)
            if not {"site-packages", "__pycache__", "idlelib", "turtledemo", "lib2to3"} & set(file.parts):
                yield file

    def tests(self, file: Path) -> list[str]:
        """What to run for `file`: names of test modules, or test files relative to the library."""
        if self.is_standard:
            names = [f"test_{file.stem}"] if file.stem != "__init__" else [f"test_{file.parent.name}"]
            names = [file.stem] if file.parts[0] == "test" and file.stem.startswith("test_") else names
            return [name for name in names if any((self.folder / "test").glob(f"{name}*"))]
        if file.name.startswith("test_"):
            return [str(file)]
        own = self.folder / file.parent / "tests" / f"test_{file.stem}.py"
        return [str(own.relative_to(self.folder))] if own.exists() else []

    def passes(self, copy: Path, tests: Sequence[str]) -> bool:
        """Whether these tests succeed on the library's copy in the folder `copy`."""
        if self.is_standard:
            command = [self.python, "-X", "frozen_modules=off", "-m", "test", "-q", *tests]
            path = copy
        else:
            files = [str(copy / test) for test in tests]
            command = [self.python, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *files]
            path = copy.parent
        try:
            done = subprocess.run(
                command,
                cwd=copy.parent,
                env={**os.environ, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=TEST_LIMIT_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--package", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--select", default="", metavar="RULES")
    options = parser.parse_args()
    interpreter = find_interpreter(options.python)
    chosen = rules.chosen(options.select.split(",") if options.select else (), ())
    tallies = {rule.id: Tally() for rule in chosen}
    lines = Counter[str]()
    for library in libraries(interpreter, options.package):
        print(f"{library.name} …", file=sys.stderr)
        with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(options.jobs) as pool:
            copies = Copies(library, Path(scratch), options.jobs)
            jobs = []
            for file in library.files():
                text = read(library.folder / file)
                lines[library.name] += text.count("\n")
                hints = [hint for hint in rules.find(parse(text), chosen, python=interpreter.version[:2]) if hint.edits]
                compiling = [hint for hint in hints if compiles(library, file, text, hint, tallies[hint.rule])]
                safe = without_overlaps([hint for hint in compiling if hint.safety is Safety.SAFE])
                if safe and library.tests(file):
                    jobs.append(pool.submit(judge, library, file, text, safe, copies, tallies))
            for job in jobs:
                job.result()
    show(tallies, lines)


def libraries(interpreter: Interpreter, packages: Sequence[str]) -> Iterator[Library]:
    where = "import sysconfig, importlib.util, sys; print(sysconfig.get_path('stdlib')); " + "".join(
        f"print(importlib.util.find_spec({name!r}).submodule_search_locations[0]); " for name in packages
    )
    folders = subprocess.run([interpreter.path, "-c", where], capture_output=True, text=True, check=True).stdout.split()
    for name, folder in zip(["the standard library", *packages], folders, strict=True):
        yield Library(name, Path(folder), interpreter.path)


def read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def compiles(library: Library, file: Path, text: str, hint: Hint, tally: Tally) -> bool:
    tally.found += 1
    try:
        compile(text, "original", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):  # test data
        return False
    try:
        compile(apply(text, hint.edits), "rewritten", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        tally.failures.append(f"{library.name}/{file}:{hint.span.line} {hint.rule} does not compile: {error}")
        return False
    tally.compiled += 1
    return True


def without_overlaps(hints: Sequence[Hint]) -> list[Hint]:
    """The hints whose edits lie apart from those of the hints before them."""
    chosen: list[Hint] = []
    for hint in hints:
        taken = [edit for other in chosen for edit in other.edits]
        if all(edit.end < other.start or other.end < edit.start for edit in hint.edits for other in taken):
            chosen.append(hint)
    return chosen


class Copies:
    """Scratch copies of a library, one for each worker, each as the library is whenever nobody uses it."""

    def __init__(self, library: Library, folder: Path, count: int) -> None:
        self._free: Queue[Path] = Queue()
        for number in range(count):
            copy = folder / str(number) / library.folder.name
            shutil.copytree(library.folder, copy, ignore=shutil.ignore_patterns("site-packages", "__pycache__"))
            self._free.put(copy)

    @contextmanager
    def one(self, file: Path, text: str) -> Iterator[Path]:
        """A copy to rewrite `file` in, which holds `text` again afterwards."""
        copy = self._free.get()
        try:
            yield copy
        finally:
            (copy / file).write_text(text, encoding="utf-8")
            self._free.put(copy)


def judge(library: Library, file: Path, text: str, hints: Sequence[Hint], copies: Copies, tallies: Tallies) -> None:
    """Rewrite `file` in a copy of the library, and note how its tests end."""
    tests = library.tests(file)
    with copies.one(file, text) as copy:
        if not library.passes(copy, tests):
            print(f"{library.name}/{file}: {' '.join(tests)} fails as it is", file=sys.stderr)
            return
        edits = [edit for hint in hints for edit in hint.edits]
        (copy / file).write_text(apply(text, edits), encoding="utf-8")
        together = library.passes(copy, tests)
        for hint in hints:
            if not together:
                (copy / file).write_text(apply(text, hint.edits), encoding="utf-8")
            tally = tallies[hint.rule]
            tally.tested += 1
            if together or library.passes(copy, tests):
                tally.passed += 1
            else:
                tally.failures.append(f"{library.name}/{file}:{hint.span.line} {hint.rule} fails {' '.join(tests)}")


def show(tallies: Tallies, lines: Counter[str]) -> None:
    print(", ".join(f"{name} {count:,} lines" for name, count in lines.items()))
    print(f"{'rule':7} {'found':>7} {'compile':>8} {'tested':>7} {'passed':>7}")
    total = Tally()
    for rule, tally in tallies.items():
        if tally.found:
            print(f"{rule:7} {tally.found:7} {tally.compiled:8} {tally.tested:7} {tally.passed:7}", *tally.failures)
        for name in ("found", "compiled", "tested", "passed"):
            setattr(total, name, getattr(total, name) + getattr(tally, name))
    print(f"{'all':7} {total.found:7} {total.compiled:8} {total.tested:7} {total.passed:7}")


if __name__ == "__main__":
    main()
