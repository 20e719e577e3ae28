"""What a copy of a project holds, where nothing can be bound, and that nothing of it is left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from projects import COPYING, make_project, open_way

from perfhint.errors import SandboxError
from perfhint.sandbox import Job, Sandbox, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfhint.records import Interpreter


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    for way in reversed(COPYING):
        try:
            opened = open_way(way)
        except SandboxError:
            continue
        with opened:
            yield opened
        return


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def write(root: Path, name: str, text: str = "") -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)


def names(sandbox: Sandbox, root: Path) -> set[str]:
    """What a copy holds besides the project's usual things."""
    place = sandbox.shown(root)
    usual = {"package", "package/__init__.py", "package/target.py", "package/other.py", "package/__pycache__"}
    usual |= {"data", "data/numbers.txt", "data/link", "data/absolute", "data/nowhere"}
    found = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.suffix != ".pyc"}
    assert found >= usual
    return found - usual


class TestWhatIsLeftOut:
    def test_what_git_ignores(self, sandbox: Sandbox, root: Path) -> None:
        write(root, ".gitignore", "build/\n*.log\n!kept.log\n")
        write(root, "build/large.bin")
        write(root, "a.log")
        write(root, "kept.log")
        write(root, "data/.gitignore", "*.tmp\n")
        write(root, "data/a.tmp")
        write(root, "a.tmp")

        assert names(sandbox, root) == {".gitignore", "data/.gitignore", "kept.log", "a.tmp"}

    def test_what_git_ignores_in_a_folder_around_it(self, sandbox: Sandbox, root: Path) -> None:
        write(root.parent, ".git/config")
        write(root.parent, ".gitignore", "/project/*.bin")
        write(root, "a.bin")

        assert names(sandbox, root) == set()

    def test_but_not_what_a_package_is_imported_with(self, sandbox: Sandbox, root: Path) -> None:
        write(root, ".gitignore", "_version.py\n*.so\n*.egg-info/\n__pycache__/\n*.pyc\n")
        write(root, "package/_version.py")
        write(root, "package/fast.so")
        write(root, "package.egg-info/entry_points.txt")

        found = names(sandbox, root)

        assert found == {
            ".gitignore",
            "package/_version.py",
            "package/fast.so",
            "package.egg-info",
            "package.egg-info/entry_points.txt",
        }

    def test_history_and_virtual_environments(self, sandbox: Sandbox, root: Path) -> None:
        write(root, ".git/objects/0")
        write(root, "env/pyvenv.cfg")
        write(root, "env/lib/site-packages/module.py")

        assert names(sandbox, root) == {"env"}

    def test_pipes_and_what_cannot_be_read(self, sandbox: Sandbox, root: Path) -> None:
        os.mkfifo(root / "pipe")
        write(root, "unreadable")
        (root / "unreadable").chmod(0)

        assert names(sandbox, root) <= {"unreadable"}  # root can read it


class TestACopy:
    def test_bytecode_of_other_modules_is_still_good(self, sandbox: Sandbox, root: Path) -> None:
        for name in ("package/other.py", "data/numbers.txt"):
            copied, own = (sandbox.shown(root) / name).stat(), (root / name).stat()
            assert (copied.st_mtime_ns, copied.st_size, copied.st_mode) == (own.st_mtime_ns, own.st_size, own.st_mode)
            assert copied.st_ino != own.st_ino

    def test_what_the_user_removes_meanwhile(self, sandbox: Sandbox, root: Path, interpreter: Interpreter) -> None:
        tree = Tree(root, root / "package" / "target.py", b"", writable=True)
        sandbox.shown(root)
        (root / "data" / "numbers.txt").unlink()

        sandbox.run(Job(interpreter=interpreter, program=b"open('data/numbers.txt', 'w')", tree=tree, folder=root))

        assert not (sandbox.shown(root) / "data" / "numbers.txt").exists()

    def test_nothing_is_left_of_it(self, sandbox: Sandbox, root: Path) -> None:
        place = sandbox.shown(root)
        assert place.is_dir()

        sandbox.close()

        assert not place.parent.exists()

    def test_rights_to_execute_are_kept(self, sandbox: Sandbox, root: Path, interpreter: Interpreter) -> None:
        write(root, "tool", "#!/bin/sh\necho old\n")
        (root / "tool").chmod(0o755)
        tree = Tree(root, root / "tool", b"#!/bin/sh\necho new\n")
        program = b"import subprocess; subprocess.run(['./tool'], check=True)"

        execution = sandbox.run(Job(interpreter=interpreter, program=program, tree=tree, folder=root))

        assert execution.stdout == b"new\n"
