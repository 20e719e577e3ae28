"""What a program uses is told from what its interpreter and the sandbox use before it begins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from installed_pythons import installed_pythons
from surroundings import without_namespaces

from perfhint.errors import SandboxError
from perfhint.records import Ending, Interpreter
from perfhint.sandbox import Job, Layer, Sandbox, find_interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

BURN = """
import os, time
def burn(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until: pass
"""


@pytest.fixture(params=[pytest.param(kind, marks=pytest.mark.slow) for kind in (Layer.SANDLOCK, Layer.LIMITS)], ids=str)
def plainer(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    try:
        sandbox = without_namespaces(request.param)
    except SandboxError as error:
        pytest.skip(str(error))
    with sandbox:
        yield sandbox


def check_own_times(sandbox: Sandbox, interpreter: Interpreter) -> None:
    def run(program: str, **options: object) -> tuple[float, float]:
        execution = sandbox.run(Job(interpreter=interpreter, program=(BURN + program).encode(), **options))  # type: ignore[arg-type]
        assert execution.start_cpu_s > 0
        assert execution.start_wall_s > 0
        return execution.own_cpu_s, execution.own_wall_s

    nothing_s, _ = run("")
    burnt_s, _ = run("burn(0.2)")
    children_s, _ = run("for _ in range(2):\n    if not os.fork(): burn(0.1); os._exit(0)\n    os.wait()")
    left_s, _ = run("burn(0.1)\nif not os.fork(): burn(0.1)")
    slept_s, waited_s = run("time.sleep(0.2)")

    assert 0 < nothing_s < 0.1
    assert 0.2 <= burnt_s < 0.3
    assert 0.2 <= children_s < 0.3
    assert left_s >= 0.1
    assert slept_s < 0.1
    assert waited_s >= 0.2


def test_own_times_in_every_layer(layer: Sandbox, interpreter: Interpreter) -> None:
    check_own_times(layer, interpreter)


def test_own_times_without_namespaces(plainer: Sandbox, interpreter: Interpreter) -> None:
    check_own_times(plainer, interpreter)


@pytest.mark.slow
@pytest.mark.parametrize("python", installed_pythons(), ids=lambda python: python.name)
def test_own_times_in_every_python(sandbox: Sandbox, python: Interpreter) -> None:
    check_own_times(sandbox, python)


@pytest.mark.parametrize("ends", ["", "; raise ValueError"])
def test_what_the_environment_does_at_every_start_is_not_the_programs(
    sandbox: Sandbox, tmp_path: Path, ends: str
) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True)
    (site_packages,) = tmp_path.glob("lib/python*/site-packages")
    (site_packages / "sitecustomize.py").write_text(f"{BURN}\nburn(0.2){ends}")

    execution = sandbox.run(Job(interpreter=find_interpreter(str(tmp_path / "bin" / "python")), program=b""))

    assert execution.start_cpu_s >= 0.2
    assert execution.own_cpu_s < 0.1


def test_an_interpreter_that_does_not_say_when_it_began(sandbox: Sandbox, tmp_path: Path) -> None:
    silent = tmp_path / "python"
    program = "import os; os.ftruncate(int(os.environ['PERFHINT_RUN'].split(':')[0]), 0)"
    silent.write_text(f'#!/bin/sh\nexec {sys.executable} -S -c "{program}"\n')
    silent.chmod(0o755)
    folders = (silent, *(Path(folder) for folder in (sys.executable, sys.prefix, sys.base_prefix)))

    execution = sandbox.run(Job(interpreter=Interpreter(silent, sys.version_info[:3], folders), program=b""))

    assert execution.ending is Ending.ABRUPT
    assert (execution.start_cpu_s, execution.start_wall_s) == (0, 0)
