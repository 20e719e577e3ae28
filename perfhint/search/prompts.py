"""The conversations with a model, from the templates in ``prompts/``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from perfhint.prompting import fill
from perfhint.records import Message, Task, Tried
from perfhint.search import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfhint.records import Candidate

    Conversation = tuple[Message, ...]

Form = Literal["whole", "diff"]
"""What an answer's code is asked to be; other forms are understood too."""

CATEGORIES = {
    "algorithms": "a better algorithm: less work, a formula, a table computed once, a search that stops early",
    "containers": "the data structure that makes the hot operation cheap: sets, dictionaries, deques, heaps, arrays",
    "loops": "less work in every round of the hot loops, or loops that run in C: comprehensions, slices, built-ins",
    "strings": "cheaper work on strings: joining, translating, counting and searching with what str and bytes offer",
    "io": "all input read at once and all output written at once",
    "imports": "imports that cost more than they give, or a module of the standard library that does the work in C",
    "scope": "hot code in functions, where names are local",
    "numeric": "cheaper arithmetic: integers in place of other types, bits, pow with a modulus, divmod",
    "pandas": "whole columns in place of rows",
}
"""What the catalog's categories mean, in words for a model."""
OTHER = "other"

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "explanation": {"type": "string"},
        "category": {"type": "string", "enum": [*CATEGORIES, OTHER]},
        "code": {"type": "string"},
    },
    "required": ["explanation", "category", "code"],
    "additionalProperties": False,
}
"""Of every answer that has to hold code. The explanation comes first: a model thinks while it writes."""


def first(task: Task, form: Form, *, pairs: bool, category: str | None = None) -> Conversation:
    """The first question: about the task alone, with examples to learn from, or for a program still to be written."""
    template = "generate" if not task.program else "few_shot" if pairs else "instruct"
    values = _values(task, form, refining=False)
    system = fill("system.md.jinja", **values)
    meaning = CATEGORIES.get(category or "", "")
    question = fill(f"{template}.md.jinja", **values, category=category, meaning=meaning)
    return Message("system", system.strip() + "\n"), Message("user", question.strip() + "\n")


def answered(conversation: Conversation, candidate: Candidate) -> Conversation:
    """The conversation with `candidate` as the model's answer, whatever form it came in."""
    answer = {"explanation": candidate.reason, "category": candidate.category or OTHER, "code": candidate.text}
    return (*conversation, Message("assistant", json.dumps(answer, ensure_ascii=False)))


def said(conversation: Conversation, text: str) -> Conversation:
    """The conversation with the model's own words."""
    return (*conversation, Message("assistant", text.strip()))


def exec_feedback(conversation: Conversation, task: Task, form: Form, tried: Tried) -> Conversation:
    """What became of the answer, and the wish for a better one."""
    return _then(conversation, "exec_feedback", task, form, **_results(task, tried))


def exec_reflection(conversation: Conversation, task: Task, form: Form, tried: Tried) -> Conversation:
    """What became of the answer, and the wish for words about it."""
    return _then(conversation, "exec_reflection", task, form, **_results(task, tried))


def self_feedback(conversation: Conversation, task: Task, form: Form) -> Conversation:
    """The wish for a review of the answer, of which nothing is known."""
    return _then(conversation, "self_feedback", task, form)


def rewrite(conversation: Conversation, task: Task, form: Form, reviewed: str) -> Conversation:
    """The wish for a new answer after what was `reviewed`: a "review" or a "reflection"."""
    return _then(conversation, "rewrite", task, form, reviewed=reviewed)


def unusable(conversation: Conversation, task: Task, form: Form, why: str, *, refining: bool) -> Conversation:
    """Why the last reply is no answer; with `refining`, to the wish for a better version of an earlier one."""
    return _then(conversation, "unusable", task, form, why=why, refining=refining)


def _then(conversation: Conversation, template: str, task: Task, form: Form, **values: object) -> Conversation:
    text = fill(f"{template}.md.jinja", **{**_values(task, form, refining=True), **values})
    return (*conversation, Message("user", text.strip() + "\n"))


def _values(task: Task, form: Form, refining: bool) -> dict[str, object]:
    fields = {name: getattr(task, name) for name in Task.__dataclass_fields__}
    return {**fields, "form": form, "refining": refining, "categories": [*CATEGORIES, OTHER], "say": wording}


def _results(task: Task, tried: Tried) -> dict[str, object]:
    found = tried.verdict.counterexample
    # One that was made may hold something of any of them.
    is_open = task.is_open or (bool(task.cases) and len(task.shown) == len(task.cases))
    return {
        "verdict": tried.verdict,
        "candidate": tried.candidate,
        "shown": task.shown,
        "made": found if found and (found.is_mutated or task.is_open) and is_open else None,
        "before": _before(task),
    }


def _before(task: Task) -> Callable[[str], str]:
    """What the original takes for a case, to be put behind what the answer takes."""
    seconds = {case.name: case.seconds for case in task.cases} if task.program else {}
    return lambda case: f" (the original: {wording.ms(seconds[case])})" if case in seconds else ""
