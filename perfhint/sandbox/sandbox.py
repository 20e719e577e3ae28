"""One sandbox: a launcher process in one layer, which runs one job after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from perfhint.errors import SandboxError
from perfhint.records import Ending, Execution

from .child.launcher.disk import usage
from .ending import judge, read_report
from .scratch import Scratch

if TYPE_CHECKING:
    from types import TracebackType

    from .job import Job
    from .layer import Isolation, Layer

_CHILD = Path(__file__).parent / "child"
_STARTUP = _CHILD / "startup"
_SERVE = "import sys; sys.path.insert(0, sys.argv[1]); from launcher.main import serve; serve(sys.argv[2])"


class Sandbox:
    """Runs untrusted programs one at a time; a context manager.

    Owns one launcher process, started with the first job. Not for use from several threads at once.
    """

    def __init__(self, isolation: Isolation) -> None:
        self._isolation = isolation
        self._launcher: subprocess.Popen[bytes] | None = None
        self._base = Path()

    @property
    def layer(self) -> Layer:
        """The layer programs are isolated by."""
        return self._isolation.layer

    @property
    def warning(self) -> str:
        """What the layer does not contain, in one line; empty when it isolates."""
        return self._isolation.warning

    def run(self, job: Job) -> Execution:
        """Run one program to its end and report what it did and used.

        Nothing the program does raises. SandboxError: the launcher or the layer broke, or the interpreter did not
        come up inside it. When interrupted (KeyboardInterrupt), the program is dead before the exception goes on.
        """
        try:
            return self._run(job)
        except BaseException:
            self.close()  # whatever state the launcher is in, the next job gets a new one
            raise

    def close(self) -> None:
        """Kill what runs, end the launcher and remove all scratch. A later `run` starts anew."""
        if self._launcher is None:
            return
        launcher, self._launcher = self._launcher, None
        assert launcher.stdin and launcher.stdout
        launcher.stdin.close()
        launcher.wait()
        launcher.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, job: Job) -> Execution:
        launcher = self._ensure_launcher()
        scratch = Scratch(self._base, job)
        answer = self._ask(launcher, self._request(job, scratch))
        execution = _execution(job, scratch, answer, self.layer)
        scratch.remove()
        return execution

    def _ensure_launcher(self) -> subprocess.Popen[bytes]:
        if self._launcher is None:
            self._base = Path(tempfile.mkdtemp(prefix="perfhint-"))
            # -S, -E: nothing but the standard library; a session of its own: Ctrl-C in the terminal is for perfhint.
            self._launcher = subprocess.Popen(
                [sys.executable, "-S", "-E", "-B", "-c", _SERVE, str(_CHILD), str(self._base)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd="/",
                env={"LANG": "C.UTF-8"},
                start_new_session=True,
            )
        return self._launcher

    def _request(self, job: Job, scratch: Scratch) -> dict[str, Any]:
        visible = (*job.interpreter.folders, _CHILD)
        command = [str(job.interpreter.path), job.name, *job.argv]
        start = self._isolation.start(command, scratch.folder, visible)
        report_fd = job.limits.open_files - 1  # out of the way: a program's first open gives it 3, as without us
        return asdict(start) | {
            "env": _environment(job, scratch.folder, report_fd),
            "folder": str(scratch.folder),
            "stdin": str(job.stdin.absolute()) if job.stdin else os.devnull,
            "stdout": str(scratch.stdout),
            "stderr": str(scratch.stderr),
            "report": str(scratch.report),
            "report_fd": report_fd,
            "scratch": str(scratch.folder),
            "cpu": job.cpu,
            "limits": asdict(job.limits),
        }

    def _ask(self, launcher: subprocess.Popen[bytes], request: dict[str, Any]) -> dict[str, Any]:
        assert launcher.stdin and launcher.stdout
        try:
            launcher.stdin.write(json.dumps(request).encode() + b"\n")
            launcher.stdin.flush()
            line = launcher.stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            raise SandboxError("the sandbox launcher died", todo="check that memory and processes are not exhausted")
        answer: dict[str, Any] = json.loads(line)
        return answer


def _environment(job: Job, scratch: Path, report_fd: int) -> dict[str, str]:
    """All a program inherits; the last two lines are taken out again before it starts."""
    environment = {
        "PATH": f"{job.interpreter.path.parent}:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(scratch),
        "PWD": str(scratch),
        "TMPDIR": str(scratch),
        "PYTHONHASHSEED": str(job.hash_seed),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "PYTHONPATH": str(_STARTUP),
        "PERFHINT_RUN": f"{job.runner}:{report_fd}",
    }
    if zone := os.environ.get("TZ"):
        environment["TZ"] = zone
    return environment


def _execution(job: Job, scratch: Scratch, answer: dict[str, Any], layer: Layer) -> Execution:
    limits = job.limits
    stdout, stderr = (_read(path, limits.output_bytes) for path in (scratch.stdout, scratch.stderr))
    said = scratch.report.read_bytes()
    if said == scratch.token and not answer["exceeded"]:
        reason = stderr.decode(errors="replace").strip().rpartition("\n")[2] or f"exit status {answer['code']}"
        raise SandboxError(f"{job.interpreter.path} did not start under {layer}: {reason}")
    report = read_report(said, scratch.token)
    ending, exit_status, exception = judge(answer, report)
    if ending in (Ending.FINISHED, Ending.RAISED):
        # A program can be over a limit and at its end before the launcher looks.
        if max(path.stat().st_size for path in (scratch.stdout, scratch.stderr)) > limits.output_bytes:
            ending = Ending.OUTPUT
        elif usage(str(scratch.folder), limits.file_bytes) > limits.file_bytes:
            ending = Ending.DISK
    return Execution(
        ending=ending,
        exit_status=exit_status,
        stdout=stdout,
        stderr=stderr,
        exception=exception,
        files=scratch.changes(),
        cpu_s=answer["cpu_s"],
        wall_s=answer["wall_s"],
        peak_rss_bytes=answer["peak_rss_bytes"],
        report=report.extra if report else b"",
    )


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)
