"""The workload of whole programs: standard input and arguments in; output, exit status and files out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfhint.records import Case, Execution, Sample
from perfhint.sandbox import Job
from perfhint.workloads import differences, samples
from perfhint.workloads.workload import Workload

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfhint.workloads.differences import Difference


@dataclass(frozen=True, kw_only=True)
class Programs(Workload):
    """Runs the target as `python target.py` does."""

    files: Mapping[str, Path]
    """What the target needs beside it: relative name in scratch to path."""

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
        """Run `program` in the target's place on one case (see `Workload`)."""
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

    def execute_nothing(
        self, *, hash_seed: int = 0, cpu: int | None = None, timeout_s: float | None = None
    ) -> Execution:
        """Run an empty program."""
        return self.execute(b"", Case("empty program"), hash_seed=hash_seed, cpu=cpu, timeout_s=timeout_s)

    def difference(self, case: Case, expected: Execution, got: Execution) -> Difference | None:
        """What `got` did differently from `expected` on this case; None when the same.

        Ending, exception with its message, exit status, stdout but for trailing whitespace, and written files count.
        """
        return differences.difference(case, expected, got)

    def failure(self, case: Case, got: Execution) -> Difference | None:
        """How `got` fails the expected output given for the case; None when it passes or none was given."""
        return differences.failure(case, got)

    def samples(self, executions: Sequence[Execution]) -> tuple[Sample, ...]:
        """What goes in and comes out in every case (see `Workload`)."""
        return tuple(samples.of_program(case, run) for case, run in zip(self.cases, executions, strict=True))

    def input_bytes(self, case: Case) -> int:
        """Size of a case: its standard input and its arguments together."""
        return (case.stdin.stat().st_size if case.stdin else 0) + sum(map(len, case.argv))


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
