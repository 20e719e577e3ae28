"""The header of a GGUF file, whole and in every state of disrepair."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from tiny_gguf import CHATML, HEADS, LAYERS, WIDTH, write_tiny_gguf

from perfhint.errors import ModelMissingError
from perfhint.models.gguf_file import read_header

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf", context=1024).read_bytes()


NESTED = struct.pack("<IQ", 9, 1) * 9000  # a list of a list of a list …


def header_of(folder: Path, content: bytes):
    path = folder / "model.gguf"
    path.write_bytes(content)
    return read_header(path)


def test_whole(tmp_path: Path, whole: bytes) -> None:
    header = header_of(tmp_path, whole)
    assert header.architecture == "llama"
    assert header.context_tokens == 1024
    assert header.chat_template == CHATML
    assert header.cache_bytes == LAYERS * 2 * (HEADS // 2) * (WIDTH // HEADS) * 2  # keys, values; 16 bits


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not a GGUF file"),
        (b"# a program\nprint(1)\n" * 10, "is not a GGUF file"),
        (b"GGUF", "cut off or damaged"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1, 1 << 60), "cut off or damaged"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1 << 62), "cut off or damaged"),
        (b"GGUF" + struct.pack("<IQQQ1sII", 3, 0, 1, 1, b"k", 77, 0), "cut off or damaged"),
        (
            b"GGUF" + struct.pack("<IQQQ1sI", 3, 0, 1, 1, b"k", 9) + struct.pack("<IQ", 9, 1) * 9000,
            "cut off or damaged",
        ),
        (b"GGUF" + struct.pack("<IQQQI", 3, 1, 0, 0, 1 << 31), "cut off or damaged"),
        (b"GGUF" + struct.pack("<IQQ", 9, 0, 0), "of version 9: versions 2 and 3, little-endian, can be read"),
        (b"GGUF" + struct.pack(">IQQ", 3, 0, 0), "of version 50331648"),
    ],
)
def test_what_is_no_model(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(ModelMissingError) as raised:
        header_of(tmp_path, content)
    assert told in str(raised.value)
    assert "model.gguf" in str(raised.value)


def test_cut_off_anywhere_before_the_last_tensor(tmp_path: Path, whole: bytes) -> None:
    for size in [*range(4, 400, 7), *range(400, len(whole) - 100_000, 9973)]:
        with pytest.raises(ModelMissingError, match="cut off or damaged"):
            header_of(tmp_path, whole[:size])


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match=r"cannot be read \(No such file or directory\): perfhint models list"):
        read_header(tmp_path / "missing.gguf")
    with pytest.raises(ModelMissingError, match=r"cannot be read \(Is a directory\)"):
        read_header(tmp_path)
