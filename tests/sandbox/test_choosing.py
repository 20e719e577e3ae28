"""Which layer is taken, what is said when none works, and what can be hidden."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from perfhint.errors import SandboxError
from perfhint.records import Interpreter
from perfhint.sandbox import Job, Layer, Mode, Sandbox, open_layer, open_sandbox, probe


def test_probe_reports_every_layer() -> None:
    reports = {report.layer: report for report in probe()}

    assert list(reports) == list(Layer)
    assert reports[Layer.LIMITS].works
    assert "not isolated" in reports[Layer.LIMITS].detail


def test_off_takes_limits_only_and_says_what_that_means() -> None:
    with open_sandbox(Mode.OFF) as sandbox:
        assert sandbox.layer is Layer.LIMITS
        assert sandbox.warning.startswith("not isolated")


def test_a_bubblewrap_that_does_not_work_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with open_sandbox(Mode.AUTO) as sandbox:
        assert sandbox.layer is not Layer.BUBBLEWRAP
    with pytest.raises(SandboxError, match="No permissions to create new namespace"):
        open_layer(Layer.BUBBLEWRAP)


def test_require_refuses_to_run_without_isolation(tmp_path: Path) -> None:
    said = without_packages(
        """
        from perfhint.errors import SandboxError
        from perfhint.sandbox import Mode, open_sandbox
        try: open_sandbox(Mode.REQUIRE)
        except SandboxError as error: print(error.exit_status, error)
        print(open_sandbox(Mode.AUTO).layer)
        """,
        path=tmp_path,
    )

    assert said.splitlines() == [
        "4 no isolation works here (bubblewrap: bwrap is not installed: install the package bubblewrap; "
        "sandlock: sandlock is not installed: pip install 'perfhint[sandbox]'): --sandbox auto runs without it",
        "limits only",
    ]


def test_hidden_inside_what_is_visible(layer: Sandbox, interpreter: Interpreter, tmp_path: Path) -> None:
    if layer.layer is Layer.LIMITS:
        pytest.skip("limits alone hide nothing")
    for name in ("project/package/module.py", "project/tests/1.out", "project/.venv/installed.py", "project/data"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("seen")
    project = tmp_path / "project"
    visible = (*interpreter.folders, project / ".venv", project / "package", project)
    program = f"""
import os
for name in ("package/module.py", "tests/1.out", ".venv/installed.py", "data"):
    try: print(name, open(os.path.join({str(project)!r}, name)).read() or "hidden")
    except OSError: print(name, "hidden")
try: print(open(os.path.join({str(project)!r}, "tests", "planted"), "w"))
except OSError: print("cannot be written")
"""

    job = Job(interpreter=Interpreter(interpreter.path, interpreter.version, visible), program=program.encode())
    with open_layer(layer.layer, hidden=[project / "tests", project / "data", project / "missing"]) as opened:
        said = opened.run(job).stdout.decode()

    assert said.splitlines() == [
        "package/module.py seen",
        "tests/1.out hidden",
        ".venv/installed.py seen",
        "data hidden",
        "cannot be written",
    ]


def without_packages(program: str, path: Path) -> str:
    """What a program prints in a Python that has perfhint, but no installed package and no other program."""
    return subprocess.run(
        [sys.executable, "-S", "-c", textwrap.dedent(program)],
        capture_output=True,
        check=True,
        text=True,
        env={"PATH": str(path), "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    ).stdout
