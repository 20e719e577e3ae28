"""Installed from a wheel that was built from the sdist, perfhint runs and finds what is not code.

Working copies and editable installs are what all other tests run in.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path

import pytest

from perfhint.prompting import folder

ROOT = Path(__file__).parents[1]
PROBE = """
from pathlib import Path
import perfhint
from perfhint.prompting import folder
from perfhint.sandbox import Job, Mode, find_interpreter, open_sandbox
from perfhint.store import open_store

open_store(Path("store.sqlite")).close()
with open_sandbox(Mode.OFF) as sandbox:
    print(sandbox.run(Job(interpreter=find_interpreter(None), program=b"print(6 * 7)", runner="profile")).stdout)
print(Path(perfhint.__file__).parent)
print(sorted(path.name for path in folder().glob("*.jinja")))
"""


@pytest.mark.slow
def test_an_installed_perfhint_runs_and_finds_its_files(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    commands = install(tmp_path / "venv", build(tmp_path))
    assert "optimize" in run(commands / "perfhint", "--help", cwd=tmp_path)
    (tmp_path / "quick.py").write_text("print(1)\n")
    run(commands / "perfhint-check", "quick.py", cwd=tmp_path)
    answer, package, templates = run(commands / "python", "-c", PROBE, cwd=tmp_path).splitlines()
    assert answer == r"b'42\n'"
    assert Path(package).is_relative_to(tmp_path)
    assert templates == str(sorted(path.name for path in folder().glob("*.jinja")))


def build(into: Path) -> Path:
    """The wheel, from the unpacked sdist."""
    hatchling = [sys.executable, "-m", "hatchling", "build", "-d", into]
    run(*hatchling, "-t", "sdist", cwd=ROOT)
    (sdist,) = into.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(into, filter="data")
    run(*hatchling, "-t", "wheel", cwd=into / sdist.name.removesuffix(".tar.gz"))
    return next(into.glob("*.whl"))


def install(into: Path, wheel: Path) -> Path:
    """A new virtualenv with this wheel and, from here, what it depends on; its folder of commands."""
    venv.create(into, symlinks=True)
    python = into / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=into)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=into).strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return into / "bin"


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
