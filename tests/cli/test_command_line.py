"""The command line as a user meets it: real processes, exit statuses, one-line errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sample_records import full_run

from perfhint.cli import run
from perfhint.settings import Settings
from perfhint.store import open_store


@dataclass(frozen=True)
class Outcome:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def perfhint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """Runs perfhint in this process, in a folder and with a store of its own."""
    for name in os.environ:
        if name.startswith("PERFHINT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PERFHINT_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Outcome:
        status = run(arguments)
        said = capfd.readouterr()
        return Outcome(status, said.out, said.err)

    return call


def process(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs perfhint as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "perfhint", *arguments],
        cwd=folder,
        env={**os.environ, "PERFHINT_STORE": str(folder / "store.sqlite"), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def one_line(result: Outcome) -> str:
    assert result.stderr.startswith("perfhint: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    return result.stderr.strip()


def test_help_and_version(perfhint) -> None:
    bare = perfhint()
    assert bare.returncode == 0
    for command in ("optimize", "verify", "profile", "check", "rules", "history", "doctor"):
        assert f"  {command} " in bare.stdout
    assert perfhint("--version").stdout.startswith("perfhint 0.")


def test_help_names_the_defaults_there_are(perfhint) -> None:
    said = " ".join(perfhint("optimize", "--help").stdout.split())
    defaults = Settings()
    assert f"[default: {defaults.budget_s:.0f}s]" in said
    assert f"[default: {defaults.min_speedup:g}]" in said
    assert f"[default: {defaults.sandbox}]" in said
    assert f"[default: {defaults.timeout_s:.0f}s]" in said
    assert f"[default: {defaults.memory_bytes >> 30}G]" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["optimise"], "No such command 'optimise'. Did you mean 'optimize'?"),
        (["optimize"], "there is no TARGET: name the file to speed up, or give --all for a project"),
        (["verify"], "Missing argument 'OLD' (perfhint verify --help"),
        (["optimize", "a.py", "--tets", "x"], "No such option: --tets"),
        (["optimize", "a.py", "tests"], "tests is one argument too many; those of the program go after --"),
        (["optimize", "a.py", "tests", "--", "1"], "tests is one argument too many"),
        (["optimize", "a.py", "--budget", "soon"], "--budget cannot be 'soon': a duration is written"),
        (["verify", "a.py", "b.py", "--sandbox", "on"], "--sandbox cannot be 'on'"),
        (["optimize", "a.py", "--output", "x", "--patch", "x"], "two results cannot go to the same place"),
        (["optimize", "a.py", "--json", "-", "--patch", "-"], "two results cannot go to the same place"),
        (["optimize", "a.py", "--output", "./a.py"], "./a.py is the program itself: use --apply"),
        (["optimize", "a.py", "--output", "."], ". is a folder: name a file"),
        (
            ["optimize", "a.py", "--json", "no/where.json"],
            "no/where.json cannot be written (No such file or directory)",
        ),
        (["verify", "a.py", "a.py", "--json", "no/where.json"], "no/where.json cannot be written"),
        (["optimize", "missing.py"], "missing.py"),
        (["rules", "PH999"], 'no rule is called or begins with "PH999"'),
        (["history", "2026"], 'the store has no run "2026"'),
        (["history", "--apply"], "--output, --patch and --apply need a run"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(perfhint, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.py").write_text("print(input())\n")
    result = perfhint(*arguments)
    assert message in one_line(result)
    assert result.returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir() if "store" not in path.name) == ["a.py"]


def test_settings_of_the_project_are_named_when_wrong(
    perfhint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.py").write_text("print(1)\n")
    (tmp_path / "pyproject.toml").write_text("[tool.perfhint]\nbugdet = 3\n")
    assert 'has no key "bugdet": did you mean "budget"?' in one_line(perfhint("optimize", "a.py"))
    (tmp_path / "pyproject.toml").unlink()
    monkeypatch.setenv("PERFHINT_BUGDET", "1")
    assert "PERFHINT_BUGDET is not a setting" in one_line(perfhint("optimize", "a.py"))


def test_debug_adds_the_traceback(perfhint) -> None:
    result = perfhint("history", "2026", "--debug")
    assert result.returncode == 2
    assert "Traceback (most recent call last)" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("perfhint: the store has no run")


def test_store_that_cannot_be_used(perfhint, tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_text("no database " * 1000)
    result = perfhint("history")
    assert "store.sqlite cannot be used (file is not a database)" in one_line(result)
    assert result.returncode == 2


def test_reader_that_goes_away(tmp_path: Path) -> None:
    command = f"{sys.executable} -m perfhint rules --json - 2>stderr; echo $? >status"
    with subprocess.Popen(["sh", "-c", f"({command}) | true"], cwd=tmp_path) as process:
        assert process.wait(60) == 0
    assert (tmp_path / "stderr").read_text() == ""
    assert (tmp_path / "status").read_text().strip() in ("0", "141")


def test_history_lists_and_shows_runs(perfhint, tmp_path: Path) -> None:
    assert "no runs yet" in perfhint("history").stdout
    run = full_run()
    with open_store(tmp_path / "store.sqlite") as store:
        store.save(run)
    listed = perfhint("history")
    assert run.id in listed.stdout
    assert "\x1b" not in listed.stdout
    assert json.loads(perfhint("history", "--json", "-").stdout)["runs"][0]["id"] == run.id
    assert "solution.py is 2.50x as fast" in perfhint("history", "2026").stdout
    assert json.loads(perfhint("history", run.id, "--json", "-").stdout)["speedup"] == 2.5


def test_history_applies_a_run_unless_the_file_changed(perfhint, tmp_path: Path) -> None:
    target = tmp_path / "solution.py"
    run = full_run()
    run = replace(run, target=target, original="print('ü')\n", best=replace(run.best, text="print('ö')\n"))
    with open_store(tmp_path / "store.sqlite") as store:
        store.save(run)
    target.write_bytes(b"# changed\n")
    assert "is not what run" in one_line(perfhint("history", run.id, "--apply"))
    assert target.read_bytes() == b"# changed\n"
    target.write_bytes("print('ü')\r\n".encode())
    target.chmod(0o750)
    result = perfhint("history", run.id, "--apply", "--patch", "the.patch", "--output", "copy.py")
    assert result.returncode == 0, result.stderr
    assert "replaced" in result.stdout
    assert target.read_bytes() == (tmp_path / "copy.py").read_bytes() == "print('ö')\r\n".encode()
    assert target.stat().st_mode & 0o777 == 0o750
    target.write_bytes("print('ü')\r\n".encode())
    subprocess.run(["git", "apply", "--whitespace=nowarn", "the.patch"], cwd=tmp_path, check=True)
    assert target.read_bytes() == "print('ö')\r\n".encode()


def test_output_goes_through_links_and_into_devices(perfhint, tmp_path: Path) -> None:
    run = replace(full_run(), target=tmp_path / "solution.py", original="print(1)\n", best=None)
    run.target.write_text(run.original)
    with open_store(tmp_path / "store.sqlite") as store:
        store.save(run)
    (tmp_path / "link").symlink_to("real.py")
    assert perfhint("history", run.id, "--output", "link", "--patch", "/dev/null").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real.py").read_text() == "print(1)\n"
    assert Path("/dev/null").is_char_device()


def test_rules(perfhint) -> None:
    listed = json.loads(perfhint("rules", "--json", "-").stdout)["rules"]
    assert listed == sorted(listed, key=lambda rule: rule["id"])
    page = perfhint("rules", listed[0]["id"].lower())
    assert page.stdout.startswith(f"# {listed[0]['id']} ")
    assert "## When not" in page.stdout
    family = perfhint("rules", listed[0]["id"][:3]).stdout
    assert listed[0]["id"] in family


def test_output_that_the_terminal_cannot_encode(tmp_path: Path) -> None:
    result = process(tmp_path, "rules", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "\\u2192" in result.stdout
