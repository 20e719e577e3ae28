"""Tests of a project that is shown to the sandbox, or copied for it, in every way; and runners that only look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from projects import BINDING, COPYING, open_way
from tested_projects import SuiteProject

from perfhint.errors import SandboxError

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.sandbox import Sandbox

MODULE = """
    import os
    def add(a, b):
        total = a
        for _ in range(b): total += 1
        return total
    def where(): return os.path.abspath(__file__)
"""
TESTS = """
    import os
    from pkg import mod
    def test_add(): assert mod.add(1, 20000) == 20001
    def test_where(): assert mod.where() == os.path.join(os.getcwd(), "src", "pkg", "mod.py")
    def test_nothing(): pass
"""


def make(sandbox: Sandbox, folder: Path) -> SuiteProject:
    project = SuiteProject(sandbox, folder)
    return project.write(src__pkg____init__="", src__pkg__mod=MODULE, tests__test_mod=TESTS, tests__conftest="")


@pytest.mark.parametrize("way", [*BINDING, *COPYING])
def test_wherever_it_is_shown(way: str, tmp_path: Path) -> None:
    try:
        sandbox = open_way(way)
    except SandboxError as error:
        pytest.skip(str(error))
    with sandbox:
        project = make(sandbox, tmp_path)
        report = project.report("src/pkg/mod.py", "trace", paths=[str(project.root / "src")], arguments=["tests"])
        assert [outcome for _, outcome, _ in report["nodes"]] == ["passed"] * 3
        assert list(report["reached"]) == ["tests/test_mod.py::test_add", "tests/test_mod.py::test_where"]
        again = project.report("src/pkg/mod.py", paths=[str(project.root / "src")], nodes=list(report["reached"]))
        assert [outcome for _, outcome, _ in again["nodes"]] == ["passed"] * 2


def test_profile(sandbox: Sandbox, tmp_path: Path) -> None:
    project = make(sandbox, tmp_path)
    project.write(tests__test_mod=TESTS + "    def test_long(): mod.add(1, 5_000_000)\n")
    execution = project.execute("src/pkg/mod.py", "profile", paths=[str(project.root / "src")])
    lines = execution.report.decode().splitlines()
    function = next(line.split()[1] for line in lines if line.startswith("f ") and line.endswith(" add"))
    looks = [line.split() for line in lines if line.startswith("s ")]
    assert looks
    assert all(function in look[3:] for look in looks if look[2] in ("5", "6"))


def test_observe(sandbox: Sandbox, tmp_path: Path) -> None:
    project = make(sandbox, tmp_path)
    execution = project.execute("src/pkg/mod.py", "observe", paths=[str(project.root / "src")])
    lines = execution.report.decode().splitlines()
    assert lines[0] == "end\t1"
    assert "calls\tadd\t1" in lines
    assert "name\tadd\tb\tint\t\t20000 20000" in lines
    assert "loop\tadd\tfor _ in range(b)\t1\t20000\t20000" in lines


def test_rank(sandbox: Sandbox, tmp_path: Path) -> None:
    project = make(sandbox, tmp_path)
    paths = [str(project.root / "src")]
    ranking = project.report("src/pkg/mod.py", "rank", paths=paths, folders=paths)["ranking"]
    figures = {name: (calls, nodes) for _, _, name, _, _, calls, nodes in ranking}
    assert figures == {"add": (1, ["tests/test_mod.py::test_add"]), "where": (1, ["tests/test_mod.py::test_where"])}
