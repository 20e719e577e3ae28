"""Verdicts on candidates: the same behaviour, faster, and by what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from perfhint.records.candidate import RULES, Candidate
from perfhint.records.profile import Profile
from perfhint.records.suspicion import Suspicion
from perfhint.records.workload import Counterexample


@dataclass(frozen=True, slots=True)
class Comparison:
    """Paired, interleaved timings of two versions; every raw time is kept.

    `speedup`, `before_s` and `after_s` are of the programs' own work: neither the interpreter's start nor its end.
    """

    speedup: float
    """Time before over time after, robust estimate."""
    low: float
    high: float
    confidence: float
    """Of the interval low..high, over all stages of the staged stopping rule."""
    p_value: float
    """Welch's one-tailed t-test that the new version is faster (PIE), for comparison with the literature."""
    memory_ratio: float
    """Peak memory after over before."""
    before_s: float
    after_s: float
    process_speedup: float
    """The same ratio for whole processes, interpreter start included: what a user of a short script feels."""
    clock: str
    pairs: int
    before: tuple[tuple[float, ...], ...] = field(repr=False)
    """Raw seconds from the beginning of the program, one row per timed case, one column per pair."""
    after: tuple[tuple[float, ...], ...] = field(repr=False)
    null: tuple[float, ...] = field(repr=False)
    """The same of an empty program, run once in every round of the same schedule."""
    process_before: tuple[tuple[float, ...], ...] = field(default=(), repr=False)
    """Raw seconds of whole processes, interpreter start included."""
    process_after: tuple[tuple[float, ...], ...] = field(default=(), repr=False)
    cases: tuple[str, ...] = ()
    """Names of the timed cases: those that take most of the time."""
    charged_s: float = 0.0
    """Of `after_s`, what the new version spends outside the timed functions where the old one does not."""
    objection: str = ""
    """What speaks against the new version though it may look faster, such as failing while it was timed."""

    def faster_than(self, min_speedup: float) -> bool:
        """The whole interval lies above `min_speedup`, and nothing speaks against it."""
        return not self.objection and self.low > min_speedup


class Rejection(StrEnum):
    """Why a candidate was not accepted."""

    UNCHANGED = "same as the original"
    SYNTAX = "does not compile"
    OUTPUT = "different output"
    EXIT_STATUS = "different exit status"
    EXCEPTION = "different exception"
    FILES = "different written files"
    OUTCOME = "different test outcome"
    RESULT = "different result of a call"
    UNKNOWN = "results that cannot be compared"
    SPURIOUS = "spurious optimisation"
    ENDING = "did not end as the original does"
    NOT_FASTER = "not measurably faster"


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a candidate did on one case, run once by itself."""

    case: str
    rejection: Rejection | None
    """None: the same as the original did."""
    seconds: float
    """Without the interpreter's start and end."""
    peak_rss_bytes: int
    timed_out: bool = False
    expected: str = ""
    """A short excerpt where it differs, as is `got`."""
    got: str = ""
    exception: str = ""
    """Type of the uncaught exception; its message may hold what was read."""
    frames: tuple[str, ...] = ()
    """Of the exception, those of the program itself: "line 12, in main: total += x"."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Accepted, or rejected with a reason and a minimal counterexample."""

    rejection: Rejection | None = None
    detail: str = ""
    counterexample: Counterexample | None = None
    comparison: Comparison | None = None
    seeds: tuple[int, ...] = ()
    """Hash seeds under which all cases were run and found the same."""
    mutated: int = 0
    """Inputs made from the cases' on which it did the same, too."""
    cases: tuple[CaseResult, ...] = ()
    """Every case by itself, as far as there was time, where somebody has to be told."""
    profile: Profile | None = None
    """Where its time goes, for the same reason."""

    suspicions: tuple[Suspicion, ...] = ()
    """What in its text may make it look faster than it is, as far as that matters for the verdict."""

    @property
    def accepted(self) -> bool:
        """Equivalent and measurably faster."""
        return self.rejection is None

    @property
    def equivalent(self) -> bool:
        """No difference in behaviour was seen, whether or not the candidate is faster."""
        return self.rejection in (None, Rejection.NOT_FASTER, Rejection.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Tried:
    """A candidate and what became of it."""

    candidate: Candidate
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Hunk:
    """A part of the accepted diff, with its own measured share of the gain."""

    old_start: int
    """First line of the change in the original (for an insertion: the line it comes before)."""
    old: tuple[str, ...]
    new: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str
    speedup: float | None = None
    """How much slower the result is without this hunk (leave one out); None where it was not measured."""
    origin: str = RULES
    """"rules", or the model whose answer it is from."""
