"""What became of rewrites, and the tables of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COMPILES = "compiles"
DOES_NOT_COMPILE = "does not compile"
NOT_RUN_YET = "not run yet"
PASSED = "passed"
FAILED = "failed"

COLUMNS = ("rewrites", "compile", "safe", "tested", "passed")


@dataclass
class Rewrite:
    """One rewrite of one rule, by itself or together with others."""

    rule: str
    where: str
    is_safe: bool
    outcome: str = COMPILES

    @property
    def has_failed(self) -> bool:
        return self.outcome in (FAILED, DOES_NOT_COMPILE)

    @property
    def counts(self) -> Counter[str]:
        """By column, 1 where it counts."""
        columns = {
            "rewrites": True,
            "compile": self.outcome != DOES_NOT_COMPILE,
            "safe": self.is_safe,
            "tested": self.outcome in (PASSED, FAILED),
            "passed": self.outcome == PASSED,
        }
        return Counter(column for column, counts in columns.items() if counts)


@dataclass
class Suite:
    """The rewrites that the same tests judge."""

    corpus: str
    tests: str
    lines: int
    digest: str
    """Of files and rewrites: what is found again need not be judged again."""
    rewrites: list[Rewrite] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        return self.corpus, self.tests

    def __str__(self) -> str:
        outcomes = Counter(rewrite.outcome for rewrite in self.rewrites if rewrite.is_safe)
        counts = [f"{count} {outcome}" for outcome, count in outcomes.most_common()]
        failures = [f"\n  {rewrite.where} {rewrite.rule} failed" for rewrite in self.rewrites if rewrite.has_failed]
        return f"{self.corpus}, {self.tests or 'no tests'}: {', '.join(counts)}{''.join(failures)}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Suite:
        return cls(**{**record, "rewrites": [Rewrite(**rewrite) for rewrite in record["rewrites"]]})


def document(suites: Sequence[Suite]) -> str:
    """The page docs/precision.md."""
    return f"""# What the rewrites do to other people's code

Made by `python benchmarks/precision --standard-library --package networkx --tree sources/*/ --write`, which `--help`
explains. Every rule looks at every file of these libraries, and each of its rewrites must compile. Those of `safe`
rules are made in a copy, and the tests that the library comes with must pass as they did before. *Tested* are rewrites
of which the tests ran every statement that was changed; why the others are not is told below. *A test that traces
itself* is in a file that calls `sys.settrace` or its like: it counts the lines of that file which run, and any rewrite
changes those.

{table(suites)}
"""


def table(suites: Sequence[Suite]) -> str:
    """All tables, in Markdown."""
    lines = Counter[str]()
    for suite in suites:
        lines[suite.corpus] += suite.lines
    by_corpus = _sums((suite.corpus, rewrite) for suite in suites for rewrite in suite.rewrites)
    by_rule = _sums((rewrite.rule, rewrite) for suite in suites for rewrite in suite.rewrites)
    total = sum(by_corpus.values(), Counter[str]())
    everything = [rewrite for suite in suites for rewrite in suite.rewrites]
    reasons = Counter(one.outcome for one in everything if one.is_safe and not one.counts["tested"])
    failures = [
        f"- {suite.corpus}, {rewrite.where}: {rewrite.rule} {rewrite.outcome}"
        for suite in suites
        for rewrite in suite.rewrites
        if rewrite.has_failed
    ]
    rows = [[name, f"{count:,}", *_cells(by_corpus[name])] for name, count in lines.items()]
    rows.append(["**all**", f"{lines.total():,}", *_cells(total)])
    return "\n\n".join(
        [
            _table(["library", "lines", *COLUMNS], rows),
            "Why safe rewrites were not tested:",
            _table(["reason", "rewrites"], [[reason, str(count)] for reason, count in reasons.most_common()]),
            "By rule:",
            _table(["rule", *COLUMNS], [[rule, *_cells(by_rule[rule])] for rule in sorted(by_rule)]),
            "Failures:\n\n" + "\n".join(failures) if failures else "No rewrite failed.",
        ]
    )


def _sums(named: Iterable[tuple[str, Rewrite]]) -> dict[str, Counter[str]]:
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for name, rewrite in named:
        sums[name] += rewrite.counts
    return sums


def _cells(counts: Counter[str]) -> list[str]:
    return [f"{counts[column]:,}" for column in COLUMNS]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    aligned = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, aligned, *rows])
