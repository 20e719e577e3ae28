"""Every error perfhint raises on purpose: what happened, what to do, and the exit status it means.

Raised where the fact is known, caught once in `perfhint.cli`, shown as one line. Exit statuses are part of
the command-line interface: 2 wrong usage or input, 3 the baseline is not dependable, 4 the sandbox or a
part of perfhint is not available.
"""

from __future__ import annotations


class PerfhintError(Exception):
    """Base of the tree; `str()` is the one line a user sees: what happened, then what to do."""

    exit_status = 2

    def __init__(self, what: str, *, todo: str = "") -> None:
        self.what = what
        self.todo = todo
        super().__init__(f"{what}: {todo}" if todo else what)


class UsageError(PerfhintError):
    """Flags or settings that cannot be meant: unknown keys, values out of range, options that exclude each other."""


class SourceError(PerfhintError):
    """The target cannot be read or is not Python the interpreter accepts."""


class RuleError(PerfhintError):
    """A rule file is not whole: which file and line, and what it lacks."""


class BrokenRuleError(RuleError):
    """A rule raised what it should not have, while it judged a program."""

    def __init__(self, rule: str, what: str) -> None:
        super().__init__(f"{rule} breaks on {what}", todo=f"leave it out with --ignore {rule}")
        self.rule = rule


class KilledError(PerfhintError):
    """A process that worked for perfhint was ended by something else, such as a lack of memory."""

    exit_status = 4


class WorkloadError(PerfhintError):
    """`--tests`, `--input` or the arguments do not make a workload."""


class InterpreterError(PerfhintError):
    """The target's interpreter does not exist, does not answer, or is older than 3.8."""


class WriteError(PerfhintError):
    """A result could not be written, or the target changed meanwhile; nothing was replaced."""


class StoreError(PerfhintError):
    """The store cannot be opened, is newer than this perfhint, or does not hold the run asked for."""


class CorpusError(PerfhintError):
    """What pairs are to be read from cannot be read, or holds none."""


class BaselineError(PerfhintError):
    """The original fails its own tests, or answers differently from run to run."""

    exit_status = 3


class SandboxError(PerfhintError):
    """No sandbox layer that satisfies `--sandbox`, or the layer broke while starting a process."""

    exit_status = 4


class ModelError(PerfhintError):
    """A model could not answer; base of what a back end raises, whatever its SDK raised."""

    exit_status = 4
    used: tuple[int, int] = (0, 0)
    """Tokens read and written that may have been used all the same; caps count them."""


class ModelMissingError(ModelError):
    """The back end's package is not installed, the file is no model or not there, or the server has no such model."""


class ModelAccessError(ModelError):
    """The server wants a key, or refuses the one it got."""


class ModelUnreachableError(ModelError):
    """No answer, in spite of repeating: no connection, time-outs, errors of the server's own, too many requests."""


class ModelRefusedError(ModelError):
    """The server or the model takes no such request, and would not take it again."""


class PromptTooLongError(ModelRefusedError):
    """The prompt and the room for a reply do not fit the model's context."""


class CapReachedError(ModelError):
    """The next request could exceed `--max-tokens-total` or `--max-cost`; it was not sent."""


class InstallationError(PerfhintError):
    """Files that belong to perfhint itself are not there."""

    exit_status = 4
