from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from perfhint.errors import UsageError
from perfhint.rules import catalog
from perfhint.rules.scaffold import new_rule

ROOT = Path(__file__).parents[2]


def written(folder: Path, title: str = "loops/sorted_copy") -> Path:
    """The new rule's test file."""
    new = new_rule(title, folder)
    for path, text in new.files.items():
        (folder / path).write_text(text)
    return folder / list(new.files)[1]


def run_pytest(folder: Path, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_new_rule_of_another_package_passes_its_own_tests(tmp_path: Path) -> None:
    assert "5 passed" in run_pytest(tmp_path, written(tmp_path))


@pytest.mark.slow
def test_a_new_rule_of_the_catalog_passes_its_tests_and_the_contract(tmp_path: Path) -> None:
    for name in ("perfhint", "prompts", "tests", "pyproject.toml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, tmp_path / name)
    test = written(tmp_path)
    (identifier,) = {new_rule("loops/other", tmp_path).id} - {rule.id for rule in catalog()}
    assert "4 passed" in run_pytest(tmp_path, test)
    contract = run_pytest(tmp_path, "tests/rules/test_contract.py", "-k", f"{identifier} and not measured")
    assert "5 passed" in contract


def test_identifiers_of_the_catalog_are_free_ones() -> None:
    assert new_rule("loops/never_seen", ROOT).id not in {rule.id for rule in catalog()}


@pytest.mark.parametrize("title", ["", "loops", "loops/", "sheep/one", "loops/Two", "loops/../x"])
def test_titles_that_are_none(title: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not CATEGORY/NAME"):
        new_rule(title, tmp_path)


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "test_sorted_copy.py").touch()
    with pytest.raises(UsageError, match=r"there is a test_sorted_copy\.py already"):
        new_rule("loops/sorted_copy", tmp_path)
