"""`profile`: where a program spends its time."""

from __future__ import annotations

from dataclasses import replace
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
) -> tuple[SourceFile, Profile, Baseline, str]:
    """Where `target` spends its time under its workload; and of a module a few words on its tests.

    Raises PerfhintError.
    """
    with open_bench(target, tests, inputs, argv, settings, functions) as bench:
        baseline = establish(bench.workload)
        found = bench.profile(baseline, settings.budget_s)
        if bench.suite is None:
            return bench.file, found, baseline, ""
        tests_only = tuple(execution for _, execution in bench.given(baseline))
        return bench.file, found, replace(baseline, executions=tests_only), bench.workload.description
