"""`optimize` where models propose: the rules first, then every model, and the rules on the models' answers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from perfhint import attribution, search
from perfhint.app.asking import JUDGING_SHARE
from perfhint.search.grafting import grafts, joined
from perfhint.search.judging import Judging

if TYPE_CHECKING:
    from collections.abc import Collection

    from perfhint.app.asking import Asking
    from perfhint.app.keeping import Keeper
    from perfhint.app.preparing import Ready
    from perfhint.hints import Hint
    from perfhint.progress import Progress
    from perfhint.records import Task, Unit
    from perfhint.search.talk import Talk
    from perfhint.settings import Settings

RULES_SHARE = 0.35
"""Of the budget that is left: when it is over, the rules are, so that models have their time."""
JOINING_SHARE = 0.3
"""Of what is left then: for finding out which parts of an answer need each other."""


class WithModels:
    """One run in which models are asked, alone or after the rules.

    Models are asked about the original and not about what the rules made of it: that is easier to understand, and the
    rules do their work on the answers as well.
    """

    def __init__(
        self, asking: Asking, settings: Settings, task: Task, ready: Ready, keeper: Keeper, progress: Progress
    ) -> None:
        self._asking = asking
        self._task = task
        self._ready = ready
        self._keeper = keeper
        self._progress = progress
        self._end = ready.verifier.deadline
        self._grace_s = JUDGING_SHARE * settings.time_s
        self._stop_asking = self._end - self._grace_s

    def improve(self) -> bool:
        """Have everybody propose; false when a model could not answer, so that there is something left to do.

        Raises the first `ModelError` where nobody could propose anything.
        """
        asking, keeper, verifier = self._asking, self._keeper, self._ready.verifier
        if asking.with_rules:
            verifier.deadline = self._end - (1 - RULES_SHARE) * verifier.remaining_s
            self._ready.improving.improve(self._ready.find)
        keeper.save(unusable=0)  # counted again when the answers of an earlier part of the run are read again
        for number, spec in enumerate(asking.specs):
            talk = self._talk(spec, models_left=len(asking.specs) - number)
            if talk is not None:
                keeper.save(unusable=keeper.run.unusable + talk.unusable)
                self._build_on(talk)
        if asking.errors and not asking.with_rules and not keeper.run.tried:
            raise asking.errors[0]
        return not asking.errors

    def _talk(self, spec: str, models_left: int) -> Talk | None:
        """What a model says in its share of the time that is left for asking."""
        verifier, now = self._ready.verifier, time.monotonic()
        verifier.deadline = self._end
        judging = Judging(
            verifier,
            self._progress,
            self._keeper.record,
            sampled=self._ready.sampled,
            known=self._keeper.run.tried,
        )
        until = now + max(0.0, self._stop_asking - now) / models_left
        return self._asking.propose(spec, self._task, verifier, self._progress, judging, until=until)

    def _build_on(self, talk: Talk) -> None:
        """Prove the best answer, polish it with rules, and leave out of it what buys nothing."""
        best = talk.best(1)
        if not best or not best[0].verdict.accepted:
            return
        original, improving, verifier = self._task.program, self._ready.improving, self._ready.verifier
        verifier.deadline = max(self._end, time.monotonic() + self._grace_s)
        given = grafts(original, best[0].candidate)
        whole = search.rewrite(original, _nothing, given=given)
        improving.prove(whole, attribution.hunks(original, whole))

        enough = time.monotonic() + JOINING_SHARE * verifier.remaining_s

        def is_right(units: Collection[Unit]) -> bool:
            text = search.rewrite(original, _nothing, only=units, given=given).text
            return time.monotonic() > enough or verifier.correct(text).equivalent

        improving.improve(self._ready.find if self._asking.with_rules else _nothing, joined(given, is_right))


def _nothing(_: str) -> list[Hint]:
    """What rules find that do not take part."""
    return []
