"""Where settings come from, who wins, and what is said about those that cannot be meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perfhint import pyproject
from perfhint.errors import UsageError
from perfhint.records import Limits
from perfhint.settings import KEYS, Settings, load


def project(folder: Path, table: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(f"[project]\nname = 'x'\n[tool.perfhint]\n{table}\n")
    return folder


def test_defaults_without_any_configuration(tmp_path: Path) -> None:
    settings = load(tmp_path, environment={}, flags={})
    assert settings == Settings()
    assert settings.limits == Limits()


def test_flags_over_environment_over_file(tmp_path: Path) -> None:
    project(tmp_path, 'budget = "1m"\nmin-speedup = 1.5\ntimeout = 3\nselect = ["PH1"]')
    target = tmp_path / "deep" / "er" / "solution.py"
    target.parent.mkdir(parents=True)
    target.touch()
    environment = {"PERFHINT_TIMEOUT": "4", "PERFHINT_MIN_SPEEDUP": "1.6", "PERFHINT_MEMORY": "", "HOME": "/nowhere"}
    settings = load(target, environment=environment, flags={"min-speedup": 1.7, "budget": None})
    assert (settings.budget_s, settings.timeout_s, settings.min_speedup) == (60.0, 4.0, 1.7)
    assert settings.select == ("PH1",)
    assert settings.limits.wall_s == 4.0


def test_nearest_file_with_a_table_is_the_only_one(tmp_path: Path) -> None:
    project(tmp_path, "timeout = 1\nbudget = 7")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = 'y'\n")
    assert load(inner, environment={}, flags={}).timeout_s == 1.0, "a file that does not speak of perfhint"
    project(inner, "budget = 8")
    settings = load(inner / "x.py", environment={}, flags={})
    assert (settings.timeout_s, settings.budget_s) == (10.0, 8.0)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("60", 60),
        ("60s", 60),
        ("2m", 120),
        ("1.5m", 90),
        ("1h", 3600),
        ("500ms", 0.5),
        (".5", 0.5),
        (7, 7),
        ("3 min", 180),
    ],
)
def test_durations(written: str | int, seconds: float) -> None:
    assert load(Path("/"), environment={}, flags={"budget": written}).budget_s == seconds


@pytest.mark.parametrize(
    ("written", "size"),
    [("512M", 512 << 20), ("4G", 4 << 30), ("1.5GiB", 3 << 29), ("16777216", 1 << 24), ("64mb", 1 << 26)],
)
def test_sizes(written: str, size: int) -> None:
    assert load(Path("/"), environment={}, flags={"memory": written}).memory_bytes == size


def test_lists_from_everywhere(tmp_path: Path) -> None:
    project(tmp_path, 'hash-seeds = [4, 5]\nignore = ["PH101,PH102", "PH2"]')
    settings = load(tmp_path, environment={"PERFHINT_SELECT": "PH1, PH203"}, flags={})
    assert settings.hash_seeds == (4, 5)
    assert settings.ignore == ("PH101", "PH102", "PH2")
    assert settings.select == ("PH1", "PH203")
    assert load(tmp_path, environment={"PERFHINT_HASH_SEEDS": "7,8"}, flags={}).hash_seeds == (7, 8)


def test_paths_in_a_file_are_meant_from_its_folder(tmp_path: Path) -> None:
    project(tmp_path, 'store = "runs.sqlite"\npython = ".venv/bin/python"')
    settings = load(tmp_path / "src" / "x.py", environment={}, flags={})
    assert settings.store == tmp_path / "runs.sqlite"
    assert settings.python == str(tmp_path / ".venv/bin/python")
    project(tmp_path, 'store = "~/runs.sqlite"\npython = "python3.12"')
    settings = load(tmp_path, environment={}, flags={})
    assert settings.store == Path("~/runs.sqlite").expanduser()
    assert settings.python == "python3.12"
    assert load(Path("/"), environment={"PERFHINT_STORE": "here.sqlite"}, flags={}).store == Path("here.sqlite")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("bugdet = 3", r'pyproject.toml: \[tool.perfhint\] has no key "bugdet": did you mean "budget"\?'),
        ("min_speedup = 1.2", r'did you mean "min-speedup"\?'),
        ("zzz = 1", r"known are allow-imports, atol, beam, budget, .*timeout$"),
        ("budget = 'soon'", r"pyproject.toml: budget cannot be 'soon': a duration is written 90"),
        ("budget = 0", r"budget cannot be 0: input should be greater than 0"),
        ("budget = inf", r"budget cannot be inf: input should be a finite number"),
        ("min-speedup = 0.9", r"min-speedup cannot be 0.9: input should be greater than or equal to 1"),
        ("sandbox = 'of'", r"sandbox cannot be 'of': input should be 'auto', 'require' or 'off'"),
        ("hash-seeds = []", r"hash-seeds cannot be \[\]"),
        ("hash-seeds = [-1]", r"hash-seeds cannot be \[-1\]"),
        ("memory = '1k'", r"memory cannot be '1k'"),
        ("select = 3", r"select cannot be 3"),
    ],
)
def test_what_cannot_be_meant_names_its_place(tmp_path: Path, table: str, message: str) -> None:
    project(tmp_path, table)
    with pytest.raises(UsageError, match=message) as caught:
        load(tmp_path, environment={}, flags={})
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_flags_and_variables_are_named_too() -> None:
    with pytest.raises(UsageError, match=r"^--budget cannot be 'x'"):
        load(Path("/"), environment={}, flags={"budget": "x"})
    with pytest.raises(UsageError, match=r"^PERFHINT_BUDGET cannot be 'x'"):
        load(Path("/"), environment={"PERFHINT_BUDGET": "x"}, flags={})
    with pytest.raises(UsageError, match=r"PERFHINT_BUGDET is not a setting: did you mean \"PERFHINT_BUDGET\"\?"):
        load(Path("/"), environment={"PERFHINT_BUGDET": "x"}, flags={})


def test_there_is_one_list_of_keys() -> None:
    assert KEYS.keys() == pyproject.KEYS


@pytest.mark.parametrize("content", [b"[tool.perfhint\n", b"\xff\xfe", b"[tool]\nperfhint = 3\n"])
def test_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pyproject.toml").write_bytes(content)
    with pytest.raises(UsageError, match=r"pyproject.toml") as caught:
        load(tmp_path, environment={}, flags={})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["tool = 3\n", "tool = 3 # perfhint\n", "[tool.other\n"])
def test_file_without_our_table(tmp_path: Path, content: str) -> None:
    (tmp_path / "pyproject.toml").write_text(content)
    assert load(tmp_path, environment=dict(os.environ) | {"PERFHINT_TIMEOUT": "5"}, flags={}).timeout_s == 5
