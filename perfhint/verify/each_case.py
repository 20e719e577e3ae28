"""What a candidate does on every case by itself, for whoever has to mend it."""

from __future__ import annotations

import builtins
import re
import time
from typing import TYPE_CHECKING

from perfhint.records import CaseKind, CaseResult, Ending
from perfhint.verify.correct import time_limit

if TYPE_CHECKING:
    from perfhint.records import Baseline, Case, Execution
    from perfhint.workloads import Workload

MOST_FRAMES = 4


def each_case(program: str, workload: Workload, baseline: Baseline, *, seconds: float) -> tuple[CaseResult, ...]:
    """Run `program` once on every case, and stop when `seconds` are over: later cases have no result then."""
    data = workload.target.file.encode(program)
    stop_at = time.monotonic() + seconds
    results = []
    for case, original in zip(workload.cases, baseline.executions, strict=True):
        left = stop_at - time.monotonic()
        if left <= 0:
            break
        got = workload.execute(data, case, timeout_s=time_limit(original))
        results.append(_result(program, workload, baseline, case, original, got))
    return tuple(results)


def _result(
    program: str, workload: Workload, baseline: Baseline, case: Case, original: Execution, got: Execution
) -> CaseResult:
    difference = workload.difference(case, original, got)
    has_raised = difference is not None and got.exception is not None and got.exception != original.exception
    return CaseResult(
        # Not of a call: it has the arguments in it, which may be somebody's data.
        case=difference.where if difference and case.kind is CaseKind.TESTS else case.name,
        rejection=difference and difference.rejection,
        seconds=got.own_wall_s if got.ending is Ending.TIMEOUT else baseline.own_s_of(got),
        peak_rss_bytes=got.peak_rss_bytes,
        timed_out=got.ending is Ending.TIMEOUT,
        expected=difference.expected if difference else "",
        got=difference.got if difference else "",
        exception=_type(program, got) if has_raised else "",
        frames=_frames(program, workload.target.file.path.name, got) if has_raised else (),
    )


def _type(program: str, got: Execution) -> str:
    """The exception's type, if it is a name that Python or the program's text has: names can be made of data too."""
    name = got.exception[0].rpartition(".")[2] if got.exception else ""
    known = name.isidentifier() and (hasattr(builtins, name) or re.search(rf"\b{name}\b", program))
    return name if known else "an exception"


def _frames(program: str, name: str, got: Execution) -> tuple[str, ...]:
    """Where in the program it was raised, the innermost last; of the traceback only the numbers of lines are used.

    What else stands there a program can write itself, and so tell what it read to whoever is shown the frames.
    """
    lines = program.split("\n")
    numbers = re.findall(rf'^ *File "[^"\n]*{re.escape(name)}", line (\d+)', got.stderr.decode(errors="replace"), re.M)
    known = [int(number) for number in numbers if 0 < int(number) <= len(lines)]
    return tuple(f"line {number}: {lines[number - 1].strip()}" for number in known[-MOST_FRAMES:])
