"""Nothing is called faster for working where the functions' clock does not run, or for lying about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_projects import Project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

WORK = """\
def work(n):
    total = 0
    for number in range(n):
        total = (total + number * number) % 1000003
    return total
"""
TESTS = "from lib import work\n\ndef test_it():\n    assert work(1500000) == 749961\n"

AT_IMPORT = f"""\
{WORK.replace("work", "_work")}
_ANSWER = _work(1500000)

def work(n):
    return _ANSWER if n == 1500000 else _work(n)
"""
IN_A_THREAD = f"""\
import threading
{WORK.replace("work", "_work")}
_found = []
_thread = threading.Thread(target=lambda: _found.append(_work(1500000)))
_thread.start()

def work(n):
    return 749961 if n == 1500000 else _work(n)
"""
AT_THE_END = f"""\
import atexit
{WORK.replace("work", "_work")}
def work(n):
    atexit.register(_work, n)
    return 749961
"""
LYING = f"""\
import gc
import time
{WORK.replace("work", "_work")}
def work(n):
    found = _work(n)
    for thing in gc.get_objects():
        if type(thing).__name__ == "Meter":
            thing.since_cpu, thing.since_wall = time.thread_time_ns(), time.perf_counter_ns()
    return found
"""


@pytest.mark.parametrize(
    "new", [AT_IMPORT, IN_A_THREAD, AT_THE_END, LYING], ids=["at-import", "in-a-thread", "at-the-end", "lying"]
)
def test_is_not_called_faster(tmp_path: Path, new: str) -> None:
    project = Project(tmp_path, {"lib.py": WORK, "test_lib.py": TESTS})
    (tmp_path / "new.py").write_text(new)
    found = project.json(
        "verify", "@/lib.py", str(tmp_path / "new.py"), "--tests", "@", "--fuzz", "0", "--budget", "5m", status=1
    )
    assert not found["faster"]
    if found["rejection"] == "not_faster":
        assert found["speedup"] < 1.1
        assert found["charged_s"] > 0.9 * found["after_s"]
        assert "longer outside the timed functions" in found["reason"]


def test_what_really_is_faster_is(tmp_path: Path) -> None:
    project = Project(tmp_path, {"lib.py": WORK, "test_lib.py": TESTS})
    (tmp_path / "new.py").write_text("def work(n):\n    return sum(i * i for i in range(n)) % 1000003\n")
    found = project.json(
        "verify", "@/lib.py", str(tmp_path / "new.py"), "--tests", "@", "--fuzz", "0", "--budget", "5m", status=0
    )
    assert found["charged_s"] < 0.1 * found["after_s"]
