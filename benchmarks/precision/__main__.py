"""What the rewrites of the catalog do to code that nobody wrote for it: the standard library and packages.

    python -m venv corpus && corpus/bin/pip install pytest coverage hypothesis sympy
    corpus/bin/pip download --no-deps --no-binary :all: -d sources networkx …    # and unpack what comes
    python benchmarks/precision --python corpus/bin/python --standard-library --package sympy --tree sources/*/

Every file is read as one that others import. Each rewrite by itself must compile. Those of `safe` rules are then made
in a scratch copy, all at once in the files that the same tests judge, and the tests that pass as it is must pass again.
When one does not, halves of the rewrites are tried until it is known which is to blame. A rewrite counts as
tested when the tests ran every statement that it changes; why others do not count is told.

What is known is kept in `--results`, line by line. A run that was interrupted goes on from there, and after a change of
the rules only what is rewritten in another way is tested again. The tables are about all that is kept; `--write` puts
them into docs/precision.md. The exit status is 1 when any rewrite failed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import Copy, corpora
from judging import Subject, digest, judge
from outcomes import DOES_NOT_COMPILE, NOT_RUN_YET, Rewrite, Suite, document, table

from perfhint import rules
from perfhint.hints import Hint, Safety
from perfhint.sandbox import find_interpreter
from perfhint.source import apply, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpora import Corpus

DOCUMENT = Path(__file__).parents[2] / "docs" / "precision.md"
TRACING = ("sys.settrace", "sys.setprofile", "sys.monitoring", "threading.settrace", "threading.setprofile")
"""Tests in a file that does this count the lines that run, also of the file itself: they would tell any rewrite."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="has pytest and coverage, and what the tests need")
    parser.add_argument("--standard-library", action="store_true", help="that of the interpreter too")
    parser.add_argument("--package", action="append", default=[], help="installed with tests; each file has its own")
    parser.add_argument("--tree", action="extend", nargs="+", type=Path, default=[], help="is tested as a whole")
    parser.add_argument("--limit", type=float, default=120, metavar="SECONDS", help="for the tests of one suite")
    parser.add_argument("--select", default="", metavar="RULES")
    parser.add_argument("--results", type=Path, default=Path("precision.jsonl"))
    parser.add_argument("--write", action="store_true", help="put the tables into docs/precision.md")
    options = parser.parse_args()
    interpreter = find_interpreter(options.python)
    chosen = rules.chosen(options.select.split(",") if options.select else (), ())
    known = read_results(options.results)
    for corpus in corpora(str(interpreter.path), options.standard_library, options.package, options.tree):
        print(f"{corpus.name}: looking for rewrites", file=sys.stderr)
        with tempfile.TemporaryDirectory() as scratch:
            copy = None
            for tests, subjects in by_tests(corpus, chosen, interpreter.version[:2]).items():
                lines = sum(subject.text.count("\n") for subject in subjects)
                suite = Suite(corpus.name, " ".join(tests), lines, digest(subjects))
                start = time.monotonic()
                if suite.key in known and known[suite.key].digest == suite.digest:
                    continue
                if any(subject.pending for subject in subjects):
                    copy = copy or Copy(corpus, Path(scratch))
                    judge(copy, tests, [subject for subject in subjects if subject.pending], options.limit)
                suite.rewrites = [rewrite for subject in subjects for _, rewrite in subject.rewrites]
                known[suite.key] = suite
                with options.results.open("a", encoding="utf-8") as results:
                    results.write(json.dumps(suite.as_json()) + "\n")
                if any(rewrite.is_safe for rewrite in suite.rewrites):
                    print(f"{suite} ({time.monotonic() - start:.0f} s)", file=sys.stderr)
    suites = list(known.values())
    print(table(suites))
    if options.write:
        DOCUMENT.write_text(document(suites), encoding="utf-8")
    return 1 if any(rewrite.has_failed for suite in suites for rewrite in suite.rewrites) else 0


def read_results(path: Path) -> dict[tuple[str, str], Suite]:
    if not path.exists():
        return {}
    suites = [Suite.from_json(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    return {suite.key: suite for suite in suites}


def by_tests(
    corpus: Corpus, chosen: tuple[rules.Rule, ...], python: tuple[int, int]
) -> dict[tuple[str, ...], list[Subject]]:
    """All files with their rewrites, those together that the same tests judge."""
    subjects: dict[tuple[str, ...], list[Subject]] = defaultdict(list)
    for file in corpus.files():
        try:
            text = (corpus.folder / file).read_bytes().decode()
        except (UnicodeDecodeError, FileNotFoundError):  # test data
            continue
        tests = corpus.tests(file)
        subject = Subject(str(file), text)
        subjects[tests].append(subject)
        if not compiles(text):  # more of it
            continue
        why_not = "" if tests else "nothing tests the file"
        if corpus.is_test(file) and any(word in text for word in TRACING):
            why_not = "in a test that traces itself"
        subject.rewrites.extend(found(subject, rules.find(parse(text), chosen, python=python), why_not))
    return subjects


def found(subject: Subject, hints: Iterable[Hint], why_not: str) -> Iterator[tuple[Hint, Rewrite]]:
    """Each hint that can be applied, with what is known without tests."""
    taken: list[Hint] = []
    for hint in hints:
        if not hint.edits:
            continue
        rewrite = Rewrite(hint.rule, f"{subject.file}:{hint.span.line}", hint.safety is Safety.SAFE)
        if not compiles(apply(subject.text, hint.edits)):
            rewrite.outcome = DOES_NOT_COMPILE
        elif rewrite.is_safe and not is_apart(hint, taken):
            rewrite.outcome = "overlaps with another"
        elif rewrite.is_safe:
            rewrite.outcome = why_not or NOT_RUN_YET
            taken.append(hint)
        yield hint, rewrite


def compiles(text: str) -> bool:
    try:
        compile(text, "text", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def is_apart(hint: Hint, others: Sequence[Hint]) -> bool:
    """Whether it may be applied together with these."""
    if others and (hint.alone or any(other.alone for other in others)):
        return False
    taken = [edit for other in others for edit in other.edits]
    return all(edit.end < other.start or other.end < edit.start for edit in hint.edits for other in taken)


if __name__ == "__main__":
    sys.exit(main())
