from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from perfhint.errors import WorkloadError
from perfhint.workloads import Workload, discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.records import Target
    from perfhint.sandbox import Sandbox

ECHO = "import sys\nprint(sys.argv[1:], sys.stdin.read())"


@pytest.fixture
def find(sandbox: Sandbox, make_target: Callable[..., Target], tmp_path: Path) -> Callable[..., Workload]:
    """`find(program, tests="cases", …)`: paths are names in the folder of the program."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def make(program: str = ECHO, *, tests: str | None = None, inputs: tuple[str, ...] = (), **more: Any) -> Workload:
        return discover(
            make_target(program),
            sandbox,
            tests=tmp_path / tests if tests is not None else None,
            inputs=[tmp_path / name for name in inputs],
            scratch=scratch,
            **more,
        )

    return make


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def test_folder(find: Callable[..., Workload], tmp_path: Path) -> None:
    write(tmp_path, {"cases/2.in": "2", "cases/2.out": "two", "cases/10.in": "10", "cases/10.out": "ten"})
    workload = find(tests="cases", argv=["-v"])
    assert [(case.name, case.argv, case.expected_stdout) for case in workload.cases] == [
        ("2.in", ("-v",), b"two"),
        ("10.in", ("-v",), b"ten"),
    ]
    assert workload.has_expectations
    assert workload.description == f"2 cases from {tmp_path / 'cases'}"
    assert workload.execute(workload.original, workload.cases[0]).stdout == b"['-v'] 2\n"


def test_json_cases_run(find: Callable[..., Workload], tmp_path: Path) -> None:
    write(tmp_path, {"cases.jsonl": '{"input": "a\\u0000b", "args": ["x y"], "output": ""}'})
    workload = find(tests="cases.jsonl")
    assert workload.execute(workload.original, workload.cases[0]).stdout == b"['x y'] a\0b\n"


def test_inputs_have_the_original_as_oracle(find: Callable[..., Workload], tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": "b", "a.txt": "a"})
    workload = find(inputs=("b.txt", "a.txt"))
    assert [case.stdin for case in workload.cases] == [tmp_path / "b.txt", tmp_path / "a.txt"]
    assert not workload.has_expectations
    assert "the original's own output" in workload.description


def test_arguments_alone_and_nothing_at_all(find: Callable[..., Workload]) -> None:
    workload = find(argv=["1", "2"])
    assert workload.execute(workload.original, workload.cases[0]).stdout == b"['1', '2'] \n"
    assert [case.argv for case in find().cases] == [()]


def test_program_finds_its_modules_and_data_and_no_answers(
    find: Callable[..., Workload], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = """\
import os, sys, helper
print(helper.value, open("data/words.txt").read(), open(sys.argv[1]).read())
print(sorted(os.path.join(top, name) for top, _, names in os.walk(".") for name in names))
print("tests/1.out", "answers.txt")
"""
    write(tmp_path, {"helper.py": "value = 7", "data/words.txt": "words", "here/log.txt": "log"})
    write(tmp_path, {"tests/1.in": "", "tests/1.out": "secret", "1.out": "secret"})
    monkeypatch.chdir(tmp_path / "here")
    workload = find(program, tests="tests", argv=["log.txt"])
    lines = workload.execute(workload.original, workload.cases[0]).stdout.decode().splitlines()
    assert lines[0] == "7 words log"
    assert lines[1] == "['./data/words.txt', './helper.py', './log.txt', './solution.py']"


def test_tests_beside_the_program_hide_only_the_answers(find: Callable[..., Workload], tmp_path: Path) -> None:
    write(tmp_path, {"1.in": "", "1.out": "", "helper.py": ""})
    workload = find("import helper\n'1.out'", tests=".")
    assert set(workload.files) == {"helper.py"}


def test_large_inputs_are_passed_by_path(find: Callable[..., Workload], tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(50 << 20)
    workload = find("import sys\nprint(len(sys.stdin.buffer.read()))", inputs=("large.txt",))
    assert workload.execute(workload.original, workload.cases[0]).stdout == b"%d\n" % (50 << 20)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"tests": "missing"}, "does not exist"),
        ({"tests": "empty"}, "holds no cases"),
        ({"tests": "lone.in"}, "lone.in has no expected output beside it"),
        ({"inputs": ("missing.txt",)}, "missing.txt does not exist"),
        ({"inputs": ("empty",)}, "is a folder"),
        ({"inputs": ("lone.in", "lone.in")}, "given twice"),
        ({"inputs": ("pipe",)}, "not a regular file"),
        ({"inputs": ("lone.in",), "tests": "empty"}, "exclude each other"),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(
    find: Callable[..., Workload], tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    write(tmp_path, {"test_it.py": "", "pytests/test_it.py": "", "lone.in": ""})
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WorkloadError, match=said):
        find(**options)
