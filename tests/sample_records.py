"""Records with every field set, for tests of what stores and shows them."""

from __future__ import annotations

from pathlib import Path

from perfhint.records import (
    Baseline,
    Candidate,
    CaseResult,
    Comparison,
    Counterexample,
    Ending,
    Exchange,
    Execution,
    FunctionShare,
    Hunk,
    Message,
    Observed,
    ObservedLoop,
    ObservedName,
    Profile,
    Rejection,
    Reply,
    Request,
    Run,
    Tried,
    Usage,
    Verdict,
)


def observed() -> Observed:
    names = (
        ObservedName("main", "xs", ("list[int]", "None"), (0, 9)),
        ObservedName("<module>", "n", ("int",), None, (-1, 5)),
    )
    return Observed(names, (ObservedLoop("main", "for x in xs", 2, 9, 5),), {"main": 2}, complete=True)


def comparison(speedup: float = 2.0, pairs: int = 3) -> Comparison:
    raw = tuple(tuple(0.1 * case + 1e-9 * pair for pair in range(pairs)) for case in (1, 2))
    return Comparison(
        speedup=speedup,
        low=speedup * 0.97,
        high=speedup * 1.03,
        confidence=0.985,
        p_value=1.5e-7,
        memory_ratio=0.9,
        before_s=0.2,
        after_s=0.2 / speedup,
        process_speedup=1.7,
        clock="cpu",
        pairs=pairs,
        before=raw,
        after=raw,
        null=(0.01, 0.011),
        process_before=raw,
        process_after=raw,
    )


def tried(text: str, verdict: Verdict) -> Tried:
    return Tried(Candidate(text=text, origin="rules", reason="because", rules=("PH101", "PH203")), verdict)


def exchange(text: str = "```python\nprint('ü')\n```", model: str = "openai:gpt@http://localhost/v1") -> Exchange:
    return Exchange(
        model,
        Request(
            (Message("system", "Be quick."), Message("user", "Make it faster.")), samples=2, seed=7, schema={"a": [1]}
        ),
        (Reply(text), Reply("", cut=True)),
        Usage(120, 80, 0.001),
        1.5,
    )


def full_run() -> Run:
    execution = Execution(
        ending=Ending.RAISED,
        exit_status=1,
        stdout=b"caf\xe9\x00\n",
        stderr=b"",
        exception=("ValueError", "bad \udcff"),
        files={"out.txt": "ab" * 32},
        cpu_s=0.25,
        wall_s=0.3,
        peak_rss_bytes=9_000_000,
        start_cpu_s=0.015,
        start_wall_s=0.02,
    )
    counterexample = Counterexample("1.in", "5\n", ("--fast",), 2, "[1, 2]", "[2, 1]")
    failed = CaseResult(
        "2.in", Rejection.EXCEPTION, 0.2, 9_000_000, False, "1", "KeyError: 3", "KeyError", ("line 3: a",)
    )
    results = (CaseResult("1.in", None, 0.1, 9_000_000), failed)
    return Run(
        id="20261123T184501-3fa9",
        version="0.1.0",
        started="2026-11-23T18:45:01+00:00",
        target=Path("/home/someone/solution.py"),
        digest="d" * 64,
        original="print('ü')\n",
        python="CPython 3.11.7",
        workload="3 cases",
        sandbox="bubblewrap",
        baseline=Baseline((execution, execution), null_s=0.01, clock="cpu", oracle="expected output files"),
        profile=Profile(120, {1: 0.5, 17: 0.25}, (FunctionShare("main", 3, 0.5, 0.75),), observed()),
        tried=(
            tried("a", Verdict(Rejection.OUTPUT, "case 1.in", counterexample, cases=results)),
            tried("b", Verdict(comparison=comparison(), seeds=(0, 1))),
        ),
        best=Candidate("b", "rules", "because", ("PH203",)),
        comparison=comparison(2.5),
        hunks=(Hunk(3, ("a",), ("b", "c"), ("PH203",), "because", 1.4), Hunk(9, (), ("d",), (), "new", None)),
        seeds=(0, 1, 2),
        warnings=("limits only",),
        elapsed_s=12.5,
        finished=True,
        exchanges=(exchange(), exchange("no")),
        unusable=1,
    )
