"""What prompts say, and what they never say."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sample_records import comparison
from tasks import PROGRAM, full_task

from perfhint.records import (
    Candidate,
    CaseResult,
    Counterexample,
    Profile,
    Rejection,
    Suspicion,
    Task,
    Trick,
    Tried,
    Verdict,
    Weight,
)
from perfhint.search import prompts, wording

CANDIDATE = Candidate("print(1)\n", "openai:x", "because", category="loops")
SECRET = "314159"


def text_of(messages: prompts.Conversation) -> str:
    return "\n".join(message.content for message in messages)


def first(task: Task | None = None, **options: object) -> str:
    return text_of(prompts.first(task or full_task(), **{"form": "whole", "pairs": True, **options}))  # type: ignore[arg-type]


def feedback(verdict: Verdict, task: Task | None = None) -> str:
    task = task or full_task()
    return prompts.exec_feedback((), task, "whole", Tried(CANDIDATE, verdict))[-1].content


def test_the_first_question_has_everything_there_is() -> None:
    said = first()
    for part in (
        "CPython 3.11.7",
        "numpy",
        "2  25 % | for x in range(n):\n3  70 % |     print(x)",
        "1       | n = int(input())",
        "case 1.in: 12.3 ms, 9 MB",
        "case 2.in: 1500 ms, 20 MB",
        "`xs` in `main`: list[int] or None, 2 to 77 items",
        "`for x in range(n)`: entered once, at most 123456 rounds each",
        "line 3 (io): ADVICE 3 is this",
        "Rewrites of this kind are made automatically",
        "Example 1: containers, measured 7.30x as fast",
        "Why: sets are fast",
        "PROBLEM INPUT",
        "SHOWN INPUT",
        "`--fast`",
        '"code": the complete new program',
    ):
        assert part in said, part
    assert "\n\n\n" not in said
    assert "\n\n\n" not in first(replace(full_task(), polished=False, packages=(), problem=None))


def test_an_empty_task_says_nothing_of_what_there_is_not() -> None:
    said = first(Task("a.py", PROGRAM, "CPython 3.12.1"))
    for heading in ("What it is for", "What it takes", "What was seen", "catalog", "Example", "Where to look"):
        assert heading not in said


def test_instruct_has_no_examples_and_a_direction_is_named() -> None:
    assert "Example 1" not in first(pairs=False)
    said = first(category="containers")
    assert "**containers**, which is the data structure that makes the hot operation cheap" in said


def test_a_long_program_is_asked_for_as_a_diff() -> None:
    assert '"code": a unified diff of `solution.py`' in first(form="diff")


def test_a_program_is_asked_for_from_its_description() -> None:
    said = first(replace(full_task(), program=""))
    assert "PROBLEM DESCRIPTION" in said
    assert "original" not in said


def test_values_are_told_by_their_magnitude_only() -> None:
    assert "at most about 1000000 in size" in first()
    assert wording.magnitude((-5, 3)) == "of either sign, at most about 10 in size"
    assert wording.magnitude((0, 0)) == "at most about 0 in size"


def test_answers_are_told_back_as_they_were_asked_for() -> None:
    told = json.loads(prompts.answered((), CANDIDATE)[-1].content)
    assert told == {"explanation": "because", "category": "loops", "code": "print(1)\n"}


WRONG = Verdict(
    Rejection.OUTPUT,
    f"case 2.in: line 1: expected {SECRET}, got 1{SECRET}",
    Counterexample("2.in", f"{SECRET}\n", (SECRET,), 0, SECRET, f"1{SECRET}"),
    cases=(
        CaseResult("1.in", None, 0.01, 9 << 20),
        CaseResult("2.in", Rejection.OUTPUT, 0.01, 9 << 20, expected=SECRET, got=f"1{SECRET}"),
    ),
)


def test_private_cases_stay_private() -> None:
    said = feedback(WRONG)
    assert SECRET not in said
    assert "different output on 1 of 2 cases" in said
    assert "case 2.in: different output" in said


def test_a_case_that_may_be_shown_is_shown() -> None:
    task = full_task()
    public = replace(task.cases[1], stdin=SECRET, stdout=SECRET)
    said = feedback(WRONG, replace(task, cases=(task.cases[0], public)))
    assert f"On case 2.in it should give\n```\n{SECRET}\n```\nand it gives\n```\n1{SECRET}\n```" in said


def test_an_input_made_from_the_cases_is_told_where_all_of_them_may_be() -> None:
    found = Counterexample("made from 2.in (ties)", SECRET, (), 0, f"2{SECRET}", f"1{SECRET}", is_mutated=True)
    verdict = Verdict(Rejection.OUTPUT, f"line 1: {SECRET}", found)
    task = full_task()
    for some_private in (task, replace(task, cases=())):
        said = feedback(verdict, some_private)
        assert SECRET not in said
        assert "different output on an input made from the cases, all of which it gets right" in said
    public = tuple(replace(case, stdin="", stdout="") for case in task.cases)
    said = feedback(verdict, replace(task, cases=public))
    for each in (SECRET, f"2{SECRET}", f"1{SECRET}"):
        assert f"\n```\n{each}\n```\n" in said


def test_an_exception_is_told_by_its_type_and_place() -> None:
    raised = CaseResult(
        "2.in", Rejection.EXCEPTION, 0.1, 1, False, SECRET, f"KeyError: {SECRET}", "KeyError", ("line 3: a[b]",)
    )
    said = feedback(Verdict(Rejection.EXCEPTION, f"KeyError: {SECRET}", cases=(raised,)))
    assert "case 2.in: different exception, KeyError\n  - line 3: a[b]" in said
    assert SECRET not in said


def test_where_the_time_of_an_answer_goes_is_told() -> None:
    profile = Profile(300, {1: 0.9, 2: 0.01}, ())
    said = feedback(Verdict(comparison=comparison(2.0), profile=profile))
    assert "Where its time goes now:\n- 90 % in line 1: `print(1)`\n" in said


def test_folders_of_the_user_are_not_told() -> None:
    case = CaseResult("/home/ada/in/9.in", Rejection.OUTPUT, 0.1, 1)
    assert "- case 9.in: different output" in feedback(Verdict(Rejection.OUTPUT, cases=(case,)))


def test_a_timeout_is_told() -> None:
    late = CaseResult("2.in", Rejection.ENDING, 4.5, 1, True)
    assert "case 2.in: stopped after 4500 ms" in feedback(Verdict(Rejection.ENDING, cases=(late,)))


def test_what_was_written_for_the_cases_is_named() -> None:
    written = Suspicion(Trick.HARD_CODED, Weight.PROOF, 7, "2 of the expected results are written down in the program")
    said = feedback(Verdict(Rejection.SPURIOUS, str(written), suspicions=(written,)))
    assert "**It is wrong**: spurious optimisation, made for the cases it is judged by." in said
    assert "- 2 of the expected results are written down in the program (line 7)" in said


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(comparison=comparison(2.0)), "it is faster**: 2.00x as fast as the original (1.94x to 2.06x)"),
        (Verdict(Rejection.NOT_FASTER, comparison=comparison(1.0)), "not measurably faster**: 1.00x"),
        (Verdict(Rejection.SYNTAX, "line 3: invalid syntax"), "does not compile**: line 3: invalid syntax"),
        (Verdict(Rejection.UNCHANGED), "is the original program"),
        (
            Verdict(Rejection.OUTPUT, cases=(CaseResult("1.in", None, 1, 1),)),
            "different output under another hash seed",
        ),
    ],
)
def test_every_verdict_has_its_words(verdict: Verdict, said: str) -> None:
    assert said in feedback(verdict)


def test_code_with_fences_is_fenced_by_longer_ones() -> None:
    assert wording.fenced("a\n```\nb", "") == "````\na\n```\nb\n````"
