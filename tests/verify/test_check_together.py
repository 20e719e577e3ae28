"""Several candidates in one schedule: every one gets its verdict, and the fastest one of its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from perfhint.progress import Progress
from perfhint.records import Candidate, Rejection, Verdict
from perfhint.verify import Verifier, establish
from perfhint.workloads import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.sandbox import Sandbox

LOOP = "n = int(input())\nfor _ in range(n):\n    pass\nprint(n)\n"


def of(text: str) -> Candidate:
    return Candidate(text, "openai:x", "because")


@pytest.fixture
def verifier(sandbox: Sandbox, make_target: Callable, tmp_path: Path) -> Verifier:
    (tmp_path / "input.txt").write_text("1000000\n")
    (tmp_path / "cases").mkdir()
    workload = discover(make_target(LOOP), sandbox, inputs=[tmp_path / "input.txt"], scratch=tmp_path / "cases")
    deadline = time.monotonic() + 60
    return Verifier(
        workload, establish(workload), min_speedup=1.1, hash_seeds=(0,), deadline=deadline, progress=Progress()
    )


@pytest.mark.slow
def test_every_candidate_gets_its_verdict(verifier: Verifier) -> None:
    half, none = LOOP.replace("range(n)", "range(n // 2)"), LOOP.replace("range(n)", "range(1)")
    same, wrong = "# the same\n" + LOOP, LOOP.replace("print(n)", "print(n + 1)")
    verdicts = verifier.check_together([of(half), of(wrong), of(same), of(none)])
    assert [verdict.rejection for verdict in verdicts] == [None, Rejection.OUTPUT, Rejection.NOT_FASTER, None]
    speedups = [verdict.comparison.speedup for verdict in verdicts if verdict.comparison]
    assert max(speedups) == speedups[-1]

    verifier.deadline = time.monotonic()
    assert verifier.check_together([of(half), of(none)]) == [verdicts[0], verdicts[3]], "what is known is not timed"


def test_what_the_file_cannot_hold_is_no_candidate(sandbox: Sandbox, make_target: Callable, tmp_path: Path) -> None:
    target = make_target("# coding: latin-1\nprint(1)\n")
    (tmp_path / "cases").mkdir()
    workload = discover(target, sandbox, scratch=tmp_path / "cases")
    verifier = Verifier(
        workload, establish(workload), min_speedup=1.1, hash_seeds=(0,), deadline=time.monotonic(), progress=Progress()
    )
    verdict = verifier.check(of("# coding: latin-1\nprint('→') if 0 else print(1)\n"))
    assert verdict == Verdict(Rejection.SYNTAX, "the file is iso-8859-1 and cannot hold '→'")
