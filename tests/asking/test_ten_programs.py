"""Ten slow programs, and for each a good answer, a wrong one, a slower one, one that does not compile, a patch, and one
that only says that it is faster: every verdict is right, and the best correct one wins.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest
from desk import in_json
from slow_programs import PROGRAMS, SlowProgram

from perfhint.models.digest import digest
from perfhint.records import Rejection

if TYPE_CHECKING:
    from desk import Desk

pytestmark = pytest.mark.slow
WASTE = "for _ in range(1500000):\n    pass\n"


def answers(program: SlowProgram) -> dict[str, str]:
    """Kinds of answers; each says in its explanation which it is."""
    slow, better, best = program.slow, program.better, program.best
    patch = "".join(
        difflib.unified_diff(slow.splitlines(True), better.splitlines(True), "a/solution.py", "b/solution.py")
    )
    return {
        "good": in_json(best, "good"),
        "wrong": f"wrong\n```python\n{best.replace(*program.mistake)}```",
        "slower": in_json(WASTE + slow, "slower"),
        "broken": in_json(best.replace("(", "((", 1), "broken"),
        "patch": f"patch\n```diff\n{patch}```",
        "lying": in_json("import sys\n" + slow, "lying: this is 100 times as fast"),
    }


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_every_verdict_is_right_and_the_best_correct_one_wins(desk: Desk, program: SlowProgram) -> None:
    desk.put(program.slow, *program.inputs)
    asked = {"strategy": "instruct", "samples": 6, "hash_seeds": (0,)}
    (planned,) = desk.first_requests(**asked)
    waiting = list(answers(program).values())
    for number, request in enumerate(planned.requests, 1):
        desk.answer(number, *(waiting.pop() for _ in range(request.samples)))
    assert waiting == []

    run = desk.optimize(**asked)

    sent = [digest(exchange.request) for exchange in run.exchanges]
    assert sent == [digest(request) for request in planned.requests], "a dry run shows what is sent"
    verdicts = {tried.candidate.reason.split(":")[0]: tried.verdict for tried in run.tried}
    wrong = verdicts.pop("wrong").rejection
    assert wrong in (Rejection.OUTPUT, Rejection.EXCEPTION)
    assert {kind: verdict.rejection for kind, verdict in verdicts.items()} == {
        "good": None,
        "slower": Rejection.NOT_FASTER,
        "broken": Rejection.SYNTAX,
        "patch": None,
        "lying": Rejection.NOT_FASTER,
    }
    assert run.best
    assert (run.best.text, run.best.origin) == (program.best, f"replay:{desk.replies}")
    assert all(hunk.origin == run.best.origin for hunk in run.hunks)
    assert run.finished
