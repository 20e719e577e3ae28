from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.errors import WorkloadError
from perfhint.workloads.layouts import natural, pair_file, pair_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def fill(folder: Path, names: Iterable[str]) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (["1.in", "1.out"], ["1.in 1.out"]),
        (["a.in", "a.ans", "b.in", "b.a"], ["a.in a.ans", "b.in b.a"]),
        (["sample-1.in", "sample-1.out"], ["sample-1.in sample-1.out"]),
        (["10.in", "10.out", "9.in", "9.out"], ["9.in 9.out", "10.in 10.out"]),
        (["input.txt", "output.txt"], ["input.txt output.txt"]),
        (
            ["input2.txt", "output2.txt", "input10.txt", "output10.txt"],
            ["input2.txt output2.txt", "input10.txt output10.txt"],
        ),
        (["01", "01.a", "02", "02.a"], ["01 01.a", "02 02.a"]),
        (["in/1.txt", "out/1.txt"], ["in/1.txt out/1.txt"]),
        (["in/1.in", "out/1.out"], ["in/1.in out/1.out"]),
        (
            ["in/random.1", "in/random.2", "out/random.1", "out/random.2"],
            ["in/random.1 out/random.1", "in/random.2 out/random.2"],
        ),
        (["input/input00.txt", "output/output00.txt"], ["input/input00.txt output/output00.txt"]),
        (["1.in", "1.out", "in/1.txt", "out/1.txt"], ["1.in 1.out", "in/1.txt out/1.txt"]),
        (["1.in", "1.out", "README.md", "test_it.py", ".DS_Store", "make"], ["1.in 1.out"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_layout(tmp_path: Path, names: list[str], pairs: list[str]) -> None:
    found = pair_folder(fill(tmp_path, names))
    assert [f"{p.stdin.relative_to(tmp_path)} {p.expected.relative_to(tmp_path)}" for p in found] == pairs
    assert [p.name for p in found] == [pair.split()[0] for pair in pairs]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "holds no cases"),
        (["notes.md"], "holds no cases"),
        (["test_it.py"], "pytest"),
        (["it_test.py"], "pytest"),
        (["1.in", "1.out", "2.in"], "2.in has no expected output"),
        (["1.in", "1.out", "2.out"], "2.out has no input"),
        (["input1.txt", "output1.txt", "input2.txt"], "add output2.txt"),
        (["input1.txt", "output1.txt", "output2.txt"], "output2.txt has no input"),
        (["1.in", "1.out", "1.ans"], "keep one of 1.out and 1.ans"),
        (["in/1.txt", "in/2.txt", "out/1.txt"], r"\(2 and 1 files\): in/2.txt has no partner in out/"),
        (["in/1.txt", "out/1.txt", "out/2.txt"], "out/2.txt has no partner in in/"),
        (["in/1.txt", "in/1.dat", "out/1.out", "out/2.out"], "would be the same case"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_what_is_wrong_is_named(tmp_path: Path, names: list[str], said: str) -> None:
    with pytest.raises(WorkloadError, match=said):
        pair_folder(fill(tmp_path, names))


def test_single_file(tmp_path: Path) -> None:
    fill(tmp_path, ["1.in", "1.out", "2.in", "input.txt", "output.txt"])
    assert pair_file(tmp_path / "1.in").expected == tmp_path / "1.out"
    assert pair_file(tmp_path / "input.txt").expected == tmp_path / "output.txt"
    with pytest.raises(WorkloadError, match=r"add 2\.out, or use --input"):
        pair_file(tmp_path / "2.in")
    with pytest.raises(WorkloadError, match="is an expected output"):
        pair_file(tmp_path / "1.out")


def test_natural_order() -> None:
    names = ["case10", "case2", "b1", "10", "9", "case2b"]
    assert sorted(names, key=natural) == ["9", "10", "b1", "case2", "case2b", "case10"]
