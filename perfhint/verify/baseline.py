"""The baseline: does the original pass its own tests, answer the same every time, and how long does it take?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Never

from perfhint.errors import BaselineError, SandboxError, SourceError
from perfhint.records import Baseline, Case, CaseKind, Ending, Execution
from perfhint.source.compiles import syntax_error
from perfhint.verify.clock import choose_clock
from perfhint.workloads import CLEAN_ENDINGS, absolute_paths

if TYPE_CHECKING:
    from perfhint.workloads import Difference, Workload

SEEDS = (0, 1)
"""Hash seeds under which the original must answer the same."""
_NULL_RUNS = 3
_OUTSIDE_ERRORS = frozenset(
    {"OSError", "FileNotFoundError", "PermissionError", "NotADirectoryError"}
    | {"ConnectionError", "ConnectionRefusedError", "gaierror", "URLError", "ConnectError"}
)
"""What a program stops with for want of a file or a network that the sandbox does not give."""


def establish(workload: Workload) -> Baseline:
    """Run the original on every case under two hash seeds and measure it.

    A clean uncaught exception or an exit status other than 0 is a result like any other where no expected output says
    otherwise. Raises BaselineError at the first case that fails, is not answered the same twice, or that the sandbox
    cannot give what it needs; SourceError when the original does not compile; SandboxError when nothing runs at all.
    """
    error = syntax_error(workload.original, workload.target.interpreter)
    if error is not None:
        raise SourceError(f"{workload.target.file.path} does not compile: {error}")
    null = _null(workload)
    executions = tuple(_dependable(workload, index, case) for index, case in enumerate(workload.cases))
    clock = choose_clock(workload, executions, null)
    return Baseline(
        executions=executions,
        null_s=null.own_cpu_s if clock == "cpu" else null.own_wall_s,
        clock=clock,
        oracle=workload.oracle,
    )


def hash_dependent(difference: Difference) -> BaselineError:
    """The error for an original whose answer follows the hash seed."""
    return BaselineError(
        f"the original's answer to {difference.place} depends on the hash seed: {difference.detail}",
        todo="sort what comes out of sets before printing it",
    )


def _null(workload: Workload) -> Execution:
    """The quickest run of an empty program."""
    runs = [workload.execute_nothing() for _ in range(_NULL_RUNS)]
    for run in runs:
        if run.ending is not Ending.FINISHED or run.exit_status != 0:
            last = run.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise SandboxError(
                f"an empty program does not run under {workload.target.interpreter.path}: {last or run.ending}"
            )
    return min(runs, key=lambda run: run.own_cpu_s)


def _dependable(workload: Workload, index: int, case: Case) -> Execution:
    """The quicker of two runs that end well, pass the case and are the same."""
    runs = []
    for seed in SEEDS:
        runs.append(workload.execute(workload.original, case, hash_seed=seed))
        _require_result(workload, case, runs[-1])
    first, second = runs
    difference = workload.difference(case, first, second)
    if difference is not None:
        _refuse_changing(workload, difference, first)
    failure = workload.failure(case, first)
    if failure is not None:
        before = f" ({index} before it pass)" if index else ""
        raise BaselineError(
            f"the original fails {failure.place}{before}: {failure.detail}",
            todo="mend the program or the expected output: only a program that passes its tests can be made faster",
        )
    return min(runs, key=lambda run: run.wall_s)


def _refuse_changing(workload: Workload, difference: Difference, first: Execution) -> Never:
    """Tell an original that follows the hash seed from one that changes under the same seed."""
    again = workload.execute(workload.original, difference.case, hash_seed=SEEDS[0])
    if workload.difference(difference.case, first, again) is None:
        raise hash_dependent(difference)
    raise BaselineError(
        f"the original does not repeat its own answer to {difference.place}: {difference.detail}",
        todo="seed its random numbers, and let it print no times, addresses or process numbers",
    )


def _require_result(workload: Workload, case: Case, run: Execution) -> None:
    """Refuse a run that a limit cut short or that stopped for want of something the sandbox does not have."""
    if run.ending not in CLEAN_ENDINGS:
        what, todo = _cut_short(workload, run)
        if case.kind is not CaseKind.PROGRAM:
            raise BaselineError(f"{case.name}: the original {what}", todo="name fewer tests, or a longer --timeout")
        raise BaselineError(f"case {case.name}: the original {what}", todo=todo)
    if run.exception is None:
        return
    kind, message = run.exception[0].rpartition(".")[2], run.exception[1]
    if kind == "ModuleNotFoundError":
        interpreter = workload.target.interpreter
        raise BaselineError(
            f"the original stops in {interpreter.name} ({interpreter.path}): {message}",
            todo="name the Python that has it with --python",
        )
    if kind in _OUTSIDE_ERRORS:
        raise BaselineError(
            f"case {case.name}: the original stops with {kind}: {message}", todo=_sandbox_hint(workload)
        )
    if kind == "EOFError" and case.stdin is None:
        raise BaselineError(
            f"case {case.name}: the original reads standard input, which is empty", todo="give --tests or --input"
        )


def _cut_short(workload: Workload, run: Execution) -> tuple[str, str]:
    """What happened to a run that has no result, and what helps."""
    limits = workload.limits
    match run.ending:
        case Ending.TIMEOUT:
            return f"does not end within {limits.wall_s:g} s", "use a smaller input"
        case Ending.MEMORY:
            return f"needs more than {limits.memory_bytes >> 20} MB of memory", "use a smaller input"
        case Ending.OUTPUT:
            return f"prints more than {limits.output_bytes >> 20} MB", "use a smaller input"
        case Ending.DISK:
            return f"writes more than {limits.file_bytes >> 20} MB of files", "use a smaller input"
        case Ending.PROCESSES:
            return f"starts more than {limits.processes} processes or threads", "let it start fewer"
        case Ending.ABRUPT:
            return "leaves through os._exit or exec, so that nobody knows whether it finished", "let it end by itself"
        case _:
            return "is killed by a signal", "look for very deep recursion or a crash in an extension module"


def _sandbox_hint(workload: Workload) -> str:
    paths = absolute_paths(workload.target.file.text)
    if paths:
        return (
            f"absolute paths such as {paths[0]} are not shown to programs under test, use one relative to the program"
        )
    folder = workload.target.file.path.absolute().parent
    return (
        f"programs under test see the files in {folder} that their text names and those named as arguments, "
        "write into the current folder only, and have no network"
    )
