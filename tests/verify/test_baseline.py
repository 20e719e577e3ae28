from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import BaselineError, SourceError
from perfhint.records import Ending, Limits
from perfhint.verify.baseline import establish
from perfhint.workloads import Workload, discover

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfhint.records import Target
    from perfhint.sandbox import Sandbox

    MakeWorkload = Callable[..., Workload]

LIMITS = Limits(wall_s=5.0, memory_bytes=1 << 30, file_bytes=4 << 20, output_bytes=1 << 20)


@pytest.fixture
def workload(sandbox: Sandbox, make_target: Callable[..., Target], tmp_path: Path) -> MakeWorkload:
    """`workload(program, {"1.in": …, "1.out": …})`; without cases one run with empty input."""

    def make(program: str | bytes, cases: Mapping[str, str | bytes] | None = None, limits: Limits = LIMITS) -> Workload:
        tests = tmp_path / "tests"
        tests.mkdir(exist_ok=True)
        for name, text in (cases or {}).items():
            (tests / name).write_bytes(text.encode() if isinstance(text, str) else text)
        target = make_target(program)
        return discover(target, sandbox, tests=tests if cases else None, scratch=tmp_path, limits=limits)

    return make


def test_baseline_of_a_program_with_expected_outputs(workload: MakeWorkload) -> None:
    cases = {"1.in": "1 2", "1.out": "3\r\n", "2.in": "4 5", "2.out": "\ufeff9 \n\n"}
    baseline = establish(workload("print(sum(map(int, input().split())))", cases))
    assert [run.stdout for run in baseline.executions] == [b"3\n", b"9\n"]
    assert baseline.oracle == "expected output files"
    assert baseline.null_s > 0


def test_prompts_bytes_written_files_and_partly_read_input(workload: MakeWorkload) -> None:
    program = """\
import sys
name = input("name? ")
sys.stdout.flush()
sys.stdout.buffer.write(b"\\xff\\xfe " + name.encode())
open("out.txt", "w").write(name)
"""
    baseline = establish(workload(program, {"1.in": "x\n" * 100_000, "1.out": b"name? \xff\xfe x"}))
    assert list(baseline.executions[0].files) == ["out.txt"]


def test_exceptions_and_exit_statuses_are_results_where_the_original_is_the_oracle(workload: MakeWorkload) -> None:
    raised = establish(workload("raise KeyError('x')"))
    assert raised.executions[0].ending is Ending.RAISED
    assert raised.oracle == "the original's own output"
    assert establish(workload("import sys\nprint('no')\nsys.exit(3)")).executions[0].exit_status == 3
    assert establish(workload("pass")).executions[0].stdout == b""


def test_waiting_is_timed_by_the_wall_clock(workload: MakeWorkload) -> None:
    assert establish(workload("import time\ntime.sleep(0.3)")).clock == "wall"


@pytest.mark.slow
def test_computing_is_timed_by_cpu_seconds(workload: MakeWorkload) -> None:
    assert establish(workload("x = 0\nfor i in range(10 ** 7): x += i\nprint(x)")).clock == "cpu"


def test_failing_its_own_tests(workload: MakeWorkload) -> None:
    cases = {"1.in": "1", "1.out": "1", "2.in": "2", "2.out": "3"}
    with pytest.raises(BaselineError, match=r'fails case 2\.in \(1 before it pass\): line 1: expected "3", got "2"'):
        establish(workload("print(input())", cases))


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import random\nprint(random.random())", r"does not repeat its own answer to case \(no input\): line 1"),
        (
            "import time\nprint(1)\nprint(time.time_ns())",
            r"does not repeat its own answer to case \(no input\): line 2",
        ),
        ("print(hash('text'))", "depends on the hash seed"),
        ("open('out.txt', 'w').write(str({*map(str, range(99))}))", r"depends on the hash seed: expected out\.txt"),
        ("raise ValueError(object())", "does not repeat"),
        ("x = bytearray(4 << 30)\nprint(len(x))", "needs more than 1024 MB of memory"),
        ("import os\nprint(1)\nos._exit(0)", r"leaves through os\._exit"),
        ("print('x' * (2 << 20))", "prints more than 1 MB"),
        ("import nosuchthing", r"stops in CPython 3.*: No module named 'nosuchthing': .* with --python"),
        ("open('nosuchfile')", "see the files in .* that their text names"),
        (f"open({str(Path(__file__).resolve())!r} + 'x')\n{__file__!r}", "absolute paths such as .* are not shown"),
        ("open('/usr/new', 'w')", "write into the current folder only"),
        ("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9')", "have no network"),
        ("input()", "reads standard input, which is empty: give --tests or --input"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "killed by a signal"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_originals_that_cannot_be_depended_upon(workload: MakeWorkload, program: str, said: str) -> None:
    with pytest.raises(BaselineError, match=said):
        establish(workload(program))


def test_an_original_that_does_not_end(workload: MakeWorkload) -> None:
    with pytest.raises(BaselineError, match="does not end within 1 s: use a smaller input"):
        establish(workload("while True: pass", limits=replace(LIMITS, wall_s=1.0)))


def test_expected_outputs_want_exit_status_0(workload: MakeWorkload) -> None:
    with pytest.raises(BaselineError, match="expected exit status 0, got exit status 1"):
        establish(workload("print(1)\nraise SystemExit(1)", {"1.in": "", "1.out": "1"}))


def test_syntax_error(workload: MakeWorkload) -> None:
    with pytest.raises(SourceError, match=r"solution\.py does not compile"):
        establish(workload("print 'hello'"))
