"""A module that its project's tests judge becomes faster, however the project is laid out."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest
from small_projects import COMMON, FEWER_PLUGINS, TEST_UNIQUE, UNIQUE, Project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

PLAIN = f'[tool.pytest.ini_options]\naddopts = "{FEWER_PLUGINS}"\n'
FLAT = {"lib.py": UNIQUE, "tests/test_lib.py": f"from lib import unique\n{TEST_UNIQUE}", "pyproject.toml": PLAIN}
SRC = {
    "setup.py": "",
    "src/pkg/__init__.py": "from .lib import unique\n",
    "src/pkg/lib.py": f"from .other import LEAST\n\n{UNIQUE}\ndef least():\n    return LEAST\n",
    "src/pkg/other.py": "LEAST = 0\n",
    "tests/test_lib.py": f"from pkg import unique\n{TEST_UNIQUE}",
}
NAMESPACE = {
    "pytest.ini": "[pytest]\n",
    "src/outer/pkg/__init__.py": "",
    "src/outer/pkg/lib.py": UNIQUE,
    "tests/test_lib.py": f"from outer.pkg.lib import unique\n{TEST_UNIQUE}",
}
UNITTEST = {
    "lib.py": UNIQUE,
    "test_lib.py": """\
import unittest
from lib import unique

class Case(unittest.TestCase):
    def setUp(self):
        self.items = list(range(2000)) * 2

    def test_many(self):
        self.assertEqual(unique(self.items), list(range(2000)))

    def test_parts(self):
        for size in (0, 5):
            with self.subTest(size=size):
                self.assertEqual(len(unique(range(size))), size)
""",
}
DOCTEST = {
    "pyproject.toml": PLAIN,
    "pkg/__init__.py": "",
    "pkg/lib.py": UNIQUE.replace(
        ":\n", ':\n    """Leave out repetitions.\n\n    >>> len(unique(list(range(2000)) * 2))\n    2000\n    """\n', 1
    ),
}
FIXTURES = {
    "pyproject.toml": f'[tool.pytest.ini_options]\naddopts = "--strict-markers {FEWER_PLUGINS}"\nmarkers = ["big"]\n',
    "lib.py": UNIQUE,
    "tests/conftest.py": """\
import pytest

@pytest.fixture(scope="session")
def items():
    return [*range(2000)] * 2
""",
    "tests/test_lib.py": """\
import pytest
from lib import unique

@pytest.mark.big
@pytest.mark.parametrize("times", [1, 2], ids="x{}".format)
def test_many(items, times):
    assert unique(items * times) == list(range(2000))
""",
}
METHOD = indent(UNIQUE.replace("(items)", "(self)").replace("in items", "in self.items"), "    ")
CLASS = {
    "bag.py": f"class Bag:\n    def __init__(self, items):\n        self.items = items\n\n{METHOD}",
    "test_bag.py": "from bag import Bag\n\ndef test():\n    assert len(Bag([*range(2000)] * 2).unique()) == 2000\n",
}


@pytest.mark.parametrize(
    ("files", "arguments", "functions"),
    [
        pytest.param(FLAT, ("@/lib.py", "--tests", "@/tests"), ["unique"], id="flat"),
        pytest.param(SRC, ("@/src/pkg/lib.py", "--tests", "@/tests/test_lib.py"), ["unique"], id="src"),
        pytest.param(NAMESPACE, ("@/src/outer/pkg/lib.py", "--tests", "@/tests"), ["unique"], id="namespace"),
        pytest.param(UNITTEST, ("@/lib.py", "--tests", "@/test_lib.py"), ["unique"], id="unittest"),
        pytest.param(DOCTEST, ("@/pkg/lib.py", "--tests", "@/pkg/lib.py"), ["unique"], id="doctest"),
        pytest.param(FIXTURES, ("@/lib.py", "--tests", "@/tests/test_lib.py::test_many"), ["unique"], id="fixtures"),
        pytest.param(CLASS, ("@/bag.py", "--tests", "@", "--function", "Bag.unique"), ["Bag.unique"], id="method"),
    ],
)
def test_is_made_faster(
    tmp_path: Path, files: dict[str, str], arguments: tuple[str, ...], functions: list[str]
) -> None:
    project = Project(tmp_path, files)
    found = project.json("optimize", *arguments, "--budget", "5m", "--fuzz", "0")
    assert found["improved"], found
    assert found["speedup"] > 2
    assert "set(" in found["result"]
    assert found["suite"]["functions"] == functions
    assert found["suite"]["tests"] == found["suite"]["total"]
    assert found["suite"]["root"] == str(project.root)
    assert found["suite"]["tests_after_s"]
    assert found["oracle"] == "their outcomes with the original"


def test_only_the_function_that_is_named(tmp_path: Path) -> None:
    tests = f"from lib import *\n{TEST_UNIQUE}\ndef test_common():\n    assert common(range(900), range(900)) == 900\n"
    project = Project(tmp_path, {"lib.py": f"{UNIQUE}\n\n{COMMON}", "test_lib.py": tests})
    arguments = ("optimize", "@/lib.py", "--tests", "@", "--budget", "5m", "--fuzz", "0")
    found = project.json(*arguments, "--function", "common")
    assert found["improved"], found
    assert UNIQUE in found["result"]
    assert COMMON not in found["result"]
    assert (found["suite"]["tests"], found["suite"]["total"]) == (1, 2), "the other test does not call it"


def test_what_no_test_reaches_stays_as_it_is(tmp_path: Path) -> None:
    project = Project(tmp_path, FLAT | {"lib.py": f"{COMMON}\n\n{UNIQUE}"})
    found = project.json("optimize", "@/lib.py", "--tests", "@/tests", "--budget", "5m", "--fuzz", "0")
    assert found["improved"], found
    assert found["result"].startswith(COMMON)
    assert UNIQUE not in found["result"]


def test_profile_shows_the_module(tmp_path: Path) -> None:
    project = Project(tmp_path, FLAT)
    found = project.json("profile", "@/lib.py", "--tests", "@/tests")
    assert found["functions"][0]["name"] == "unique"
    assert max(found["lines"], key=found["lines"].get) == "4"


def test_past_runs_and_resuming(tmp_path: Path) -> None:
    project = Project(tmp_path, FLAT)
    arguments = ("optimize", "@/lib.py", "--tests", "@/tests", "--budget", "5m", "--fuzz", "0", "--resume")
    first = project.json(*arguments)
    again = project.json(*arguments)
    assert again["run"] == first["run"], "the same question was answered"
    assert project.json("history", first["run"])["suite"] == first["suite"]
