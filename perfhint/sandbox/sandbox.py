"""One sandbox: runs one job after the other in one layer, and says what each did and used."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Self

from perfhint.errors import SandboxError
from perfhint.records import Ending, Execution

from .child.launcher.disk import usage
from .ending import judge, read_report
from .launching import CHILD, Launcher
from .layer import View
from .scratch import Scratch
from .showing import Showing, Shown
from .startup import startup_folder

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from .job import Job
    from .layer import Isolation, Layer

_REGULAR = (Ending.FINISHED, Ending.RAISED)


class Sandbox:
    """Runs untrusted programs one at a time; a context manager.

    Owns one launcher process, started with the first job. Not for use from several threads at once.
    """

    def __init__(self, isolation: Isolation, hidden: tuple[Path, ...] = ()) -> None:
        self._isolation = isolation
        self._hidden = hidden
        self._launcher: Launcher | None = None
        self._startup: dict[Path, Path] = {}
        self._showing: Showing | None = None

    @property
    def layer(self) -> Layer:
        """The layer programs are isolated by."""
        return self._isolation.layer

    @property
    def warning(self) -> str:
        """What the layer does not contain, in one line; empty when it isolates."""
        return self._isolation.warning

    @property
    def folder(self) -> Path:
        """A place for what must not outlive the sandbox: it is removed with it, even when perfhint is killed."""
        place = self._started().folder / "kept"
        place.mkdir(exist_ok=True)
        return place

    def shown(self, root: Path) -> Path:
        """Where a program that is run with a tree of this root finds it.

        Raises UsageError for a root that holds more than a project.
        """
        return self._projects().root(root)

    def run(self, job: Job) -> Execution:
        """Run one program to its end and report what it did and used.

        Nothing the program does raises. SandboxError: the launcher or the layer broke, or the interpreter did not
        come up inside it. When interrupted (KeyboardInterrupt), the program is dead before the exception goes on.
        """
        try:
            return self._run(job)
        except BaseException as error:
            self.close()  # whatever state the launcher is in, the next job gets a new one
            if isinstance(error, OSError):
                raise SandboxError(f"the sandbox cannot work: {error}", todo="check disk space and rights") from error
            raise

    def close(self) -> None:
        """Kill what runs, end the launcher and remove all scratch. A later `run` starts anew."""
        if self._launcher is not None:
            launcher, self._launcher = self._launcher, None
            self._startup.clear()
            self._showing = None
            launcher.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _started(self) -> Launcher:
        if self._launcher is None:
            self._launcher = Launcher()
        return self._launcher

    def _projects(self) -> Showing:
        if self._showing is None:
            self._showing = Showing(self._started().folder, binds=self._isolation.binds)
        return self._showing

    def _run(self, job: Job) -> Execution:
        launcher = self._started()
        folder = launcher.folder
        if job.interpreter.path not in self._startup:
            place = folder / f"startup-{len(self._startup)}"
            self._startup[job.interpreter.path] = startup_folder(job.interpreter, place)
        scratch = Scratch(folder, job)
        startup = self._startup[job.interpreter.path]
        view = View(scratch.folder, (*job.interpreter.folders, startup, CHILD), self._hidden)
        shown = self._projects().show(job.tree, job.interpreter.path, view, scratch.beside) if job.tree else Shown(view)
        answer = launcher.ask(self._request(job, scratch, startup, shown))
        execution = _execution(job, scratch, shown, answer, self.layer)
        scratch.remove()
        self._projects().restore()
        if shown.fills and execution.ending is Ending.FINISHED:
            shown.fills.filled()
        return execution

    def _request(self, job: Job, scratch: Scratch, startup: Path, shown: Shown) -> dict[str, Any]:
        """What the launcher is asked to do (see `child/launcher/main.py`)."""
        report_fd = min(job.limits.open_files, 256) - 1  # high up: a program's first open gives 3, as it does alone
        beginning_fd = report_fd - 1
        runner = "" if job.runner == "plain" else str(CHILD / f"{job.runner}.py")
        folder = shown.path(job.folder) if job.folder else scratch.work
        program = str(scratch.work / job.name) if job.folder else job.name
        start = self._isolation.start([str(job.interpreter.path), program, *job.argv], shown.view)
        return asdict(start) | {
            "env": _environment(job, scratch)
            | {"PWD": str(folder)}
            | _about_tree(job, shown)
            # Removed before it starts.
            | {"PYTHONPATH": str(startup), "PERFHINT_RUN": f"{report_fd}:{beginning_fd}:{runner}"},
            "folder": str(folder),
            "scratch": str(scratch.folder),
            "written": [(str(folder), before) for folder, before in shown.written],
            "stdin": str(job.stdin.absolute()) if job.stdin else os.devnull,
            "stdout": str(scratch.stdout.path),
            "stderr": str(scratch.stderr.path),
            "report": str(scratch.report.path),
            "report_fd": report_fd,
            "beginning_fd": beginning_fd,
            "cpu": job.cpu,
            "limits": asdict(job.limits),
        }


def _environment(job: Job, scratch: Scratch) -> dict[str, str]:
    """All that a program inherits."""
    environment = {
        "PATH": f"{job.interpreter.path.parent}:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(scratch.home),
        "TMPDIR": str(scratch.home),
        "PYTHONHASHSEED": str(job.hash_seed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }
    if zone := os.environ.get("TZ"):
        environment["TZ"] = zone
    if job.interpreter.user_base:
        environment["PYTHONUSERBASE"] = str(job.interpreter.user_base)
    return environment


def _about_tree(job: Job, shown: Shown) -> dict[str, str]:
    """What runners are told of a project, which take it out of the environment."""
    if not job.tree:
        return {}
    told = {"PERFHINT_TREE": json.dumps([str(job.tree.root), str(shown.root)])}
    if job.runner != "plain":
        names = (name for path, _ in job.tree.replacements for name in job.tree.names(path))
        replaced = [f"{shown.root}/{name}" for name in names]
        told["PERFHINT_BYTECODE"] = json.dumps([str(shown.bytecode), bool(shown.fills), replaced])
    return told


def _execution(job: Job, scratch: Scratch, shown: Shown, answer: dict[str, Any], layer: Layer) -> Execution:
    limits = job.limits
    said = scratch.report.read(limits.output_bytes)
    if said == scratch.token and not answer["exceeded"]:
        reason = scratch.stderr.read().decode(errors="replace").strip().rpartition("\n")[2]
        reason = reason or f"exit status {answer['code']}, signal {answer['signal']}"
        raise SandboxError(f"{job.interpreter.path} did not start under {layer}: {reason}")
    report = read_report(said, scratch.token)
    ending, exit_status, exception = judge(answer, report)
    if ending in _REGULAR:
        # A program can be over a limit and at its end before the launcher looks.
        if max(scratch.stdout.size, scratch.stderr.size) > limits.output_bytes:
            ending, exit_status, exception = Ending.OUTPUT, None, None
        elif usage(str(scratch.folder), limits.file_bytes) + shown.grown > limits.file_bytes:
            ending, exit_status, exception = Ending.DISK, None, None
    return Execution(
        ending=ending,
        exit_status=exit_status,
        stdout=scratch.stdout.read(limits.output_bytes),
        stderr=scratch.stderr.read(limits.output_bytes),
        exception=exception,
        files=scratch.changes() if ending in _REGULAR else {},
        cpu_s=answer["cpu_s"],
        wall_s=answer["wall_s"],
        start_cpu_s=answer["start_cpu_s"],
        start_wall_s=answer["start_wall_s"],
        peak_rss_bytes=answer["peak_rss_bytes"],
        report=report.extra if report else b"",
    )
