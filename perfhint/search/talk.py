"""Asking one model about one task: requests that fit, replies made into candidates, candidates judged once each.

What a strategy is written with. It knows neither back ends nor sandboxes: `ask` answers a request, `judge` gives every
candidate its verdict.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from perfhint.errors import ModelError, PromptTooLongError
from perfhint.records import Candidate, Exchange, Rejection, Reply, Request, Task, Tried
from perfhint.search import prompts
from perfhint.search.categories import likeliest, spread
from perfhint.search.context import fitted, room, tokens, tokens_of
from perfhint.search.replies import Useless, foreign_imports, read_reply

if TYPE_CHECKING:
    from perfhint.search.prompts import Conversation, Form

Ask = Callable[[Request], Exchange]
"""Gives the answer, or raises `ModelError`."""
Judge = Callable[[Sequence[Candidate]], Sequence[Tried]]
"""Verdicts on candidates, in their order."""

WRONG, RIGHT, ACCEPTED = 0, 1, 2
"""First part of a `rank`."""
WORTH = 1.03
"""A best that is not faster than the one before by so much is no progress."""
WHOLE_SHARE = 0.5
"""Of the longest reply, that a whole program may take; of a longer one only the changes are asked for."""
SHRINKING = 0.6
"""Of the room for a prompt, when the model finds it too long: its tokens were more than estimated."""
MOST_SHRINKS = 3
MOST_QUOTED = 4000
"""Characters of a useless reply that the model is shown again."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to ask for, and how."""

    samples: int = 4
    rounds: int = 2
    beam: int = 1
    temperature: float = 0.7
    seed: int = 0
    max_reply_tokens: int = 4096
    context_tokens: int | None = None
    """Of the model, where it is known."""


class Talk:
    """One model and one task: what a strategy asks, and what it has found so far."""

    def __init__(
        self, task: Task, plan: Plan, model: str, ask: Ask, judge: Judge, *, may_ask: Callable[[], bool] = lambda: True
    ) -> None:
        self.task = task
        self.plan = plan
        self.tried: list[Tried] = []
        """Every different candidate with its verdict, in order."""
        self.unusable = 0
        """Replies that held no program."""
        self._model = model
        self._ask = ask
        self._judge = judge
        self.error: ModelError | None = None
        """Why the model was not asked any more; what it had answered before counts."""
        self.out_of_time = False
        """There was more to ask, and no time for it."""
        self._may_ask = may_ask
        self._room, self._reply_tokens = room(plan.context_tokens, plan.max_reply_tokens)
        self._sampled = 0
        self._by_meaning: dict[str, Tried] = {}

    @property
    def form(self) -> Form:
        """What is asked for: the whole program, unless it is so long that only its changes fit into a reply."""
        return "whole" if tokens(self.task.program) <= WHOLE_SHARE * self._reply_tokens else "diff"

    @property
    def standing(self) -> tuple[int, float]:
        """How good the best is; see `rank`."""
        return max(map(rank, self.tried), default=(-1, 0.0))

    @property
    def samples_each(self) -> int:
        """Answers to ask for about each of the versions that are refined side by side."""
        return max(1, -(-self.plan.samples // self.plan.beam))

    def made_progress(self, before: tuple[int, float]) -> bool:
        """The best is now better than it was at `before`, by more than measuring it again would change."""
        now = self.standing
        return now[0] > before[0] or (now[0] == before[0] == ACCEPTED and now[1] > before[1] * WORTH)

    def best(self, most: int) -> list[Tried]:
        """The best so far, the very best first."""
        return sorted(self.tried, key=rank, reverse=True)[:most]

    # ------------------------------------------------------------------------------------------------- asking

    def first_requests(self, *, pairs: bool) -> list[Request]:
        """What the first round asks, one request for every direction; nothing is sent."""
        requests = []
        for question, samples in self._first_questions(pairs):
            requests.append(self._request(question, samples))
            self._sampled += samples
        return requests

    def first_answers(self, *, pairs: bool) -> list[Candidate]:
        """Candidates of the first round."""
        return [
            answer for question, samples in self._first_questions(pairs) for answer in self.answers(question, samples)
        ]

    def _first_questions(self, pairs: bool) -> list[tuple[Callable[[Task], Conversation], int]]:
        return [
            (partial(prompts.first, form=self.form, pairs=pairs, category=category), samples)
            for category, samples in spread(self.plan.samples, likeliest(self.task))
        ]

    def after(self, candidate: Candidate, task: Task) -> Conversation:
        """The first question and `candidate` as the answer to it: where every refinement begins."""
        return prompts.answered(prompts.first(task, self.form, pairs=True), candidate)

    def answers(
        self, conversation: Callable[[Task], Conversation], samples: int, refined: Candidate | None = None
    ) -> list[Candidate]:
        """Candidates from as many replies; for those that are no use another one is asked for, once each.

        Patches and single functions change the version that is `refined`, or else the original.
        """
        exchange = self._exchange(conversation, samples, wants_code=True)
        if exchange is None:
            return []
        found: list[Candidate] = []
        for reply in exchange.replies:
            answer = self._read(reply, refined)
            if isinstance(answer, Useless):
                answer = self._once_more(exchange.request, reply, answer, refined)
            if isinstance(answer, Candidate):
                found.append(answer)
        return found

    def words(self, conversation: Callable[[Task], Conversation]) -> str:
        """What the model says to something that wants no program; empty where it was not asked or says nothing."""
        exchange = self._exchange(conversation, 1, wants_code=False)
        return exchange.replies[0].text.strip() if exchange else ""

    def judge(self, answers: Sequence[Candidate]) -> list[Tried]:
        """Have those judged that are new; gives them all with their verdicts, in order, each once."""
        different: dict[str, Candidate] = {}
        for answer in answers:
            different.setdefault(meaning(answer.text), answer)
        fresh = [answer for key, answer in different.items() if key not in self._by_meaning]
        for tried in self._judge(fresh) if fresh else ():
            self._by_meaning[meaning(tried.candidate.text)] = tried
            self.tried.append(tried)
        return [self._by_meaning[key] for key in different]

    def _exchange(
        self, conversation: Callable[[Task], Conversation], samples: int, *, wants_code: bool
    ) -> Exchange | None:
        """The answer to a prompt as long as the model takes; None where it may not be asked or cannot answer."""
        if self.error is not None:
            return None
        if not self._may_ask():
            self.out_of_time = True
            return None
        try:
            return self._sent(conversation, samples, wants_code)
        except ModelError as error:
            self.error = error
            return None

    def _sent(self, conversation: Callable[[Task], Conversation], samples: int, wants_code: bool) -> Exchange:
        for shrinks_left in reversed(range(MOST_SHRINKS + 1)):
            request = self._request(conversation, samples, wants_code=wants_code)
            try:
                exchange = self._ask(request)
            except PromptTooLongError:
                if not shrinks_left:
                    raise
                self._room = int(SHRINKING * min(self._room, tokens_of(request.messages)))
            else:
                self._sampled += samples
                return exchange
        raise AssertionError("the last attempt returns or raises")

    def _request(
        self, conversation: Callable[[Task], Conversation], samples: int, *, wants_code: bool = True
    ) -> Request:
        return Request(
            messages=fitted(self.task, conversation, self._room),
            samples=samples,
            max_tokens=self._reply_tokens,
            temperature=self.plan.temperature,
            seed=self.plan.seed + self._sampled,
            schema=prompts.SCHEMA if wants_code else None,
        )

    # ------------------------------------------------------------------------------------------------- reading

    def _read(self, reply: Reply, refined: Candidate | None) -> Candidate | Useless:
        changed = refined.text if refined else self.task.program
        answer = read_reply(reply, changed, self.task.name, self._model)
        if refined and isinstance(answer, Useless):  # perhaps it is about the original after all
            about_original = read_reply(reply, self.task.program, self.task.name, self._model)
            answer = about_original if isinstance(about_original, Candidate) else answer
        if isinstance(answer, Candidate):
            foreign = foreign_imports(answer.text, self.task.program, self.task.packages)
            answer = Useless(f"it imports {' and '.join(foreign)}, which may not be imported") if foreign else answer
        self.unusable += isinstance(answer, Useless)
        return answer

    def _once_more(
        self, request: Request, reply: Reply, useless: Useless, refined: Candidate | None
    ) -> Candidate | Useless:
        """The answer to the same question after the model was told why its reply is no use."""
        told = prompts.said(request.messages, reply.text[:MOST_QUOTED] or "(nothing)")
        exchange = self._exchange(
            lambda task: prompts.unusable(told, task, self.form, useless.why, refining=refined is not None),
            1,
            wants_code=True,
        )
        return self._read(exchange.replies[0], refined) if exchange else useless


def rank(tried: Tried) -> tuple[int, float]:
    """The better, the higher: faster ones by their speed-up, then right ones, then wrong ones by their right cases."""
    verdict = tried.verdict
    if verdict.accepted:
        return ACCEPTED, verdict.comparison.speedup if verdict.comparison else 1.0
    if verdict.equivalent and verdict.rejection is not Rejection.UNCHANGED:
        return RIGHT, verdict.comparison.speedup if verdict.comparison else 0.0
    cases = verdict.cases
    return WRONG, sum(case.rejection is None for case in cases) / len(cases) if cases else 0.0


def meaning(text: str) -> str:
    """The same for programs that differ in nothing but comments and layout."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.dump(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return text
