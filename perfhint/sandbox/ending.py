"""What the launcher saw and what the program reported, put together: how the run ended."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from typing import Any

from perfhint.records import Ending

_HEADER = re.compile(rb" ([012]) (\d{1,9}) (\d{1,9})\n")


@dataclass(frozen=True, slots=True)
class Report:
    """What the program's own interpreter said at its end."""

    exception: tuple[str, str] | None
    out_of_memory: bool
    extra: bytes


def read_report(data: bytes, token: bytes) -> Report | None:
    """The report in `data`, or None when the interpreter did not get to its end."""
    header = _HEADER.match(data, len(token)) if data.startswith(token) else None
    if header is None:
        return None
    kind, name_length, message_length = (int(number) for number in header.groups())
    name_end = header.end() + name_length
    message_end = name_end + message_length
    # A forged report may hold anything.
    name = data[header.end() : name_end].decode(errors="replace")
    message = data[name_end:message_end].decode(errors="replace")
    return Report((name, message) if kind else None, kind == 2, data[message_end:])


def judge(answer: dict[str, Any], report: Report | None) -> tuple[Ending, int | None, tuple[str, str] | None]:
    """Ending, exit status and exception from the launcher's answer and the program's report.

    An uncaught MemoryError is `Ending.MEMORY`, not RAISED: under a limit of ours it says nothing about the program.
    An uncaught KeyboardInterrupt ends the interpreter by SIGINT, which a shell shows as 130.
    """
    code: int | None = answer["code"]
    ended_by: int | None = answer["signal"]
    if code is not None and code > 128 and report is None:  # how an init passes a signal on
        ended_by = code - 128 if code - 128 in set(signal.Signals) else None
    if answer["exceeded"]:
        return Ending[answer["exceeded"]], None, None
    if report is None:
        return (Ending.SIGNALLED, None, None) if ended_by else (Ending.ABRUPT, code, None)
    if report.exception and ended_by == signal.SIGINT:
        code, ended_by = 128 + signal.SIGINT, None
    if ended_by:
        return Ending.SIGNALLED, None, None
    if report.exception and code:
        return Ending.MEMORY if report.out_of_memory else Ending.RAISED, code, report.exception
    return Ending.FINISHED, code, None
