from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfhint.records import Target
from perfhint.sandbox import find_interpreter
from perfhint.source.files import read
from perfhint.workloads import discover

if TYPE_CHECKING:
    from perfhint.sandbox import Sandbox

ROOT = Path(__file__).parent.parent
README_FILES = sorted((ROOT / "examples").glob("*/README.md"))


def test_there_are_six() -> None:
    assert len(README_FILES) == 6


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
