"""`git apply` turns the old bytes into exactly the new ones."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from perfhint.report.patch import name_for, unified

LINES = [f"line {number}\n".encode() for number in range(40)]
OLD = b"".join(LINES)


def git(folder: Path, *arguments: str, data: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, input=data, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(OLD, b"".join([*LINES[:3], b"new\n", *LINES[5:30], b"other\n", *LINES[30:]]), id="two hunks"),
        pytest.param(OLD, OLD[:-1], id="end of file loses its newline"),
        pytest.param(b"a\nb", b"a\nc", id="no newline in either"),
        pytest.param(b"a\nb", b"a\nb\n", id="end of file gains its newline"),
        pytest.param(b"a\r\nb\r\n", b"a\r\nc\r\n", id="CRLF"),
        pytest.param(b"a\rb\nc\n", b"a\rb\nd\n", id="lone carriage return"),
        pytest.param("# é\nx\n".encode("latin-1"), "# é\nü\n".encode("latin-1"), id="Latin-1"),
        pytest.param(b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfb\n", id="byte-order mark"),
        pytest.param(b"a\x0cb\x85\xe2\x80\xa8\n", b"c\x0cb\x85\xe2\x80\xa8\n", id="other line separators"),
        pytest.param(b"a\n", b"", id="everything goes"),
        pytest.param(b"--- a\n+++ b\n@@\n", b"--- a\n@@\n-x\n", id="content that looks like a patch"),
    ],
)
@pytest.mark.parametrize("name", ["solution.py", "deep/er/my solution.py", 'caf\u00e9 "q" \\.py', "caf\u00e9.py"])
def test_git_applies_it(tmp_path: Path, old: bytes, new: bytes, name: str) -> None:
    git(tmp_path, "init", "-q")
    target = tmp_path / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(old)
    assert name_for(target) == name
    git(tmp_path, "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", data=unified(old, new, name))
    assert target.read_bytes() == new


def test_no_difference_is_an_empty_patch() -> None:
    assert unified(OLD, OLD, "solution.py") == b""


def test_name_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    assert name_for(Path("sub/solution.py")) == "sub/solution.py"
    assert name_for(tmp_path / "solution.py") == "solution.py"
