"""What `explain` prints and writes, from a record of everything it can find."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from sample_records import comparison, full_run

from perfhint.records import (
    Counterexample,
    EditKind,
    ExplainedChange,
    Explanation,
    Likeness,
    LinePair,
    Rejection,
    RuleMatch,
    Sign,
    Verdict,
    Verification,
)
from perfhint.report import json as as_json
from perfhint.report.console import console
from perfhint.report.explanation import Words, show

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
SLOW = "seen = []\nfor x in xs:\n    if x not in seen:\n        seen.append(x)\n"
FAST = "seen = set()\nfor x in xs:\n    seen.add(x)\n"
KINDS = (EditKind.HEAP,)

CHANGE = ExplainedChange(
    lines=(
        LinePair(1, 1, ("seen = []",), ("seen = set()",)),
        LinePair(3, 3, ("    if x not in seen:", "        seen.append(x)"), ("    seen.add(x)",)),
    ),
    rules=(
        RuleMatch(
            "PH202", Likeness.EXACT, "`x not in seen` compares", "A set hashes.", "O(n^2) → O(n)", (EditKind.HEAP,)
        ),
        RuleMatch("PH103", Likeness.GONE, "`sum(a[i:])` adds up", "It adds.", "O(n^2) → O(n)"),
        RuleMatch("PH310", Likeness.GONE, "`seen.append` is looked up", "It is.", "constant factor"),
        RuleMatch("PH701", Likeness.SIMILAR, "names are looked up", "In a dictionary.", "constant factor"),
    ),
    signs=(Sign(EditKind.CONTAINER, "`seen` is a set.", "Sets hash."), Sign(EditKind.HEAP, "A heap.", "Heaps halve.")),
    growth=("O(n^2)", "O(n)"),
    speedup=12.5,
)


def verification(verdict: Verdict) -> Verification:
    run = full_run()
    assert run.baseline
    return Verification(
        Path("slow.py"), Path("fast.py"), "CPython 3.11.7", "3 cases", "bubblewrap", run.baseline, verdict
    )


def explanation(verdict: Verdict | None = None) -> Explanation:
    other = ExplainedChange(lines=(LinePair(9, 8, (), ("import sys",)),))
    return Explanation(
        slow=Path("a/slow.py"),
        fast=Path("b/fast.py"),
        slow_text=SLOW,
        fast_text=FAST,
        changes=(CHANGE, other),
        renamed=(("number", "n"),),
        growth=("O(n·m)", "O(n)"),
        verification=verification(verdict) if verdict else None,
        words="Because of the set.",
        model="replay:words",
        warnings=("limits only",),
        elapsed_s=3.0,
    )


def said(shown: Explanation) -> str:
    stream = io.StringIO()
    show(console(stream), shown)
    return re.sub(r"\s+", " ", stream.getvalue())


def test_the_headline_says_how_much_faster() -> None:
    text = said(explanation(Verdict(comparison=comparison(7.0))))
    assert text.startswith(" fast.py is 7.00x as fast as slow.py: 2 changes")
    assert "with interpreter start" in text
    assert "peak memory" in text


def test_a_change_is_told_growth_first_and_nothing_twice() -> None:
    text = said(explanation())
    told = [
        "1 PH202 another container, heap 12.5x",
        "1 - seen = []",
        "+ seen = set()",
        "4 - seen.append(x)",
        "PH202 makes this change: `x not in seen` compares. A set hashes. O(n^2) → O(n).",
        "PH103 finds in the slow version only: `sum(a[i:])` adds up.",
        "`seen` is a set. Sets hash.",
        "A heap.",
        "PH701 makes a change of this kind: names are looked up.",
        "These lines take at most O(n^2) before, O(n) after.",
        "PH310 finds in the slow version only: `seen.append` is looked up",
        "2 + import sys",
        "growth at most O(n·m) before, O(n) after",
        "names number → n",
        "measured nothing: give --tests or --input",
        "warning limits only",
    ]
    places = [text.find(each) for each in told]
    assert -1 not in places
    assert places == sorted(places)
    assert "Heaps halve." not in text
    assert "In a dictionary." not in text


def test_lines_that_only_go_are_told_without_an_after() -> None:
    gone = replace(CHANGE, lines=(LinePair(1, 1, ("seen.sort()",), ()),))
    assert "These lines take at most O(n^2) before. " in said(replace(explanation(), changes=(gone,)))


def test_what_is_not_equivalent_is_shown_with_its_case() -> None:
    case = Counterexample("3.in", "5\n", (), 0, "ten", "nine")
    text = said(explanation(Verdict(Rejection.OUTPUT, "case 3.in", counterexample=case)))
    assert text.startswith(" fast.py is not equivalent to slow.py: different output (case 3.in)")
    assert "case 3.in input 5 expected ten got nine" in text


def test_what_is_not_faster_is_said() -> None:
    verdict = Verdict(Rejection.NOT_FASTER, comparison=comparison(1.0))
    assert said(explanation(verdict)).startswith(" fast.py is equivalent to slow.py and not measurably faster")
    assert explanation(verdict).faster is False


@pytest.mark.parametrize("timed", [None, replace(comparison(1.0), pairs=0)])
def test_what_there_was_no_time_for_is_not_called_slow(timed) -> None:
    shown = explanation(Verdict(Rejection.NOT_FASTER, comparison=timed))
    assert said(shown).startswith(" fast.py is equivalent to slow.py, but there was no time to measure which is faster")
    assert (shown.equivalent, shown.faster) == (True, None)


def test_control_characters_of_programs_are_spelled_out() -> None:
    shown = replace(explanation(), changes=(ExplainedChange((LinePair(1, 1, ("a\x1b[31m",), ("b\x07",)),)),))
    assert "\x1b" not in said(shown)
    assert "\x07" not in said(shown)


def test_the_words_of_a_model_are_framed_as_they_come() -> None:
    stream = io.StringIO()
    words = Words(console(stream), shown=True)
    words.before(replace(explanation(), warnings=()))
    for piece in ("Because of [bold]the", " set", ".\x1b"):
        words.add(piece)
    words.after(replace(explanation(), warnings=("one failed",)))
    assert "In words\n\nBecause of [bold]the set.\\x1b\n\n — replay:words\n" in stream.getvalue()
    assert stream.getvalue().count("one failed") == 1


def documented(section: str) -> set[str]:
    body = DOCUMENTED.split(f"\n## {section}\n")[1].split("\n## ")[0]
    first_cells = re.findall(r"^\| (`[^|]+) \|", body, flags=re.MULTILINE)
    return set(re.findall(r"`(\w+)`", " ".join(first_cells)))


@pytest.mark.parametrize("verdict", [None, Verdict(comparison=comparison())])
def test_the_keys_are_those_documented(verdict: Verdict | None) -> None:
    document = json.loads(as_json.explain(explanation(verdict)))
    assert set(document) - {"schema", "perfhint"} == documented("explain")
    assert set(document["changes"][0]) == documented("change")
    assert document["growth"] == {"before": "O(n·m)", "after": "O(n)"}
    assert (document["equivalent"], document["faster"]) == ((True, True) if verdict else (None, None))
    assert document["changes"][0]["rules"][0]["likeness"] == "exact"
    assert document["changes"][0]["signs"][0]["kind"] == "container"
