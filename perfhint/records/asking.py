"""What a model is asked about: the task as it is put into words by the prompts."""

from __future__ import annotations

from dataclasses import dataclass

from perfhint.records.candidate import Pair
from perfhint.records.model import Request
from perfhint.records.profile import Profile


@dataclass(frozen=True, slots=True)
class Problem:
    """What a program is for, in its author's words; every part but the description may be empty."""

    description: str
    tags: str = ""
    input_format: str = ""
    output_format: str = ""
    samples: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the catalog has to say about a line of the program."""

    line: int
    category: str
    message: str
    share: float = 0.0
    """Of the time, that is spent on the lines it is about, 0 to 1."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """One case: what the original takes for it, and what is in it where the user allows to show that."""

    name: str
    seconds: float
    peak_rss_bytes: int
    stdin: str | None = None
    """None where the case is private, as are `stdout` and `argv`."""
    stdout: str | None = None
    argv: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Everything that a model may be told before it answers for the first time."""

    name: str
    """Of the file."""
    program: str
    """To be made faster; empty where the program is still to be written."""
    python: str
    """Such as "CPython 3.11.7"."""
    packages: tuple[str, ...] = ()
    """That may be imported beside the standard library and what the program imports already."""
    problem: Problem | None = None
    profile: Profile | None = None
    cases: tuple[CaseFacts, ...] = ()
    advice: tuple[Advice, ...] = ()
    """The hottest first."""
    pairs: tuple[Pair, ...] = ()
    """The most alike first."""
    is_module: bool = False
    """It is imported, and judged by tests that call its functions."""
    functions: tuple[str, ...] = ()
    """Of a module: those whose time counts."""
    is_open: bool = False
    """Of a module: the values in its tests and in the calls they make may be told."""
    polished: bool = False
    """The rules of the catalog are applied to every answer anyway."""

    @property
    def shown(self) -> frozenset[str]:
        """Names of the cases whose input and output may be told."""
        return frozenset(case.name for case in self.cases if case.stdin is not None)


@dataclass(frozen=True, slots=True)
class FirstRequests:
    """What a model would be asked first."""

    model: str
    requests: tuple[Request, ...]
    warnings: tuple[str, ...] = ()
    """What speaks against its being asked so, such as that it cannot be opened."""
