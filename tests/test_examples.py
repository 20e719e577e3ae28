from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfhint.records import Target
from perfhint.sandbox import find_interpreter
from perfhint.source.files import read
from perfhint.workloads import discover, find_project

if TYPE_CHECKING:
    from perfhint.sandbox import Sandbox

ROOT = Path(__file__).parent.parent
PROJECT = ROOT / "examples" / "stock"
README_FILES = sorted(path for path in (ROOT / "examples").glob("*/README.md") if path.parent != PROJECT)


def test_there_are_six() -> None:
    assert len(README_FILES) == 6


@pytest.mark.slow
def test_the_project_passes_its_own_tests() -> None:
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert find_project(PROJECT / "tests", PROJECT / "stock" / "orders.py") is not None


@pytest.mark.parametrize("readme", README_FILES, ids=lambda path: path.parent.name)
def test_an_example_passes_its_own_tests(readme: Path, sandbox: Sandbox, tmp_path: Path) -> None:
    (command,) = [line for line in readme.read_text().splitlines() if line.startswith("    perfhint optimize")]
    _, _, program, _, tests = shlex.split(command)
    workload = discover(
        Target(read(ROOT / program), find_interpreter(None)),
        sandbox,
        tests=ROOT / tests,
        scratch=tmp_path,
    )
    assert len(workload.cases) >= 5
    assert workload.has_expectations
    failures = [workload.failure(case, workload.execute(workload.original, case)) for case in workload.cases]
    assert not any(failures), failures
