"""A project's tests run as its own pytest runs them, and what became of each is told."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from tested_projects import SuiteProject

from perfhint.records import Ending

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.sandbox import Sandbox

MODULE = """
    def add(a, b):
        return a + b
"""


@pytest.fixture
def project(sandbox: Sandbox, tmp_path: Path) -> SuiteProject:
    return SuiteProject(sandbox, tmp_path).write(mod=MODULE)


def test_every_outcome_and_why(project: SuiteProject) -> None:
    project.write(
        test_it="""
        import sys, unittest
        import pytest, mod

        def test_passes(): assert mod.add(1, 2) == 3
        def test_fails(): assert mod.add(1, 2) == 4, "first line\\nsecond line"
        def test_raises(): raise KeyError("key")
        def test_leaves(): sys.exit(3)
        @pytest.mark.skip(reason="not here")
        def test_skipped(): pass
        def test_skips(): pytest.skip("not now")
        @pytest.mark.xfail(reason="known")
        def test_expected(): assert False
        @pytest.mark.xfail(reason="known")
        def test_unexpected(): pass
        @pytest.mark.xfail(strict=True, reason="known")
        def test_strict(): pass
        @pytest.fixture
        def broken(): raise ValueError("no fixture")
        def test_setup(broken): pass
        @pytest.fixture
        def breaking():
            yield
            raise OSError("at the end")
        def test_teardown(breaking): pass

        class Case(unittest.TestCase):
            def test_method(self): self.assertEqual(mod.add(1, 1), 2)
            def test_wrong(self): self.assertEqual(mod.add(1, 1), 3)
        """
    )
    assert project.outcomes() == {
        "test_passes": "passed",
        "test_fails": "failed: AssertionError: first line",
        "test_raises": "failed: KeyError: 'key'",
        "test_leaves": "failed: SystemExit: 3",
        "test_skipped": "skipped: not here",
        "test_skips": "skipped: not now",
        "test_expected": "xfailed: known",
        "test_unexpected": "xpassed: known",
        "test_strict": "failed: [XPASS(strict)] known",
        "test_setup": "error: ValueError: no fixture",
        "test_teardown": "error: OSError: at the end",
        "Case::test_method": "passed",
        "Case::test_wrong": "failed: AssertionError: 2 != 3",
    }


def test_details_are_the_same_in_every_run(project: SuiteProject) -> None:
    project.write(test_it="import mod\ndef test(): assert object() == mod.add(1, 2)\n")
    assert (
        project.outcomes()
        == project.outcomes()
        == {"test": "failed: AssertionError: assert <object object at 0x> == 3"}
    )


def test_only_the_tests_that_are_asked_for_in_their_order(project: SuiteProject) -> None:
    project.write(
        a__test_a="def test_1(): pass\ndef test_2(): pass\n",
        b__c__test_b="def test_1(): pass\ndef test_2(): pass\n",
        d__test_d="raise SystemExit('never looked at')\n",
    )
    nodes = ["b/c/test_b.py::test_2", "a/test_a.py::test_2", "b/c/test_b.py::test_1"]
    report = project.report(nodes=nodes)
    assert [name for name, _, _ in report["nodes"]] == nodes
    assert report["problems"] == []
    assert [name for name, _, _ in project.report(nodes=nodes[::-1])["nodes"]] == nodes[::-1]


def test_tests_that_are_gone(project: SuiteProject) -> None:
    project.write(
        test_a="def test_1(): pass\n",
        test_b="import mod\nmod.missing\ndef test_1(): pass\n",
        test_c="import pytest\npytest.skip('no such system', allow_module_level=True)\n",
    )
    nodes = ["test_a.py::test_1", "test_a.py::test_2", "test_b.py::test_1", "test_c.py::test_1", "test_e.py::test_1"]
    report = project.report(nodes=nodes)
    why = "AttributeError: module 'mod' has no attribute 'missing'"
    assert report["nodes"] == [
        ["test_a.py::test_1", "passed", ""],
        ["test_a.py::test_2", "missing", ""],
        ["test_b.py::test_1", "missing", why],
        ["test_c.py::test_1", "missing", "no such system"],
        ["test_e.py::test_1", "missing", ""],
    ]
    assert report["problems"] == [f"test_b.py: {why}"]


@pytest.mark.parametrize("escaped", [True, False])
def test_names_of_every_kind(project: SuiteProject, escaped: bool) -> None:
    ids = ["a b", "[x]", "a::b", "a/b.py", "line\nbreak", "ä€", "'\"", "-k", "\\"]
    option = "" if escaped else "disable_test_id_escaping_and_forfeit_all_rights_to_community_support = true"
    project.write(
        pytest_ini=f"[pytest]\n{option}\n",
        test_a=f"import pytest\n@pytest.mark.parametrize('x', range({len(ids)}), ids={ids!r})\ndef test(x): pass\n",
    )
    names = [name for name, _, _ in project.report()["nodes"]]
    assert len(names) == len(ids)
    again = project.report(nodes=names[::-1])["nodes"]
    assert again == [[name, "passed", ""] for name in names[::-1]]


@pytest.mark.slow
def test_thousands_of_tests(project: SuiteProject) -> None:
    project.write(test_a="import pytest\n@pytest.mark.parametrize('x', range(3000))\ndef test(x): assert x != 7\n")
    nodes = [f"test_a.py::test[{x}]" for x in range(0, 3000, 3)] + ["test_a.py::test[7]"]
    found = project.report(nodes=nodes)["nodes"]
    assert [name for name, _, _ in found] == nodes
    assert [outcome for _, outcome, _ in found] == ["passed"] * 1000 + ["failed"]


def test_what_the_configuration_says_and_what_of_it_would_disturb(project: SuiteProject) -> None:
    project.write(
        setup_cfg="""
        [tool:pytest]
        addopts = -x --lf --stepwise -m "not slow" --basetemp=here --junitxml=there.xml --maxfail=1 --setup-show
        markers = slow
        filterwarnings = error
        log_file = logs/tests.log
        python_functions = check_*
        """,
        tests__conftest="""
        import pytest
        @pytest.fixture(autouse=True)
        def prepared(monkeypatch): monkeypatch.setenv("PREPARED", "1")
        """,
        tests__test_a="""
        import os, warnings, pytest
        def check_fixture(): assert os.environ["PREPARED"]
        def check_fails(): assert False
        def check_warning(): warnings.warn("no")
        @pytest.mark.slow
        def check_slow(): pass
        def check_folder(tmp_path): (tmp_path / "file").write_text("text")
        def test_not_a_test(): pass
        """,
    )
    found = project.outcomes()
    assert list(found) == ["check_fixture", "check_fails", "check_warning", "check_folder"]
    assert [outcome.partition(":")[0] for outcome in found.values()] == ["passed", "failed", "failed", "passed"]
    assert {path.name for path in project.root.iterdir()} == {"mod.py", "setup.cfg", "tests"}


LAYOUTS = {
    "flat": ({"pkg____init__": "", "pkg__mod": MODULE}, "pkg/mod.py", "from pkg import mod", []),
    "src": ({"src__pkg____init__": "", "src__pkg__mod": MODULE}, "src/pkg/mod.py", "from pkg import mod", ["src"]),
    "namespace": ({"src__space__pkg__mod": MODULE}, "src/space/pkg/mod.py", "from space.pkg import mod", ["src"]),
    "star": ({"pkg____init__": "from .mod import *", "pkg__mod": MODULE}, "pkg/mod.py", "import pkg as mod", []),
    "relative": (
        {
            "pkg____init__": "",
            "pkg__other": "",
            "pkg__mod": "from . import other\n" + dedent(MODULE),
        },
        "pkg/mod.py",
        "from pkg import mod",
        [],
    ),
    "package": ({"pkg____init__": MODULE}, "pkg/__init__.py", "import pkg as mod", []),
    "configured": (
        {"lib__mod": MODULE, "pytest_ini": "[pytest]\npythonpath = lib\n"},
        "lib/mod.py",
        "import mod",
        [],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(sandbox: Sandbox, tmp_path: Path, layout: str) -> None:
    files, target, importing, paths = LAYOUTS[layout]
    project = SuiteProject(sandbox, tmp_path).write(
        **files, tests__test_a=f"{importing}\ndef test(): assert mod.add(1, 2) == 3\n"
    )
    report = project.report(target, "trace", paths=[str(project.root / path) for path in paths])
    assert report["nodes"] == [["tests/test_a.py::test", "passed", ""]]
    assert report["reached"] == {"tests/test_a.py::test": ["add"]}
    assert report["loaded"] == 1
    other = "def add(a, b): return 4\n" if layout != "relative" else "from . import other\ndef add(a, b): return 4\n"
    changed = project.report(target, paths=[str(project.root / path) for path in paths], content=other)
    assert [outcome for _, outcome, _ in changed["nodes"]] == ["failed"]


def test_doctests_of_the_target_and_assertions_rewritten_in_it(project: SuiteProject) -> None:
    text = '''
    def add(a, b):
        """Sum.

        >>> add(1, 2)
        3
        """
        return a + b

    def test_itself():
        assert add(1, 2) == 4
    '''
    project.write(test_mod=text)
    report = project.report("test_mod.py", "trace", arguments=["--doctest-modules", "test_mod.py"])
    assert report["nodes"] == [
        ["test_mod.py::test_mod.add", "passed", ""],
        ["test_mod.py::test_itself", "failed", "AssertionError: assert 3 == 4"],
    ]
    assert report["reached"] == {
        "test_mod.py::test_mod.add": ["add"],
        "test_mod.py::test_itself": ["add", "test_itself"],
    }


def test_a_target_that_is_loaded_in_every_way(project: SuiteProject) -> None:
    project.write(
        mod=MODULE + "    if __name__ == '__main__': print(add(1, 2))\n",
        test_a="""
        import importlib, importlib.util, runpy, subprocess, sys
        import mod
        from mod import *

        def test_star(): assert add(1, 2) == 3
        def test_reload(): assert importlib.reload(mod).add(1, 2) == 3
        def test_two_names():
            spec = importlib.util.spec_from_file_location("other", mod.__file__)
            other = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(other)
            assert other.add(1, 2) == 3
        def test_main(capsys):
            runpy.run_module("mod", run_name="__main__")
            assert capsys.readouterr().out == "3\\n"
        def test_process(): assert subprocess.check_output([sys.executable, "mod.py"]) == b"3\\n"
        """,
    )
    report = project.report(mode="trace")
    assert [outcome for _, outcome, _ in report["nodes"]] == ["passed"] * 5
    reached = {node.partition("::")[2]: names for node, names in report["reached"].items()}
    assert reached == {name: ["add"] for name in ("test_star", "test_reload", "test_two_names", "test_main")} | {
        "test_process": ["<process>"]
    }
    assert report["loaded"] == 3


def test_processes_and_folders_and_endings_of_tests(project: SuiteProject) -> None:
    project.write(
        test_a="""
        import multiprocessing, os, sys
        import mod

        def test_fork():
            child = os.fork()
            if not child:
                os._exit(mod.add(1, 2))
            assert os.waitpid(child, 0)[1] == 3 << 8
        def test_spawn():
            process = multiprocessing.get_context("spawn").Process(target=mod.add, args=(1, 2))
            process.start()
            process.join()
            assert process.exitcode == 0
        def test_elsewhere():
            os.chdir("/")
            assert mod.add(1, 2) == 3
        def test_after(): assert mod.add(1, 2) == 3
        """
    )
    report = project.report(mode="trace")
    assert [outcome for _, outcome, _ in report["nodes"]] == ["passed"] * 4
    assert report["reached"]["test_a.py::test_fork"] == report["reached"]["test_a.py::test_spawn"] == ["<process>"]


@pytest.mark.parametrize(
    ("ending", "problem"),
    [("pytest.exit('enough')", "Exit: enough"), ("raise KeyboardInterrupt", "KeyboardInterrupt")],
    ids=["exit", "interrupt"],
)
def test_tests_that_end_all_tests(project: SuiteProject, ending: str, problem: str) -> None:
    project.write(test_a=f"import pytest\ndef test_1(): pass\ndef test_2(): {ending}\ndef test_3(): pass\n")
    report = project.report(nodes=[f"test_a.py::test_{n}" for n in (1, 2, 3)])
    assert [outcome for _, outcome, _ in report["nodes"]] == ["passed", "missing", "missing"]
    assert report["problems"][0].endswith(problem)
    assert report["exit"] == 2


def test_a_conftest_that_cannot_be_imported(project: SuiteProject) -> None:
    project.write(conftest="import mod\nmod.missing\n", test_a="def test(): pass\n")
    report = project.report(nodes=["test_a.py::test"])
    assert report["nodes"] == [["test_a.py::test", "missing", ""]]
    assert report["problems"] == ["conftest: AttributeError: module 'mod' has no attribute 'missing'"]


def test_a_target_that_cannot_be_compiled(project: SuiteProject) -> None:
    project.write(test_a="import mod\ndef test(): pass\n")
    report = project.report(nodes=["test_a.py::test"], content="def add(a, b) return a\n")
    assert report["nodes"][0][:2] == ["test_a.py::test", "missing"]
    assert report["nodes"][0][2].startswith("SyntaxError:")


def test_a_target_that_another_loader_compiles(project: SuiteProject) -> None:
    project.write(
        conftest="""
        import sys
        from importlib.machinery import PathFinder, SourceFileLoader
        class Loader(SourceFileLoader):
            def source_to_code(self, data, path, *, _optimization=-1):
                return super().source_to_code(data.replace(b"+", b"*"), path)
        class Finder(PathFinder):
            @classmethod
            def find_spec(cls, name, path=None, target=None):
                spec = super().find_spec(name, path, target) if name == "mod" else None
                if spec: spec.loader = Loader(name, spec.origin)
                return spec
        sys.meta_path.insert(0, Finder)
        """,
        test_a="import mod\ndef test(): assert mod.add(2, 3) == 6\n",
    )
    report = project.report()
    assert report["nodes"] == [["test_a.py::test", "passed", ""]]
    assert report["problems"] == ["the target's functions cannot be timed: Loader compiles it"]


def test_the_report_is_not_spoiled(project: SuiteProject) -> None:
    project.write(
        test_a="""
        import atexit, io, json, os, sys
        import mod

        def test_reads_nothing():
            assert os.read(0, 10) == b""
        def test_spoils():
            assert mod.add(1, 2) == 3
            sys.stdout = sys.__stdout__ = sys.stderr = sys.__stderr__ = io.StringIO()
            for name in ("dumps", "JSONEncoder"):
                atexit.register(setattr, json, name, None)
            for name in ("write", "pwrite", "ftruncate", "fstat"):
                atexit.register(setattr, os, name, None)
        """
    )
    assert project.outcomes(mode="trace") == {"test_reads_nothing": "passed", "test_spoils": "passed"}


def test_leaving_abruptly_leaves_no_report(project: SuiteProject) -> None:
    project.write(test_a="import os\ndef test(): os._exit(0)\n")
    execution = project.execute()
    assert execution.ending is Ending.ABRUPT
    assert execution.report == b""


def test_without_pytest(project: SuiteProject, tmp_path: Path) -> None:
    project.write(pytest="raise ImportError('broken', name='pytest')\n", test_a="def test(): pass\n")
    execution = project.execute(nodes=["test_a.py::test"])
    report = json.loads(execution.report)
    assert report["problems"][0].startswith("there is no pytest in ")
    assert report["exit"] == -1
