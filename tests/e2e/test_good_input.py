"""From a slow program to a faster one on disk, with what makes real files and programs awkward."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from perfhint_process import files_left, processes_left, run

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]

SLOW = """\
    found = 0
    squares = [number * number for number in range(n)]
    for number in range(n):
        if number in squares:
            found += 1
    return found
"""
LATIN_1_WITH_THREAD_AND_FILE = f"""\
# -*- coding: latin-1 -*-
import threading

def count(n):
{SLOW}
def main():
    n = int(open("sizes/größe.txt").read())  # die Größe
    print(count(n), len("ü"))

thread = threading.Thread(target=main)
thread.start()
"""
UTF_8_WITH_PROCESSES = f"""\
import multiprocessing

def count(n):
{SLOW}
if __name__ == "__main__":
    n = int(input())
    with multiprocessing.Pool(2) as pool:
        print(pool.map(count, [n, n]), "→")
"""


def improved(folder: Path, name: str, *arguments: str) -> str:
    """The text that `optimize --apply` left in the file, without its carriage returns."""
    done = run(folder, "optimize", name, *arguments, "--apply", "--budget", "20s", "--json", "-")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["improved"], done.stdout
    assert not files_left(folder)
    assert not processes_left(folder)
    data = (folder / name).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n"), "the newlines of the file are kept"
    return data.decode("latin-1" if b"latin-1" in data else "utf-8").replace("\r\n", "\n")


def test_latin_1_and_carriage_returns_and_a_thread_and_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "sizes").mkdir()
    (tmp_path / "sizes" / "größe.txt").write_text("1500")
    (tmp_path / "a.py").write_bytes(LATIN_1_WITH_THREAD_AND_FILE.replace("\n", "\r\n").encode("latin-1"))
    text = improved(tmp_path, "a.py")
    assert "# die Größe" in text
    assert text != LATIN_1_WITH_THREAD_AND_FILE


def test_byte_order_mark_and_processes(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(UTF_8_WITH_PROCESSES.replace("\n", "\r\n").encode("utf-8-sig"))
    (tmp_path / "n.txt").write_text("1500\n")
    text = improved(tmp_path, "a.py", "--input", "n.txt")
    assert text.startswith("\ufeffimport multiprocessing\n")
    assert '"→"' in text


def test_an_input_of_50_megabytes(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import sys\nprint(sum(map(len, sys.stdin)))\n")
    (tmp_path / "big.txt").write_bytes(b"0123456789\n" * (50_000_000 // 11))
    done = run(tmp_path, "profile", "a.py", "--input", "big.txt")
    assert done.returncode == 0, done.stderr
    assert "sum(map(len, sys.stdin))" in done.stdout


def test_an_example_becomes_faster_and_still_passes_its_tests(tmp_path: Path) -> None:
    example = tmp_path / "grid_path"
    shutil.copytree(ROOT / "examples" / "grid_path", example)
    before = (example / "grid_path.py").read_bytes()
    done = run(
        tmp_path,
        *("optimize", example / "grid_path.py", "--tests", example / "tests", "--budget", "20s"),
        *("--output", "faster.py", "--patch", "faster.patch", "--json", "result.json"),
    )
    assert done.returncode == 0, done.stderr
    assert (example / "grid_path.py").read_bytes() == before
    result = json.loads((tmp_path / "result.json").read_text())
    assert result["improved"]
    assert result["interval"][0] >= 1.1
    for stdin in (example / "tests").glob("*.in"):
        command = [sys.executable, tmp_path / "faster.py"]
        again = subprocess.run(command, input=stdin.read_text(), capture_output=True, text=True, check=True)
        assert again.stdout == stdin.with_suffix(".out").read_text()
    subprocess.run(["git", "apply", tmp_path / "faster.patch"], cwd=tmp_path, check=True)
    assert (example / "grid_path.py").read_bytes() == (tmp_path / "faster.py").read_bytes()
