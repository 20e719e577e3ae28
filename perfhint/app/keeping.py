"""A run on its way, in the store after every step, so that nothing that was found or paid for is lost."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.progress import Progress
    from perfhint.records import Exchange, Run, Tried
    from perfhint.store import Store


class Keeper:
    """The run as it is now; every change to it is saved at once."""

    def __init__(self, run: Run, store: Store | None, progress: Progress, started: float) -> None:
        """`started` is when this part of the run began, of `time.monotonic`. Without a store nothing is kept."""
        self.run = run
        self._store = store
        self._progress = progress
        self._started = started
        self.save()

    def save(self, **changes: object) -> None:
        """Set these fields of the run."""
        self.run = replace(self.run, elapsed_s=time.monotonic() - self._started, **changes)  # type: ignore[arg-type]
        if self._store is not None:
            self._store.save(self.run)

    def warn(self, message: str) -> None:
        """Add a warning, once."""
        if message not in self.run.warnings:
            self.save(warnings=(*self.run.warnings, message))

    def record(self, tried: Tried) -> None:
        """Add a candidate with its verdict, once."""
        if tried in self.run.tried:
            return
        self._progress.judged(tried)
        self.save(tried=(*self.run.tried, tried))

    def keep(self, exchange: Exchange) -> None:
        """Add an exchange with a model."""
        self.save(exchanges=(*self.run.exchanges, exchange))
