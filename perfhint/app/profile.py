"""`profile`: where a program spends its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.app.bench import open_bench
from perfhint.verify import establish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfhint.records import Baseline, Profile, SourceFile
    from perfhint.settings import Settings


def profile(
    *,
    target: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    functions: Sequence[str] = (),
) -> tuple[SourceFile, Profile, Baseline]:
    """Where `target` spends its time under its workload. Raises PerfhintError."""
    with open_bench(target, tests, inputs, argv, settings, functions) as bench:
        baseline = establish(bench.workload)
        return bench.file, bench.profile(baseline, settings.budget_s), baseline
