"""Whatever breaks off a run, the program is dead afterwards, nothing is left, and perfhint can go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import SandboxError
from perfhint.records import Ending
from perfhint.sandbox import Job, Layer, open_layer

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.records import Interpreter
    from perfhint.sandbox import Sandbox

PERFHINT = """
    import sys
    from perfhint.sandbox import Job, Layer, find_interpreter, open_layer
    sandbox = open_layer(Layer(sys.argv[1]))
    interpreter = find_interpreter(None)
    forever = Job(interpreter=interpreter, program=b"import time; print('up', flush=True); time.sleep(600)",
                  argv=(sys.argv[2],))
    def run_forever():
        return sandbox.run(forever)
"""


class Other:
    """Another perfhint, in a process group of its own as a shell makes it, with its scratch in a folder of its own."""

    def __init__(self, layer: Layer, folder: Path, program: str) -> None:
        self.marker = uuid.uuid4().hex
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(PERFHINT) + textwrap.dedent(program), layer, self.marker],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder)},
            process_group=0,
        )
        assert eventually(lambda: [out for out in folder.glob("perfhint-*/run/stdout") if out.read_bytes() == b"up\n"])

    def left(self) -> list[object]:
        """Processes with the marker, and files."""
        return [*with_argument(self.marker), *self.folder.iterdir()]


def with_argument(marker: str) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        try:
            arguments = (folder / "cmdline").read_bytes().split(b"\0") if folder.name.isdecimal() else []
        except OSError:
            continue
        if marker.encode() in arguments and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def eventually(condition: Callable[[], object], patience_s: float = 30.0) -> bool:
    until = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_interrupt_from_the_terminal(layer: Sandbox, tmp_path: Path) -> None:
    program = """
    try: run_forever()
    except KeyboardInterrupt: print("interrupted", flush=True)
    print(sandbox.run(Job(interpreter=interpreter, program=b"print(1)")).stdout)
    sandbox.close()
    """
    other = Other(layer.layer, tmp_path, program)

    os.killpg(other.process.pid, signal.SIGINT)
    said, complaints = other.process.communicate(timeout=60)

    assert said.splitlines() == ["interrupted", "b'1\\n'"], complaints
    assert other.left() == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_death_of_perfhint(layer: Sandbox, tmp_path: Path, number: signal.Signals) -> None:
    other = Other(layer.layer, tmp_path, "run_forever()")

    other.process.send_signal(number)
    other.process.communicate(timeout=60)

    assert eventually(lambda: not other.left()), other.left()


def test_death_of_the_launcher(layer: Sandbox, tmp_path: Path) -> None:
    program = """
    from perfhint.errors import SandboxError
    try: run_forever()
    except SandboxError as error: print(error.what)
    print(sandbox.run(Job(interpreter=interpreter, program=b"print(1)")).stdout)
    sandbox.close()
    """
    other = Other(layer.layer, tmp_path, program)

    for launcher in with_argument(str(next(tmp_path.glob("perfhint-*")))):
        os.kill(launcher, signal.SIGKILL)
    said, complaints = other.process.communicate(timeout=60)

    assert said.splitlines() == ["the sandbox launcher died: killed", "b'1\\n'"], complaints
    assert eventually(lambda: not other.left()), other.left()


def test_closed_and_used_again(layer: Sandbox, interpreter: Interpreter) -> None:
    for _ in range(2):
        assert layer.run(Job(interpreter=interpreter, program=b"")).ending is Ending.FINISHED
        layer.close()
        layer.close()


def test_a_file_that_is_not_there(layer: Sandbox, interpreter: Interpreter, tmp_path: Path) -> None:
    with pytest.raises(SandboxError, match="missing"):
        layer.run(Job(interpreter=interpreter, program=b"", files={"x": tmp_path / "missing"}))
    with pytest.raises(SandboxError, match="missing"):
        layer.run(Job(interpreter=interpreter, program=b"", stdin=tmp_path / "missing"))

    assert layer.run(Job(interpreter=interpreter, program=b"")).ending is Ending.FINISHED


def test_sandboxes_side_by_side(interpreter: Interpreter) -> None:
    said: dict[int, bytes] = {}

    def use(number: int) -> None:
        with open_layer(Layer.LIMITS) as sandbox:
            for _ in range(3):
                program = f"import time; time.sleep(0.02); print({number})".encode()
                said[number] = said.get(number, b"") + sandbox.run(Job(interpreter=interpreter, program=program)).stdout

    threads = [threading.Thread(target=use, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said == {number: f"{number}\n".encode() * 3 for number in range(3)}
