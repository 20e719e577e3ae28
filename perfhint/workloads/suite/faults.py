"""Why tests cannot judge a target, in one line with what helps."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfhint.errors import BaselineError, UsageError
from perfhint.records import Ending, Execution
from perfhint.workloads.excerpts import shorten
from perfhint.workloads.suite.outcomes import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.workloads.suite.request import Report
    from perfhint.workloads.suite.running import Running

_READ_ONLY = re.compile(r"Read-only file system|\[Errno 30\]|PermissionError|\[Errno 13\]")
_NO_TESTS, _USAGE = 5, 4
"""Exit statuses of pytest."""
_WIDTH = 300
"""Characters of what others say."""
_OTHER_PYTHON = "install it there, or name the Python that has it with --python"


def is_read_only(text: str) -> bool:
    """Whether `text` tells of a folder that cannot be written in."""
    return bool(_READ_ONLY.search(text))


def no_report(running: Running, execution: Execution) -> BaselineError:
    """The error for tests that did not come to their end."""
    if execution.exception is not None:
        kind, message = execution.exception
        return BaselineError(
            f"the tests cannot be run: {shorten(f'{kind}: {message}', width=_WIDTH)}", todo=_advice(message)
        )
    what = {
        Ending.TIMEOUT: "do not end in time",
        Ending.MEMORY: f"need more than {running.limits.memory_bytes >> 20} MB of memory",
        Ending.PROCESSES: f"start more than {running.limits.processes} processes or threads",
        Ending.SIGNALLED: "are killed by a signal",
        Ending.ABRUPT: "leave through os._exit or exec",
    }.get(execution.ending, f"come to no good end ({execution.ending.value})")
    last = _last_line(execution)
    return BaselineError(f"the tests {what}{f': {last}' if last else ''}", todo="name those that work with --tests")


def nothing_reaches(
    running: Running, report: Report, functions: Sequence[str], execution: Execution | None = None
) -> BaselineError:
    """The error for tests none of which judges the target; `execution` may hold what pytest says of its arguments."""
    target = running.project.target
    if any(problem.startswith("there is no pytest") for problem in report.problems):
        interpreter = running.interpreter
        return BaselineError(
            f"the target's Python has no pytest: {interpreter.name} ({interpreter.path})", todo=_OTHER_PYTHON
        )
    name = target.relative_to(running.project.root)
    if report.exit == _USAGE and not report.nodes:
        problem = report.problems[0] if report.problems else _usage(execution)
        return BaselineError(f"pytest cannot be run: {problem}", todo=_advice(problem))
    if not report.nodes:
        if report.problems:
            problem = report.problems[0]
            return BaselineError(f"the tests cannot be collected: {problem}", todo=_advice(problem))
        return BaselineError("there is no test", todo="name a file or folder that pytest finds tests in")
    failed = [node for node in report.nodes if node.outcome in ("failed", "error")]
    good = [node for node in report.nodes if node.is_good]
    if not good and failed:
        first = failed[0]
        return BaselineError(
            f"no test passes: {first.id} {told(first)}",
            todo=_advice(first.detail) or "only a program that passes its tests can be made faster",
        )
    what = f"calls {' or '.join(functions)}" if functions else f"calls a function of {name}"
    more = f" ({len(failed)} fail, such as {failed[0].id}: {failed[0].detail})" if failed else ""
    also = f"; {report.problems[0]}" if report.problems else ""
    count = f"none of the {len(good)} tests that pass" if len(good) != 1 else "the one test that passes"
    verb = what if len(good) != 1 else f"does not {what.replace('calls', 'call', 1)}"
    return BaselineError(
        f"{count} {verb}{more}{also}",
        todo="give tests of it; if they import another copy, such as an installed one, name the file of that",
    )


def unknown_function(wanted: str, known: Sequence[str], target: str) -> UsageError:
    """The error for a name that no function of the target has."""
    near = get_close_matches(wanted, known, n=3, cutoff=0.5) or [
        name for name in known if name.rpartition(".")[2] == wanted.rpartition(".")[2]
    ]
    todo = f"perhaps {' or '.join(near[:3])}" if near else f"it has {', '.join(known[:6])}" if known else ""
    return UsageError(f"{target} has no function {wanted}", todo=todo)


def _advice(message: str) -> str:
    if "ModuleNotFoundError" in message or "No module named" in message:
        return _OTHER_PYTHON
    if "unrecognized arguments" in message or "unknown marker" in message.lower():
        return "the project's configuration wants a plugin: " + _OTHER_PYTHON
    return ""


def _usage(execution: Execution | None) -> str:
    """What pytest has against its arguments."""
    lines = execution.stderr.decode(errors="replace").splitlines() if execution else []
    told = [line.partition("error:")[2].strip() for line in lines if "error:" in line.lower()]
    return shorten(next(filter(None, told), "it does not take its arguments"), width=_WIDTH)


def _last_line(execution: Execution) -> str:
    text = (execution.stderr or execution.stdout).decode(errors="replace").strip()
    return shorten(text.rpartition("\n")[2])
