"""A task with everything in it."""

from __future__ import annotations

from perfhint.records import (
    Advice,
    CaseFacts,
    FunctionShare,
    Observed,
    ObservedLoop,
    ObservedName,
    Pair,
    Problem,
    Profile,
    Task,
)

PROGRAM = "n = int(input())  # PROGRAM LINE\nfor x in range(n):\n    print(x)\n"


def full_task() -> Task:
    observed = Observed(
        names=(
            ObservedName("<module>", "n", ("int",), None, (3, 123456)),
            ObservedName("main", "xs", ("list[int]", "None"), (2, 77)),
        ),
        loops=(ObservedLoop("<module>", "for x in range(n)", 1, 123456, 123456),),
        calls={},
        complete=True,
    )
    return Task(
        name="solution.py",
        program=PROGRAM,
        python="CPython 3.11.7",
        packages=("numpy",),
        problem=Problem(
            "PROBLEM DESCRIPTION " + "words " * 100 + "END OF THE DESCRIPTION",
            "PROBLEM TAGS",
            "PROBLEM INPUT",
            "PROBLEM OUTPUT",
            "PROBLEM SAMPLES",
        ),
        profile=Profile(300, {2: 0.25, 3: 0.7, 1: 0.004}, (FunctionShare("<module>", 1, 1.0, 1.0),), observed),
        cases=(
            CaseFacts("1.in", 0.0123, 9 << 20, "SHOWN INPUT", "SHOWN OUTPUT", ("--fast",)),
            CaseFacts("2.in", 1.5, 20 << 20),
        ),
        advice=tuple(Advice(n, "io", f"ADVICE {n} is this", 0.7 if n == 3 else 0.0) for n in range(1, 6)),
        pairs=(
            Pair("FIRST PAIR", "a = set()", "sets are\nfast", "containers", 7.3),
            Pair("SECOND PAIR", "b = 1", "why not", "loops"),
        ),
        polished=True,
    )
