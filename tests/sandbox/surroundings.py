"""What hostile programs try to harm, and how it is seen whether they did."""

from __future__ import annotations

import os
import select
import shutil
import socket
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hostile_programs import PROLOGUE, Hostile

from perfhint.sandbox import Job, Layer, Sandbox, limits, open_layer, sandlock

if TYPE_CHECKING:
    from perfhint.records import Execution, Interpreter


def without_namespaces(layer: Layer, *hidden: Path) -> Sandbox:
    """A sandbox as it is where the kernel gives no namespaces; SandboxError where the layer cannot be had."""
    module = {Layer.SANDLOCK: sandlock, Layer.LIMITS: limits}[layer]
    return Sandbox(module.ways()[-1], hidden)


def open_layer_in(folder: Path, layer: Layer) -> Sandbox:
    """A sandbox that keeps its files in `folder`; SandboxError where the layer does not work."""
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        return open_layer(layer)
    finally:
        tempfile.tempdir = usual


class Surroundings:
    """A home with a key, a project with expected outputs, a port that listens to TCP and UDP, and a process.

    A context manager.

    `scratch` is the folder in which the sandbox keeps its own.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._folder = Path(tempfile.mkdtemp(prefix="surroundings-"))
        self.marker = uuid.uuid4().hex
        home, project = self._folder / "home", self._folder / "project"
        (home / ".ssh").mkdir(parents=True)
        (home / ".ssh" / "id_ed25519").write_text("a private key")
        (project / "tests").mkdir(parents=True)
        (project / "solution.py").write_text("print(1)")
        (project / "tests" / "1.out").write_text("expected")
        agent = socket.socket(socket.AF_UNIX)
        agent.bind(str(home / "agent"))
        agent.listen()
        tcp = socket.create_server(("127.0.0.1", 0))
        address = tcp.getsockname()
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(address)
        os.environ["SECRET"] = f"SECRET_OF_{self.marker}"
        self._victim = subprocess.Popen(["sleep", "1000"])
        self.argv = (self.marker, str(home), str(project), str(address[1]), str(self._victim.pid))
        self._listening = (agent, tcp, udp)
        self._files = self._listing()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        del os.environ["SECRET"]
        self._victim.kill()
        self._victim.wait()
        for listening in self._listening:
            listening.close()
        shutil.rmtree(self._folder)

    def disturbed(self) -> list[str]:
        """What is not as it was: files changed, connections made, processes left, folders left in scratch."""
        found = []
        if self._listing() != self._files:
            found.append("files around it changed")
        if select.select(self._listening, [], [], 0)[0]:
            found.append("it connected")
        if self._victim.poll() is not None:
            found.append("it killed a process")
        if self._processes():
            found.append("processes are left")
        if list(self._scratch.glob("perfhint-*/run*")):
            found.append("files are left")
        return found

    def _listing(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self._folder.rglob("*") if path.is_file()}

    def _processes(self) -> list[str]:
        """Processes with the marker in their command line."""
        found = []
        for folder in Path("/proc").iterdir():
            try:
                if folder.name.isdecimal() and self.marker.encode() in (folder / "cmdline").read_bytes():
                    found.append(folder.name)
            except OSError:
                continue
        return found


def execute(sandbox: Sandbox, hostile: Hostile, surroundings: Surroundings, interpreter: Interpreter) -> Execution:
    """Run one hostile program, pinned to one processor so that the machine stays usable."""
    return sandbox.run(
        Job(
            interpreter=interpreter,
            program=(PROLOGUE + hostile.text).encode(),
            argv=surroundings.argv,
            limits=hostile.limits,
            cpu=min(os.sched_getaffinity(0)),
        )
    )


def complaints(hostile: Hostile, execution: Execution, surroundings: Surroundings) -> list[str]:
    """What speaks against having contained it and told it rightly; empty when nothing does."""
    found = surroundings.disturbed()
    if execution.ending is not hostile.ending:
        found.append(f"ending is {execution.ending!r}, not {hostile.ending!r}: {execution.stderr[-300:]!r}")
    if b"BREACH" in execution.stdout:
        found.append(execution.stdout.decode())
    if execution.own_cpu_s < hostile.own_s:
        found.append(f"only {execution.own_cpu_s:.2f} CPU seconds are counted")
    if hostile.stdout not in (None, execution.stdout):
        found.append(f"captured {execution.stdout[:300]!r}")
    return found
