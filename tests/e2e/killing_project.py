"""Kill `optimize` of a module that its project's tests judge, and look at what is left. Shared with `benchmarks/`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from folders import listing
from perfhint_process import files_left, processes_left, run, start

if TYPE_CHECKING:
    from pathlib import Path

MODULE = '''\
"""Words of a text."""


def distinct(words):
    """Each word once, in order."""
    found = []
    for word in words:
        if word not in found:
            found.append(word)
    return found
'''
TESTS = """\
import pytest
from shop.words import distinct


@pytest.mark.parametrize("many", [10, 500, 2000])
def test_each_once(many, tmp_path):
    words = [f"word{number}" for number in range(many)]
    (tmp_path / "words").write_text(" ".join(words))
    assert distinct(words + words) == words
"""
ARGUMENTS = ("optimize", "project/shop/words.py", "--tests", "project/tests", "--budget", "20s", "--json", "-")


def prepare(folder: Path) -> Path:
    """A project with a slow function and its tests; its folder."""
    project = folder / "project"
    (project / "shop").mkdir(parents=True)
    (project / "tests").mkdir()
    (project / "pyproject.toml").write_text("[tool.pytest.ini_options]\ntestpaths = ['tests']\n")
    (project / "shop" / "__init__.py").touch()
    (project / "shop" / "words.py").write_text(MODULE)
    (project / "tests" / "test_words.py").write_text(TESTS)
    return project


def whole_run_s(folder: Path) -> float:
    """How long it takes when nobody kills it."""
    prepare(folder)
    began = time.monotonic()
    done = run(folder, *ARGUMENTS)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def killed(folder: Path, after_s: float) -> list[str]:
    """What is wrong after SIGKILL at `after_s`, and after going on with --resume; empty when nothing is."""
    project = prepare(folder)
    before = listing(project)
    process = start(folder, *ARGUMENTS)
    time.sleep(after_s)
    process.kill()
    process.communicate()

    wrong = [f"still runs: {command}" for command in processes_left(folder)]
    wrong += [f"still there: {name}" for name in files_left(folder)]
    wrong += _changed(before, listing(project))
    resumed = run(folder, *ARGUMENTS, "--resume")
    if resumed.returncode != 0:
        wrong.append(f"--resume: {resumed.stderr}")
    return wrong + _changed(before, listing(project))


def _changed(before: dict[str, tuple[object, ...]], after: dict[str, tuple[object, ...]]) -> list[str]:
    return [f"changed: {name}" for name in sorted(before | after) if before.get(name) != after.get(name)]
