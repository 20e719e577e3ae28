"""The words of perfhint as frozen dataclasses: what every part takes and gives, with no behaviour of their own.

Times are seconds, sizes are bytes, positions are 1-based lines; offsets are byte offsets into the UTF-8 text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from perfhint.hints import Edit as Edit
from perfhint.hints import Hint as Hint
from perfhint.hints import Safety as Safety
from perfhint.hints import Span as Span

# ---------------------------------------------------------------------------------------------- the target


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Python file as found on disk, so that what is written back differs in nothing but the edits."""

    path: Path
    text: str
    encoding: str
    newline: str
    """The one newline the file uses; `text` then holds ``\\n`` only. Files that mix newlines keep them in `text`."""
    bom: bool
    mode: int
    digest: str
    """SHA-256 of the bytes on disk, to notice that the file changed meanwhile."""

    def encode(self, text: str) -> bytes:
        """Bytes of `text` in this file's encoding, newline style and byte-order mark."""
        if self.newline != "\n":
            text = text.replace("\n", self.newline)
        return (b"\xef\xbb\xbf" if self.bom else b"") + text.encode(self.encoding)


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The Python that runs the target, which need not be the one that runs perfhint."""

    path: Path
    version: tuple[int, int, int]
    folders: tuple[Path, ...]
    """Prefixes and site folders it imports from: what a sandbox must let it read."""
    user_base: Path | None = None
    """Where `pip install --user` puts packages for it, where it uses them."""

    @property
    def name(self) -> str:
        """For reports, such as "CPython 3.11.7"."""
        return "CPython " + ".".join(map(str, self.version))


@dataclass(frozen=True, slots=True)
class Target:
    """The file to speed up and the Python that runs it."""

    file: SourceFile
    interpreter: Interpreter


# -------------------------------------------------------------------------------------- running one process


class Ending(StrEnum):
    """How a sandboxed process came to its end; anything but FINISHED and RAISED is a rejection by itself."""

    FINISHED = "finished"
    RAISED = "raised"
    SIGNALLED = "killed by a signal"
    ABRUPT = "left without finishing (os._exit or exec)"
    TIMEOUT = "time limit"
    MEMORY = "memory limit"
    OUTPUT = "output limit"
    PROCESSES = "process limit"
    DISK = "disk limit"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process tree may use before it is killed."""

    wall_s: float = 10.0
    memory_bytes: int = 4 << 30
    processes: int = 64
    open_files: int = 256
    file_bytes: int = 256 << 20
    """Largest single file, and all of scratch together."""
    output_bytes: int = 64 << 20
    """Captured stdout and stderr, each."""


@dataclass(frozen=True, slots=True)
class Execution:
    """What one sandboxed run of one program did, with the resources its whole process tree used."""

    ending: Ending
    exit_status: int | None
    """Exit status as the shell would see it; None when a signal or a limit ended the process."""
    stdout: bytes
    stderr: bytes
    exception: tuple[str, str] | None
    """Qualified type and `str()` of the uncaught exception (SystemExit is an exit status, not an exception)."""
    files: Mapping[str, str]
    """Files left in scratch that were not there before, or changed: relative name to SHA-256, or to "deleted"."""
    cpu_s: float
    wall_s: float
    peak_rss_bytes: int
    report: bytes = b""
    """What the child runner said on its own channel (the profiler's samples), empty for plain runs."""


# ------------------------------------------------------------------------------------------------ workload


@dataclass(frozen=True, slots=True)
class Case:
    """One run of the target: standard input, arguments, and what it must print where that is known."""

    name: str
    stdin: Path | None = None
    argv: tuple[str, ...] = ()
    expected_stdout: bytes | None = None


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The smallest case on which two versions were seen to differ, short enough to show."""

    case: str
    stdin: str
    argv: tuple[str, ...]
    hash_seed: int
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The original on its own workload: dependable, and how long each case takes."""

    executions: tuple[Execution, ...]
    """In the order of the workload's cases."""
    null_s: float
    """CPU seconds of the interpreter starting and ending on an empty program."""
    clock: str
    """"cpu", or "wall" where the program mostly waits or works in several processes."""
    oracle: str
    """Where the expectations come from: "expected output files" or "the original's own output"."""

    @property
    def total_s(self) -> float:
        """Seconds of all cases together, interpreter start included."""
        return sum(e.cpu_s if self.clock == "cpu" else e.wall_s for e in self.executions)


# ------------------------------------------------------------------------------------------------- profile


@dataclass(frozen=True, slots=True)
class FunctionShare:
    """One function of the target and its share of the time."""

    name: str
    line: int
    own: float
    """Share of samples with this function innermost among the target's own frames, 0 to 1."""
    total: float
    """Share of samples with this function anywhere on the stack, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the target spends its time under its workload; module-level code is the function ``<module>``."""

    samples: int
    lines: Mapping[int, float]
    """Line to share of samples whose innermost target frame stands on it, 0 to 1."""
    functions: tuple[FunctionShare, ...]
    """Hottest first."""

    def share(self, first: int, last: int) -> float:
        """Share of time spent on lines first..last, 0 to 1."""
        return sum(share for line, share in self.lines.items() if first <= line <= last)


# ---------------------------------------------------------------------------------- pairs, units, candidates


@dataclass(frozen=True, slots=True)
class Pair:
    """A slow program and a faster equivalent, with why."""

    slow: str
    fast: str
    reason: str
    category: str
    speedup: float | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One application of one hint, recognisable in any text that still holds the place."""

    rule: str
    code: str
    """First line of the rewritten place, without white space: moving or indenting it does not change the unit."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text that hints made, with what made it."""

    text: str
    units: tuple[Unit, ...]
    """In the order applied."""
    reasons: Mapping[Unit, str]
    line_units: tuple[frozenset[Unit], ...]
    """For each line of `text` the units that wrote it."""
    changed: Mapping[int, frozenset[Unit]]
    """For lines of the original (0-based), the units that changed them or took them out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The whole new text of the target, with where it came from and why."""

    text: str
    origin: str
    """"rules" or a model's name."""
    reason: str
    rules: tuple[str, ...] = ()
    """Identifiers of the rules whose edits it holds, in the order applied."""


# ----------------------------------------------------------------------------------------------- measuring


@dataclass(frozen=True, slots=True)
class Comparison:
    """Paired, interleaved timings of two versions; every raw time is kept.

    Times have the interpreter's own start still in them; `speedup`, `before_s` and `after_s` have it subtracted.
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
    """Raw seconds, one row per timed case, one column per pair."""
    after: tuple[tuple[float, ...], ...] = field(repr=False)
    null: tuple[float, ...] = field(repr=False)
    """Raw seconds of an empty program, run once in every round of the same schedule."""
    cases: tuple[str, ...] = ()
    """Names of the timed cases: those that take most of the time."""
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
    ENDING = "did not end as the original does"
    NOT_FASTER = "not measurably faster"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Accepted, or rejected with a reason and a minimal counterexample."""

    rejection: Rejection | None = None
    detail: str = ""
    counterexample: Counterexample | None = None
    comparison: Comparison | None = None
    seeds: tuple[int, ...] = ()
    """Hash seeds under which all cases were run and found the same."""

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


# ----------------------------------------------------------------------------------------------------- run


@dataclass(frozen=True, slots=True)
class Run:
    """One invocation of `optimize` with everything above, kept in the store."""

    id: str
    """Sortable by time, unique: 20261123T184501-3fa9."""
    version: str
    started: str
    """ISO 8601, UTC."""
    target: Path
    digest: str
    original: str
    python: str
    workload: str
    """One line: kind, number of cases, where they come from."""
    sandbox: str
    baseline: Baseline | None = None
    profile: Profile | None = None
    tried: tuple[Tried, ...] = ()
    best: Candidate | None = None
    comparison: Comparison | None = None
    hunks: tuple[Hunk, ...] = ()
    seeds: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    elapsed_s: float = 0.0
    finished: bool = False

    @property
    def improved(self) -> bool:
        """A faster equivalent was found and verified."""
        return self.best is not None


@dataclass(frozen=True, slots=True)
class Verification:
    """One invocation of `verify`: does the new version behave as the old one does, and is it faster?"""

    old: Path
    new: Path
    python: str
    workload: str
    sandbox: str
    baseline: Baseline
    verdict: Verdict
    warnings: tuple[str, ...] = ()
    elapsed_s: float = 0.0


class Health(StrEnum):
    """How one part of the environment is, for `doctor`."""

    GOOD = "works"
    WEAK = "works less well"
    MISSING = "does not work"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line of `doctor`: a part of the environment, how it is, and what would make it better."""

    name: str
    health: Health
    detail: str
    todo: str = ""
