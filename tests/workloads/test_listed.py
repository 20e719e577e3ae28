from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import WorkloadError
from perfhint.workloads.listed import read_listed

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.records import Case


def read(folder: Path, name: str, text: str | bytes, argv: tuple[str, ...] = ()) -> list[Case]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    return read_listed(path, argv=argv, scratch=scratch)


def test_json_list(tmp_path: Path) -> None:
    text = json.dumps([{"input": "1 2\n", "output": "3\n"}, {"stdin": "é", "expected": "", "name": "empty"}])
    first, second = read(tmp_path, "cases.json", text)
    assert first.stdin is not None
    assert second.stdin is not None
    assert (first.name, first.stdin.read_bytes(), first.expected_stdout) == ("1", b"1 2\n", b"3\n")
    assert (second.name, second.stdin.read_bytes(), second.expected_stdout) == ("empty", "é".encode(), b"")


def test_json_lines_with_a_byte_order_mark_and_empty_lines(tmp_path: Path) -> None:
    text = '\ufeff{"input": "1", "stdout": "a\u2028b"}\r\n\r\n{"input": "2", "output": "2"}\r\n'
    first, second = read(tmp_path, "cases.jsonl", text)
    assert first.expected_stdout == "a\u2028b".encode()
    assert second.expected_stdout == b"2"


def test_arguments_follow_the_common_ones(tmp_path: Path) -> None:
    (case,) = read(tmp_path, "cases.json", '[{"args": ["5"], "output": "25"}]', argv=("--fast",))
    assert case.argv == ("--fast", "5")
    assert case.stdin is None


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("c.json", '[\n{"input": "1",\n "output": }\n]', r"c\.json, line 3, column 12: Expecting value"),
        ("c.jsonl", '{"input": "", "output": ""}\n{"input": 1', r"c\.jsonl, line 2, column 12"),
        ("c.json", '{"input": "", "output": ""}\n{"input": "", "output": ""}', r"line 2.*\.jsonl file"),
        ("c.json", '{"input": "1"}', "is not a list"),
        ("c.json", "[]", "lists no cases"),
        ("c.jsonl", "\n", "lists no cases"),
        ("c.json", "[1]", "item 1 is not an object"),
        ("c.json", '[{"input": "1"}]', 'item 1 has no "output"'),
        ("c.json", '[{"output": "1"}]', 'item 1 has neither "input" nor "args"'),
        ("c.json", '[{"input": 1, "output": "1"}]', '"input" must be text'),
        ("c.json", '[{"input": "1", "output": ["1"]}]', '"output" must be text'),
        ("c.json", '[{"input": "1", "stdin": "1", "output": "1"}]', "both 'input' and 'stdin'"),
        ("c.json", '[{"args": "x", "output": "1"}]', "list of texts"),
        ("c.json", '[{"args": ["\\u0000"], "output": "1"}]', "list of texts"),
        ("c.json", '[{"input": "\\ud800", "output": "1"}]', "lone surrogate"),
        ("c.json", '[{"args": ["\\ud800"], "output": "1"}]', "lone surrogate"),
        ("c.json", '[{"name": 3, "input": "", "output": "1"}]', '"name" must be one line of text'),
        ("c.json", '[{"name": "a\\n", "input": "", "output": "1"}]', '"name" must be one line of text'),
        ("c.jsonl", '{"name": "a", "input": "", "output": ""}\n' * 2, 'line 2: the name "a" is used twice'),
        ("c.json", b"\xff[]", "not UTF-8 at byte 0"),
        ("c.json", "[" * 100_000, "nested too deeply"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, text: str | bytes, said: str) -> None:
    with pytest.raises(WorkloadError, match=said):
        read(tmp_path, name, text)
