"""What tests say of a version, and what they cannot say."""

from __future__ import annotations

import venv
from typing import TYPE_CHECKING

import pytest
from small_projects import TEST_UNIQUE, UNIQUE, UNIQUE_FAST, Project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

FLAT = {"lib.py": UNIQUE, "test_lib.py": f"from lib import unique\n{TEST_UNIQUE}"}


def verify(tmp_path: Path, files: dict[str, str], new: str, *, status: int) -> dict[str, object]:
    project = Project(tmp_path, files)
    (tmp_path / "new.py").write_text(new)
    return project.json(
        "verify", "@/lib.py", str(tmp_path / "new.py"), "--tests", "@", "--fuzz", "0", "--budget", "5m", status=status
    )


def test_equivalent_and_faster(tmp_path: Path) -> None:
    found = verify(tmp_path, FLAT, UNIQUE_FAST, status=0)
    assert found["equivalent"]
    assert found["faster"]


def test_what_tests_hardly_use_is_timed_by_itself(tmp_path: Path) -> None:
    lib = "def total(items):\n    found = 0\n    for item in items:\n        found += item * 2\n    return found\n"
    tests = "from lib import total\n\ndef test_it():\n    assert total(range(500)) == 249500\n"
    new = "def total(items):\n    return 2 * sum(items)\n"
    found = verify(tmp_path, {"lib.py": lib, "test_lib.py": tests}, new, status=0)
    assert found["before_s"] > 0.005, "the call was repeated"  # type: ignore[operator]
    assert found["suite"]["share"] < 0.01  # type: ignore[index]
    assert any("hardly take less time" in warning for warning in found["warnings"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("new", "rejection", "reason"),
    [
        (UNIQUE.replace("return seen", "return seen[1:]"), "result", "unique(…): "),
        (UNIQUE.replace("unique", "uniq"), "result", "no attribute 'unique'"),
        (UNIQUE + "import os\nos._exit(0)\n", "ending", "left without finishing"),
        (UNIQUE + "while True: pass\n", "ending", "time limit"),
        (UNIQUE + "raise ValueError('no')\n", "exception", "importing it: "),
    ],
    ids=["wrong", "renamed", "exit", "endless", "broken"],
)
def test_what_is_not_the_same(tmp_path: Path, new: str, rejection: str, reason: str) -> None:
    found = verify(tmp_path, FLAT, new, status=1)
    assert not found["equivalent"]
    if found["rejection"] != "outcome":  # the tests may be the cheaper ones to run, and then speak first
        assert found["rejection"] == rejection
        assert reason in str(found["reason"])


def test_other_hash_seeds_are_for_what_would_be_accepted(tmp_path: Path) -> None:
    """Under seed 0 the set happens to be in the order of the list."""
    tests = f"{FLAT['test_lib.py']}\ndef test_words():\n    assert unique(['north', 'south']) == ['north', 'south']\n"
    new = "def unique(items):\n    return list(set(items))\n"
    found = verify(tmp_path, {"lib.py": UNIQUE, "test_lib.py": tests}, new, status=1)
    assert not found["equivalent"]
    assert found["counterexample"]["hash_seed"] == 1  # type: ignore[index]


def test_other_tests_have_the_last_word(tmp_path: Path) -> None:
    """A test that calls no function of the module sees what else is in it."""
    tests = f"import lib\nfrom lib import unique\n{TEST_UNIQUE}\ndef test_names():\n    assert lib.LIMITS == [1, 2]\n"
    files = {"lib.py": f"LIMITS = [1, 2]\n{UNIQUE}", "test_lib.py": tests}
    found = verify(tmp_path, files, f"LIMITS = [2, 1]\n{UNIQUE_FAST}", status=1)
    assert found["rejection"] == "outcome"
    assert found["counterexample"]["case"] == "test_lib.py::test_names"  # type: ignore[index]


def test_tests_that_cannot_be_relied_on_are_named(tmp_path: Path) -> None:
    tests = f"""\
import os, pytest
from lib import unique
order = []
{TEST_UNIQUE}
def test_first():
    order.append(len(unique([1, 1])))
def test_second():
    assert order == [len(unique([2]))]
def test_seed():
    assert os.environ["PYTHONHASHSEED"] == "0" and unique([])
def test_seed_only():
    assert unique([]) == [] and os.environ["PYTHONHASHSEED"] == "0"
def test_fails():
    assert unique([1]) == [2]
@pytest.mark.skip(reason="not now")
def test_skipped():
    unique([])
@pytest.mark.xfail
def test_expected_failure():
    assert unique([1]) == [2]
def test_of_something_else():
    pass
"""
    found = verify(tmp_path, FLAT | {"test_lib.py": tests}, UNIQUE_FAST, status=0)
    suite = found["suite"]
    assert isinstance(suite, dict)
    aside = {name.partition("::")[2]: why for name, why in suite["set_aside"]}
    assert aside.keys() == {"test_second", "test_seed", "test_seed_only", "test_fails"}
    assert "in another order" in aside["test_second"]
    assert "another hash seed" in aside["test_seed_only"]
    assert aside["test_fails"] == "failed: AssertionError: assert [1] == [2]"
    assert suite["tests"] == 3
    assert suite["total"] == 9
    assert any("test_fails was set aside: failed" in warning for warning in found["warnings"])  # type: ignore[attr-defined]


def test_tests_that_write_beside_the_modules(tmp_path: Path) -> None:
    tests = f"""\
from pathlib import Path
from lib import unique
{TEST_UNIQUE}
def test_writes():
    place = Path(__file__).parent / "out.txt"
    assert not place.exists()
    place.write_text(str(unique([1, 1])))
    assert place.read_text() == "[1]"
"""
    found = verify(tmp_path, FLAT | {"test_lib.py": tests}, UNIQUE_FAST, status=0)
    assert found["faster"]
    assert found["suite"]["tests"] == 2  # type: ignore[index]


@pytest.mark.parametrize(
    ("files", "arguments", "status", "said"),
    [
        (
            {"test_lib.py": "def test_it():\n    pass\n"},
            (),
            3,
            "the one test that passes does not call a function of lib.py",
        ),
        ({}, ("--function", "unik"), 2, "lib.py has no function unik: perhaps unique"),
        ({"lib.py": f"{UNIQUE}\ndef other():\n    pass\n"}, ("--function", "other"), 3, "does not call other"),
        ({"lib.py": "def unique(:\n"}, (), 2, "does not compile"),
        (
            {"test_lib.py": "from lib import unique\ndef test_it():\n    assert unique([1]) == 2\n"},
            (),
            3,
            "no test passes",
        ),
        ({"test_lib.py": "import not_there\n"}, (), 3, "No module named 'not_there'"),
        ({"test_lib.py": "import sys\nsys.exit(3)\n"}, (), 3, "SystemExit"),
        ({"test_lib.py": "import os\nos._exit(3)\n"}, (), 3, "the tests leave through os._exit"),
        ({"pytest.ini": "[pytest]\naddopts = --such-a-plugin\n"}, (), 3, "unrecognized arguments: --such-a-plugin"),
        ({"conftest.py": "raise RuntimeError('broken')\n"}, (), 3, "RuntimeError: broken"),
        ({"test_lib.py": ""}, (), 3, "there is no test"),
        ({}, ("--input", "@/lib.py"), 2, "tests take no --input"),
        ({}, ("--", "argument"), 2, "tests take no arguments"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_why_there_is_nothing_to_judge_by(
    tmp_path: Path, files: dict[str, str], arguments: tuple[str, ...], status: int, said: str
) -> None:
    project = Project(tmp_path, FLAT | files)
    assert said in project.error("optimize", "@/lib.py", "--tests", "@/test_lib.py", *arguments, status=status)


def test_a_python_without_pytest(tmp_path: Path) -> None:
    project = Project(tmp_path, FLAT)
    venv.create(tmp_path / "bare", with_pip=False)
    line = project.error(
        "verify", "@/lib.py", "@/lib.py", "--tests", "@", "--python", str(tmp_path / "bare/bin/python"), status=3
    )
    assert "the target's Python has no pytest" in line
    assert "--python" in line
