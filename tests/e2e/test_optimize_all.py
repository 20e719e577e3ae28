"""The functions of a project, worked down one by one."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from perfhint_process import start
from small_projects import FEWER_PLUGINS, PATIENCE_S, TEST_UNIQUE, UNIQUE, Project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

DRAINED = """\
def drained(items):
    queue = list(items)
    total = 0
    while queue:
        total += queue.pop(0)
    return total
"""
TEST_LISTS = f"""\
from pkg.lists import first, unique

{TEST_UNIQUE}
def test_first():
    assert first([2, 1]) == 2
"""
FILES = {
    "pyproject.toml": f'[tool.pytest.ini_options]\naddopts = "{FEWER_PLUGINS}"\n',
    "pkg/__init__.py": "",
    "pkg/lists.py": f"{UNIQUE}\n\ndef first(items):\n    return items[0]\n",
    "pkg/queues.py": DRAINED,
    "tests/test_lists.py": TEST_LISTS,
    "tests/test_queues.py": "from pkg.queues import drained\n\ndef test():\n    assert drained([1] * 60000) == 60000\n",
}
ALL = ("optimize", "--all", "@/pkg", "--tests", "@/tests", "--budget", "600s")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, FILES)


def outcomes(found: dict[str, Any]) -> dict[str, str]:
    return {each["name"]: each["outcome"] for each in found["functions"]}


def test_every_slow_function_becomes_faster_and_the_files_stay_as_they_are(project: Project) -> None:
    found = project.json(*ALL, "--patch", "all.patch")
    assert outcomes(found) | {"first": ""} == {"unique": "improved", "drained": "improved", "first": ""}
    assert found["failing"] == ""

    subprocess.run(["git", "apply", "all.patch"], cwd=project.folder, check=True)
    assert "pop(0)" not in (project.root / "pkg" / "queues.py").read_text()
    assert (project.root / "pkg" / "lists.py").read_text() != FILES["pkg/lists.py"]


def test_with_a_revision_only_what_has_changed_since_and_the_files_replaced_when_asked(tmp_path: Path) -> None:
    root = Project(tmp_path, FILES).root
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    changed = DRAINED.replace("total = 0", "total = int()")
    project = Project(tmp_path, FILES | {"pkg/queues.py": changed})

    arguments = [each.replace("@", str(root)) for each in ALL]
    process = start(project.folder, *arguments, "--diff", "HEAD", "--apply", "--json", "found.json")
    assert process.wait(PATIENCE_S) == 0
    assert outcomes(json.loads((project.folder / "found.json").read_text())) == {"drained": "improved"}
    assert "pop(0)" not in (root / "pkg" / "queues.py").read_text()
    assert (root / "pkg" / "lists.py").read_text() == FILES["pkg/lists.py"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--all @/pkg", "--all needs tests: name the project's tests with --tests"),
        ("--all @/nowhere --tests @/tests", "@/nowhere does not exist: name files and folders of the project"),
        ("--all @/pkg --tests @/pkg", "@/pkg holds no tests for pytest: name a project's tests with --tests"),
        ("--all @/pkg --tests @/tests --resume", "--resume does not go with --all"),
        ("--diff HEAD --tests @/tests", "--diff goes with --all"),
        ("--all @/pkg --tests @/tests --diff nothing", "git cannot tell what changed since nothing"),
        ("--tests @/tests", "there is no TARGET: name the file to speed up, or give --all for a project"),
    ],
)
def test_what_cannot_be_meant_is_one_line(project: Project, arguments: str, said: str) -> None:
    line = project.error("optimize", *arguments.split(), status=2)
    assert line.startswith(f"perfhint: {said}".replace("@", str(project.root)))


def test_a_project_whose_tests_all_fail_is_a_bad_baseline(tmp_path: Path) -> None:
    project = Project(tmp_path, FILES | {"pkg/__init__.py": "1 / 0\n"})
    assert "ZeroDivisionError" in project.error(*ALL, status=3)
