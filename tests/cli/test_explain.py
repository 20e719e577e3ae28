"""`perfhint explain`, from the command line to what it prints and writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

from perfhint.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Explain = Callable[..., "Outcome"]

SLOW = """\
size = int(input())
seen = []
for number in range(size):
    rest = number % 1000
    if rest not in seen:
        seen.append(rest)
total = 0
for number in range(size):
    total = total + number
print(len(seen), total)
"""
FAST = """\
size = int(input())
seen = set()
for number in range(size):
    rest = number % 1000
    seen.add(rest)
total = sum(range(size))
print(len(seen), total)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "fast.py").write_text(FAST)
    (tmp_path / "wrong.py").write_text(FAST.replace("1000", "999"))
    (tmp_path / "small.in").write_text("10\n")
    (tmp_path / "large.in").write_text("20000\n")
    return tmp_path


class Outcome(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def explain(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Explain:
    """`perfhint explain` in this process, in the folder."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("PERFHINT_STORE", str(folder / "store.sqlite"))

    def call(*arguments: str) -> Outcome:
        status = run(["explain", *arguments])
        return Outcome(status, *capfd.readouterr())

    return call


def test_without_cases_the_texts_are_explained_and_nothing_is_run(explain: Explain, folder: Path) -> None:
    (folder / "slow.py").write_text(SLOW + "open('trace', 'w').close()\n")
    (folder / "fast.py").write_text(FAST + "open('trace', 'w').close()\n")
    result = explain("slow.py", "fast.py", "--json", "result.json")
    assert (result.returncode, result.stderr) == (0, "")
    assert not (folder / "trace").exists()
    assert "`seen` is a set, no longer a list." in result.stdout
    assert "give --tests or --input" in result.stdout
    document = json.loads((folder / "result.json").read_text())
    assert (document["equivalent"], document["faster"], document["speedup"]) == (None, None, None)
    container, loop = document["changes"]
    assert {"rule": "PH202", "likeness": "part"}.items() <= container["rules"][0].items()
    assert [sign["kind"] for sign in loop["signs"]] == ["loop_to_builtin"]
    assert container["growth"] == {"before": "O(len(seen)·size)", "after": "O(size)"}


@pytest.mark.slow
def test_with_cases_every_change_gets_its_share(explain: Explain, folder: Path) -> None:
    result = explain("slow.py", "fast.py", "--input", "small.in", "--input", "large.in", "--json", "-")
    assert (result.returncode, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    assert (document["equivalent"], document["faster"]) == (True, True)
    container, loop = (change["speedup"] for change in document["changes"])
    assert container > 2
    assert loop is None or loop < container
    assert document["times"]["before"]


@pytest.mark.slow
def test_a_difference_in_behaviour_is_shown_with_its_case(explain: Explain, folder: Path) -> None:
    result = explain("slow.py", "wrong.py", "--input", "large.in", "--json", "result.json")
    assert (result.returncode, result.stderr) == (1, "")
    assert "not equivalent" in result.stdout
    document = json.loads((folder / "result.json").read_text())
    assert (document["equivalent"], document["faster"], document["rejection"]) == (False, False, "output")
    assert document["counterexample"]["expected"].startswith("1000 ")
    assert [change["speedup"] for change in document["changes"]] == [None, None]


@pytest.mark.slow
def test_what_is_not_faster_is_said(explain: Explain, folder: Path) -> None:
    (folder / "same.py").write_text(SLOW.replace("total + number", "number + total"))
    result = explain("slow.py", "same.py", "--input", "large.in")
    assert (result.returncode, result.stderr) == (1, "")
    assert "not measurably faster" in result.stdout


def test_the_same_text_is_explained_without_a_run(explain: Explain, folder: Path) -> None:
    (folder / "same.py").write_bytes(SLOW.replace("\n", "\r\n").encode())
    result = explain("slow.py", "same.py", "--input", "large.in", "--model", "replay:nothing")
    assert (result.returncode, result.stderr) == (1, "")
    assert "same.py is the same as slow.py" in result.stdout
    assert "warning" not in result.stdout


def test_names_and_layout_make_no_change(explain: Explain, folder: Path) -> None:
    (folder / "renamed.py").write_text("# better\n" + SLOW.replace("seen", "known"))
    result = explain("slow.py", "renamed.py")
    assert result.returncode == 0
    assert "they differ in names, comments and layout only" in result.stdout
    assert "seen → known" in result.stdout


@pytest.mark.parametrize("broken", ["slow.py", "fast.py"])
def test_code_that_does_not_compile_is_compared_by_lines(explain: Explain, folder: Path, broken: str) -> None:
    (folder / broken).write_text("print 'one'\n")
    result = explain("slow.py", "fast.py")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"{broken} does not compile (line 1: " in result.stdout
    assert "print 'one'" in result.stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "fast.py does not exist"),
        (b"print('\xe9')\n", "fast.py is not utf-8: invalid continuation byte: add a coding line or convert it"),
        (b"a\0b", "fast.py holds null bytes: it is not Python source"),
    ],
)
def test_what_cannot_be_read_is_one_line(explain: Explain, folder: Path, content: bytes | None, message: str) -> None:
    (folder / "fast.py").unlink()
    if content is not None:
        (folder / "fast.py").write_bytes(content)
    result = explain("slow.py", "fast.py")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"perfhint: {message}\n"


def test_two_encodings_are_compared_but_not_run(explain: Explain, folder: Path) -> None:
    (folder / "slow.py").write_bytes(b"# coding: latin-1\n" + SLOW.encode() + b"# \xe9\n")
    (folder / "fast.py").write_text(FAST + "# é\n", encoding="utf-8")
    assert explain("slow.py", "fast.py").returncode == 0
    result = explain("slow.py", "fast.py", "--input", "small.in")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "perfhint: slow.py is iso-8859-1 and fast.py is utf-8: convert one of them to compare what they do\n"
    )


def test_a_model_puts_it_into_words(explain: Explain, folder: Path) -> None:
    (folder / "words").mkdir()
    (folder / "words" / "01.md").write_text("It keeps a set,\n\x1b[31mand adds up in C.\n")
    result = explain("slow.py", "fast.py", "--model", "replay:words", "--json", "result.json")
    assert (result.returncode, result.stderr) == (0, "")
    assert "It keeps a set,\n\\x1b[31mand adds up in C." in result.stdout
    assert result.stdout.index("PH202") < result.stdout.index("It keeps a set")
    document = json.loads((folder / "result.json").read_text())
    assert (document["words"], document["model"]) == ("It keeps a set,\n\x1b[31mand adds up in C.", "replay:words")


def test_what_a_model_is_asked_can_be_recorded_and_replayed(explain: Explain, folder: Path) -> None:
    (folder / "words").mkdir()
    (folder / "words" / "01.md").write_text("It keeps a set.\n")
    explain("slow.py", "fast.py", "--model", "replay:words", "--record", "recorded")
    (recorded,) = (folder / "recorded").iterdir()
    asked = recorded.read_text()
    assert "total = sum(range(size))" in asked
    assert "`seen` is a set, no longer a list." in asked
    result = explain("slow.py", "fast.py", "--model", "replay:recorded")
    assert "It keeps a set." in result.stdout


@pytest.mark.parametrize("reply", [None, "", "  \n"])
def test_a_model_that_says_nothing_is_a_warning(explain: Explain, folder: Path, reply: str | None) -> None:
    (folder / "words").mkdir()
    if reply is not None:
        (folder / "words" / "01.md").write_text(reply)
    result = explain("slow.py", "fast.py", "--model", "replay:words", "--json", "result.json")
    assert (result.returncode, result.stderr) == (0, "")
    assert "`seen` is a set, no longer a list." in result.stdout
    assert result.stdout.count("no words from replay:words") == 1
    assert json.loads((folder / "result.json").read_text())["words"] is None


def test_the_next_model_is_asked_when_one_fails(explain: Explain, folder: Path) -> None:
    (folder / "words").mkdir()
    (folder / "words" / "01.md").write_text("It keeps a set.\n")
    result = explain("slow.py", "fast.py", "--model", "replay:nothing,replay:words")
    assert "no words from replay:nothing" in result.stdout
    assert "It keeps a set." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--model", "nobody"], '"nobody" is no model'),
        (["--select", "PH999"], 'no rule is called or begins with "PH999"'),
        (["--tests", "nowhere"], "nowhere"),
        (["--json", "nowhere/result.json"], "nowhere/result.json cannot be written"),
    ],
)
def test_wrong_usage_is_one_line(explain: Explain, folder: Path, arguments: list[str], message: str) -> None:
    result = explain("slow.py", "fast.py", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_quiet_says_nothing_and_writes(explain: Explain, folder: Path) -> None:
    result = explain("slow.py", "fast.py", "--quiet", "--json", "result.json")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert json.loads((folder / "result.json").read_text())["changes"]
