"""`verify`: one version against another."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from perfhint.app import suites
from perfhint.app.bench import open_bench
from perfhint.progress import Stage
from perfhint.records import Candidate, Verification
from perfhint.source import files
from perfhint.verify import establish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfhint.progress import Progress
    from perfhint.settings import Settings


def verify(
    *,
    old: Path,
    new: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    progress: Progress,
    functions: Sequence[str] = (),
) -> Verification:
    """Judge `new` against `old` on a workload: equivalent? faster? Raises PerfhintError.

    Of `functions`, if there are any, the time is taken.
    """
    started = time.monotonic()
    candidate = Candidate(text=files.read(new).text, origin=str(new), reason="given")
    with open_bench(old, tests, inputs, argv, settings, functions, progress) as bench:
        progress.stage(Stage.BASELINE, bench.workload.description)
        baseline = establish(bench.workload)
        progress.stage(Stage.FINAL)
        verdict = bench.verifier(baseline, settings, progress, started).check(candidate)
        suite, warned = suites.facts(bench, baseline), None
        if verdict.accepted and verdict.comparison:
            suite = suites.with_result(suite, bench, baseline, candidate.text, verdict.comparison)
            warned = suites.warning(suite, verdict.comparison)
        return Verification(
            old=old,
            new=new,
            python=bench.python,
            workload=bench.workload.description,
            sandbox=bench.sandbox,
            baseline=baseline,
            verdict=verdict,
            suite=suite,
            warnings=(*bench.warnings, *([warned] if warned else [])),
            elapsed_s=time.monotonic() - started,
        )
