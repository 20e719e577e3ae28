"""A module that tests judge: models are asked about it, and what they answer is judged by the tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from perfhint import app
from perfhint.progress import Progress
from perfhint.records import Rejection

if TYPE_CHECKING:
    from desk import Desk

pytestmark = pytest.mark.slow

MODULE = '''\
"""Numbers."""


def cubes(n):
    return [number**3 for number in range(n)]


def squares(n):
    found = []
    for number in range(n):
        found = found + [number * number]
    return found
'''
TESTS = """\
from numbers_of import squares

def test_many():
    assert sum(squares(3000)) == 8995500500
    assert squares(0) == []
"""
RIGHT = "```python\ndef squares(n):\n    return [number * number for number in range(n)]\n```"
WRONG = "```python\ndef squares(n):\n    return [number * number for number in range(1, n)]\n```"


def test_answers_are_judged_by_the_tests(desk: Desk) -> None:
    target = desk.folder / "numbers_of.py"
    target.write_text(MODULE)
    tests = desk.folder / "test_numbers.py"
    tests.write_text(TESTS)
    (desk.folder / "pytest.ini").write_text("[pytest]\naddopts = -p no:hypothesispytest -p no:xdist -p no:anyio\n")
    desk.answer(1, WRONG)
    desk.answer(2, RIGHT)
    settings = desk.settings(samples=2, rounds=0, strategy="instruct", fuzz_s=0, budget_s=300)
    run = app.optimize(
        target=target, tests=tests, inputs=(), argv=(), settings=settings, resume=False, progress=Progress()
    )
    assert run.best is not None
    assert run.best.text.startswith('"""Numbers."""'), "the rest of the module is as it was"
    assert "return [number * number for number in range(n)]" in run.best.text
    assert run.suite is not None
    assert run.suite.functions == ("squares",)
    wrong = next(each for each in run.tried if "range(1, n)" in each.candidate.text)
    assert wrong.verdict.rejection in (Rejection.RESULT, Rejection.OUTCOME)
    asked = "\n".join(message.content for message in run.exchanges[0].request.messages)
    assert "this function: squares" in asked
    assert "8995500500" not in asked, "what is in the tests is nobody's business"
    assert json.dumps(run.suite.set_aside) == "[]"
