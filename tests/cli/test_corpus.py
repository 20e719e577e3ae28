"""`perfhint corpus`: what is added, found, counted and written out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_pairs import PAIRS, SEEN

from perfhint.cli import run
from perfhint.corpus.importers.plain import written

OTHER = "things = input().split()  # all\nfound = []\nfor thing in things:\n    if thing not in found:\n"
OTHER += "        found.append(thing)\n"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFHINT_CORPUS", str(tmp_path / "corpus.sqlite"))
    monkeypatch.chdir(tmp_path)


def pairs_file(lines: int = 4) -> Path:
    path = Path("pairs.jsonl")
    path.write_text("".join(json.dumps(written(pair)) + "\n" for pair in PAIRS[:lines]) + "{\n[]\n")
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    assert run(["corpus", *arguments]) == status
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_add_and_add_again(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(pairs_file())
    out, err = said(capsys, "add", path)
    assert "pairs.jsonl: 1 pair added of 4 read, 2 passed over" in out
    assert "3  left out: 50% of the lines changed, or more" in out
    assert "line 5: no JSON" in err
    assert "line 6: not a JSON object" in err
    out, _ = said(capsys, "add", path, "--everything")
    assert "3 pairs added of 4 read, 1 the same as others, or nearly" in out
    out, _ = said(capsys, "add", path, "--everything")
    assert "0 pairs added of 0 read (gone on with)" in out


def test_add_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = said(capsys, "add", str(pairs_file()), "--max-changed", "1.1", "--json", "-")
    (source,) = json.loads(out)["sources"]
    assert (source["source"], source["read"], source["added"], source["skipped"]) == ("pairs.jsonl", 4, 4, 2)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["add"], "there is nothing to add"),
        (["add", "nothing.jsonl"], "nothing.jsonl does not exist"),
        (["add", "--git", "."], "no git repository that can be read"),
        (["add", "pairs.jsonl", "--format", "xml"], "choose one of pie, ecco, jsonl"),
        (["search", "nothing.py"], "nothing.py does not exist"),
        (["search", "program.py", "--lines", "one"], "lines are written 12-20,31"),
        (["measure", "--scheduler", "nonsense", "--limit", "1"], "Dask"),
    ],
)
def test_what_cannot_be_meant(capsys: pytest.CaptureFixture[str], arguments: list[str], what: str) -> None:
    pairs_file()
    Path("program.py").write_text(OTHER)
    _, err = said(capsys, *arguments, status=2)
    assert what in err
    assert err.count("\n") == 1


def test_search(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", str(pairs_file()), "--everything")
    Path("program.py").write_text(OTHER)
    out, _ = said(capsys, "search", "program.py", "-n", "1", "--lines", "4-5")
    assert "1. " in out
    assert "% alike  gain unknown" in out
    assert "seen  containers" in out
    assert "its slow lines are like the hot ones" in out
    assert "-     if word not in seen:" in out
    out, _ = said(capsys, "search", "program.py", "--json", "-", "--exclude-problem", "seen")
    found = json.loads(out)
    assert found["hot_lines"] == []
    assert len(found["pairs"]) == 4
    assert all(pair["problem"] != "seen" and pair["why"] for pair in found["pairs"])


@pytest.mark.slow
def test_search_with_a_profile(capsys: pytest.CaptureFixture[str]) -> None:
    Path("program.py").write_text(SEEN.slow)
    Path("words.txt").write_text(" ".join(f"w{i % 3000}" for i in range(12000)))
    out, _ = said(capsys, "search", "program.py", "--input", "words.txt", "--json", "-")
    assert 4 in json.loads(out)["hot_lines"]


def test_stats(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", str(pairs_file()), "--everything", "--quiet")
    out, _ = said(capsys, "stats")
    assert "corpus.sqlite" in out
    assert "jsonl" in out
    out, _ = said(capsys, "stats", "--json", "-")
    shares = json.loads(out)["shares"]
    assert sum(share["pairs"] for share in shares if share["source"] == "jsonl") == 4
    assert {share["source"] for share in shares} == {"jsonl", "perfhint"}


def test_export_is_what_add_reads(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    said(capsys, "add", str(pairs_file()), "--everything", "--quiet")
    out, _ = said(capsys, "export", "--source", "jsonl")
    assert [json.loads(line)["problem"] for line in out.splitlines()] == [pair.problem for pair in PAIRS]
    said(capsys, "export", "all.jsonl")
    monkeypatch.setenv("PERFHINT_CORPUS", "other.sqlite")
    said(capsys, "add", "all.jsonl", "--everything")
    again, _ = said(capsys, "export", "--source", "jsonl")
    assert again == out
    _, err = said(capsys, "export", "no/folder/file", status=2)
    assert "cannot be written" in err


@pytest.mark.slow
def test_measure(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = said(capsys, "measure", "--limit", "1", "--jobs", "1", "--budget", "20s")
    assert "x  PH101" in out
