"""What a profile says of the lines that something was found on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfhint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfhint.hints import Flag

ENOUGH_SAMPLES = 200
"""With fewer, that no sample fell on a line says little."""


class Heat(NamedTuple):
    """The shares of time of one file's lines."""

    target: Path
    samples: int
    lines: Mapping[int, float]

    @classmethod
    def read(cls, source: str) -> Heat:
        """From what `perfhint profile --json` wrote to a file, or from the run with this identifier.

        Raises `UsageError`, or `StoreError` when it is neither.
        """
        path = Path(source)
        if not path.exists():
            return cls._of_run(source)
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            lines = {int(line): float(share) for line, share in document["lines"].items()}
            return cls(Path(document["target"]).absolute(), int(document["samples"]), lines)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise UsageError(f"{path} is no profile", todo="perfhint profile TARGET --json FILE writes one") from None

    @classmethod
    def _of_run(cls, identifier: str) -> Heat:
        import os

        from perfhint.settings import load
        from perfhint.store import open_store

        with open_store(load(Path.cwd(), environment=os.environ, flags={}).store) as store:
            run = store.load(identifier)
        if run.profile is None:
            raise UsageError(f"run {run.id} ended before it had a profile")
        return cls(run.target, run.profile.samples, run.profile.lines)

    def applied(self, file: Path, flags: tuple[Flag, ...]) -> Iterator[Flag]:
        """The flags of a file with their shares, without those on lines that took no time; other files' as they are."""
        if file.resolve() != self.target.resolve():
            yield from flags
            return
        for flag in flags:
            share = sum(self.lines.get(line, 0.0) for line in range(flag.line, flag.end_line + 1))
            if share > 0 or self.samples < ENOUGH_SAMPLES:
                yield flag._replace(share=share)
