"""The workload of whole programs: standard input and arguments in; output, exit status and files out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.records import Case, Ending, Execution, Sample
from perfhint.sandbox import Job
from perfhint.workloads import differences, samples
from perfhint.workloads.mutation import Mutations
from perfhint.workloads.raising import raises_at
from perfhint.workloads.workload import Workload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from perfhint.workloads.differences import Difference


@dataclass(frozen=True, kw_only=True)
class Programs(Workload):
    """Runs the target as `python target.py` does."""

    files: Mapping[str, Path]
    """What the target needs beside it: relative name in scratch to path."""
    scratch: Path
    """A folder for inputs that are made; what is in it is read as long as the workload is used."""

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

    def mutated(self) -> Iterator[Case]:
        """Inputs made from those of the cases, or arguments where there are no inputs (see `mutation`)."""
        for mutant in self._mutations:
            base = self._bases[mutant.base]
            name = f"made from {base.name} ({mutant.what})"
            if base.stdin is not None:
                yield replace(base, name=name, stdin=self._written(mutant.content), expected_stdout=None)
            elif argv := _with_other_numbers(base.argv, mutant.content.split()):
                yield replace(base, name=name, argv=argv, expected_stdout=None)

    def is_meant(self, case: Case, original: Execution) -> bool:  # noqa: ARG002 - the same for all
        """Whether it answered, or refused the input by raising an exception of its own."""
        if original.ending is not Ending.RAISED:
            return original.ending is Ending.FINISHED
        texts = {name: path for name, path in self.files.items() if path.suffix == ".py"}
        return raises_at(original.stderr, {self.target.file.path.name: self.target.file.text}, texts)

    def simpler(self, case: Case, difference: Difference) -> Iterator[Case]:  # noqa: ARG002
        """The same with fewer items and smaller values."""
        if case.stdin is not None:
            for content in self._mutations.simpler(case.stdin.read_bytes().decode()):
                yield replace(case, stdin=self._written(content))

    @cached_property
    def _bases(self) -> tuple[Case, ...]:
        """Cases that others are made from: those with an input that is text, or those with arguments alone."""
        with_input = tuple(case for case in self.cases if case.stdin is not None and _text(case.stdin) is not None)
        return with_input or tuple(case for case in self.cases if case.stdin is None and case.argv)

    @cached_property
    def _mutations(self) -> Mutations:
        return Mutations([_text(case.stdin) or "" if case.stdin else _line(case.argv) for case in self._bases])

    def _written(self, content: str) -> Path:
        data = content.encode()
        folder = self.scratch / "mutated"
        folder.mkdir(exist_ok=True)
        path = folder / hashlib.sha256(data).hexdigest()[:16]
        path.write_bytes(data)
        return path


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        return None


def _line(argv: tuple[str, ...]) -> str:
    """Arguments as a line; none where that could not be taken apart again."""
    return " ".join(argv) if all(each.split() == [each] for each in argv) else ""


def _with_other_numbers(argv: tuple[str, ...], changed: list[str]) -> tuple[str, ...]:
    """`changed` where it is `argv` but for numbers: other arguments may be names of files, or flags."""
    is_alike = len(changed) == len(argv) and all(
        old == new or (_is_integer(old) and _is_integer(new)) for old, new in zip(argv, changed, strict=True)
    )
    return tuple(changed) if is_alike else ()


def _is_integer(text: str) -> bool:
    return text.removeprefix("-").isdecimal()


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
