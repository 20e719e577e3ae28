"""Everything that is known of a target before somebody proposes anything: baseline, profile, what the rules find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from perfhint.app import suites
from perfhint.app.finding import finder, packages
from perfhint.app.improving import Improving
from perfhint.progress import Stage
from perfhint.search import hot_first
from perfhint.verify import establish

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.app.bench import Bench
    from perfhint.app.keeping import Keeper
    from perfhint.progress import Progress
    from perfhint.records import Baseline, Profile
    from perfhint.search import Find
    from perfhint.settings import Settings
    from perfhint.verify import Verifier


@dataclass(frozen=True)
class Ready:
    """A target that can be improved."""

    baseline: Baseline
    profile: Profile
    packages: tuple[str, ...]
    """That may be imported anew, and can be."""
    catalog: Find
    """Everything the rules find in a version of the target..."""
    find: Find
    """...and what of it is where the time goes, the hottest first."""
    sampled: Callable[[str], Profile]
    """Where a version of the target spends its time."""
    verifier: Verifier
    improving: Improving


def prepare(bench: Bench, settings: Settings, keeper: Keeper, progress: Progress, started: float) -> Ready:
    """Establish the baseline and profile the target, unless an earlier part of the run has. Raises PerfhintError."""
    progress.stage(Stage.BASELINE, bench.workload.description)
    baseline = establish(bench.workload)
    keeper.save(baseline=baseline, suite=suites.facts(bench, baseline))
    progress.stage(Stage.PROFILE)
    profile = keeper.run.profile or bench.profile(baseline, settings.time_s)
    keeper.save(profile=profile)
    verifier = bench.verifier(baseline, settings, progress, started, keeper.run.tried)
    verifier.deadline = started + settings.time_s
    allowed = packages(bench.target, settings, keeper.warn)
    catalog = finder(
        bench.target,
        settings,
        profile,
        allowed,
        keeper.warn,
        is_script=bench.suite is None,
        functions=bench.functions,
        # Of functions that were named only these are traced, not what is inside them.
        ran=bench.suite.selection.ran if bench.suite and not bench.functions else (),
    )
    return Ready(
        baseline=baseline,
        profile=profile,
        packages=allowed,
        catalog=catalog,
        find=hot_first(catalog, bench.file.text, profile),
        sampled=partial(bench.sampled, baseline=baseline),
        verifier=verifier,
        improving=Improving(keeper, bench.file.text, verifier, progress),
    )
