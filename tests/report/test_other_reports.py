"""The other reports: profile, verify, history, doctor, live progress."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console
from rich.theme import Theme
from sample_records import comparison, full_run, tried

from perfhint.progress import Stage
from perfhint.records import (
    Counterexample,
    Diagnosis,
    FunctionShare,
    Health,
    Profile,
    Rejection,
    SourceFile,
    Suspicion,
    Trick,
    Verdict,
    Verification,
    Weight,
)
from perfhint.report import environment, history, listing, verification
from perfhint.report.console import STYLES, console
from perfhint.report.live import LiveProgress
from perfhint.store import RunSummary

TEXT = "".join(f"line{number} = {number}\n" for number in range(1, 41))
FILE = SourceFile(Path("solution.py"), TEXT, "utf-8", "\n", False, 0o644, "")


def said(show: object, *arguments: object) -> str:
    stream = io.StringIO()
    show(console(stream), *arguments)  # type: ignore[operator]
    return stream.getvalue()


def test_profile_shows_hot_lines_with_their_surroundings() -> None:
    functions = (FunctionShare("<module>", 1, 0.6, 1.0), FunctionShare("inner", 30, 0.4, 0.4))
    shown = said(listing.show, FILE, Profile(200, {3: 0.6, 30: 0.399, 38: 0.001}, functions), full_run().baseline)
    assert "500 ms in 2 cases, 200 samples" in shown
    assert re.search(r"<module> +1 +60 % +100 %", shown)
    assert re.search(r"inner +30 +40 % +40 %", shown)
    assert [int(n) for n in re.findall(r" (\d+) line\d+ = ", shown)] == [1, 2, 3, 4, 5, 28, 29, 30, 31, 32]
    assert re.search(r" 60 % █+[▏▎▍▌▋▊▉]? +3 line3 = 3", shown)
    assert "⋮" in shown


def test_profile_without_samples_says_what_to_do() -> None:
    assert "Too quick to sample" in said(listing.show, FILE, Profile(0, {}, ()), full_run().baseline)


def judged(verdict: Verdict) -> str:
    run = full_run()
    assert run.baseline
    arguments = (Path("old.py"), Path("new.py"), "CPython 3.11.7", "3 cases", "bubblewrap", run.baseline, verdict)
    return said(verification.show, Verification(*arguments, warnings=("limits only",), elapsed_s=3.0))


def test_verify_says_the_verdict_first() -> None:
    assert (
        judged(Verdict(comparison=comparison(), seeds=(0, 1))).strip().startswith("new.py  equivalent, 2.00x as fast")
    )
    slow = judged(Verdict(Rejection.NOT_FASTER, comparison=comparison(1.02), seeds=(0, 1)))
    assert slow.strip().startswith("new.py  equivalent, not measurably faster")
    assert "0.99x to 1.05x" in slow
    assert "warning  limits only" in slow
    assert judged(Verdict(Rejection.UNCHANGED)).strip().startswith("new.py  same as the original")


def test_verify_shows_the_case_that_differs() -> None:
    difference = Counterexample("2.in", "5\n6\n", ("--fast",), 3, "one\ntwo\n", "one\n\x1b[31mtwo\n")
    shown = judged(Verdict(Rejection.OUTPUT, "case 2.in", difference))
    assert shown.strip().startswith("new.py  different output")
    for part in ("case\n   2.in\n", "--fast\n", "seed\n   3\n", "5\n   6\n", "one\n   two\n", "one\n   \\x1b[31mtwo\n"):
        assert part in shown


def test_history() -> None:
    shown = said(
        history.show,
        [
            RunSummary("a", "2026-11-23T18:45:01+00:00", Path("/x/solution.py"), True, True, 2.5, 2.4, 2.6, 4, 12.5),
            RunSummary("b", "2026-11-22T18:45:01+00:00", Path("/x/other.py"), True, False, None, None, None, 0, 1.5),
            RunSummary("c", "2026-11-21T18:45:01+00:00", Path("/x/third.py"), False, False, None, None, None, 2, 1.5),
        ],
        Path("/store"),
    )
    rows = [line.split() for line in shown.strip().split("\n")[1:]]
    assert [row[0] for row in rows] == ["a", "b", "c"]
    assert "2.50x" in rows[0]
    assert "no change" in " ".join(rows[1])
    assert "interrupted" in rows[2]
    assert said(history.show, [], Path("/store")) == "no runs yet in /store\n"


def test_doctor() -> None:
    shown = said(
        environment.show,
        [
            Diagnosis("sandbox", Health.WEAK, "limits only", "install bubblewrap"),
            Diagnosis("store", Health.GOOD, "/x/store.sqlite"),
        ],
    )
    assert re.search(r"weak +sandbox +limits only", shown)
    assert re.search(r"\n +install bubblewrap", shown)
    assert re.search(r"ok +store +/x/store.sqlite", shown)


def work(progress: LiveProgress) -> None:
    with progress:
        progress.stage(Stage.SEARCH, "round 1")
        for number in range(9):
            progress.trying((f"PH10{number}",), "all at once")
            progress.timing(4, 1.5)
            progress.judged(tried("x", Verdict(comparison=comparison())))


def test_progress_is_silent_where_nobody_looks() -> None:
    stream = io.StringIO()
    work(LiveProgress(console(stream)))
    assert stream.getvalue() == ""


def terminal(stream: io.StringIO) -> Console:
    return Console(file=stream, force_terminal=True, color_system="standard", width=80, theme=Theme(STYLES))


def test_progress_vanishes_from_a_terminal_and_leaves_the_cursor() -> None:
    stream = io.StringIO()
    work(LiveProgress(terminal(stream)))
    shown = stream.getvalue()
    assert "search" in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")
    assert shown.endswith("\x1b[2K")


def test_quiet_progress_is_silent_on_a_terminal() -> None:
    stream = io.StringIO()
    work(LiveProgress(terminal(stream), quiet=True))
    assert stream.getvalue() == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_who_gets_colours(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = Terminal()
    work(LiveProgress(console(stream)))
    environment.show(console(stream), [Diagnosis("store", Health.GOOD, "here")])
    assert ("\x1b" in stream.getvalue()) is coloured


def test_what_makes_a_version_suspicious_is_told_with_its_verdict() -> None:
    lowered = Suspicion(Trick.SIZE_SHRUNK, Weight.WARNING, 3, "the size LIMIT was lowered from 100001 to 1001")
    accepted = judged(Verdict(comparison=comparison(), suspicions=(lowered,)))
    assert re.search(r"suspicious +the size LIMIT was lowered from 100001 to 1001 \(line 3\)", accepted)
    written = Suspicion(Trick.HARD_CODED, Weight.PROOF, 1, "an expected result is written down in the program")
    rejected = judged(Verdict(Rejection.SPURIOUS, str(written), suspicions=(written,)))
    assert "spurious optimisation" in rejected
    assert rejected.count("an expected result is written down in the program (line 1)") == 1
