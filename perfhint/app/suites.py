"""What there is to say of a module's tests: how many judge it, and what the whole gains when its functions do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.records import CaseKind, SuiteFacts

if TYPE_CHECKING:
    from perfhint.app.bench import Bench
    from perfhint.records import Baseline, Comparison, Execution
    from perfhint.workloads import Suite

_ROUNDS = 3
LARGE, UNFELT = 1.5, 1.02
"""A speed-up of the functions that one is glad of, and one of the whole that nobody notices."""


def facts(bench: Bench, baseline: Baseline) -> SuiteFacts | None:
    """Of a module's tests; None for a program."""
    suite = bench.suite
    if suite is None:
        return None
    execution = baseline.executions[_tests(suite)]
    whole = _seconds(execution, baseline.clock)
    own = baseline.own_s_of(execution)
    selection = suite.selection
    return SuiteFacts(
        root=str(suite.running.project.root),
        functions=suite.functions,
        tests=len(selection.nodes),
        total=selection.total,
        set_aside=selection.set_aside,
        share=min(1.0, own / whole) if whole else 0.0,
        tests_before_s=whole,
        rtol=suite.tolerance[0],
        atol=suite.tolerance[1],
        calls=len(suite.recorded.examples) if suite.recorded else 0,
    )


def with_result(
    found: SuiteFacts | None, bench: Bench, baseline: Baseline, text: str, comparison: Comparison
) -> SuiteFacts | None:
    """The same with what the tests take as a whole with the faster version `text`."""
    suite = bench.suite
    if found is None or suite is None:
        return found
    name = suite.cases[_tests(suite)].name
    if name in comparison.cases and comparison.process_before:
        row = comparison.cases.index(name)
        before, after = min(comparison.process_before[row]), min(comparison.process_after[row])
    else:
        before, after = _raced(suite, text, baseline.clock)
    return replace(found, tests_before_s=before, tests_after_s=after)


def warning(found: SuiteFacts | None, comparison: Comparison | None) -> str | None:
    """What to tell somebody whose tests do not notice that functions became faster."""
    if found is None or comparison is None or comparison.speedup < LARGE:
        return None
    whole = found.whole_speedup
    # More than Amdahl's law allows was measured by chance.
    if whole is None or (whole > UNFELT and found.share > 1 - 1 / UNFELT):
        return None
    share = f"{found.share * 100:.0f} %" if found.share >= 0.01 else "less than 1 %"
    return (
        f"as a whole the tests hardly take less time: the functions are {share} of it; "
        "whether their speed matters, only a program that uses them can tell"
    )


def _raced(suite: Suite, text: str, clock: str) -> tuple[float, float]:
    """Seconds of the tests as a whole, before and after, where something else was timed."""
    case = suite.cases[_tests(suite)]
    versions = suite.original, suite.target.file.encode(text)
    best = [float("inf"), float("inf")]
    for _ in range(_ROUNDS):
        for at, version in enumerate(versions):
            best[at] = min(best[at], _seconds(suite.execute(version, case), clock))
    return best[0], best[1]


def _tests(suite: Suite) -> int:
    return next(at for at, case in enumerate(suite.cases) if case.kind is CaseKind.TESTS)


def _seconds(execution: Execution, clock: str) -> float:
    """Of a whole process, interpreter start included."""
    return execution.cpu_s if clock == "cpu" else execution.wall_s
