"""A project as programs see it: one file replaced, everything else as it is, and nothing of the user's ever changed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from folders import listing
from projects import BINDING, COPYING, make_project, open_way

from perfhint.errors import SandboxError, UsageError
from perfhint.records import Ending, Execution, Interpreter, Limits
from perfhint.sandbox import Job, Layer, Sandbox, Tree, find_interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

CANDIDATE = b"VERSION = 'candidate'\n"

SAYS_VERSION = """
import os, sys
sys.path.insert(0, os.getcwd())
from package.other import VERSION
print(VERSION)
"""


@dataclass
class Project:
    """One project, one sandbox, and what is replaced."""

    sandbox: Sandbox
    interpreter: Interpreter
    root: Path
    replaced: Path

    def run(self, program: str, **options: object) -> Execution:
        content = options.pop("content", CANDIDATE)
        writable = options.pop("writable", False)
        others = options.pop("others", ())
        tree = Tree(self.root, self.replaced, content, writable, others)  # type: ignore[arg-type]
        job = Job(
            interpreter=self.interpreter,
            program=textwrap.dedent(program).encode(),
            tree=tree,
            folder=self.root,
            **options,  # type: ignore[arg-type]
        )
        return self.sandbox.run(job)

    def prints(self, program: str, **options: object) -> str:
        execution = self.run(program, **options)
        assert execution.ending is Ending.FINISHED, execution.stderr.decode()
        return execution.stdout.decode().strip()


WAYS = [
    pytest.param(way, marks=[pytest.mark.slow] if way in ("sandlock", "sandlock, copied", "limits only") else [])
    for way in (*BINDING, *COPYING)
]


@pytest.fixture(scope="module", params=WAYS)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    try:
        opened = open_way(request.param)
    except SandboxError as error:
        pytest.skip(str(error))
    with opened:
        yield opened


@pytest.fixture
def project(sandbox: Sandbox, interpreter: Interpreter, tmp_path: Path) -> Project:
    root = make_project(tmp_path / "project")
    return Project(sandbox, interpreter, root, root / "package" / "target.py")


class TestWhatAProgramSees:
    def test_the_candidate_in_place_of_the_target(self, project: Project) -> None:
        assert project.prints(SAYS_VERSION) == "candidate"

    def test_another_candidate_in_the_next_run(self, project: Project) -> None:
        project.run(SAYS_VERSION)

        assert project.prints(SAYS_VERSION, content=b"VERSION = 'another'\n") == "another"

    def test_the_projects_own_file_when_another_is_replaced(self, project: Project) -> None:
        project.run(SAYS_VERSION)
        other = replace(project, replaced=project.root / "package" / "other.py")
        program = (
            "import sys; sys.path.insert(0, '.'); from package import other, target; print(other.X, target.VERSION)"
        )

        assert other.prints(program, content=b"X = 1\n") == "1 original"

    @pytest.mark.parametrize("writable", [False, True])
    def test_several_files_replaced_and_again_as_they_are(self, project: Project, writable: bool) -> None:
        program = (
            "import sys; sys.path.insert(0, '.'); from package import other, target; print(other.X, target.VERSION)"
        )
        others = ((project.root / "package" / "other.py", b"X = 2\n"),)

        assert project.prints(program, others=others, writable=writable) == "2 candidate"
        assert project.prints(SAYS_VERSION, writable=writable) == "candidate"

    def test_no_bytecode_of_the_target_in_processes_it_starts_either(self, project: Project) -> None:
        program = """
            import subprocess, sys
            code = "import sys; sys.path.insert(0, '.'); import package.target as t; print(t.VERSION)"
            subprocess.run([sys.executable, "-c", code])
        """

        assert project.prints(program) == "candidate"

    def test_where_it_is(self, project: Project) -> None:
        program = """
            import json, os
            print(os.getcwd(), os.environ["PWD"], json.loads(os.environ["PERFHINT_TREE"]), sep="\\n")
        """

        shown = project.sandbox.shown(project.root)

        assert project.prints(program).splitlines() == [str(shown), str(shown), str([str(project.root), str(shown)])]

    def test_everything_else_as_it_is(self, project: Project) -> None:
        program = """
            import os
            print(sorted(os.listdir()), sorted(os.listdir("data")), os.stat("package/other.py").st_mtime_ns)
            print(open("data/link").read(), open("data/absolute").read())
        """
        mtime = (project.root / "package" / "other.py").stat().st_mtime_ns

        seen = project.prints(program)

        assert seen.split("\n") == [
            f"['data', 'package'] ['absolute', 'link', 'nowhere', 'numbers.txt'] {mtime}",
            "1 2 3",
            " 1 2 3",
        ]

    def test_a_folder_in_it_to_work_in(self, project: Project) -> None:
        tree = Tree(project.root, project.replaced, CANDIDATE)
        program = b"print(open('numbers.txt').read().strip())"

        job = Job(interpreter=project.interpreter, program=program, tree=tree, folder=project.root / "data")

        assert project.sandbox.run(job).stdout == b"1 2 3\n"

    def test_nothing_is_told_to_be_written(self, project: Project) -> None:
        assert project.run("open('new', 'w')", writable=True).files == {}


HARM = {
    "writes the target": "open('package/target.py', 'w').write('VERSION = 1')",
    "appends to the target": "open('package/target.py', 'a').write('VERSION = 1')",
    "deletes the target": "os.unlink('package/target.py')",
    "renames another over the target": "os.rename('package/other.py', 'package/target.py')",
    "renames the package": "os.rename('package', 'renamed')",
    "deletes everything": "shutil.rmtree(os.getcwd(), ignore_errors=True)",
    "makes files and folders": "os.makedirs('a/b/c'); open('a/b/c/d', 'w')",
    "writes bytecode": "sys.dont_write_bytecode = False; sys.path.insert(0, '.'); import package.other",
    "writes through a link": "open('data/link', 'w').write('gone')",
    "writes through an absolute link": "open('data/absolute', 'w').write('gone')",
    "turns a link": "os.unlink('data/link'); os.symlink('/etc/passwd', 'data/link')",
    "a link in place of a folder": "shutil.rmtree('data'); os.symlink('/etc', 'data')",
    "a file in place of a folder": "shutil.rmtree('data'); open('data', 'w')",
    "a folder in place of a file": "os.unlink('package/other.py'); os.mkdir('package/other.py')",
    "a folder that was moved back": "os.rename('data', 'moved'); os.rename('moved', 'data')",
    "takes away rights": "os.chmod('data/numbers.txt', 0); os.chmod('data', 0)",
    "takes away all rights from folders": "os.chmod('package', 0); os.chmod('data', 0)",
    "folders deeper than a path is long": "for _ in range(3000): os.mkdir('d'); os.chdir('d')",
    "a folder named as ours beside it": "os.makedirs('data.1/x'); os.makedirs('data/a/b'); os.chmod('data', 0o500)",
    "turns back time": "os.utime('package/target.py', (0, 0)); os.utime('.', (0, 0))",
    "a second name in scratch": "os.link('package/target.py', sys.argv[0] + '2'); open(sys.argv[0] + '2', 'w')",
    "moves a file to scratch": "shutil.move('data/numbers.txt', sys.argv[0] + '3')",
}


class TestHarm:
    @pytest.mark.parametrize("writable", [False, True], ids=["read only", "writable"])
    @pytest.mark.parametrize("harm", HARM)
    def test_leaves_the_users_project_and_the_next_run_alone(self, project: Project, harm: str, writable: bool) -> None:
        before = listing(project.root)
        program = f"import os, shutil, sys\ntry:\n    {HARM[harm]}\nexcept OSError as error:\n    print(error)"
        look = """
            import os, sys
            for folder, folders, files in sorted(os.walk(".")):
                print(folder, sorted(folders), sorted(files))
            sys.path.insert(0, "."); from package.other import VERSION; print(VERSION)
            print(open("data/link").read(), open("data/absolute").read())
        """
        untouched = project.prints(look, writable=writable)

        ended = project.run(program, writable=writable).ending

        assert ended is Ending.FINISHED
        assert listing(project.root) == before
        assert project.prints(look, writable=writable) == untouched

    def test_the_target_rewritten_and_imported(self, project: Project) -> None:
        program = """
            import os, sys
            sys.path.insert(0, os.getcwd())
            try:
                open("package/target.py", "w").write("VERSION = 'forged'")
            except OSError:
                pass
            from package.target import VERSION
        """
        before = listing(project.root)

        project.run(program)

        assert listing(project.root) == before
        assert project.prints(SAYS_VERSION) == "candidate"

    def test_through_a_link_out_of_the_project(self, project: Project, tmp_path: Path) -> None:
        if project.sandbox.layer is Layer.LIMITS:
            pytest.skip("limits alone promise nothing outside of the project")
        outside = tmp_path / "outside"
        outside.write_text("kept")
        (project.root / "data" / "out").symlink_to(outside)

        project.run("open('data/out', 'w').write('gone')", writable=True)

        assert outside.read_text() == "kept"


class TestWritable:
    def test_what_was_written_is_there_until_the_end(self, project: Project) -> None:
        program = "open('data/new', 'w').write('text'); print(open('data/new').read())"

        assert project.prints(program, writable=True) == "text"
        assert not (project.root / "data" / "new").exists()

    def test_not_without_end(self, project: Project) -> None:
        program = """
            for number in range(100):
                open(f"data/{number}", "wb").write(bytes(1 << 20))
        """

        execution = project.run(program, writable=True, limits=Limits(file_bytes=8 << 20))

        assert execution.ending is Ending.DISK
        assert project.prints("import os; print(len(os.listdir('data')))", writable=True) == "4"


class TestLinks:
    def test_a_root_that_is_a_link(self, project: Project, tmp_path: Path) -> None:
        link = tmp_path / "link"
        link.symlink_to(project.root)
        linked = replace(project, root=link, replaced=link / "package" / "target.py")

        assert linked.prints(SAYS_VERSION) == "candidate"

    def test_a_target_that_is_a_link_inside(self, project: Project) -> None:
        (project.root / "package" / "alias.py").symlink_to("target.py")
        linked = replace(project, replaced=project.root / "package" / "alias.py")
        program = """
            import sys
            sys.path.insert(0, ".")
            from package import alias, target
            print(alias.VERSION, target.VERSION)
        """

        assert linked.prints(program) == "candidate candidate"

    def test_a_target_that_is_a_link_out(self, project: Project, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        real = tmp_path / "elsewhere" / "target.py"
        project.replaced.rename(real)
        project.replaced.symlink_to(real)
        before = listing(tmp_path)

        assert project.prints(SAYS_VERSION) == "candidate"
        project.run("import os; os.unlink('package/target.py')")
        if project.sandbox.layer is not Layer.LIMITS:
            project.run(f"open({str(real)!r}, 'w')")
        assert listing(tmp_path) == before

    def test_a_folder_that_is_a_link_out(self, project: Project, tmp_path: Path) -> None:
        (project.root / "package").rename(tmp_path / "elsewhere")
        (project.root / "package").symlink_to(tmp_path / "elsewhere")

        with pytest.raises(UsageError, match="is a link out of the project"):
            project.run(SAYS_VERSION)


class TestUnusualPlaces:
    def test_in_shared_memory(self, interpreter: Interpreter, sandbox: Sandbox) -> None:
        if sandbox.layer is not Layer.BUBBLEWRAP:
            pytest.skip("namespaces have a shared memory of their own")
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            root = make_project(Path(folder) / "project")

            project = Project(sandbox, interpreter, root, root / "package" / "target.py")

            assert project.prints(SAYS_VERSION) == "candidate"

    def test_names_that_need_care(self, project: Project, tmp_path: Path) -> None:
        root = make_project(tmp_path / "two words [1] \u00fc\n'\"")
        odd = root / "package" / "a[b]*.py"
        odd.write_text("print('original')")
        careful = replace(project, root=root, replaced=odd)
        program = "import glob; exec(open(glob.glob(glob.escape('package/a[b]*.py'))[0]).read())"

        assert careful.prints(program, content=b"print('candidate')") == "candidate"


class TestEnvironmentInside:
    @pytest.mark.parametrize("writable", [False, True], ids=["read only", "writable"])
    def test_its_packages_are_there(self, project: Project, writable: bool) -> None:
        inside = in_environment(project)
        program = SAYS_VERSION + "import installed; print(installed.NAME, sys.prefix)"

        seen = inside.prints(program, writable=writable)

        assert seen == f"candidate\nfrom the environment {project.root}/.venv"


class TestHidden:
    def test_outside_it_stays_so(self, interpreter: Interpreter, tmp_path: Path, sandbox: Sandbox) -> None:
        if sandbox.layer is Layer.LIMITS:
            pytest.skip("limits alone hide nothing")
        root = make_project(tmp_path / "project")
        library = tmp_path / "library"
        (library / "secret").mkdir(parents=True)
        (library / "secret" / "expected").write_text("42")
        (library / "module.py").write_text("\n")
        wider = replace(interpreter, folders=(*interpreter.folders, library))
        program = f"""
            import sys
            sys.path.insert(0, ".")
            import package.target
            print(package.target.VERSION, end=open("{library}/module.py").read())
            try:
                print(open("{library}/secret/expected").read())
            except OSError:
                print("hidden")
        """
        way = next(way for way, layer in BINDING.items() if layer is sandbox.layer)

        with open_way(way, root / "package", library / "secret") as hiding:
            project = Project(hiding, wider, root, root / "package" / "target.py")
            assert project.prints(program) == "candidate\nhidden"


class TestRefusedRoots:
    def test_everything(self, sandbox: Sandbox) -> None:
        with pytest.raises(UsageError, match="the project's folder would be /, which holds the home folder"):
            sandbox.shown(Path("/"))

    def test_a_home(self, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        root = make_project(tmp_path / "home")
        monkeypatch.setenv("HOME", str(root))

        with pytest.raises(UsageError, match="which is the home folder: move the project to a folder of its own"):
            Tree(root, root / "package" / "target.py", b"")

    def test_the_temporary_folder(self, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        root = make_project(tmp_path / "project")
        monkeypatch.setattr("tempfile.tempdir", str(root / "data"))

        with pytest.raises(UsageError, match="which holds the temporary folder: set TMPDIR"):
            sandbox.shown(root)

    def test_not_what_is_inside_a_home(self, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))

        assert project.prints(SAYS_VERSION) == "candidate"


def test_jobs_that_are_not_whole(interpreter: Interpreter, tmp_path: Path) -> None:
    root = make_project(tmp_path / "project")
    with pytest.raises(ValueError, match="not inside"):
        Tree(root, tmp_path / "target.py", b"")
    with pytest.raises(ValueError, match="not in a tree"):
        Job(interpreter=interpreter, program=b"", folder=root)


def in_environment(project: Project) -> Project:
    """The project with a virtual environment in it, run by that one's Python."""
    environment = project.root / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "installed.py").write_text("NAME = 'from the environment'")
    return replace(project, interpreter=find_interpreter(str(environment / "bin" / "python")))
