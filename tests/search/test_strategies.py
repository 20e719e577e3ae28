"""How strategies ask: real replies from folders, and verdicts by what a candidate's text says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_records import comparison
from tasks import full_task

from perfhint.errors import PromptTooLongError
from perfhint.models.replay import ReplayModel
from perfhint.records import Candidate, Exchange, Rejection, Request, Task, Tried, Verdict
from perfhint.search.context import tokens_of
from perfhint.search.strategies import STRATEGIES
from perfhint.search.talk import Plan, Talk, meaning, rank

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Model:
    """A replay model that notes what it is asked."""

    def __init__(self, folder: Path, *answers: str | Sequence[str]) -> None:
        for number, texts in enumerate(answers, 1):
            replies = [texts] if isinstance(texts, str) else list(texts)
            (folder / f"{number:02}.json").write_text(json.dumps({"replies": replies}))
        self.asked: list[Request] = []
        self._replay = ReplayModel(str(folder))

    def __call__(self, request: Request) -> Exchange:
        self.asked.append(request)
        return self._replay.reply(request)

    def last_words(self) -> list[str]:
        """The last message of every request."""
        return [request.messages[-1].content for request in self.asked]


class Judge:
    """Gives a program that prints N the verdict that it is N times as fast; 0 is wrong, 1 not faster."""

    def __init__(self) -> None:
        self.judged: list[str] = []

    def __call__(self, candidates: Sequence[Candidate]) -> list[Tried]:
        self.judged += [candidate.text for candidate in candidates]
        return [Tried(candidate, self._verdict(candidate.text)) for candidate in candidates]

    def _verdict(self, text: str) -> Verdict:
        speed = int(re.findall(r"print\((\d+)\)", text)[0])
        if speed == 0:
            return Verdict(Rejection.OUTPUT, "case 1: secret")
        return Verdict(None if speed > 1 else Rejection.NOT_FASTER, comparison=comparison(speed))


def program(speed: int) -> str:
    return f"```python\nprint({speed})\n```"


def talked(
    folder: Path, strategy: str, *answers: str | Sequence[str], task: Task | None = None, **plan: object
) -> tuple[Talk, Model, Judge]:
    model, judge = Model(folder, *answers), Judge()
    task = task or replace(full_task(), advice=(), pairs=())
    talk = Talk(task, Plan(**{"samples": 1, **plan}), "replay:x", model, judge)  # type: ignore[arg-type]
    STRATEGIES[strategy](talk)
    return talk, model, judge


def test_instruct_asks_once_and_shows_no_examples(tmp_path: Path) -> None:
    talk, model, _ = talked(tmp_path, "instruct", program(2), task=full_task())
    assert talk.error is None
    assert len(model.asked) == 1
    assert "FIRST PAIR" not in model.last_words()[0]


def test_few_shot_asks_once_and_shows_examples(tmp_path: Path) -> None:
    talk, model, _ = talked(tmp_path, "few-shot", program(2), task=full_task())
    assert "FIRST PAIR" in model.last_words()[0]
    assert [tried.candidate.text for tried in talk.tried] == ["print(2)\n"]


def test_samples_are_spread_over_the_likeliest_categories(tmp_path: Path) -> None:
    answers = [[program(2), program(3)], program(4), program(5)]
    _, model, judge = talked(tmp_path, "few-shot", *answers, task=full_task(), samples=4)
    assert [request.samples for request in model.asked] == [2, 1, 1]
    assert [re.findall(r"of this kind: \*\*(\w+)", words) for words in model.last_words()] == [
        [],
        ["io"],
        ["containers"],
    ]
    assert [request.seed for request in model.asked] == [0, 2, 3]
    assert judge.judged == [f"print({n})\n" for n in (2, 3, 4, 5)]


def test_exec_refine_tells_the_best_what_running_it_showed(tmp_path: Path) -> None:
    first = [program(0), program(2), program(1)]
    talk, model, _ = talked(tmp_path, "exec-refine", first, [program(3)] * 3, [program(5)] * 3, samples=3)
    assert "2.00x as fast" in model.last_words()[1]
    assert json.loads(model.asked[1].messages[-2].content)["code"] == "print(2)\n"
    assert "3.00x as fast" in model.last_words()[2]
    assert rank(talk.best(1)[0]) == (2, 5.0)


def test_a_round_that_brings_nothing_is_the_last(tmp_path: Path) -> None:
    talk, model, _ = talked(tmp_path, "exec-refine", program(4), program(3), program(9), rounds=5)
    assert len(model.asked) == 2
    assert rank(talk.best(1)[0]) == (2, 4.0)


def test_what_is_wrong_is_refined_where_nothing_is_right(tmp_path: Path) -> None:
    talk, model, _ = talked(tmp_path, "exec-refine", program(0), program(1), program(2), program(2))
    assert "It is wrong" in model.last_words()[1]
    assert "not measurably faster" in model.last_words()[2]
    assert "secret" not in "".join(model.last_words())
    assert len(talk.tried) == 3


def test_a_beam_refines_several_side_by_side(tmp_path: Path) -> None:
    rounds = [[program(2), program(4), program(3)], [program(5), program(6)], [program(7)]]
    _, model, _ = talked(tmp_path, "exec-refine", *rounds, samples=3, beam=2, rounds=1)
    assert [json.loads(request.messages[2].content)["code"] for request in model.asked[1:]] == [
        "print(4)\n",
        "print(3)\n",
    ]
    assert [request.samples for request in model.asked] == [3, 2, 2]


def test_a_patch_changes_the_version_that_is_refined_or_else_the_original(tmp_path: Path) -> None:
    task = replace(full_task(), program="x = 1\n" * 2000 + "print(1)\n", advice=(), pairs=())
    own = "@@ -1 +1,2 @@\n-print(2)\n+y = 3\n+print(3)\n"
    about_original = "@@\n x = 1\n-print(1)\n+print(4)\n"
    talk, model, _ = talked(tmp_path, "exec-refine", program(2), own, about_original, task=task)
    assert [tried.candidate.text[-18:] for tried in talk.tried] == [
        "print(2)\n",
        "y = 3\nprint(3)\n",
        "x = 1\nx = 1\nprint(4)\n"[-18:],
    ]
    assert "a unified diff of `solution.py`" in model.last_words()[0]
    assert "a unified diff of your last version" in model.last_words()[1]


def test_nl_exec_refine_reflects_before_it_writes(tmp_path: Path) -> None:
    talk, model, _ = talked(tmp_path, "nl+exec-refine", program(2), "Use a formula.", program(6), rounds=1)
    assert "Do not write the program yet" in model.last_words()[1]
    assert "2.00x as fast" in model.last_words()[1]
    assert (model.asked[1].schema, model.asked[1].samples) == (None, 1)
    assert model.asked[2].messages[-2].content == "Use a formula."
    assert "as your reflection says" in model.last_words()[2]
    assert rank(talk.best(1)[0]) == (2, 6.0)


def test_self_refine_is_told_nothing_of_the_result(tmp_path: Path) -> None:
    talk, model, _ = talked(tmp_path, "self-refine", program(2), "The loop is slow.", program(5), rounds=1)
    said = "".join(model.last_words())
    assert "as fast as the original" not in said
    assert "Review your answer" in model.last_words()[1]
    assert model.asked[2].messages[-2].content == "The loop is slow."
    assert rank(talk.best(1)[0]) == (2, 5.0)


def test_self_refine_ends_when_there_is_nothing_to_improve(tmp_path: Path) -> None:
    _, model, _ = talked(tmp_path, "self-refine", program(2), "Nothing to improve.", program(5), rounds=3)
    assert len(model.asked) == 2


def test_the_same_program_is_judged_once(tmp_path: Path) -> None:
    same = "```python\n# the same\nprint( 2 )\n```"
    _, _, judge = talked(tmp_path, "instruct", [program(2), same, program(2)], samples=3)
    assert judge.judged == ["print(2)\n"]
    assert meaning("x = 1  # one\n") == meaning("x=1")
    assert meaning("x = '\\d'(") == "x = '\\d'("


def test_a_useless_reply_costs_one_retry_and_is_counted(tmp_path: Path) -> None:
    answers = ["I cannot.", "@@ -1 +1 @@\n-no such line\n+print(2)\n", program(3)]
    talk, model, judge = talked(tmp_path, "instruct", [answers[0], answers[1]], "Sorry.", answers[2], samples=2)
    assert [request.samples for request in model.asked] == [2, 1, 1]
    assert "cannot be used: it holds no program" in model.last_words()[1]
    assert model.asked[1].messages[-2].content == "I cannot."
    assert 'does not apply: hunk "@@ -1 +1 @@" (it begins with `no such line`)' in model.last_words()[2]
    assert talk.unusable == 3
    assert judge.judged == ["print(3)\n"]


def test_what_may_not_be_imported_is_no_answer(tmp_path: Path) -> None:
    imports = "```python\nimport numpy, numba\nprint(4)\n```"
    talk, model, judge = talked(tmp_path, "instruct", imports, program(2))
    assert "cannot be used: it imports numba, which may not be imported" in model.last_words()[1]
    assert judge.judged == ["print(2)\n"]
    assert talk.unusable == 1


def test_a_model_that_fails_leaves_what_it_had_answered(tmp_path: Path) -> None:
    talk, model, judge = talked(tmp_path, "few-shot", [program(2), program(3)], task=full_task(), samples=4)
    assert talk.error is not None
    assert "has no answer to request 2" in str(talk.error)
    assert len(model.asked) == 2
    assert judge.judged == ["print(2)\n", "print(3)\n"]


def test_nothing_is_asked_when_the_time_is_up(tmp_path: Path) -> None:
    model, judge = Model(tmp_path, program(2), program(3)), Judge()
    talk = Talk(full_task(), Plan(samples=1), "replay:x", model, judge, may_ask=lambda: not model.asked)
    STRATEGIES["exec-refine"](talk)
    assert len(model.asked) == 1
    assert judge.judged == ["print(2)\n"]
    assert talk.out_of_time


def test_a_prompt_that_the_model_finds_too_long_is_shortened(tmp_path: Path) -> None:
    model = Model(tmp_path, program(2))

    def ask(request: Request) -> Exchange:
        if tokens_of(request.messages) > 1500:
            raise PromptTooLongError("the prompt has too many tokens")
        return model(request)

    task = replace(full_task(), pairs=full_task().pairs * 40)
    talk = Talk(task, Plan(samples=1), "replay:x", ask, Judge())
    STRATEGIES["few-shot"](talk)
    assert talk.error is None
    assert len(model.asked) == 1


def test_a_program_too_long_for_the_model_is_an_error_and_nothing_is_sent(tmp_path: Path) -> None:
    talk, model, _ = talked(tmp_path, "few-shot", program(2), context_tokens=600)
    assert "too long for the model" in str(talk.error)
    assert model.asked == []


@pytest.mark.parametrize("lines", [10, 2000])
def test_only_changes_are_asked_for_where_the_whole_would_not_fit(tmp_path: Path, lines: int) -> None:
    long = replace(full_task(), program="x = 1\n" * lines, pairs=(), advice=())
    _, model, _ = talked(tmp_path, "instruct", program(2), task=long)
    assert ("a unified diff" in model.last_words()[0]) == (lines > 1000)


def test_first_requests_are_those_that_are_sent(tmp_path: Path) -> None:
    answers = [[program(2), program(3)], program(4), program(5)]
    talk, model, _ = talked(tmp_path, "few-shot", *answers, task=full_task(), samples=4)
    again = Talk(full_task(), talk.plan, "replay:x", model, Judge())
    assert again.first_requests(pairs=True) == model.asked
