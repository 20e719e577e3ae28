"""perfhint's end of the launcher process: start it, ask it to run one thing after the other, end it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from perfhint.errors import SandboxError

from .child.launcher.disk import remove

CHILD = Path(__file__).parent / "child"
_PATIENCE_S = 60.0
_SERVE = "import sys; sys.path.append(sys.argv[1]); from launcher.main import serve; serve(sys.argv[2])"


class Launcher:
    """A running launcher process (see `child/launcher`) and the folder it removes when it ends."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="perfhint-"))
        try:
            self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
            # -S, -E: the standard library and nothing else. A session of its own: Ctrl-C in a terminal is for perfhint.
            self._process = subprocess.Popen(
                [sys.executable, "-S", "-E", "-B", "-c", _SERVE, str(CHILD), str(self.folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                cwd="/",
                env={"LANG": "C.UTF-8"},
                start_new_session=True,
            )
        except BaseException:  # Ctrl-C most of all: until the launcher runs, the folder is nobody's to remove
            remove(str(self.folder))
            raise

    def ask(self, job: dict[str, Any]) -> dict[str, Any]:
        """Run one job to its end; the launcher's answer (see `child/launcher/main.py`).

        Raises SandboxError when the launcher died.
        """
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(json.dumps(job).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            self._complaints.seek(0)
            reason = self._complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
            raise SandboxError(f"the sandbox launcher died: {reason or 'killed'}", todo="check that memory is left")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """Close the control pipe, upon which the launcher kills what runs and removes its folder; wait until it has."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._complaints.close()
        try:
            remove(str(self.folder))  # it is still there when the launcher itself was killed
        except OSError:
            pass
