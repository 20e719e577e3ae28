"""Whole runs with models that answer from folders: what is kept, resumed, polished, recorded and refused."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from desk import in_json

from perfhint import app
from perfhint.errors import CapReachedError, ModelMissingError, UsageError
from perfhint.records import Problem
from perfhint.store import open_store

if TYPE_CHECKING:
    from desk import Desk

SLOW = """\
n = int(input())
seen = []
total = 0
for i in range(n):
    rest = i * i % 3001
    if rest not in seen:
        seen.append(rest)
    for d in range(1, 40):
        if rest % d == 0:
            total += d
print(len(seen), total)
"""
SETS = SLOW.replace("seen = []", "seen = set()").replace("append", "add")
TABLE = """\
n = int(input())
seen = []
total = 0
sums = [sum(d for d in range(1, 40) if r % d == 0) for r in range(3001)]
for i in range(n):
    rest = i * i % 3001
    if rest not in seen:
        seen.append(rest)
    total += sums[rest]
print(len(seen), total)
"""


@pytest.fixture
def slow(desk: Desk) -> Desk:
    desk.put(SLOW, "9\n", "6000\n")
    return desk


@pytest.mark.slow
def test_a_run_that_a_model_cut_short_goes_on_without_paying_twice(slow: Desk) -> None:
    asked = {"samples": 1, "rounds": 2, "hash_seeds": (0,)}
    slow.answer(1, in_json(SETS, "sets"))
    broken_off = slow.optimize(**asked)
    assert not broken_off.finished
    assert broken_off.best
    assert broken_off.best.text == SETS
    assert "has no answer to request 2" in broken_off.warnings[0]

    slow.answer(1, in_json(TABLE.replace("[]", "set()").replace("append", "add"), "a table too"))
    gone_on = slow.optimize(**asked, resume=True)
    assert gone_on.id == broken_off.id
    assert gone_on.exchanges[0] == broken_off.exchanges[0]
    assert len(gone_on.exchanges) == 2
    assert len(gone_on.warnings) == 1, "of the second time only"
    assert gone_on.tried[: len(broken_off.tried)] == broken_off.tried
    assert gone_on.best
    assert gone_on.best.reason == "a table too"
    with open_store(slow.folder / "store.sqlite") as store:
        assert store.load(gone_on.id).exchanges == gone_on.exchanges


@pytest.mark.slow
def test_rules_polish_what_a_model_proposes(slow: Desk) -> None:
    slow.answer(1, in_json(TABLE, "a table"))
    run = slow.optimize(model=f"rules,replay:{slow.replies}", samples=1, rounds=0, hash_seeds=(0,))
    assert run.finished
    origins = {(tried.candidate.origin, bool(tried.candidate.rules)) for tried in run.tried}
    assert origins >= {("rules", True), (f"replay:{slow.replies}", False), (f"replay:{slow.replies}", True)}
    assert run.best
    assert "sums[rest]" in run.best.text
    assert "set" in run.best.text
    assert {hunk.origin for hunk in run.hunks} >= {f"replay:{slow.replies}"}
    assert any(hunk.rules for hunk in run.hunks)


@pytest.mark.slow
def test_hunks_that_buy_nothing_are_dropped_from_an_answer(slow: Desk) -> None:
    costly = "count = len(seen) + 0 * sum(range(400000))"  # so that its worth is plain on a busy machine, too
    useless = SETS.replace("print(len(seen), total)", f"{costly}\nprint(count, total)")
    slow.answer(1, in_json(useless, "sets"))
    run = slow.optimize(samples=1, strategy="instruct", hash_seeds=(0,))
    assert run.best
    assert run.best.text == SETS
    assert all(hunk.speedup and hunk.speedup > 1.5 for hunk in run.hunks)


@pytest.mark.slow
def test_what_was_recorded_is_replayed_though_times_differ(slow: Desk) -> None:
    slow.answer(1, in_json(SETS, "sets"))
    slow.answer(2, in_json(TABLE, "a table"))
    asked = {"samples": 1, "rounds": 1, "hash_seeds": (0,)}
    first = slow.optimize(**asked, record=slow.folder / "recorded")
    again = slow.optimize(**asked, model=f"replay:{slow.folder / 'recorded'}")
    assert again.finished
    assert [exchange.replies for exchange in again.exchanges] == [exchange.replies for exchange in first.exchanges]


@pytest.mark.slow
def test_rules_go_on_where_no_model_can_be_asked(slow: Desk) -> None:
    run = slow.optimize(model="rules,replay:nowhere", hash_seeds=(0,))
    assert not run.finished
    assert run.best
    assert run.best.origin == "rules"
    assert "nowhere is no folder of exchanges" in run.warnings[0]


def test_models_alone_that_cannot_be_asked_are_an_error_at_once(slow: Desk) -> None:
    with pytest.raises(ModelMissingError, match="nowhere is no folder of exchanges"):
        slow.optimize(model="replay:nowhere")


def test_a_cap_that_lets_nothing_be_asked_is_an_error(slow: Desk) -> None:
    slow.answer(1, in_json(SETS))
    with pytest.raises(CapReachedError, match="--max-tokens-total 1000 leaves 1000"):
        slow.optimize(max_tokens_total=1000)


@pytest.mark.slow
def test_another_question_is_another_run(slow: Desk) -> None:
    slow.answer(1, "I cannot.")
    slow.answer(2, "I cannot.")
    asked = {"samples": 1, "rounds": 0}
    first = slow.optimize(**asked)
    assert (first.unusable, first.tried, first.finished) == (2, (), True)
    assert slow.optimize(**asked, resume=True).id == first.id
    assert slow.optimize(**asked, temperature=0.1, resume=True).id != first.id
    assert slow.optimize(**asked, problem=Problem("Count."), resume=True).id != first.id
    shutil.rmtree(slow.replies)
    assert slow.optimize(**asked, resume=True).id == first.id


@pytest.mark.slow
def test_a_dry_run_shows_everything_but_private_cases_and_keeps_nothing(slow: Desk) -> None:
    (slow.tests / "1.in").write_text("9\nPRIVATE INPUT\n")
    (planned,) = slow.first_requests(model="openai:gpt-5@http://localhost:1/v1", problem=Problem("COUNT THEM"))
    said = json.dumps([message.content for request in planned.requests for message in request.messages])
    assert "COUNT THEM" in said
    assert "rest not in seen" in said
    assert "PRIVATE INPUT" not in said
    assert not (slow.folder / "store.sqlite").exists()

    (planned,) = slow.first_requests(show_cases=2, samples=1)
    assert "PRIVATE INPUT" in planned.requests[0].messages[-1].content
    assert "no folder" not in str(planned.warnings)


def test_a_dry_run_needs_a_model(slow: Desk) -> None:
    with pytest.raises(UsageError, match="name one with --model"):
        slow.first_requests(model="rules")
    assert app.first_requests
