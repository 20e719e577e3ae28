"""Running one process: what it may use, how it ended, what it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
class Inside:
    """What a process says it spent inside the target's functions, outermost calls only."""

    cpu_s: float
    wall_s: float
    calls: int
    """Outermost ones."""
    import_s: float = 0.0
    """CPU seconds of importing the target, which is not inside."""


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
    start_cpu_s: float = 0.0
    """The part of `cpu_s` used before the program itself began, by the sandbox and by the interpreter; 0 if unknown."""
    start_wall_s: float = 0.0
    report: bytes = b""
    """What the child runner said on its own channel (the profiler's samples), empty for plain runs."""
    inside: Inside | None = None
    """Of runs that call the target's functions from outside, as tests do; None where the target is the program."""

    @property
    def own_cpu_s(self) -> float:
        """CPU seconds of the target's own work: inside its functions, or from the program's beginning to its end."""
        return self.inside.cpu_s if self.inside else self.cpu_s - self.start_cpu_s

    @property
    def own_wall_s(self) -> float:
        """Wall seconds of the target's own work."""
        return self.inside.wall_s if self.inside else self.wall_s - self.start_wall_s
