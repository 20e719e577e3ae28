from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from perfhint.errors import SourceError, WriteError
from perfhint.source.files import MAX_BYTES, read, replace, write_atomically

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("data", "text", "encoding", "newline"),
    [
        (b"a = 1\n", "a = 1\n", "utf-8", "\n"),
        (b"", "", "utf-8", "\n"),
        (b"a = 1\r\nb = 2\r\n", "a = 1\nb = 2\n", "utf-8", "\r\n"),
        (b"a = 1\rb = 2\r", "a = 1\nb = 2\n", "utf-8", "\r"),
        (b"a = 1\r\nb = 2\n", "a = 1\r\nb = 2\n", "utf-8", "\n"),
        (BOM + "é = 1\n".encode(), "é = 1\n", "utf-8", "\n"),
        (b"# -*- coding: latin-1 -*-\nx = '\xe9'\n", "# -*- coding: latin-1 -*-\nx = 'é'\n", "iso-8859-1", "\n"),
        (b"#!/bin/python\n# vim: set fileencoding=cp1252 :\n'\x80'\n", None, "cp1252", "\n"),
        (b"x = 1\n# coding: cp1252\n", "x = 1\n# coding: cp1252\n", "utf-8", "\n"),
        (b"# coding: utf8\n'\xc3\xa9'\n", "# coding: utf8\n'é'\n", "utf8", "\n"),
        (b"# coding: utf-8-unix\n", "# coding: utf-8-unix\n", "utf-8", "\n"),
    ],
)
def test_read_as_python_does_and_write_back_the_same_bytes(
    tmp_path: Path, data: bytes, text: str | None, encoding: str, newline: str
) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(data)
    file = read(path)
    assert (file.encoding, file.newline, file.bom) == (encoding, newline, data.startswith(BOM))
    assert text is None or file.text == text
    assert file.encode(file.text) == data


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"x = '\xe9'\n", "is not utf-8"),
        (b"a\0b", "null bytes"),
        (b"# coding: klingon\n", "unknown encoding"),
        (BOM + b"# coding: latin-1\n", "byte-order mark"),
        (b"# coding: rot13\n", "rot13"),
        (b"#" * (MAX_BYTES + 1), "more than"),
    ],
)
def test_what_is_no_python_text(tmp_path: Path, data: bytes, complaint: str) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=complaint):
        read(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, complaint in (
        ("none", "does not exist"),
        (".", "is a folder"),
        ("pipe", "not a regular"),
        ("loop", "loop"),
    ):
        with pytest.raises(SourceError, match=complaint):
            read(tmp_path / name)
    with pytest.raises(SourceError, match="null"):
        read(Path("a\0b"))


def test_replace_keeps_permissions_encoding_newlines_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.py", tmp_path / "link.py"
    real.write_bytes(b"# coding: latin-1\r\nx = '\xe9'\r\n")
    real.chmod(0o741)
    link.symlink_to(real)
    file = read(link)
    replace(file, file.text.replace("x", "y"))
    assert real.read_bytes() == b"# coding: latin-1\r\ny = '\xe9'\r\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o741
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, real]


def test_replace_refuses_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("x = 1\n")
    file = read(path)
    path.write_text("x = 2\n")
    with pytest.raises(WriteError, match="changed meanwhile"):
        replace(file, "x = 3\n")
    assert path.read_text() == "x = 2\n"
    path.unlink()
    with pytest.raises(WriteError, match="does not exist"):
        replace(file, "x = 3\n")


def test_replace_refuses_what_the_encoding_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"# coding: latin-1\n")
    with pytest.raises(WriteError, match="cannot hold"):
        replace(read(path), "# coding: latin-1\nx = '→'\n")
    assert path.read_bytes() == b"# coding: latin-1\n"


def test_write_makes_new_files_with_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_atomically(tmp_path / "new", b"x")
    assert (tmp_path / "new").read_bytes() == b"x"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "none" / "a", tmp_path / "folder" / ("n" * 300)):
        with pytest.raises(WriteError):
            write_atomically(path, b"x")
    assert list((tmp_path / "folder").iterdir()) == []


def test_write_to_what_is_no_regular_file_goes_through(tmp_path: Path) -> None:
    write_atomically(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_read_only_needs_no_other_user(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(SourceError, match="cannot be read"):
        read(path)
    assert sys.platform != "win32"
