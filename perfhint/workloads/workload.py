"""A workload: cases run one by one in the sandbox, and how their results are compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfhint.records import Case, Counterexample, Execution, Limits, Target
from perfhint.sandbox import Job, Sandbox
from perfhint.workloads import differences
from perfhint.workloads.excerpts import printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from perfhint.workloads.differences import Difference

_STDIN_LINES = 20
_STDIN_BYTES = 2000


@dataclass(frozen=True, kw_only=True)
class Workload:
    """The cases of one target, and everything needed to run any version of the target on them."""

    target: Target
    sandbox: Sandbox
    cases: tuple[Case, ...]
    files: Mapping[str, Path]
    """What the target needs beside it: relative name in scratch to path."""
    limits: Limits
    description: str
    """One line: how many cases, where they come from, who knows the right answers."""
    has_expectations: bool
    """Whether expected outputs were given; otherwise the original is the oracle."""

    @property
    def original(self) -> bytes:
        """The target's own program, as it is on disk."""
        return self.target.file.encode(self.target.file.text)

    @property
    def digest(self) -> str:
        """SHA-256 of what judges a version: the cases, the files that the target needs, and the limits."""
        digest = hashlib.sha256(repr(self.limits).encode())
        for case in self.cases:
            digest.update(repr((case.name, case.argv, case.expected_stdout)).encode())
            if case.stdin:
                digest.update(_digest(case.stdin))
        for name, source in sorted(self.files.items()):
            for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
                if path.is_file():
                    digest.update(repr((name, str(path.relative_to(source)))).encode() + _digest(path))
        return digest.hexdigest()

    def execute(
        self,
        program: bytes,
        case: Case,
        *,
        hash_seed: int = 0,
        cpu: int | None = None,
        timeout_s: float | None = None,
        runner: str = "plain",
    ) -> Execution:
        """Run `program` in the target's place on one case; `timeout_s` replaces the workload's own wall limit.

        Raises SandboxError when the sandbox itself breaks, never for what the program does.
        """
        limits = self.limits if timeout_s is None else replace(self.limits, wall_s=timeout_s)
        return self.sandbox.run(
            Job(
                interpreter=self.target.interpreter,
                program=program,
                name=self.target.file.path.name,
                argv=case.argv,
                stdin=case.stdin,
                files=self.files,
                hash_seed=hash_seed,
                limits=limits,
                cpu=cpu,
                runner=runner,
            )
        )

    def difference(self, case: Case, expected: Execution, got: Execution) -> Difference | None:
        """What `got` did differently from `expected` on this case; None when the same.

        Ending, exception with its message, exit status, stdout but for trailing whitespace, and written files count.
        """
        return differences.difference(case, expected, got)

    def failure(self, case: Case, got: Execution) -> Difference | None:
        """How `got` fails the expected output given for the case; None when it passes or none was given."""
        return differences.failure(case, got)

    def input_bytes(self, case: Case) -> int:
        """Size of a case: its standard input and its arguments together."""
        return (case.stdin.stat().st_size if case.stdin else 0) + sum(map(len, case.argv))


def counterexample(difference: Difference, hash_seed: int) -> Counterexample:
    """`difference` with the case's input, cut short enough to show."""
    case = difference.case
    return Counterexample(
        case=case.name,
        stdin=stdin_head(case),
        argv=case.argv,
        hash_seed=hash_seed,
        expected=difference.expected,
        got=difference.got,
    )


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def head(data: bytes, size: int) -> str:
    """The first lines of `data`, which is the beginning of `size` bytes, and how much more there is."""
    lines = data[:_STDIN_BYTES].split(b"\n", _STDIN_LINES)
    shown = b"\n".join(lines[:_STDIN_LINES])
    text = printable(shown.decode(errors="backslashreplace").replace("\r\n", "\n"))
    return text if size <= len(shown) + 1 else f"{text}\n(the first {len(shown)} of {size} bytes)"


def stdin_head(case: Case) -> str:
    """The first lines of a case's input."""
    if case.stdin is None:
        return ""
    with case.stdin.open("rb") as file:
        return head(file.read(_STDIN_BYTES), case.stdin.stat().st_size)
