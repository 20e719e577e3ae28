"""The task that models are asked about, from everything that is known of a target."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perfhint import rules
from perfhint.app import corpus
from perfhint.errors import StoreError
from perfhint.records import RULES, Advice, CaseFacts, Task
from perfhint.source import parse
from perfhint.source.loops import LOOP_STATEMENTS
from perfhint.workloads import head, stdin_head

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfhint.app.bench import Bench
    from perfhint.app.preparing import Ready
    from perfhint.hints import Hint
    from perfhint.records import Baseline, Pair, Problem, Profile
    from perfhint.settings import Settings

MOST_ADVICE = 12
MOST_PAIRS = 3
MOST_PAIR_BYTES = 4000
"""Of both programs of a pair: longer ones teach no more, and cost more."""
HOT = 0.2
"""Share of the time from which on a loop counts as hot when neighbours are looked for."""


def task_of(
    bench: Bench, settings: Settings, ready: Ready, problem: Problem | None, warn: Callable[[str], None]
) -> Task:
    """What may be told of the target: of private cases nothing but what they take.

    `warn` is told when the corpus cannot be used.
    """
    return Task(
        name=bench.file.path.name,
        program=bench.file.text,
        python=bench.target.interpreter.name,
        packages=ready.packages,
        problem=problem,
        profile=ready.profile,
        cases=_cases(bench, ready.baseline, settings.show_cases),
        advice=_advice(ready.catalog(bench.file.text), ready.profile),
        pairs=_pairs(bench.file.text, settings, ready.profile, warn),
        is_module=bench.suite is not None,
        functions=bench.suite.functions if bench.suite else (),
        is_open=bench.suite is not None and settings.show_cases > 0,
        polished=RULES in settings.model,
    )


def _cases(bench: Bench, baseline: Baseline, shown: int) -> tuple[CaseFacts, ...]:
    """Every case; the `shown` smallest with what is in them, for they explain most."""
    workload = bench.workload
    order = sorted(range(len(workload.cases)), key=lambda at: workload.input_bytes(workload.cases[at]))
    public = set(order[:shown]) if bench.suite is None else set()  # tests are not shown: they are files of their own
    facts = []
    for at, (case, execution) in enumerate(zip(workload.cases, baseline.executions, strict=True)):
        seconds, memory = baseline.own_s(at), execution.peak_rss_bytes
        if at in public:
            output = head(execution.stdout, len(execution.stdout))
            facts.append(CaseFacts(case.name, seconds, memory, stdin_head(case), output, case.argv))
        else:
            facts.append(CaseFacts(case.name, seconds, memory))
    return tuple(facts)


def _advice(hints: Sequence[Hint], profile: Profile) -> tuple[Advice, ...]:
    """What is about lines that take a share of the time, the hottest first; where there are none, about any."""
    categories = {rule.id: rule.category for rule in rules.catalog()}
    advice = [
        Advice(
            line=hint.span.line,
            category=categories[hint.rule],
            message=hint.message,
            share=round(profile.share(hint.span.line, hint.span.end_line), 1),
        )
        for hint in hints
    ]
    # By tenths, then in order of the text: measuring again should not make it another question.
    hot = [each for each in advice if each.share > 0] or advice
    return tuple(sorted(hot, key=lambda each: (-each.share, each.line))[:MOST_ADVICE])


def _pairs(text: str, settings: Settings, profile: Profile, warn: Callable[[str], None]) -> tuple[Pair, ...]:
    hot = _hot_lines(text, profile)
    try:
        with corpus.opened(settings) as pairs:
            found = [each.pair for each in pairs.nearest(text, k=4 * MOST_PAIRS, hot_lines=hot)]
    except StoreError as error:
        warn(f"no examples for the model: {error}")
        return ()
    short = [pair for pair in found if len(pair.slow) + len(pair.fast) <= MOST_PAIR_BYTES]
    return tuple(short[:MOST_PAIRS])


def _hot_lines(text: str, profile: Profile) -> list[int]:
    """Lines of whole loops (outside of loops, of statements) that take much of the time.

    Not line by line: the shares of single lines differ from run to run, and the question should not.
    """
    module = parse(text)
    lines = text.split("\n")
    shares: dict[range, float] = defaultdict(float)
    for number, share in profile.lines.items():
        if number <= len(lines):
            at = (number - 1, len(lines[number - 1]) - len(lines[number - 1].lstrip()))
            node = module.root.named_descendant_for_point_range(at, at) or module.root
            loops = [*([node] if node.type in LOOP_STATEMENTS else []), *module.loops.around(node)]
            region = loops[-1] if loops else module.statement(node)
            shares[range(region.start_point.row + 1, region.end_point.row + 2)] += share
    return sorted({line for region, share in shares.items() if share >= HOT for line in region})
