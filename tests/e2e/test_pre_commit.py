"""The hook, by the real pre-commit, in an environment that it makes from this working tree."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SLOW = "queue = [1]\nwhile queue:\n    queue.append(queue.pop(0))\n"
CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: perfhint-check
        args: [--ignore, PH3]
        files: ^src/
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pre-commit") is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the hook; pre-commit's own files are beside it."""
    folder = tmp_path_factory.mktemp("hook")
    published = folder / "perfhint"
    kept_out = shutil.ignore_patterns(".*_cache", "__pycache__", ".git", ".venv", "build", "dist")
    shutil.copytree(ROOT, published, ignore=kept_out)
    git(published, "init", "-q")
    git(published, "add", ".")
    git(published, "commit", "-qm", "x")
    project = folder / "project"
    (project / "src").mkdir(parents=True)
    revision = git(published, "rev-parse", "HEAD")
    (project / ".pre-commit-config.yaml").write_text(CONFIG.format(repository=published, revision=revision))
    (project / "src/clean.py").write_text("print(1)\n")
    (project / "other.py").write_text(SLOW)
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "x")
    return project


def hook(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(project.parent / "home"), "PRE_COMMIT_COLOR": "never"}
    command = ["pre-commit", "run", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_the_hook_passes_clean_files_and_fails_on_slow_ones(project: Path) -> None:
    done = hook(project, "--all-files")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout + done.stderr
    (project / "src/slow.py").write_text(SLOW)
    assert hook(project).returncode == 0, "nothing is staged"
    git(project, "add", "src/slow.py")
    done = hook(project)
    assert done.returncode == 1
    assert "src/slow.py:3:18: PH201" in done.stdout
    assert "other.py" not in done.stdout
    assert "Failed" in hook(project, "--all-files").stdout
    assert "(no files to check)" in hook(project, "--files", "other.py").stdout
