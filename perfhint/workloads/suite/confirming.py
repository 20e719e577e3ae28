"""The other tests of a project, run once with a version that would be accepted.

They call no function of the target, as far as could be seen, but may look at what else is in its module, or call it in
another process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.errors import BaselineError
from perfhint.records import Case, Rejection
from perfhint.workloads.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfhint.workloads.suite.running import Running


def confirm(
    running: Running, original: bytes, program: bytes, wanted: Mapping[str, str], case: Case
) -> Difference | None:
    """What `program` does differently in tests that have the outcomes `wanted` with the original.

    A test that the original does not repeat either, when run with the same few others, says nothing.
    """
    try:
        suspects = running.changed(program, wanted)
        if not suspects:
            return None
        few = {name: wanted[name] for name in suspects}
        steady = {name: outcome for name, outcome in few.items() if name not in running.changed(original, few)}
        wrong = running.changed(program, few) if steady else {}
    except BaselineError as error:
        return Difference(case, Rejection.ENDING, str(error.what), "all tests come to their end", error.what, "", "")
    for name in steady:
        if name in wrong:
            detail = f"expected {wanted[name]}, got {wrong[name]}"
            return Difference(case, Rejection.OUTCOME, detail, wanted[name], wrong[name], name, "")
    return None
