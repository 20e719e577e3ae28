"""A git history: functions before and after commits whose message claims that something became faster.

Only the git command line reads the repository, and it is told to run nothing that is configured there, to fetch
nothing and to write nothing.
"""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from perfhint.corpus.importers.base import Item, Skipped
from perfhint.corpus.importers.functions import functions
from perfhint.errors import CorpusError, SourceError
from perfhint.records import Pair
from perfhint.source.files import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIM = re.compile(
    r"\b(speed(s|ed|ing)?[ -]?ups?|sped up|speedups?|faster|fastest|quicker|accelerat\w+|perf|performance|optimi[sz]\w+"
    r"|slow(er|ness)?|bottleneck|O\(\w)",
    re.IGNORECASE,
)
"""A message that matches says that something became faster, or at least may."""
_BROAD = "speed|sped|fast|quick|accelerat|perf|optimi|slow|bottleneck|O[(]"
"""What git is asked for; it knows no words."""
_NO_CLAIM = re.compile(
    r"\b(revert|not (any )?faster|slower but|fix(es|ed)? (typo|lint|docs)|slow tests?|fast[ -]forward)", re.IGNORECASE
)
_FACTOR = re.compile(r"\b(\d{1,4}(?:\.\d+)?) ?(?:x|times) (?:faster|speed|quicker)", re.IGNORECASE)

MOST_FUNCTIONS = 8
"""A commit that changes more functions than this is about something else too."""
MAX_BYTES = 1 << 20
"""Longest file that is looked into."""

_SAFELY = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"),
    *("-c", "log.showSignature=false", "--no-pager", "--no-optional-locks", "--literal-pathspecs"),
)


class _Commit(NamedTuple):
    """One commit, with the files it changes as pairs of blobs."""

    name: str
    message: str
    files: tuple[tuple[str, str, str], ...]
    """Path, blob before, blob after."""


@dataclass(frozen=True, slots=True)
class GitHistory:
    """The history of what is checked out in a repository."""

    path: Path
    usual_filters: bool = True

    @property
    def key(self) -> str:
        """The absolute path."""
        return f"git {self.path.absolute()}"

    def items(self, position: str) -> Iterator[Item]:
        """The changed functions of every commit that claims a speed-up, parents before their children."""
        if self._git("rev-parse", "--git-dir").returncode:
            what = f"{self.path} is no git repository that can be read"
            raise CorpusError(what, todo=self._complaint("rev-parse", "--git-dir"))
        with self._started("cat-file", "--batch") as (requests, answers):
            for commit in self._commits(position):
                yield from _items(commit, requests, answers)

    def position(self, mark: object) -> str:
        """The last commit's name."""
        return str(mark)

    def _commits(self, position: str) -> Iterator[_Commit]:
        """Commits without merges whose message may claim a speed-up, behind `position` where that is in the history."""
        is_known = position and not self._git("merge-base", "--is-ancestor", position, "HEAD").returncode
        command = (
            *("log", "--topo-order", "--reverse", "--no-merges", "-i", "-E", f"--grep={_BROAD}"),
            *("--format=%x01%H%x00%B%x00", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=M"),
            *("--no-ext-diff", "--no-textconv", "--no-show-signature", "--encoding=UTF-8"),
            f"{position}..HEAD" if is_known else "HEAD",
            "--",
        )
        with self._started(*command) as (_, output):
            for record in _records(output):
                commit = _commit(record)
                if commit and CLAIM.search(commit.message) and not _NO_CLAIM.search(commit.message):
                    yield commit

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["git", *_SAFELY, "-C", str(self.path), *arguments],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=_environment(),
                check=False,
            )
        except FileNotFoundError:
            raise CorpusError("git is not installed", todo="install it, or import something else") from None

    def _complaint(self, *arguments: str) -> str:
        said = self._git(*arguments).stderr.decode(errors="replace").strip().splitlines()
        return said[0].removeprefix("fatal: ") if said else ""

    @contextmanager
    def _started(self, *arguments: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """A git process's standard input and output, ended with the block."""
        process = subprocess.Popen(
            ["git", *_SAFELY, "-C", str(self.path), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        assert process.stdin and process.stdout, "both are pipes"
        try:
            yield process.stdin, process.stdout
        finally:
            process.kill()
            process.stdin.close()
            process.stdout.close()
            process.wait()


def _environment() -> dict[str, str]:
    """The user's own, but for what would name another repository; nothing is asked or fetched."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ATTR_NOSYSTEM": "1", "LC_ALL": "C"}


def _records(output: IO[bytes]) -> Iterator[bytes]:
    """What `git log` says of each commit."""
    pending = b""
    while data := output.read(1 << 16):
        *records, pending = (pending + data).split(b"\x01")
        yield from filter(None, records)
        if len(pending) > 16 * MAX_BYTES:  # a commit that touches everything there is
            pending = b""
    if pending:
        yield pending


def _commit(record: bytes) -> _Commit | None:
    """A commit from its name, its message, and the raw lines of the files it modified."""
    name, _, rest = record.partition(b"\0")
    message, _, raw = rest.partition(b"\0")
    fields = [field.lstrip(b"\n") for field in raw.split(b"\0")]
    changed = []
    for head, path in pairwise(fields):
        parts = head.split(b" ")
        if head.startswith(b":") and len(parts) == 5 and path.endswith(b".py"):
            changed.append((os.fsdecode(path), parts[2].decode(), parts[3].decode()))
    if not re.fullmatch(rb"[0-9a-f]{40,64}", name) or not changed:
        return None
    return _Commit(name.decode(), message.decode(errors="replace").strip(), tuple(changed))


def _items(commit: _Commit, requests: IO[bytes], answers: IO[bytes]) -> Iterator[Item]:
    found: list[Pair] = []
    for path, before, after in commit.files:
        if len(found) > MOST_FUNCTIONS:
            break
        texts = [_text(blob, requests, answers) for blob in (before, after)]
        if None not in texts:
            found += _pairs(commit, path, *map(str, texts))
    if len(found) > MOST_FUNCTIONS:
        why = f"changes more than {MOST_FUNCTIONS} functions"
        yield Item(commit.name, skipped=Skipped(f"commit {commit.name[:10]}", why))
        return
    for pair in found:
        yield Item(commit.name, pair)
    yield Item(commit.name)


def _pairs(commit: _Commit, path: str, before: str, after: str) -> list[Pair]:
    """The functions of a file that a commit changed."""
    old, new = functions(before), functions(after)
    factor = _FACTOR.search(commit.message)
    return [
        Pair(
            slow=old[name],
            fast=new[name],
            reason=commit.message.partition("\n")[0],
            category="",
            speedup=float(factor[1]) if factor and float(factor[1]) > 1 else None,
            source="git",
            problem=f"{path}:{name}",
        )
        for name in old
        if name in new and old[name] != new[name]
    ]


def _text(blob: str, requests: IO[bytes], answers: IO[bytes]) -> str | None:
    """The Python file that a blob is; None when it is too long or none."""
    requests.write(blob.encode() + b"\n")
    requests.flush()
    head = answers.readline().split()
    if len(head) != 3:
        return None  # "missing": a shallow or partial clone does not have it
    size = int(head[2])
    data = answers.read(size)
    answers.read(1)
    if size > MAX_BYTES:
        return None
    try:
        return decode(data, Path(blob)).text
    except SourceError:
        return None
