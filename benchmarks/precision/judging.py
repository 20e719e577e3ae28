"""Whether tests notice rewrites."""

from __future__ import annotations

import ast
import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from outcomes import FAILED, NOT_RUN_YET, PASSED, Rewrite

from perfhint.source import apply

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from corpora import Copy

    from perfhint.hints import Edit, Hint


PATIENCE = 3
"""How many times as long a suite may take later: the machine may be busy."""


@dataclass
class Subject:
    """A file, and what is to be rewritten in it."""

    file: str
    text: str
    rewrites: list[tuple[Hint, Rewrite]] = field(default_factory=list)

    @property
    def pending(self) -> list[tuple[Hint, Rewrite]]:
        """What tests are to judge."""
        return [(hint, rewrite) for hint, rewrite in self.rewrites if rewrite.outcome == NOT_RUN_YET]


def digest(subjects: Sequence[Subject]) -> str:
    """Of all that decides about the outcome."""
    parts = [
        [subject.file, subject.text, [[*hint.edits, rewrite.outcome] for hint, rewrite in subject.rewrites]]
        for subject in subjects
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def judge(copy: Copy, tests: Sequence[str], subjects: Sequence[Subject], limit_s: float) -> None:
    """Find the outcome of everything that is pending."""
    jury = Jury(copy, tests, subjects, limit_s)
    pending = [(subject, hint, rewrite) for subject in subjects for hint, rewrite in subject.pending]
    guilty = jury.to_blame([rewrite for *_, rewrite in pending]) if jury.passed else []
    is_fair = bool(jury.passed) and not (guilty and not jury.accepts([]))
    for subject, hint, rewrite in pending:
        if not is_fair:
            rewrite.outcome = "the tests fail, or take too long, as it is"
        elif any(rewrite is one for one in guilty):
            rewrite.outcome = FAILED
        elif is_run(subject.text, hint.edits, jury.lines.get(subject.file, set())):
            rewrite.outcome = PASSED
        else:
            rewrite.outcome = "not run by the tests"


class Jury:
    """The tests that pass on the files as they are."""

    def __init__(self, copy: Copy, tests: Sequence[str], subjects: Sequence[Subject], limit_s: float) -> None:
        self._copy = copy
        self._tests = tests
        self._subjects = subjects
        self._limit_s = limit_s
        first = copy.run(tests, limit_s, watched=[subject.file for subject in subjects])
        self._is_sure = False
        self.passed = first.passed
        self.lines = first.lines

    def accepts(self, rewrites: Sequence[Rewrite]) -> bool:
        """Whether all that passed passes with these rewrites, and no others."""
        wanted = {id(rewrite) for rewrite in rewrites}
        texts = {
            subject.file: apply(
                subject.text, [edit for hint, own in subject.pending if id(own) in wanted for edit in hint.edits]
            )
            for subject in self._subjects
        }
        passed = self._run(texts)
        if not self.passed <= passed and not self._is_sure:  # what passes only sometimes is no judge
            self.passed &= self._run({})
            self._is_sure = True
        return self.passed <= passed

    def _run(self, texts: Mapping[str, str]) -> Counter[str]:
        with self._copy.rewritten(texts):
            return self._copy.run(self._tests, PATIENCE * self._limit_s).passed

    def to_blame(self, rewrites: Sequence[Rewrite]) -> list[Rewrite]:
        """Those that the tests do not accept; all of them where only together they are not."""
        if self.accepts(rewrites):
            return []
        if len(rewrites) == 1:
            return list(rewrites)
        middle = len(rewrites) // 2
        return [*self.to_blame(rewrites[:middle]), *self.to_blame(rewrites[middle:])] or list(rewrites)


def is_run(text: str, edits: Sequence[Edit], lines: set[int]) -> bool:
    """Whether every statement that is edited is among those that ran, which are known by their first lines."""
    begins = {}
    for statement in ast.walk(ast.parse(text)):
        if isinstance(statement, ast.stmt):
            inner = getattr(statement, "body", None)
            end = max(statement.lineno, inner[0].lineno - 1) if inner else statement.end_lineno
            begins.update(dict.fromkeys(range(statement.lineno, (end or statement.lineno) + 1), statement.lineno))
    data = text.encode()
    return all(
        any(
            begins.get(line) in lines
            for line in range(data.count(b"\n", 0, edit.start) + 1, data.count(b"\n", 0, edit.end) + 2)
        )
        for edit in edits
    )
