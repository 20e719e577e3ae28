"""What a project's modules and tests are compiled to is kept from the first run of the original, and from no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from folders import listing
from projects import open_way

from perfhint.errors import SandboxError
from perfhint.records import Ending, Interpreter, Limits
from perfhint.sandbox import Job, Layer, Sandbox, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TARGET = "def double(number):\n    return 2 * number\n"
HELPER = "def one():\n    return 1\n"
CONFTEST = """\
import sys

COMPILED = []
sys.addaudithook(lambda event, args: event == "compile" and COMPILED.append(str(args[1])))
"""
TESTS = """\
import conftest
from package.helper import one
from package.target import double

def test_double():
    assert double(one()) == 2

def test_helper_is_not_compiled():
    assert not [name for name in conftest.COMPILED if name.endswith("helper.py")]

def test_this_is_not_compiled():
    assert not [name for name in conftest.COMPILED if name.endswith("test_it.py")]
"""
PROGRAM = b"if __name__ == '__main__':\n    import perfhint_suite\n    perfhint_suite.main()\n"

POISON = (
    TARGET
    + """
import os, sys
folder = sys.modules["perfhint_suite"].main.__self__._compiled._folder
for place, _, names in os.walk(folder):
    for name in names:
        try:
            os.unlink(os.path.join(place, name))
        except OSError:
            pass
"""
)


class Project:
    """A project with tests that tell whether they were compiled."""

    def __init__(self, sandbox: Sandbox, interpreter: Interpreter, folder: Path) -> None:
        self._sandbox, self._interpreter = sandbox, interpreter
        self.root = folder / "project"
        (self.root / "package").mkdir(parents=True)
        (self.root / "package" / "target.py").write_text(TARGET)
        (self.root / "package" / "helper.py").write_text(HELPER)
        (self.root / "conftest.py").write_text(CONFTEST)
        (self.root / "test_it.py").write_text(TESTS)
        self._request = folder / "request"
        asked = {"mode": "plain", "root": str(self.root), "target": str(self.root / "package" / "target.py")}
        self._request.write_text(
            json.dumps(asked | {"functions": [], "nodes": [], "arguments": ["test_it.py"], "paths": [str(self.root)]})
        )

    def run(self, target: str = TARGET, *, writable: bool = False) -> list[str]:
        """The tests that passed."""
        job = Job(
            interpreter=self._interpreter,
            program=PROGRAM,
            stdin=self._request,
            runner="project/suite",
            tree=Tree(self.root, self.root / "package" / "target.py", target.encode(), writable),
            folder=self.root,
            limits=Limits(wall_s=60),
        )
        execution = self._sandbox.run(job)
        assert execution.ending is Ending.FINISHED, execution.stderr.decode()
        nodes = json.loads(execution.report)["nodes"]
        return sorted(name.partition("::test_")[2] for name, outcome, _ in nodes if outcome == "passed")


@pytest.fixture(params=[pytest.param(way, marks=pytest.mark.slow) for way in ("bubblewrap", "limits only, copied")])
def project(request: pytest.FixtureRequest, interpreter: Interpreter, tmp_path: Path) -> Iterator[Project]:
    try:
        opened = open_way(request.param)
    except SandboxError as error:
        pytest.skip(str(error))
    with opened:
        yield Project(opened, interpreter, tmp_path)


FIRST = ["double"]
LATER = ["double", "helper_is_not_compiled", "this_is_not_compiled"]


def test_the_first_run_compiles_for_all_others(project: Project) -> None:
    before = listing(project.root)

    assert project.run() == FIRST
    assert project.run() == LATER
    assert project.run(TARGET.replace("2 * number", "number + number")) == LATER
    assert listing(project.root) == before


def test_but_never_the_target(project: Project) -> None:
    wrong = TARGET.replace("2 *", "3 *")  # of the same size
    project.run()

    assert project.run(wrong) == LATER[1:]
    assert project.run() == LATER


def test_a_copy_that_may_be_written_to_as_well(project: Project) -> None:
    assert project.run(writable=True) == FIRST
    assert project.run(writable=True) == LATER


def test_no_other_version_can_leave_anything(project: Project) -> None:
    assert project.run(TARGET + "# another") == FIRST
    assert project.run() == FIRST


def test_nor_take_anything_away(project: Project) -> None:
    if project._sandbox.layer is Layer.LIMITS:
        pytest.skip("limits alone keep nobody from writing anywhere")
    project.run()

    project.run(POISON)

    assert project.run() == LATER


def test_a_module_that_the_user_changes_meanwhile(project: Project) -> None:
    assert project.run() == FIRST
    (project.root / "package" / "helper.py").write_text(HELPER + "# a comment\n")

    assert project.run() in (["double", "this_is_not_compiled"], LATER)  # or a copy, which stays as it was
