"""What servers lack is remembered for a while, and whatever happens to the file does no harm."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from perfhint.models.openai.abilities import lacking, remember

if TYPE_CHECKING:
    from pathlib import Path

URL = "http://localhost:8000/v1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "perfhint" / "servers.json"


def in_another_process() -> str:
    code = f"from perfhint.models.openai.abilities import lacking; print(sorted(lacking({URL!r}, 'm')))"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.slow
def test_the_next_process_knows(file: Path):
    assert lacking(URL, "m") == set()
    remember(URL, "m", {"n", "seed"})
    assert lacking(URL, "m") == {"n", "seed"}
    assert lacking(URL, "other") == lacking("http://localhost:8001/v1", "m") == set()
    assert in_another_process() == "['n', 'seed']"


def test_a_week_later_it_is_forgotten(file: Path):
    file.parent.mkdir(parents=True)
    day = 86400.0
    times = {"n": time.time() - 8 * day, "seed": time.time() - 6 * day, "stream": time.time() + day}
    file.write_text(json.dumps({f"m {URL}": times}))
    assert lacking(URL, "m") == {"seed"}


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"m": 3}', '{"m": {"n": "x"}}', '{"m": {"n": null}}', "\x00"])
def test_a_broken_file_is_no_file(file: Path, content: str):
    file.parent.mkdir(parents=True)
    file.write_text(content)
    assert lacking(URL, "m") == set()
    remember(URL, "m", {"n"})
    assert json.loads(file.read_text()).keys() == {f"m {URL}"}


def test_what_another_process_found_meanwhile_is_kept(file: Path):
    remember(URL, "m", {"n"})
    known = json.loads(file.read_text())
    file.write_text(json.dumps(known | {f"other {URL}": {"seed": time.time()}}))
    remember(URL, "m", {"stream"})
    assert json.loads(file.read_text()).keys() == {f"m {URL}", f"other {URL}"}
    assert lacking(URL, "other") == {"seed"} and lacking(URL, "m") == {"n", "stream"}


def test_where_nothing_can_be_written_this_process_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a file" / "cache"))
    remember(URL, "m", {"n"})
    assert lacking(URL, "m") == {"n"}
