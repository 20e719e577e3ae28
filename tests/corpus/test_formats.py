"""What each kind of source is read as."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sample_pairs import SUM

from perfhint.corpus.importers import source_at
from perfhint.corpus.importers.functions import functions
from perfhint.corpus.importers.plain import read, written
from perfhint.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.corpus.importers import Item
    from perfhint.records import Pair

SLOW, FAST = "print(sum([1]))\n", "print(1)\n"

PIE = {
    "user_id": "u1",
    "problem_id": "p00001",
    "language": "python",
    "submission_id_v0": "s1",
    "status_v0": "Accepted",
    "cpu_time_v0": 300.0,
    "cpu_time_v1": 100.0,
    "input": SLOW,
    "target": FAST,
}


def items(tmp_path: Path, *rows: dict[str, Any] | str | bytes, format: str | None = None) -> list[Item]:
    path = tmp_path / "pairs.jsonl"
    lines = (
        row if isinstance(row, bytes) else row.encode() if isinstance(row, str) else json.dumps(row).encode()
        for row in rows
    )
    path.write_bytes(b"\n".join(lines) + b"\n")
    return list(source_at(path, format).items(""))


def one(tmp_path: Path, row: dict[str, Any]) -> Pair:
    (item,) = items(tmp_path, row)
    assert item.pair, item.skipped
    return item.pair


def test_the_first_pie(tmp_path: Path) -> None:
    pair = one(tmp_path, PIE)
    assert (pair.slow, pair.fast, pair.problem, pair.source) == (SLOW, FAST, "p00001", "pie")
    assert pair.speedup == pytest.approx(3)


@pytest.mark.parametrize(
    ("more", "speedup"),
    [
        ({"measured_runtime_v0": 0.5, "measured_runtime_v1": 0.1}, 5),
        ({"measured_runtime_v0": 0.5, "measured_runtime_v1": 0}, 3),
        ({"status_v0": "Time Limit Exceeded", "cpu_time_v0": 1000000}, None),
        ({"cpu_time_v0": "nan"}, None),
        ({"cpu_time_v0": None}, None),
        ({"cpu_time_v0": 1e999}, None),
        ({"cpu_time_v0": "300"}, 3),
    ],
)
def test_what_pie_says_of_times(tmp_path: Path, more: dict[str, Any], speedup: float | None) -> None:
    assert one(tmp_path, PIE | more).speedup == (speedup and pytest.approx(speedup))


def test_the_later_pie(tmp_path: Path) -> None:
    row = {"src_id": "s1", "tgt_id": "s2", "src_code": SLOW, "tgt_code": FAST, "problem_id": "p2"}
    pair = one(tmp_path, row | {"src_agg_runtime": 0.8, "tgt_agg_runtime": 0.2})
    assert (pair.slow, pair.fast, pair.problem, pair.speedup) == (SLOW, FAST, "p2", pytest.approx(4))


def test_pie_in_other_languages_is_passed_over(tmp_path: Path) -> None:
    (item,) = items(tmp_path, PIE | {"language": "cpp"})
    assert (item.pair, item.skipped) == (None, None)


def test_ecco(tmp_path: Path) -> None:
    pair = one(tmp_path, {"problem_id": "p3", "input": SLOW, "target": FAST, "public_tests": [1, 2]})
    assert (pair.slow, pair.fast, pair.problem, pair.source, pair.speedup) == (SLOW, FAST, "p3", "ecco", None)


def test_what_is_exported_is_what_is_read(tmp_path: Path) -> None:
    assert read(json.loads(json.dumps(written(SUM)))) is not None
    assert one(tmp_path, written(SUM)).slow == SUM.slow
    pair = one(tmp_path, {"slow": SLOW, "fast": FAST, "speedup": 2, "pid": 17})
    assert (pair.source, pair.speedup, pair.problem) == ("jsonl", 2, "17")


GOOD = json.dumps({"slow": SLOW, "fast": FAST})


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "no JSON"),
        ("[1]", "not a JSON object"),
        ("null", "not a JSON object"),
        (b"\xff\xfe{}", "no JSON"),
        ('{"slow": "x"}', "no fast"),
        ('{"slow": "x", "fast": null}', "no fast"),
        ('{"slow": "x", "fast": 3}', "fast is no text"),
        ('{"slow": " \\n", "fast": "x"}', "slow is empty"),
        ('{"slow": "\\u0000", "fast": "x"}', "characters that no program can"),
        ('{"slow": "\\ud800", "fast": "x"}', "characters that no program can"),
        ('{"slow": "x", "fast": ' + "9" * 5000 + "}", "no JSON"),
        ("[" * 100_000, "no JSON (nested too deep)"),
        (json.dumps({"slow": "x = 1\n" * 60_000, "fast": "y"}), "slow is longer than 256 kB"),
    ],
)
def test_a_bad_line_is_reported_by_number_and_the_others_are_read(tmp_path: Path, line: str | bytes, why: str) -> None:
    first, bad, last = items(tmp_path, GOOD, line, GOOD, format="jsonl")
    assert first.pair is not None
    assert last.pair is not None
    assert bad.skipped is not None
    assert bad.skipped.where == "line 2"
    assert why in bad.skipped.why


def test_empty_lines_are_nothing(tmp_path: Path) -> None:
    assert sum(item.pair is not None for item in items(tmp_path, GOOD, "", "  ", GOOD)) == 2
    assert not any(item.skipped for item in items(tmp_path, GOOD, "", "  ", GOOD))


def test_newlines_of_windows_and_of_none(tmp_path: Path) -> None:
    assert one(tmp_path, {"slow": "x = 1\r\ny = 2", "fast": "y\n\n\n"}).slow == "x = 1\ny = 2\n"


def test_a_line_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perfhint.corpus.importers.lines.MAX_LINE", 1000)
    first, bad, last = items(tmp_path, GOOD, "x" * 5000, GOOD, format="jsonl")
    assert (first.pair is None, last.pair is None) == (False, False)
    assert bad.skipped is not None
    assert bad.skipped.where == "line 2"
    assert "longer than" in bad.skipped.why


@pytest.mark.parametrize(
    ("content", "format", "what"),
    [
        ("", None, "does not look like pairs"),
        ('{"a": 1}\n', None, "does not look like pairs"),
        ("slow,fast\n", None, "does not look like pairs"),
        (GOOD, "csv", 'there is no format "csv": choose one of pie, ecco, jsonl'),
    ],
)
def test_files_that_hold_no_pairs(tmp_path: Path, content: str, format: str | None, what: str) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text(content)
    with pytest.raises(CorpusError, match=what):
        source_at(path, format)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="does not exist"):
        source_at(tmp_path / "nothing")


def test_a_folder(tmp_path: Path) -> None:
    for name in (
        "a.slow.py",
        "a.fast.py",
        "b_slow.py",
        "b_fast.py",
        "c/slow.py",
        "c/fast.py",
        "lonely.slow.py",
        "x.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SLOW if "slow" in name else FAST)
    (tmp_path / "bad.slow.py").write_bytes(b"\xff")
    (tmp_path / "bad.fast.py").write_text(FAST)
    found = list(source_at(tmp_path).items(""))
    pairs = [item.pair for item in found if item.pair]
    assert [pair.problem for pair in pairs] == ["a", "b", "c"]
    assert all((pair.slow, pair.fast) == (SLOW, FAST) for pair in pairs)
    assert {item.skipped.where for item in found if item.skipped} == {"lonely.slow.py", "bad.slow.py"}


def test_functions_by_name() -> None:
    text = """
@cache
def f(x):
    def inner(): pass
    return x

class A:
    @property
    def g(self):
        return 1

    class B:
        def h(self): pass

def twice(): pass
def twice(): return 1

if x:
    def hidden(): pass
"""
    found = functions(text)
    assert list(found) == ["f", "A.g", "A.B.h"]
    assert found["f"].startswith("@cache\ndef f(x):\n    def inner")
    assert found["A.g"] == "@property\ndef g(self):\n    return 1\n"
    assert functions("def f(:\n") == {} or list(functions("def f(:\n")) == ["f"]
