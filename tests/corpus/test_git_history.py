"""Pairs from the history of real repositories, of which nothing is changed or run."""

from __future__ import annotations

import hashlib
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from perfhint.corpus.filters import Filters
from perfhint.corpus.importers import GitHistory
from perfhint.corpus.importing import add
from perfhint.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.corpus import Corpus
    from perfhint.corpus.importing import Report

SLOW = """
def total(n):
    result = 0
    for i in range(n):
        result += i
    return result


class Shop:
    def names(self, rows):
        found = []
        for row in rows:
            if row not in found:
                found.append(row)
        return found
"""
FAST = SLOW.replace(
    "    result = 0\n    for i in range(n):\n        result += i\n    return result", "    return n * (n - 1) // 2"
)
SET = FAST.replace("found = []\n", "found = {}\n").replace("found.append(row)", "found[row] = None")


class Repository:
    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        self.git("init", "-q")

    def git(self, *arguments: str) -> str:
        who = {f"GIT_{role}_{what}": "x@y" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        command = ["git", "-c", "core.hooksPath=/dev/null", "-C", str(self.path), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | who).stdout

    def commit(self, message: str, **files: str) -> str:
        for name, text in files.items():
            (self.path / f"{name}.py").write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def state(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(self.path.rglob("*")):
            digest.update(
                repr((str(path), path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")).encode()
            )
        return digest.hexdigest()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "repository")
    found.commit("Begin", shop=SLOW)
    return found


def imported(corpus: Corpus, repository: Repository) -> Report:
    source = GitHistory(repository.path)
    return add(corpus, source, Filters(max_changed=None), on_skipped=lambda _: None, on_batch=lambda _: None)


def rows(corpus: Corpus) -> list[tuple[str, str]]:
    return [(row["problem"], row["reason"]) for row in corpus.rows("git")]


def test_functions_of_commits_that_claim_a_speedup(corpus: Corpus, repository: Repository) -> None:
    repository.commit("Sum up 40x faster\n\nNo loop any more.", shop=FAST)
    repository.commit("Rename things", shop=FAST.replace("rows", "lines"))
    assert imported(corpus, repository).added == 1
    (row,) = corpus.rows("git")
    assert (row["problem"], row["reason"], row["speedup"]) == ("shop.py:total", "Sum up 40x faster", 40)
    assert row["slow"].startswith("def total(n):\n    result = 0\n")
    assert row["fast"] == "def total(n):\n    return n * (n - 1) // 2\n"


@pytest.mark.parametrize(
    ("message", "counts"),
    [
        ("Speed up the shop", True),
        ("perf: no loop", True),
        ("names() is O(n) now", True),
        ("Optimise sums", True),
        ("A new name for the breakfast table", False),
        ("Revert: faster sums", False),
        ("Fast-forward to the new release", False),
    ],
)
def test_what_claims_a_speedup(corpus: Corpus, repository: Repository, message: str, counts: bool) -> None:
    repository.commit(message, shop=FAST)
    assert imported(corpus, repository).added == counts


def test_new_commits_are_gone_on_with(corpus: Corpus, repository: Repository) -> None:
    repository.commit("Faster sums", shop=FAST)
    assert imported(corpus, repository).read == 1
    again = imported(corpus, repository)
    assert (again.read, again.is_resumed) == (0, True)
    repository.commit("Faster names", shop=SET)
    assert (imported(corpus, repository).read, len(rows(corpus))) == (1, 2)


def test_a_history_that_was_rewritten_is_read_from_its_beginning(corpus: Corpus, repository: Repository) -> None:
    repository.commit("Faster sums", shop=FAST)
    imported(corpus, repository)
    repository.git("commit", "-q", "--amend", "-m", "Much faster sums")
    again = imported(corpus, repository)
    assert (again.read, again.added, again.known) == (1, 0, 1)


def test_commits_on_branches_come_once(corpus: Corpus, repository: Repository) -> None:
    start = repository.git("rev-parse", "HEAD").strip()
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("Faster sums", shop=FAST)
    repository.git("checkout", "-q", start)
    repository.commit("Other", other="x = 1\n")
    repository.git("merge", "-q", "-m", "Merge faster sums", "side")
    assert imported(corpus, repository).read == 1


def test_a_commit_about_everything_is_passed_over(corpus: Corpus, repository: Repository) -> None:
    many = "".join(f"def f{i}(x):\n    return sum([x, {i}])\n" for i in range(20))
    repository.commit("More", many=many)
    repository.commit("Everything is faster", many=many.replace("sum([x, ", "max([x, "))
    report = imported(corpus, repository)
    assert (report.read, report.skipped) == (0, 1)


def test_strange_files(corpus: Corpus, repository: Repository) -> None:
    (repository.path / "latin.py").write_bytes(b"# coding: latin-1\ndef f():\n    return sum([1, 2])  # \xe4\n")
    (repository.path / 'a "b"\n.py').write_text(SLOW)
    (repository.path / "broken.py").write_bytes(b"\xff\0")
    repository.commit("Begin")
    (repository.path / "latin.py").write_bytes(b"# coding: latin-1\ndef f():\n    return 3  # \xe4\n")
    (repository.path / 'a "b"\n.py').write_text(FAST)
    (repository.path / "broken.py").write_bytes(b"\xff\0\0")
    repository.commit("Faster")
    assert imported(corpus, repository).added == 2


def test_nothing_is_changed_and_nothing_is_run(corpus: Corpus, repository: Repository, tmp_path: Path) -> None:
    repository.commit("Faster sums", shop=FAST)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "gpg.program", "core.sshCommand", "diff.x.textconv"):
        repository.git("config", key, str(trap))
    repository.git("config", "log.showSignature", "true")
    (repository.path / ".git/info/attributes").write_text("*.py diff=x\n")
    (repository.path / ".git/hooks/post-checkout").symlink_to(trap)
    before = repository.state()
    assert imported(corpus, repository).added == 1
    assert repository.state() == before
    assert not (tmp_path / "sprung").exists()


def test_what_is_no_repository(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no git repository"):
        list(GitHistory(tmp_path).items(""))


def test_a_repository_without_commits(corpus: Corpus, tmp_path: Path) -> None:
    assert imported(corpus, Repository(tmp_path / "empty")).read == 0
