"""Ctrl-C and SIGKILL at several moments. `benchmarks/kill.py` does more of them."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest
from killing import ARGUMENTS, NAME, PROGRAM, killed, prepare
from perfhint_process import files_left, processes_left, start

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("after_s", [0.0, 0.3, 2.0])
def test_ctrl_c_is_one_line_and_leaves_nothing(tmp_path: Path, after_s: float) -> None:
    prepare(tmp_path)
    process = start(tmp_path, *ARGUMENTS)
    while not files_left(tmp_path):  # until it has begun to make a sandbox
        time.sleep(0.01)
    time.sleep(after_s)
    os.killpg(process.pid, signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert stdout == ""
    assert stderr in ("perfhint: interrupted\n", "perfhint: interrupted: add --resume to go on from there\n")
    assert (tmp_path / NAME).read_text() == PROGRAM
    assert not files_left(tmp_path)
    assert not processes_left(tmp_path)


@pytest.mark.parametrize("after_s", [0.8, 2.5])
def test_sigkill_leaves_the_target_whole_and_resume_goes_on(tmp_path: Path, after_s: float) -> None:
    assert killed(tmp_path, after_s) == []
