"""What a person reads after `optimize`: everything that matters, in the width there is, and nothing that steers."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console
from sample_records import comparison, full_run, tried

from perfhint.records import Candidate, Counterexample, Hunk, Rejection, Run, Tried, Verdict
from perfhint.report import outcome
from perfhint.report.console import console

ORIGINAL = """import sys

words = sys.stdin.read().split()
seen = []
for word in words:
    if word not in seen:  # first time
        seen.append(word)
text = ""
for word in seen:
    text += word + "\\n"
print(text, end="")
"""

FASTER = """import sys

words = sys.stdin.read().split()
seen = {}
for word in words:
    seen[word] = None  # first time
text = "".join([word + "\\n" for word in seen])
print(text, end="")
"""

HUNKS = (
    Hunk(4, ("seen = []",), ("seen = {}",), ("PH201",), "`word not in seen` scans a list", 7.42),
    Hunk(
        6,
        ("    if word not in seen:  # first time", "        seen.append(word)"),
        ("    seen[word] = None  # first time",),
        ("PH201",),
        "`word not in seen` scans a list",
        7.42,
    ),
    Hunk(
        8,
        ('text = ""', "for word in seen:", '    text += word + "\\n"'),
        ('text = "".join([word + "\\n" for word in seen])',),
        ("PH401",),
        "adding to a string copies it",
        1.08,
    ),
)


def example(**changes: object) -> Run:
    best = Candidate(FASTER, "rules", "", ("PH201", "PH401"))
    return replace(full_run(), original=ORIGINAL, best=best, hunks=HUNKS, comparison=comparison(8.13, 24), **changes)


def plain(run: Run, **options: object) -> str:
    stream = io.StringIO()
    outcome.show(console(stream), run, **options)
    return stream.getvalue()


def test_everything_that_matters_is_there() -> None:
    said = plain(example(), next_steps=["do this next"])
    for part in (
        "solution.py is 8.13x as fast",
        "PH201  `word not in seen` scans a list  7.42x",
        " 4 - seen = []\n",
        "   + seen = {}\n",
        "PH401",
        "1.08x",
        "200 ms",
        "24.6 ms",
        "7.89x to 8.37x",
        "98.5 % interval",
        "24 pairs, CPU time, p = 1.5e-07",
        "0.90x",
        "1.70x",
        "3 cases, against expected output files, hash seeds 0, 1, 2",
        "bubblewrap, CPython 3.11.7",
        "20261123T184501-3fa9, 2 candidates in 12.5 s",
        "1.in: expected [1, 2], got [2, 1]",
        "warning  limits only",
        "do this next",
    ):
        assert part in said, f"{part!r} is missing in\n{said}"


def test_hunks_measured_together_share_a_heading_and_no_line_is_shown_twice() -> None:
    said = plain(example())
    assert said.count("`word not in seen` scans a list") == 1
    diff = said[: said.index("before")]
    numbered = re.findall(r"^ +(\d+) ", diff, flags=re.MULTILINE)
    lines = [int(number) for number in numbered if int(number) > 2]
    assert lines == sorted(set(lines))


def test_context_stops_where_another_hunk_begins() -> None:
    said = plain(example())
    third = said[said.index("PH401") : said.index("before")]
    assert "seen.append" not in third
    assert "print(text" in third


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_tables_and_prose_keep_to_the_width(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    code = {*ORIGINAL.split("\n"), *FASTER.split("\n")}
    for line in plain(example(warnings=())).split("\n"):
        assert len(line) <= width or any(line.endswith(each) for each in code if each)


def test_program_text_cannot_steer_the_terminal() -> None:
    evil = "x = '\x1b]0;owned\x07\x1b[2J\u202e'"
    hunk = Hunk(1, ("import sys",), (evil,), ("PH201",), "a\x1b[31mreason", 2.0)
    bad = Verdict(Rejection.OUTPUT, "", Counterexample("1\x1b[0m.in", "", (), 0, "\x07", "\x1b[H"))
    said = plain(example(warnings=("w\x1b[1m",)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
    run = replace(example(), hunks=(hunk,), tried=(tried("x", bad),))
    said = plain(run)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
    assert r"\x1b]0;owned\x07" in said


def test_terminal_gets_colours_and_the_same_words() -> None:
    stream = io.StringIO()
    from rich.theme import Theme

    from perfhint.report.console import STYLES

    coloured = Console(file=stream, force_terminal=True, color_system="standard", width=100, theme=Theme(STYLES))
    outcome.show(coloured, example())
    assert "\x1b[" in stream.getvalue()
    bare = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
    assert bare.split() == plain(example()).split()


def test_nothing_found() -> None:
    run = replace(full_run(), unusable=0, tried=(), best=None, comparison=None, hunks=())
    assert "solution.py stays as it is: no rule has anything to say about it" in plain(replace(run, exchanges=()))
    assert "neither rules nor models have anything to say about it" in " ".join(plain(run).split())
    assert "no answer of a model was of any use" in plain(replace(run, unusable=2))


def test_nothing_accepted_says_why() -> None:
    slow = [tried(str(n), Verdict(Rejection.NOT_FASTER, comparison=comparison(1.01 + n / 100))) for n in range(9)]
    said = plain(replace(full_run(), tried=tuple(slow), best=None, comparison=None, hunks=()))
    assert "9 candidates tried, none both equivalent and measurably faster" in " ".join(said.split())
    assert "1.01x (0.98x to 1.04x)" in said
    assert "and 5 more" in said


def test_interrupted_run_says_so() -> None:
    run = replace(full_run(), best=None, comparison=None, hunks=(), finished=False)
    assert "solution.py is unfinished: add --resume to go on" in plain(run)


def test_what_models_did_is_told() -> None:
    hunks = (
        Hunk(1, ("import sys",), ("import os",), (), "a set is faster", 2.0, "openai:x@http://host/v1"),
        Hunk(
            4,
            ("seen = []",),
            ("seen = {}",),
            ("PH201",),
            "a set is faster; lists are slow",
            1.5,
            "openai:x@http://host/v1",
        ),
    )
    better = Tried(Candidate("b", "openai:x@http://host/v1", "", (), "containers"), Verdict(comparison=comparison(1.7)))
    said = " ".join(plain(replace(example(), hunks=hunks, tried=(*full_run().tried, better))).split())
    assert "1 openai:x a set is faster 2.00x" in said
    assert "2 openai:x PH201 lists are slow 1.50x" in said
    assert "faster, but not the best openai:x containers 1.70x" in said
    asked = "2 requests, 4 answers, 400 tokens, $0.0020, 3.00 s of waiting, 1 of no use"
    assert f"asked openai:gpt@http://localhost/v1, {asked}" in said


def test_lines_only_indented_anew_are_mentioned() -> None:
    moved = Candidate("def main():\n    print(1)\nmain()\n", "rules", "", ("PH701",))
    hunks = (
        Hunk(1, (), ("def main():",), ("PH701",), "locals", 1.5),
        Hunk(2, (), ("main()",), ("PH701",), "locals", 1.5),
    )
    said = plain(replace(example(), original="print(1)\n", best=moved, hunks=hunks))
    assert "only indented anew are not shown" in said
    assert "only indented anew" not in plain(example())
