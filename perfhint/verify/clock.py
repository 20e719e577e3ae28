"""Which clock tells a program's time.

CPU seconds, because they hardly change while other programs run; wall seconds where CPU seconds miss what the user
waits for: sleeps, input and output, work spread over several processes or threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.records import Execution
    from perfhint.workloads import Workload

_PARALLEL = 1.2
"""CPU seconds in one wall second that one thread cannot use."""
_WAITING = 1.5
"""Wall seconds in one CPU second, beyond those of a program that only computes."""
_UNFELT_S = 0.05
"""Waiting that nobody feels, and that starting a process varies by."""
_SPIN_S = (0.05, 0.5)
"""The yardstick computes as long as the original does, within these bounds."""


def choose_clock(workload: Workload, executions: Sequence[Execution], null: Execution) -> str:
    """ "cpu" or "wall" for a program that ran its cases as `executions` and does nothing as `null`.

    A cold disk or a busy machine makes every program wait. So before waiting is held against a program, the case that
    waited most is run again, and a yardstick that only computes is run in the same sandbox: the program must wait
    clearly more than that.
    """
    cpu_s, wall_s = sum(e.own_cpu_s for e in executions), sum(e.own_wall_s for e in executions)
    if cpu_s > _PARALLEL * wall_s + _UNFELT_S:
        return "wall"
    cpu_s, wall_s = cpu_s - len(executions) * null.own_cpu_s, wall_s - len(executions) * null.own_wall_s
    if wall_s <= _WAITING * cpu_s + _UNFELT_S:
        return "cpu"
    case, most = max(
        zip(workload.cases, executions, strict=True), key=lambda pair: pair[1].own_wall_s - pair[1].own_cpu_s
    )
    again = workload.execute(workload.original, case)
    wall_s -= max(0.0, most.own_wall_s - again.own_wall_s)
    return "wall" if wall_s > _WAITING * _contention(workload, cpu_s, null) * cpu_s + _UNFELT_S else "cpu"


def _contention(workload: Workload, cpu_s: float, null: Execution) -> float:
    """Wall seconds in one CPU second of a program that only computes, on this machine now."""
    low, high = _SPIN_S
    spin_s = min(max(cpu_s, low), high)
    program = f"import time\nend = time.process_time() + {spin_s!r}\nwhile time.process_time() < end: pass\n"
    yardstick = workload.execute_alone(program.encode())
    return max(1.0, (yardstick.own_wall_s - null.own_wall_s) / max(low, yardstick.own_cpu_s - null.own_cpu_s))
