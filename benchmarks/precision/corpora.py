"""Code that others wrote with the tests it comes with, and how those are run on a copy."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NOT_REWRITTEN = {"site-packages", "__pycache__", "idlelib", "turtledemo", "lib2to3", ".git"}
COVERAGE = ("-m", "coverage")
LIMIT_S = 120
"""For what is no test."""


@dataclass(frozen=True)
class Corpus:
    """A folder of Python files that is tested as a whole: sources as their authors publish them, unpacked."""

    name: str
    folder: Path
    python: str

    def files(self) -> Iterator[Path]:
        """Relative to the folder, as every path here."""
        for path in sorted(self.folder.rglob("*.py")):
            file = path.relative_to(self.folder)
            if not NOT_REWRITTEN & set(file.parts):
                yield file

    def tests(self, file: Path) -> tuple[str, ...]:  # noqa: ARG002
        """What judges a rewrite of this file, in words of `command`."""
        return (".",)

    def is_test(self, file: Path) -> bool:
        return file.name.startswith("test_") or file.name.endswith("_test.py")

    def command(self, tests: Sequence[str], report: Path) -> list[str]:
        """The interpreter's arguments that run these tests and write a report in JUnit's format."""
        plain = ("-o", "addopts=", "-p", "no:cacheprovider", "-m", "not slow", "--continue-on-collection-errors")
        return ["-m", "pytest", "-q", *plain, f"--junit-xml={report}", *tests]

    def path(self, copy: Path) -> list[Path]:
        """What is put before the installed packages."""
        return [copy / "src", copy]

    def working_directory(self, copy: Path) -> Path:
        return copy


class Package(Corpus):
    """An installed package that ships its tests: `tests/test_NAME.py` beside a file judges it, or else all in there."""

    def tests(self, file: Path) -> tuple[str, ...]:
        if self.is_test(file):
            return (str(self.folder.name / file),)
        beside = file.parent / "tests"
        own = beside / f"test_{file.stem}.py"
        found = own if (self.folder / own).exists() else beside
        return (str(self.folder.name / found),) if (self.folder / found).exists() else ()

    def path(self, copy: Path) -> list[Path]:
        return [copy.parent]

    def working_directory(self, copy: Path) -> Path:
        return copy.parent


class StandardLibrary(Corpus):
    """`test.test_NAME` judges the module and the package of that name."""

    def tests(self, file: Path) -> tuple[str, ...]:
        parts = [Path(part).stem for part in file.parts]
        if parts[0] == "test":
            names = [parts[1]] if parts[1].startswith("test_") else []
        else:
            names = [f"test_{name}" for name in ("_".join(parts), *reversed(parts))]
        folder = self.folder / "test"
        return tuple(name for name in names if (folder / name).is_dir() or (folder / f"{name}.py").exists())[:1]

    def is_test(self, file: Path) -> bool:
        return file.parts[0] == "test"

    def command(self, tests: Sequence[str], report: Path) -> list[str]:
        return ["-m", "test", "-q", "--junit-xml", str(report), *tests]


@dataclass(frozen=True)
class Outcome:
    """What one run of tests said."""

    passed: Counter[str]
    """Names of the tests that did, most of them once."""
    lines: Mapping[str, set[int]]
    """By file: where the statements begin that ran, if that was asked."""


class Copy:
    """A corpus in a scratch folder, to rewrite files in and run the tests there."""

    def __init__(self, corpus: Corpus, scratch: Path) -> None:
        self._corpus = corpus
        self._scratch = scratch
        self._folder = scratch / "copy" / corpus.folder.name
        ignored = shutil.ignore_patterns("site-packages", "__pycache__", ".git")
        shutil.copytree(corpus.folder, self._folder, ignore=ignored, symlinks=True)
        # Every import then compares hashes, so that no rewritten file is mistaken for the one it was made from.
        compiling = ["-W", "ignore", "-m", "compileall", "-qq", "--invalidation-mode", "checked-hash"]
        subprocess.run([corpus.python, *compiling, self._folder], check=False)

    @contextmanager
    def rewritten(self, texts: Mapping[str, str]) -> Iterator[None]:
        """These files hold these texts meanwhile."""
        before = {file: (self._folder / file).read_bytes() for file in texts}
        for file, text in texts.items():
            (self._folder / file).write_bytes(text.encode())
        try:
            yield
        finally:
            for file, data in before.items():
                (self._folder / file).write_bytes(data)

    def run(self, tests: Sequence[str], limit_s: float, watched: Sequence[str] = ()) -> Outcome:
        """Run the tests, and note which statements of the `watched` files ran; no test passed that ran out of time."""
        report, data = self._scratch / "report.xml", self._scratch / "coverage"
        for old in (report, data):
            old.unlink(missing_ok=True)
        arguments = self._corpus.command(tests, report)
        if watched:
            included = ",".join(str(self._folder / file) for file in watched)
            options = [f"--rcfile={os.devnull}", f"--data-file={data}", f"--include={included}"]
            arguments = [*COVERAGE, "run", *options, *arguments]
        if isinstance(self._corpus, StandardLibrary):
            arguments = ["-X", "frozen_modules=off", *arguments]
        self._python(arguments, limit_s)
        return Outcome(passed(report), self._lines(data) if watched else {})

    def _lines(self, data: Path) -> dict[str, set[int]]:
        report = self._scratch / "lines.json"
        report.unlink(missing_ok=True)
        self._python(
            ["-m", "coverage", "json", f"--rcfile={os.devnull}", f"--data-file={data}", "-o", str(report)], 120
        )
        if not report.exists():
            return {}
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
        where = self._corpus.working_directory(self._folder)
        return {
            str((where / file).relative_to(self._folder)): set(found["executed_lines"]) for file, found in files.items()
        }

    def _python(self, arguments: Sequence[str], limit_s: float) -> None:
        """Run the interpreter on the copy, and end with it whatever it started."""
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, self._corpus.path(self._folder))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
        }
        with tempfile.TemporaryFile() as nowhere:
            process = subprocess.Popen(
                [self._corpus.python, *arguments],
                cwd=self._corpus.working_directory(self._folder),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=nowhere,
                stderr=nowhere,
                start_new_session=True,
            )
            try:
                process.wait(limit_s)
            except subprocess.TimeoutExpired:
                pass
            finally:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                process.wait()


def passed(report: Path) -> Counter[str]:
    """The names of the tests that this report says passed."""
    try:
        root = ElementTree.parse(report).getroot()
    except (OSError, ElementTree.ParseError):
        return Counter()
    return Counter(
        f"{case.get('classname', '')} {re.sub('0x[0-9a-f]+', '', case.get('name', ''))}"
        for case in root.iter("testcase")
        if not any(case.find(word) is not None for word in ("failure", "error", "skipped"))
    )


def corpora(
    python: str, with_standard_library: bool, packages: Sequence[str], trees: Sequence[Path]
) -> Iterator[Corpus]:
    """What is asked for, each with its version in its name; packages are those that the interpreter has."""
    code = """if True:
        import importlib.metadata, importlib.util, platform, sys, sysconfig
        print("standard library", platform.python_version(), sysconfig.get_path("stdlib"), sep="\\t")
        for name in sys.argv[1:]:
            folder = importlib.util.find_spec(name).submodule_search_locations[0]
            print(name, importlib.metadata.version(name), folder, sep="\\t")
    """
    done = subprocess.run([python, "-c", code, *packages], stdout=subprocess.PIPE, text=True, check=True)
    for number, line in enumerate(done.stdout.splitlines()):
        name, version, folder = line.split("\t")
        if number:
            yield Package(f"{name} {version}", Path(folder), python)
        elif with_standard_library:
            yield StandardLibrary(f"{name} {version}", Path(folder), python)
    for tree in trees:
        yield Corpus(" ".join(tree.resolve().name.rsplit("-", 1)), tree.resolve(), python)
