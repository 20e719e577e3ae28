"""The share of planted mistakes that perfhint catches, and of right optimisations that it lets through.

    python benchmarks/planted [--jobs 2] [--inputs 100] [--seconds 8] [--only PART…] [--json FILE]

Every item is judged as `perfhint verify` judges a version it would accept, but for the timing, and each way of judging
by itself: the user's own tests, the calls recorded from them, inputs made from the user's, and what stands in the text.
On a busy machine give more seconds and fewer inputs: what is run then depends less on how busy it is.
An item is one of the corpus in `wrong/` and `right/`; `prove.py` shows that these are what they say. Exit status 1 when
fewer than 95 % are caught or fewer than 98 % let through.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from items import items

from perfhint.app.bench import open_bench
from perfhint.errors import PerfhintError
from perfhint.records import CaseKind, Rejection, Weight
from perfhint.settings import Settings
from perfhint.verify import establish
from perfhint.verify.correct import HASH_SEEDS, check_correct
from perfhint.verify.mutated import MutatedInputs
from perfhint.verify.spurious import suspicions
from perfhint.verify.verifier import FEW_S, MANY, MANY_S

if TYPE_CHECKING:
    from collections.abc import Callable

    from items import Item

    from perfhint.records import Baseline
    from perfhint.workloads import Workload

CAUGHT, LET_THROUGH = 0.95, 0.98


@dataclass(frozen=True)
class Found:
    """What each way of judging says of an item: why it is wrong, empty where nothing was found."""

    path: str
    is_wrong: bool
    is_script: bool
    tests: str = ""
    calls: str = ""
    mutated: str = ""
    text: str = ""
    named: str = ""
    """What the text is suspected of without being rejected for it."""
    inputs: int = 0
    """Mutated ones on which it did the same."""
    made: int = 0
    """That the original was run on; some may not be given to it, or have no steady answer."""
    recorded: int = 0
    """Cases of recorded calls."""
    error: str = ""
    seconds: float = 0.0

    @property
    def is_caught(self) -> bool:
        """By any way of judging."""
        return bool(self.tests or self.calls or self.mutated or self.text)


WAYS: tuple[tuple[str, Callable[[Found], bool]], ...] = (
    ("tests alone", lambda found: bool(found.tests)),
    ("tests and recorded calls", lambda found: bool(found.tests or found.calls)),
    ("tests and mutated inputs", lambda found: bool(found.tests or found.mutated)),
    ("tests and the text", lambda found: bool(found.tests or found.text)),
    ("all on", lambda found: found.is_caught),
)


def main() -> int:
    """Judge the items and print the table; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--inputs", type=int, default=MANY, help="mutated ones at most, of each item")
    parser.add_argument("--seconds", type=float, default=FEW_S + MANY_S, help="for mutated inputs, of each item")
    parser.add_argument("--only", nargs="*", default=[], metavar="PART", help="items whose path holds one of these")
    parser.add_argument("--json", metavar="FILE", help="everything that was found; - for standard output")
    options = parser.parse_args()
    chosen = [item for item in items() if not options.only or any(part in item.path for part in options.only)]
    told = sys.stderr if options.json == "-" else sys.stdout
    results = []
    with ThreadPoolExecutor(options.jobs) as pool:
        for found in pool.map(lambda item: judged(item, options.inputs, options.seconds), chosen):
            results.append(found)
            if found.is_caught != found.is_wrong or found.error:
                print(miss(found), file=told, flush=True)
            if options.json and options.json != "-":  # a run that is stopped keeps what it has
                Path(options.json).write_text(_as_json(results))
    print(table(results), file=told)
    if options.json == "-":
        print(_as_json(results), end="")
    wrong, right = ([found for found in results if found.is_wrong is is_wrong] for is_wrong in (True, False))
    caught, through = sum(found.is_caught for found in wrong), sum(not found.is_caught for found in right)
    return int(caught < CAUGHT * len(wrong) or through < LET_THROUGH * len(right))


def _as_json(results: list[Found]) -> str:
    return json.dumps([asdict(found) for found in results], indent=1) + "\n"


def judged(item: Item, most: int, seconds: float) -> Found:
    """What each way of judging says of an item."""
    started = time.monotonic()
    found = Found(item.path, item.is_wrong, item.is_script)
    try:
        with tempfile.TemporaryDirectory(prefix="planted-") as folder:
            target, tests = item.place(Path(folder).resolve() / "project")
            with open_bench(target, tests, [], [], Settings()) as bench:
                found = _looked_at(bench.workload, item, most, seconds, found)
    except PerfhintError as error:
        found = replace(found, error=f"{type(error).__name__}: {error}")
    return replace(found, seconds=round(time.monotonic() - started, 2))


def _looked_at(workload: Workload, item: Item, most: int, seconds: float, found: Found) -> Found:
    baseline = establish(workload)
    program = workload.target.file.encode(item.fast)
    doubts = suspicions(item.slow, item.fast, workload.samples(baseline.executions), is_module=not item.is_script)
    inputs = MutatedInputs(workload, baseline, seconds=seconds, hash_seeds=HASH_SEEDS)
    trial = inputs.trial(program, most=most, seconds=seconds)
    return replace(
        found,
        tests=_by_cases(program, workload, baseline, CaseKind.PROGRAM, CaseKind.TESTS),
        calls=_by_cases(program, workload, baseline, CaseKind.CALLS),
        mutated=f"{trial.difference.place}: {trial.difference.detail}" if trial.difference else "",
        text="; ".join(str(doubt) for doubt in doubts if doubt.weight is Weight.PROOF),
        named="; ".join(str(doubt) for doubt in doubts if doubt.weight is not Weight.PROOF),
        inputs=trial.passed,
        made=inputs.made,
        recorded=sum(case.kind is CaseKind.CALLS for case in workload.cases),
    )


def _by_cases(program: bytes, workload: Workload, baseline: Baseline, *kinds: CaseKind) -> str:
    """How the program differs on the cases of these kinds."""
    chosen = [at for at, case in enumerate(workload.cases) if case.kind in kinds]
    if not chosen:
        return ""
    some = replace(workload, cases=tuple(workload.cases[at] for at in chosen))
    executions = tuple(baseline.executions[at] for at in chosen)
    verdict = check_correct(program, some, replace(baseline, executions=executions))
    return "" if verdict.rejection in (None, Rejection.UNCHANGED) else f"{verdict.rejection.value}, {verdict.detail}"


def miss(found: Found) -> str:
    """One line on what went wrong."""
    if found.error:
        return f"{found.path}: {found.error}"
    if found.is_wrong:
        about = f", named: {found.named}" if found.named else ""
        return f"{found.path}: not caught ({found.inputs} mutated inputs of {found.made} made{about})"
    why = " | ".join(filter(None, (found.tests, found.calls, found.mutated, found.text)))
    return f"{found.path}: not let through: {why}"


def table(results: list[Found]) -> str:
    """Shares by way of judging, for scripts and modules."""
    lines = ["", "| | scripts | modules | all |", "|---|---|---|---|"]
    wrong, right = ([found for found in results if found.is_wrong is is_wrong] for is_wrong in (True, False))
    for name, is_caught in WAYS:
        lines.append(f"| wrong ones caught, {name} | {_shares(wrong, is_caught)} |")
    lines.append(f"| right ones let through, all on | {_shares(right, lambda found: not found.is_caught)} |")
    return "\n".join(lines)


def _shares(results: list[Found], counts: Callable[[Found], bool]) -> str:
    groups = [
        [found for found in results if found.is_script],
        [found for found in results if not found.is_script],
        results,
    ]
    shares = ((sum(map(counts, group)), len(group)) for group in groups)
    return " | ".join(f"{some} of {count} ({some / count:.1%})" if count else "-" for some, count in shares)


if __name__ == "__main__":
    sys.exit(main())
