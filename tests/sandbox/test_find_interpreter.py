"""Which interpreter runs the target, that it works inside the sandbox, and what is said when it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import InterpreterError, SandboxError
from perfhint.records import Ending
from perfhint.sandbox import Job, Layer, Sandbox, find_interpreter, open_layer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from perfhint.records import Interpreter


@pytest.fixture(
    scope="module", params=[Layer.BUBBLEWRAP, pytest.param(Layer.SANDLOCK, marks=pytest.mark.slow)], ids=str
)
def isolating(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A layer that hides what it is not told to show."""
    try:
        opened = open_layer(request.param)
    except SandboxError as error:
        pytest.skip(str(error))
    with opened:
        yield opened


@pytest.fixture
def printed(isolating: Sandbox) -> Callable[[Interpreter, str], str]:
    def run(interpreter: Interpreter, program: str) -> str:
        execution = isolating.run(Job(interpreter=interpreter, program=program.encode()))
        assert (execution.ending, execution.stderr) == (Ending.FINISHED, b"")
        return execution.stdout.decode().strip()

    return run


def make_venv(folder: Path, python: str = sys.executable, *options: str) -> Path:
    subprocess.run([python, "-m", "venv", "--without-pip", *options, folder], check=True)
    return folder / "bin" / "python"


def site_packages(python: Path) -> Path:
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(subprocess.run([python, "-c", question], check=True, capture_output=True, text=True).stdout.strip())


def test_without_a_choice_it_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)

    found = find_interpreter(None)

    assert found.version == sys.version_info[:3]
    assert found.path.samefile(sys.executable)


def test_the_active_virtualenv_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    python = make_venv(tmp_path / "env")
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "env"))

    assert find_interpreter(None).path == python


def test_a_name_is_looked_up_on_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    make_venv(tmp_path / "env")
    monkeypatch.setenv("PATH", str(tmp_path / "env" / "bin"))

    assert find_interpreter("python").path == tmp_path / "env" / "bin" / "python"


def test_virtualenv_runs_with_its_packages(printed: Callable[..., str], tmp_path: Path) -> None:
    python = make_venv(tmp_path / "env")
    (site_packages(python) / "installed.py").write_text("VALUE = 'from the environment'")

    assert printed(find_interpreter(str(python)), "import installed; print(installed.VALUE)") == "from the environment"


def test_virtualenv_of_a_virtualenv_through_links(printed: Callable[..., str], tmp_path: Path) -> None:
    inner = make_venv(tmp_path / "inner")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "current").symlink_to("../inner")
    python = make_venv(tmp_path / "outer", str(tmp_path / "links" / "current" / "bin" / inner.name))

    program = "import sys, json, decimal; print(sys.prefix)"

    assert printed(find_interpreter(str(python)), program) == str(tmp_path / "outer")


def test_link_to_an_interpreter(printed: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "py").symlink_to(Path(sys.executable).resolve())

    assert printed(find_interpreter(str(tmp_path / "py")), "import json; print(json.dumps(1))") == "1"


def test_editable_installs_can_be_imported(printed: Callable[..., str], tmp_path: Path) -> None:
    python = make_venv(tmp_path / "env")
    for kind in ("by_path", "by_finder"):
        (tmp_path / kind / "src" / kind).mkdir(parents=True)
        (tmp_path / kind / "src" / kind / "__init__.py").write_text("")
    packages = site_packages(python)
    (packages / "by_path.pth").write_text(str(tmp_path / "by_path" / "src"))
    (packages / "by_finder.pth").write_text("import __editable___by_finder_finder as f; f.install()")
    (packages / "__editable___by_finder_finder.py").write_text(
        f"""
import sys
from importlib.util import spec_from_file_location
MAPPING = {{"by_finder": {str(tmp_path / "by_finder" / "src" / "by_finder")!r}}}
class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return spec_from_file_location(name, MAPPING[name] + "/__init__.py") if name in MAPPING else None
def install(): sys.meta_path.append(Finder)
"""
    )

    assert printed(find_interpreter(str(python)), "import by_path, by_finder; print('both')") == "both"


def test_user_site_can_be_imported(
    printed: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = Path(sys.executable).resolve()  # a virtualenv has no user site
    monkeypatch.setenv("PYTHONUSERBASE", str(tmp_path))
    question = "import site; print(site.getusersitepackages())"
    answered = subprocess.run([python, "-c", question], check=True, capture_output=True, text=True)
    user_site = Path(answered.stdout.strip())
    user_site.mkdir(parents=True)
    (user_site / "of_the_user.py").write_text("VALUE = 'from the user site'")

    assert printed(find_interpreter(str(python)), "import of_the_user as u; print(u.VALUE)") == "from the user site"


def test_sitecustomize_of_the_environment_still_runs(printed: Callable[..., str], tmp_path: Path) -> None:
    python = make_venv(tmp_path / "env")
    if subprocess.run([python, "-c", "import sitecustomize"], capture_output=True, check=False).returncode == 0:
        pytest.skip("this Python has one of its own, which comes first")
    (site_packages(python) / "sitecustomize.py").write_text("import builtins; builtins.customized = 'yes'")

    assert printed(find_interpreter(str(python)), "print(customized)") == "yes"


def test_a_prefix_that_is_home_does_not_show_home(
    printed: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    python = make_venv(tmp_path)
    (site_packages(python) / "installed.py").write_text("VALUE = 'installed'")
    (tmp_path / "secret").write_text("secret")
    program = f"""
import installed
try: print(open({str(tmp_path / "secret")!r}).read())
except OSError: print(installed.VALUE)
"""

    assert printed(find_interpreter(str(python)), program) == "installed"


def test_the_python_of_the_system(printed: Callable[..., str]) -> None:
    if not Path("/usr/bin/python3").exists():
        pytest.skip("the system has none")
    interpreter = find_interpreter("/usr/bin/python3")

    assert printed(interpreter, "import sys; print(sys.version_info[:3])") == str(interpreter.version)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda folder: folder / "nothing", "there is no interpreter", id="missing"),
        pytest.param(lambda folder: folder, "is a folder", id="folder"),
        pytest.param(lambda _: Path("/bin/ls"), "does not answer as a Python does", id="another program"),
        pytest.param(lambda folder: script(folder, "exit 3"), "does not answer", id="fails"),
        pytest.param(lambda folder: script(folder, "echo '{}'"), "does not answer", id="prints something else"),
        pytest.param(lambda folder: old(folder, "cpython", "2, 7, 18"), "is Python 2.7.18", id="too old"),
        pytest.param(lambda folder: old(folder, "pypy", "3, 10, 1"), "is pypy", id="not CPython"),
        pytest.param(lambda folder: (folder / "x").write_text("") and folder / "x", "no", id="not executable"),
    ],
)
def test_what_cannot_run_a_target(make: Callable[[Path], Path], said: str, tmp_path: Path) -> None:
    with pytest.raises(InterpreterError, match=said) as raised:
        find_interpreter(str(make(tmp_path)))

    assert "\n" not in str(raised.value)
    assert raised.value.todo


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.7"])
def test_really_old_interpreters(version: str) -> None:
    installed = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    if not installed:
        pytest.skip(f"Python {version} is not installed")

    with pytest.raises(InterpreterError, match=rf"is Python {version}\.\d+: give Python 3\.8 or later"):
        find_interpreter(str(installed[0]))


def script(folder: Path, text: str) -> Path:
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def old(folder: Path, kind: str, version: str) -> Path:
    answer = f'{{"kind": "{kind}", "version": [{version}], "executable": "x", "prefixes": [], "entries": []}}'
    return script(folder, f"echo '{answer}' | tr -d '\\n'")
