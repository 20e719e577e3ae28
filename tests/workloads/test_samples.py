from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.records import Case, Ending, Execution, Sample
from perfhint.workloads.samples import in_test_files, in_tests, of_program, plain

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (" a\n b ", "a b"),
        ([1, (2, "x y")], "1 2 x y"),
        ({"a": [1], 2: None}, "a 1 2 None"),
        (b"ab", "ab"),
        (-1.5, "-1.5"),
        ([], ""),
    ],
)
def test_values_as_words(value: object, words: str) -> None:
    assert plain(value) == words


def test_a_program_reads_lines_and_prints(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("2\n3  4\n\n")
    done = Execution(Ending.FINISHED, 0, b"7 \n", b"", None, {}, 0.1, 0.1, 1)
    assert of_program(Case("in", tmp_path / "in.txt", ("-x",)), done) == Sample(("2 3 4", "2", "3 4", "-x"), ("7",))


def test_values_of_assertions_and_parameters() -> None:
    text = """\
import pytest
@pytest.mark.parametrize(("n", "wanted"), [(30, 5604), (-1, [0])])
def test_f(n, wanted):
    assert f("a b", n) == wanted
"""
    found = in_tests(text)
    assert {"30 5604", "30", "5604"} in [set(sample.given) for sample in found]
    assert all(sample.given == sample.expected for sample in found)
    assert {"a b", "-1", "0"} <= {text for sample in found for text in sample.given}


@pytest.mark.parametrize("text", ["def f(:", "\x00", "print 'old'"])
def test_what_is_not_understood_gives_nothing(text: str) -> None:
    assert in_tests(text) == ()


def test_files_of_tests_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text(
        "def test_a():\n    assert f(1) == 2\n\n\ndef test_b():\n    assert f(2) == 3\n"
    )
    found = in_test_files(tmp_path, ["test_a.py::test_a", "test_a.py::test_b", "missing.py::test_c"])
    assert len(found) == 2
