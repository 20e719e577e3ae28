from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from perfhint.workloads.raising import raises_at

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("program", "is_meant"),
    [
        ("raise ValueError('no')", True),
        ("def f(x):\n    raise ValueError(\n        x,\n    )\nf(1)", True),
        ("def f(x):\n    assert x > 1, x\nf(1)", True),
        ("try:\n    {}[1]\nexcept KeyError:\n    raise SystemError from None", True),
        ("try:\n    {}[1]\nexcept KeyError:\n    raise", False),
        ("{}[1]", False),
        ("int('x')", False),
        ("import json\njson.loads('{')", False),
        ("try:\n    raise ValueError\nexcept ValueError:\n    {}[1]", False),
        ("if True:\n    raise ValueError if [][1] else 0", True),
    ],
)
def test_whether_an_exception_was_meant(program: str, is_meant: bool, tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(program)
    done = subprocess.run([sys.executable, str(path)], capture_output=True, check=False)
    assert done.returncode == 1
    assert raises_at(done.stderr, {"program.py": program}, {}) is is_meant


def test_a_module_beside_the_program(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text(
        "def check(x):\n    if x < 1:\n        raise ValueError(x)\n    return 1 // (x - 1)\n"
    )
    for value, is_meant in ((0, True), (1, False)):
        program = f"import helper\nhelper.check({value})\n"
        (tmp_path / "program.py").write_text(program)
        done = subprocess.run([sys.executable, str(tmp_path / "program.py")], capture_output=True, check=False)
        modules = {"helper.py": tmp_path / "helper.py"}
        assert raises_at(done.stderr, {"program.py": program}, modules) is is_meant


def test_without_a_traceback_nothing_was_meant() -> None:
    assert not raises_at(b"Killed\n", {"program.py": "raise ValueError"}, {})
