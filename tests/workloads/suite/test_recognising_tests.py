"""Which project tests belong to, and what `--tests` may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.errors import WorkloadError
from perfhint.workloads import find_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """`project({"src/pkg/mod.py": "", …})` makes a folder of these files, with an outer one around it."""

    def make(files: dict[str, str]) -> Path:
        root = tmp_path / "outer" / "project"
        root.mkdir(parents=True)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        return root

    return make


FLAT = {"pkg/__init__.py": "", "pkg/mod.py": "", "tests/test_mod.py": "", "pyproject.toml": ""}


@pytest.mark.parametrize(
    ("tests", "arguments"),
    [
        ("tests", ("tests",)),
        ("tests/test_mod.py", ("tests/test_mod.py",)),
        ("tests/test_mod.py::test_one", ("tests/test_mod.py::test_one",)),
        ("tests/test_mod.py::TestIt::test_one[a-b]", ("tests/test_mod.py::TestIt::test_one[a-b]",)),
        (".", (".",)),
        ("pkg/mod.py", ("--doctest-modules", "pkg/mod.py")),
    ],
)
def test_what_pytest_is_given(project: Callable[..., Path], tests: str, arguments: tuple[str, ...]) -> None:
    root = project(FLAT)
    found = find_project(root / tests, root / "pkg/mod.py")
    assert found is not None
    assert (found.root, found.target) == (root, root / "pkg/mod.py")
    assert found.arguments == arguments
    assert found.paths == (root,)


@pytest.mark.parametrize(
    ("files", "target", "root"),
    [
        pytest.param({"m.py": "", "tests/test_m.py": ""}, "m.py", ".", id="nothing-but-them"),
        pytest.param({".git/HEAD": "", "lib/m.py": "", "lib/tests/test_m.py": ""}, "lib/m.py", ".", id="repository"),
        pytest.param({"setup.py": "", "p/m.py": "", "p/tests/test_m.py": ""}, "p/m.py", ".", id="setup"),
        pytest.param(
            {"pytest.ini": "", "sub/pyproject.toml": "", "sub/m.py": "", "sub/test_m.py": ""},
            "sub/m.py",
            ".",
            id="pytest's-own-configuration-before-a-build's",
        ),
        pytest.param(
            {"setup.cfg": "[tool:pytest]\n", "sub/setup.cfg": "[metadata]\n", "sub/m.py": "", "sub/test_m.py": ""},
            "sub/m.py",
            ".",
            id="only-with-its-section",
        ),
        pytest.param(
            {"tox.ini": "[pytest]\n", "sub/pyproject.toml": "[tool.pytest.ini_options]\n", "sub/m.py": ""}
            | {"sub/test_m.py": ""},
            "sub/m.py",
            "sub",
            id="the-nearest-of-two",
        ),
        pytest.param(
            {"pyproject.toml": "", "sub/.git/HEAD": "", "sub/m.py": "", "sub/test_m.py": ""},
            "sub/m.py",
            "sub",
            id="not-beyond-a-repository",
        ),
        pytest.param({"pyproject.toml": "not toml [", "m.py": "", "test_m.py": ""}, "m.py", ".", id="broken"),
    ],
)
def test_root(project: Callable[..., Path], files: dict[str, str], target: str, root: str) -> None:
    folder = project(files)
    tests = next(name for name in files if "test_m.py" in name)
    found = find_project(folder / tests, folder / target)
    assert found is not None
    assert found.root == (folder / root).resolve()


def test_src_layout_is_imported_from_src(project: Callable[..., Path]) -> None:
    root = project({"src/pkg/__init__.py": "", "src/pkg/mod.py": "", "tests/test_mod.py": "", "setup.py": ""})
    found = find_project(root / "tests", root / "src/pkg/mod.py")
    assert found is not None
    assert found.paths == (root / "src", root)


@pytest.mark.parametrize(
    ("files", "tests"),
    [
        pytest.param({"tests/1.in": "", "tests/1.out": "", "tests/test_m.py": ""}, "tests", id="cases-come-first"),
        pytest.param({"tests/in/1.txt": "", "tests/out/1.txt": "", "tests/a/test_m.py": ""}, "tests", id="folders"),
        pytest.param({"tests/helper.py": "", "tests/notes.txt": ""}, "tests", id="no-tests"),
        pytest.param({"tests/.hidden/test_m.py": "", "tests/x": ""}, "tests", id="hidden"),
        pytest.param({"tests.json": "[]"}, "tests.json", id="list"),
        pytest.param({}, "missing", id="missing"),
        pytest.param({}, "missing.py", id="missing-file"),
    ],
)
def test_what_is_no_project(project: Callable[..., Path], files: dict[str, str], tests: str) -> None:
    root = project({"m.py": "", **files})
    assert find_project(root / tests, root / "m.py") is None


def test_data_of_tests_is_no_cases(project: Callable[..., Path]) -> None:
    root = project({"m.py": "", "tests/input/a.txt": "", "tests/output/a.txt": "", "tests/test_m.py": ""})
    assert find_project(root / "tests", root / "m.py") is not None


def test_names_of_test_files_are_the_project_s(project: Callable[..., Path]) -> None:
    root = project({"m.py": "", "checks/check_m.py": "", "pytest.ini": "[pytest]\npython_files = check_*.py\n"})
    assert find_project(root / "checks", root / "m.py") is not None


def test_a_folder_of_modules_with_doctests(project: Callable[..., Path]) -> None:
    root = project({"lib/m.py": "", "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "-v --doctest-modules"\n'})
    found = find_project(root / "lib", root / "lib/m.py")
    assert found is not None
    assert found.arguments == ("lib",)


def test_a_test_of_a_file_that_is_not_there(project: Callable[..., Path]) -> None:
    root = project({"m.py": ""})
    with pytest.raises(WorkloadError, match="is not a file"):
        find_project(root / "test_m.py::test_it", root / "m.py")


def test_files_of_two_projects(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"a/m.py": "", "b/test_m.py": ""})
    monkeypatch.setenv("HOME", str(root))
    with pytest.raises(WorkloadError, match="no folder of one project"):
        find_project(root / "b/test_m.py", root / "a/m.py")


def test_cases_may_be_anywhere(project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({"a/m.py": "", "b/1.in": "", "b/1.out": "", "c/nothing": ""})
    monkeypatch.setenv("HOME", str(root))
    assert find_project(root / "b", root / "a/m.py") is None
    assert find_project(root / "c", root / "a/m.py") is None
