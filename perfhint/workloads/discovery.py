"""Find the workload of a target: what `--tests`, `--input` and the arguments after ``--`` mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import WorkloadError
from perfhint.records import Case, Limits, Target
from perfhint.workloads.layouts import SUPPORTED, Paired, pair_file, pair_folder
from perfhint.workloads.listed import SUFFIXES, read_listed
from perfhint.workloads.needs import Hidden, needed_files
from perfhint.workloads.programs import Programs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.sandbox import Sandbox
    from perfhint.workloads.workload import Workload


def discover(
    target: Target,
    sandbox: Sandbox,
    *,
    tests: Path | None = None,
    inputs: Sequence[Path] = (),
    argv: Sequence[str] = (),
    scratch: Path,
    limits: Limits | None = None,
) -> Workload:
    """The workload of `target`.

    With `tests` the cases it holds, with their expected outputs; with `inputs` one case a file, with the original as
    oracle; with neither one case with empty standard input. `argv` goes to every case. Inputs that are not files yet
    are written into the existing folder `scratch`, which must outlive the workload. Raises WorkloadError.
    """
    if tests is not None and inputs:
        raise WorkloadError("--tests and --input exclude each other", todo="give one of them")
    limits = limits or Limits()
    arguments = tuple(argv)
    hidden = Hidden(frozenset())
    if tests is not None:
        cases, hidden = _from_tests(tests, arguments, target, scratch)
        source = f"from {tests}"
    elif inputs:
        cases, source = _from_inputs(inputs, arguments), "judged by the original's own output"
    else:
        cases, source = [Case("(no input)", None, arguments)], "without input, judged by the original's own output"
    arguments_of_all = dict.fromkeys(arg for case in cases for arg in case.argv)
    limit = limits.file_bytes // 2  # the program may write as much as is copied for it to read
    return Programs(
        target=target,
        sandbox=sandbox,
        cases=tuple(cases),
        files=needed_files(target.file.path, arguments_of_all, cwd=Path.cwd(), hidden=hidden, limit=limit),
        scratch=scratch,
        limits=limits,
        description=f"{len(cases)} {'case' if len(cases) == 1 else 'cases'} {source}",
        has_expectations=tests is not None,
    )


def _from_tests(tests: Path, argv: tuple[str, ...], target: Target, scratch: Path) -> tuple[list[Case], Hidden]:
    if not tests.exists():
        raise WorkloadError(f"{tests} does not exist", todo=SUPPORTED)
    if tests.suffix in SUFFIXES and tests.is_file():
        return read_listed(tests, argv=argv, scratch=scratch), _hidden([tests])
    if not tests.is_dir():
        pair = pair_file(tests)
        return [_case(pair, argv)], _hidden([pair.expected])
    pairs = pair_folder(tests)
    secret = [pair.expected for pair in pairs]
    if not target.file.path.resolve().is_relative_to(tests.resolve()):
        secret.append(tests)
    return [_case(pair, argv) for pair in pairs], _hidden(secret)


def _from_inputs(inputs: Sequence[Path], argv: tuple[str, ...]) -> list[Case]:
    cases: dict[str, Case] = {}
    for path in inputs:
        if path.is_dir():
            raise WorkloadError(f"--input {path} is a folder", todo="give files, or a folder with --tests")
        if str(path) in cases:
            raise WorkloadError(f"--input {path} is given twice")
        cases[str(path)] = Case(str(path), _readable(path), argv)
    return list(cases.values())


def _case(pair: Paired, argv: tuple[str, ...]) -> Case:
    return Case(pair.name, _readable(pair.stdin), argv, _readable(pair.expected).read_bytes())


def _readable(path: Path) -> Path:
    """`path` as an absolute one, after a look whether it is a file that can be opened again and again."""
    if not path.exists():
        raise WorkloadError(f"{path} does not exist")
    if not path.is_file():
        raise WorkloadError(f"{path} is not a regular file", todo="save what it gives to a file: it is read many times")
    try:
        path.open("rb").close()
    except OSError as error:
        raise WorkloadError(f"cannot read {path}: {error.strerror}") from error
    return path.absolute()


def _hidden(paths: Sequence[Path]) -> Hidden:
    return Hidden(frozenset(path.resolve() for path in paths))
