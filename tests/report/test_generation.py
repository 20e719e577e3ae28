"""What `generate` prints and writes."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

from sample_records import comparison, full_run, tried

from perfhint.records import Candidate, Generation, Rejection, Verdict
from perfhint.report import json as as_json
from perfhint.report.console import console
from perfhint.report.generation import show

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")

FOUND = Generation(
    problem=Path("a/problem.md"),
    python="CPython 3.11.7",
    workload="3 cases from tests",
    sandbox="bubblewrap",
    models=("openai:small", "gguf:other"),
    tried=(
        tried("a", Verdict(Rejection.OUTPUT)),
        tried("b", Verdict(Rejection.OUTPUT)),
        tried("c", Verdict(comparison=comparison())),
    ),
    samples=4,
    right=1,
    unusable=2,
    best=Candidate("print(1)\n", "openai:small, rules", "It is a formula.", ("PH202",)),
    best_s=0.25,
    comparison=comparison(3.0),
    exchanges=full_run().exchanges,
    warnings=("limits only",),
    elapsed_s=9.0,
)


def said(generation: Generation, written: str | None = None) -> str:
    stream = io.StringIO()
    show(console(stream), generation, written=written)
    return re.sub(r"\s+", " ", stream.getvalue())


def test_a_right_program_is_shown_with_what_it_takes() -> None:
    text = said(FOUND)
    assert text.startswith(" problem.md: a right program that takes 250 ms for all cases with interpreter start, 3.00x")
    assert "It is a formula. print(1) right 1 of 4 first answers (pass@1 25 %)" in text
    assert "programs 3 different: 1 right, 2 different output, 2 unusable" in text
    assert "rules PH202" in text
    assert "models openai:small, gguf:other" in text
    assert "warning limits only" in text


def test_a_program_that_was_written_is_not_shown() -> None:
    text = said(FOUND, written="best.py")
    assert "print(1)" not in text
    assert text.endswith("wrote the program to best.py ")


def test_none_is_right() -> None:
    text = said(replace(FOUND, tried=(), best=None, best_s=None, comparison=None, right=0))
    assert text.startswith(" problem.md: no program is right")
    assert "programs 2 unusable" in text
    assert "pass@1" not in said(replace(FOUND, samples=0, right=0))


def test_control_characters_of_models_are_spelled_out() -> None:
    best = Candidate("print('\x1b[31m')\n", "openai:small", "Red\x07.")
    text = said(replace(FOUND, best=best))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_the_keys_are_those_documented() -> None:
    document = json.loads(as_json.generate(FOUND))
    body = DOCUMENTED.split("\n## generate\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]+) \|", body, flags=re.MULTILINE)
    assert set(document) - {"schema", "perfhint"} == set(re.findall(r"`(\w+)`", " ".join(cells)))
    assert (document["result"], document["pass_at_1"], document["speedup"]) == ("print(1)\n", 0.25, 3.0)
    assert json.loads(as_json.generate(replace(FOUND, best=None, comparison=None)))["result"] is None
