from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.errors import WorkloadError
from perfhint.workloads.needs import Hidden, absolute_paths, needed_files

if TYPE_CHECKING:
    from pathlib import Path


def needs(folder: Path, *argv: str, hidden: tuple[str, ...] = (), limit: int = 1 << 20) -> set[str]:
    secret = Hidden(frozenset((folder / name).resolve() for name in hidden))
    found = needed_files(folder / "solution.py", argv, cwd=folder, hidden=secret, limit=limit)
    assert all(path == folder / name for name, path in found.items())
    return set(found)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def test_sibling_modules_and_packages_are_followed(tmp_path: Path) -> None:
    program = "import sys, helper as h\nfrom package.inner import f\nfrom . import z\ndef g():\n    import late\n"
    write(
        tmp_path,
        {
            "solution.py": program,
            "helper.py": "from deeper import x\nimport solution",
            "deeper.py": "",
            "late.py": "",
            "unused.py": "",
            "package/__init__.py": "",
            "package/inner.py": "import base",
            "package/data.txt": "",
            "package/__pycache__/inner.pyc": "",
            "base.cpython-311-x86_64-linux-gnu.so": "",
        },
    )
    assert needs(tmp_path) == {
        "helper.py",
        "deeper.py",
        "late.py",
        "package/__init__.py",
        "package/inner.py",
        "package/data.txt",
        "base.cpython-311-x86_64-linux-gnu.so",
    }


def test_files_that_literals_name(tmp_path: Path) -> None:
    program = (
        'open("words.txt"); open(f"data/part{i}.csv"); Path(__file__).parent / "deep/er/x"; "solution.py"; "."; ".."\n'
    )
    write(tmp_path, {"solution.py": program, "words.txt": "", "data/part1.csv": "", "data/sub/y": ""})
    write(tmp_path, {"deep/er/x": "", "deep/other": "", "beside.txt": ""})
    (tmp_path / "data/empty").mkdir()
    assert needs(tmp_path) == {"words.txt", "data/part1.csv", "data/sub/y", "data/empty", "deep/er/x"}


def test_literals_of_a_sibling_module_count_too(tmp_path: Path) -> None:
    write(tmp_path, {"solution.py": "import h", "h.py": "open('words.txt')", "words.txt": ""})
    assert needs(tmp_path) == {"h.py", "words.txt"}


def test_arguments_name_files_of_the_current_folder(tmp_path: Path) -> None:
    write(tmp_path, {"solution.py": "", "here/log.txt": "", "here/more.txt": ""})
    found = needed_files(
        tmp_path / "solution.py",
        ["log.txt", "--more=more.txt", "log", "../solution.py", str(tmp_path)],
        cwd=tmp_path / "here",
        hidden=Hidden(frozenset()),
        limit=10,
    )
    assert found == {"log.txt": tmp_path / "here/log.txt", "more.txt": tmp_path / "here/more.txt"}


def test_what_is_hidden_is_never_needed(tmp_path: Path) -> None:
    program = 'import tests\nopen("tests/1.out"); open("data"); open("link"); open("1.out")'
    write(tmp_path, {"solution.py": program, "tests/1.out": "", "tests/conftest.py": "", "1.out": ""})
    write(tmp_path, {"data/tests/1.out": "", "data/words": ""})
    (tmp_path / "link").symlink_to("tests/1.out")
    (tmp_path / "data/link").symlink_to("../1.out")
    assert needs(tmp_path, "1.out", "tests", hidden=("tests", "1.out", "data/tests")) == {"data/words"}


def test_paths_that_lead_out_are_not_needed(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"secret": "", "project/solution.py": f'open("../secret"); open("{tmp_path}/secret"); open("x/../../secret")'},
    )
    assert needs(tmp_path / "project") == set()


def test_new_syntax_and_broken_text_and_other_encodings_do_not_matter(tmp_path: Path) -> None:
    write(tmp_path, {"words.txt": "", "h.py": ""})
    (tmp_path / "solution.py").write_bytes(
        b"# coding: latin-1\nimport h\nx = '\xe9'\nopen('words.txt')\ntype X[T = int] = [\n"
    )
    assert needs(tmp_path) == {"h.py", "words.txt"}


def test_size_is_bounded(tmp_path: Path) -> None:
    write(tmp_path, {"solution.py": "open('data/a')", "data/a": "1" * 600})
    assert needs(tmp_path, "data", limit=600) == {"data/a"}
    write(tmp_path, {"data/b": "1" * 600})
    with pytest.raises(WorkloadError, match=r"more than 0 MB .* data/b"):
        needs(tmp_path, "data", limit=1000)


def test_absolute_paths_are_told() -> None:
    assert absolute_paths(f'open("/etc/passwd"); open("/not/there"); x = "/"; {__file__!r}') == sorted(
        ["/etc/passwd", __file__]
    )


def test_modules_are_looked_for_where_python_does(tmp_path: Path) -> None:
    write(tmp_path, {"real/solution.py": "import helper", "real/helper.py": "", "helper.py": ""})
    (tmp_path / "link.py").symlink_to("real/solution.py")
    found = needed_files(tmp_path / "link.py", [], cwd=tmp_path, hidden=Hidden(frozenset()), limit=10)
    assert found == {"helper.py": tmp_path / "real/helper.py"}
