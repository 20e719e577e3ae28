"""A module with a clock in its functions is the same to everybody who uses it or looks at it, on every Python."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from installed_pythons import installed_pythons
from used_modules import CASES

import perfhint.sandbox.child

if TYPE_CHECKING:
    from perfhint.records import Interpreter

CHILD = Path(perfhint.sandbox.child.__file__).parent

PROGRAM = f"""
import os, sys
def load(path):
    module = type(sys)("perfhint")
    module.load = lambda name: load(os.path.join(os.path.dirname(path), name + ".py"))
    with open(path, "rb") as file:
        exec(compile(file.read(), path, "exec"), module.__dict__)
    return module

def imported(path, how):
    with open(path, "rb") as file:
        source = file.read()
    if how == "plain":
        code = compile(source, path, "exec", dont_inherit=True)
    else:
        clock = load({str(CHILD / "project" / "clock.py")!r}).Clock()
        clock.expect_threads()
        trace = load({str(CHILD / "project" / "trace.py")!r}).Trace() if how == "traced" else None
        functions = load({str(CHILD / "project" / "functions.py")!r}).Instrumented(clock, None, trace)
        code = functions.compile(load({str(CHILD / "syntax.py")!r}).parse(source, path), path)
    module = sys.modules["module"] = type(sys)("module")
    module.__file__ = path
    exec(code, module.__dict__)
    return module

m = imported(sys.argv[1], sys.argv[2])
"""


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("python", installed_pythons(), ids=lambda python: ".".join(map(str, python.version[:2])))
def test_same(python: Interpreter, case: str, tmp_path: Path) -> None:
    oldest, (module, use) = CASES[case]
    if python.version < oldest:
        pytest.skip("of a later Python")
    target = tmp_path / "module.py"
    target.write_text(dedented(module))
    script = tmp_path / "script.py"
    script.write_text(PROGRAM + dedented(use))
    plain, timed, traced = (run(python, script, target, how) for how in ("plain", "timed", "traced"))
    assert plain
    assert timed == plain
    assert traced == plain


def dedented(text: str) -> str:
    """Without the four blanks that all lines begin with."""
    return "\n".join(line[4:] for line in text.split("\n"))


def run(python: Interpreter, script: Path, target: Path, how: str) -> str:
    command = [str(python.path), "-W", "ignore", str(script), str(target), how]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
