"""What `optimize` needs to ask models: the task in records, the models with their wrappers, a strategy at work."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, NoReturn, Protocol, Self

from perfhint.app import models
from perfhint.errors import ModelError
from perfhint.models import split_specs
from perfhint.models.capped import CappedModel, Ledger
from perfhint.models.remembering import RememberingModel
from perfhint.progress import Stage
from perfhint.records import Usage
from perfhint.search.strategies import STRATEGIES, shows_pairs
from perfhint.search.talk import Plan, Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from perfhint.models import Model
    from perfhint.progress import Progress
    from perfhint.records import Candidate, Exchange, Request, Task, Tried
    from perfhint.search.talk import Judge
    from perfhint.settings import Settings

JUDGING_SHARE = 0.25
"""Of the whole budget, that an answer gets to be judged in any case: it was waited for, and perhaps paid for."""


class _Limited(Protocol):
    """What judges answers, until its deadline (of `time.monotonic`), which may be put off."""

    deadline: float


class Asking:
    """The models of one run, opened at once and closed at the end; who cannot be asked is left out with a warning."""

    def __init__(
        self,
        settings: Settings,
        *,
        record: Path | None,
        asked: Sequence[Exchange],
        keep: Callable[[Exchange], None],
        warn: Callable[[str], None],
    ) -> None:
        """`asked` are exchanges of an earlier part of the run, and `keep` gets every new one.

        Raises `UsageError` for settings that cannot be meant, `WriteError` when nothing can be kept in `record`.
        """
        self.with_rules, self.specs = split_specs(settings.model)
        self.errors: list[ModelError] = []
        """Why models were not asked, or not any more."""
        self._settings = settings
        self._warn = warn
        self._models: dict[str, Model] = {}
        with ExitStack() as opened:
            self._open_all(opened, record, asked, keep)
            self._opened = opened.pop_all()

    def _open_all(
        self, opened: ExitStack, record: Path | None, asked: Sequence[Exchange], keep: Callable[[Exchange], None]
    ) -> None:
        ledger = Ledger(self._settings.max_tokens_total, self._settings.max_cost, _used(asked))
        price = models.options(self._settings).price
        for spec in self.specs:
            try:
                model = models.opened(spec, self._settings, record)
            except ModelError as error:
                self._failed(spec, error)
                continue
            opened.callback(model.close)
            self._models[spec] = RememberingModel(CappedModel(model, ledger, price), asked, keep)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def require_anybody(self) -> None:
        """Raise the first `ModelError` where there is nobody to propose anything."""
        if not self._models and not self.with_rules:
            self._opened.close()
            raise self.errors[0]

    def first_requests(self, spec: str, task: Task) -> list[Request]:
        """What a model is asked first; nothing is sent. One that cannot be opened counts as one of unknown context."""
        talk = Talk(task, self._plan(self._models.get(spec)), spec, ask=_not_now, judge=_not_now)
        return talk.first_requests(pairs=shows_pairs(self._settings.strategy))

    def propose(
        self, spec: str, task: Task, verifier: _Limited, progress: Progress, judging: Judge, *, until: float
    ) -> Talk | None:
        """Let a model propose and refine; nothing is asked after `until` (of `time.monotonic`), but what was is judged.

        None where it could not be opened.
        """
        model = self._models.get(spec)
        if model is None:
            return None
        end, grace_s = verifier.deadline, JUDGING_SHARE * self._settings.time_s

        def ask(request: Request) -> Exchange:
            progress.stage(Stage.MODEL, f"{spec}, {request.samples} answer{'s' * (request.samples > 1)}")
            return model.reply(request, progress.answering)

        def judge(candidates: Sequence[Candidate]) -> Sequence[Tried]:
            progress.stage(Stage.SEARCH, f"what {spec} proposes")
            verifier.deadline = max(end, time.monotonic() + grace_s)
            return judging(candidates)

        talk = Talk(task, self._plan(model), spec, ask, judge, may_ask=lambda: time.monotonic() < until)
        STRATEGIES[self._settings.strategy](talk)
        if talk.error:
            self._failed(spec, talk.error)
        if talk.out_of_time:
            self._warn(f"{spec} was not asked all that was planned, for want of time: give more with --budget")
        return talk

    def _failed(self, spec: str, error: ModelError) -> None:
        self.errors.append(error)
        self._warn(str(error) if spec in str(error) else f"{spec}: {error}")

    def _plan(self, model: Model | None) -> Plan:
        settings = self._settings
        return Plan(
            samples=settings.samples,
            rounds=settings.rounds,
            beam=settings.beam,
            temperature=settings.temperature,
            seed=settings.seed,
            max_reply_tokens=settings.max_reply_tokens,
            context_tokens=model.context_tokens if model else None,
        )


def _used(exchanges: Sequence[Exchange]) -> Usage:
    costs = [each.usage.cost_usd for each in exchanges if each.usage.cost_usd is not None]
    return Usage(
        sum(each.usage.prompt_tokens for each in exchanges),
        sum(each.usage.completion_tokens for each in exchanges),
        sum(costs) if costs else None,
    )


def _not_now(_: object) -> NoReturn:
    raise AssertionError("only the first requests are wanted, and they need no answer")
