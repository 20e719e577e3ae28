"""The schema is a promise: every key that docs/json.md lists is there, and none that it does not list."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import pytest
from sample_records import comparison, full_run

from perfhint.records import FirstRequests, Rejection, SourceFile, Verdict, Verification
from perfhint.report import json as as_json
from perfhint.rules import catalog
from perfhint.store import RunSummary

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


def documented(section: str) -> set[str]:
    body = DOCUMENTED.split(f"\n## {section}\n")[1].split("\n## ")[0]
    first_cells = re.findall(r"^\| (`[^|]+) \|", body, flags=re.MULTILINE)
    return set(re.findall(r"`(\w+)`", " ".join(first_cells)))


def verification(verdict: Verdict) -> Verification:
    run = full_run()
    assert run.baseline
    return Verification(
        Path("old.py"), Path("new.py"), "CPython 3.11.7", "3 cases", "bubblewrap", run.baseline, verdict
    )


def samples() -> dict[str, str]:
    run = full_run()
    assert run.profile
    assert run.baseline
    file = SourceFile(Path("solution.py"), "", "utf-8", "\n", False, 0o644, "")
    summary = RunSummary("id", run.started, run.target, True, True, 2.0, 1.9, 2.1, 3, 12.0)
    return {
        "optimize": as_json.optimize(run),
        "verify": as_json.verify(verification(Verdict(comparison=comparison()))),
        "profile": as_json.profile(file, run.profile, run.baseline),
        "history": as_json.history([summary]),
        "dry run": as_json.first_requests([FirstRequests("openai:x", (run.exchanges[0].request,))]),
        "rules": as_json.rules(catalog()),
    }


@pytest.mark.parametrize("command", ["optimize", "verify", "profile", "history", "rules", "dry run"])
def test_keys_are_those_documented(command: str) -> None:
    document = json.loads(samples()[command])
    assert document["schema"] == 1
    assert set(document) - {"schema", "perfhint"} == documented(command)


def test_nested_keys_are_those_documented() -> None:
    document = json.loads(samples()["optimize"])
    assert set(document["hunks"][0]) == documented("hunk")
    assert set(document["candidates"][0]) == documented("candidate")
    assert set(document["candidates"][0]["counterexample"]) == documented("counterexample")
    assert set(document["candidates"][0]["cases"][1]) == documented("case result")
    assert set(json.loads(samples()["dry run"])["models"][0]) == documented("first requests")
    assert set(document["exchanges"][0]) == documented("exchange")
    assert set(json.loads(samples()["history"])["runs"][0]) == documented("past run")


def test_optimize_has_the_stable_keys_with_their_values() -> None:
    document = json.loads(samples()["optimize"])
    assert document["improved"] is True
    assert document["speedup"] == 2.5
    assert document["interval"] == [2.5 * 0.97, 2.5 * 1.03]
    assert document["baseline_s"] == 0.5
    assert document["sandbox"] == "bubblewrap"
    assert document["hunks"][0]["speedup"] == 1.4
    assert document["candidates"][0]["rejection"] == "output"
    assert document["candidates"][1]["accepted"] is True
    assert document["times"]["null"] == [0.01, 0.011]
    assert len(document["times"]["process_before"]) == 2


def test_run_that_improved_nothing() -> None:
    run = replace(full_run(), baseline=None, best=None, comparison=None, hunks=())
    document = json.loads(as_json.optimize(run))
    assert document["improved"] is False
    for key in ("speedup", "interval", "baseline_s", "result", "times", "cases"):
        assert document[key] is None


@pytest.mark.parametrize(
    ("verdict", "equivalent", "faster", "reason"),
    [
        (Verdict(comparison=comparison()), True, True, None),
        (
            Verdict(Rejection.NOT_FASTER, "1.02x", comparison=comparison(1.02)),
            True,
            False,
            "not measurably faster: 1.02x",
        ),
        (Verdict(Rejection.UNCHANGED), True, False, "same as the original"),
        (Verdict(Rejection.OUTPUT, "case 1.in"), False, False, "different output: case 1.in"),
    ],
)
def test_verify(verdict: Verdict, equivalent: bool, faster: bool, reason: str | None) -> None:
    document = json.loads(as_json.verify(verification(verdict)))
    assert (document["equivalent"], document["faster"], document["reason"]) == (equivalent, faster, reason)


def test_what_json_cannot_say_is_null() -> None:
    run = replace(full_run(), comparison=replace(comparison(), speedup=math.inf, p_value=math.nan))
    document = json.loads(as_json.optimize(run), parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert document["speedup"] is None
    assert document["p_value"] is None
