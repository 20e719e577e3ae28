"""In the sandbox a program does what `python solution.py` does, to the letter."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfhint.records import Ending, Limits
from perfhint.sandbox import Job, find_interpreter

if TYPE_CHECKING:
    from perfhint.records import Interpreter
    from perfhint.sandbox import Sandbox

PYENV = Path.home() / ".pyenv" / "versions"
"""Where there are other Pythons, the oldest and the newest of these are tried too."""
OTHERS = [
    pytest.param(str(path), marks=pytest.mark.slow)
    for version in ("3.8", "3.13")
    for path in sorted(PYENV.glob(f"{version}.*/bin/python"))
]

PROGRAMS = {
    "what it can see of itself": """
import sys, os, inspect
print(__name__, sys.argv, os.path.basename(__file__), os.path.exists(__file__), sys.path[0] == os.getcwd())
print(__doc__, __spec__, __builtins__, sorted(globals()), type(__loader__))
print(sys.modules["__main__"].__dict__ is globals())
print(len(inspect.stack()), sys._getframe().f_back, sys.getrecursionlimit(), sys.flags, sys.stdin.read())
print(sorted(set(sys.modules) - {"atexit", "sitecustomize"}), os.open("x", os.O_CREAT))
""",
    "a traceback": "def f(x):\n    return 1 / x\n\nf(0)",
    "a chained traceback": "try:\n    {}[1]\nexcept KeyError:\n    raise ValueError('no')",
    "a syntax error": "def f(:\n  pass",
    "an exit in the middle of cleaning up": """
import atexit, sys
atexit.register(print, "first registered")
atexit.register(print, "second registered")
class Last:
    def __del__(self): print("deleted")
last = Last()
try: sys.exit("text")
finally: print("finally")
""",
    "how deep it can go": """
def f(n):
    try: return f(n + 1)
    except RecursionError: return n
print(f(0))
""",
    "its own excepthook": """
import sys, traceback
def hook(kind, error, trace): print("hook", kind, error, len(traceback.extract_tb(trace)))
sys.excepthook = hook
raise ValueError(1)
""",
    "threads that outlive the main one": """
import threading, time
def later():
    time.sleep(0.05); print("later")
threading.Thread(target=later).start()
print("end of main")
""",
    "an exception in a thread": """
import threading
def fail(): raise ValueError("in thread")
thread = threading.Thread(target=fail, name="T"); thread.start(); thread.join()
print("goes on")
""",
    "forks that run to the end": "import os\nprint(os.fork() == 0 or os.wait()[1], flush=True)",
    "processes, forked": """
import multiprocessing
def square(x): return x * x
if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2) as pool: print(pool.map(square, range(5)))
""",
    "processes, spawned": """
import multiprocessing, sys
print("imported as", __name__, flush=True)
def work(queue): queue.put((__name__, sys.argv))
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=work, args=(queue,)); process.start()
    print(queue.get()); process.join(); print(process.exitcode)
""",
    "files and modules beside it": """
import beside, os
print(beside.VALUE, open("data/numbers.txt").read())
print(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "beside.py")).read())
""",
    "closed output": "import sys\nprint('x')\nsys.stdout.close()",
    "output closed under its feet": "import os\nprint('x')\nos.close(1)",
    "Latin-1 source": b"# -*- coding: latin-1 -*-\nprint('\xe9')",
    "a byte-order mark": b"\xef\xbb\xbfprint('\xc3\xa9')",
    "text that is not UTF-8": r"print('\udcff'); import sys; sys.stdout.buffer.write(b'\xfe')",
    "interrupts itself": "import os, signal\nos.kill(os.getpid(), signal.SIGINT)",
    "terminates itself": "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)",
    "writes into a broken pipe": "import os\nr, w = os.pipe(); os.close(r)\nos.write(w, b'x')",
    "another Python": """
import subprocess, sys
print(subprocess.run([sys.executable, "-c", "print(1); 1/0"]).returncode, flush=True)
""",
}


@pytest.fixture(scope="module", params=[None, *OTHERS], ids=lambda path: Path(path).parts[-3] if path else "ours")
def any_interpreter(request: pytest.FixtureRequest) -> Interpreter:
    return find_interpreter(request.param)


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_same_as_without_sandbox(
    sandbox: Sandbox, any_interpreter: Interpreter, program: str | bytes, tmp_path: Path
) -> None:
    text = program.encode() if isinstance(program, str) else program
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "numbers.txt").write_text("1 2 3")
    (tmp_path / "beside.py").write_text("VALUE = 7")
    (tmp_path / "solution.py").write_bytes(text)
    (tmp_path / "input").write_text("some input")
    files = {"data": tmp_path / "data", "beside.py": tmp_path / "beside.py"}

    job = Job(
        interpreter=any_interpreter,
        program=text,
        argv=("-x", "é"),
        stdin=tmp_path / "input",
        files=files,
        limits=Limits(wall_s=60),
    )
    execution = sandbox.run(job)
    with (tmp_path / "input").open() as stdin:
        plain = subprocess.run(
            [any_interpreter.path, "solution.py", "-x", "é"],
            stdin=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )

    status = plain.returncode if plain.returncode >= 0 else 128 - plain.returncode
    assert without_folder(execution.stdout) == without_folder(plain.stdout, tmp_path)
    assert without_folder(execution.stderr) == without_folder(plain.stderr, tmp_path)
    assert execution.exit_status == (None if execution.ending is Ending.SIGNALLED else status)


def without_folder(text: bytes, folder: Path | None = None) -> bytes:
    """`text` with the folder the program ran in, by default a sandbox's scratch, replaced by a word."""
    pattern = re.escape(os.fsencode(folder)) if folder else rb"/[^\s'\"]*/perfhint-\w+/run/scratch/work"
    return re.sub(pattern, b"FOLDER", text)
