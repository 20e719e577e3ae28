"""The header of a GGUF file, read and checked before a native library is trusted with it.

https://github.com/ggml-org/ggml/blob/master/docs/gguf.md: magic, version, number of tensors and of metadata entries;
then the entries, then name, shape, type and offset of each tensor, then the tensors.
"""

from __future__ import annotations

import mmap
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perfhint.errors import ModelMissingError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAGIC = b"GGUF"
_VERSIONS = range(2, 4)
"""That llama.cpp reads; 1 was in use for a few weeks of 2023."""
_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_DEFAULT_ALIGNMENT = 32
_HALF = 2
"""Bytes of a number in the cache of keys and values, which is kept in 16 bits."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a GGUF file says of itself; entries that are lists are left out."""

    metadata: Mapping[str, Any]

    @property
    def architecture(self) -> str:
        """Such as "llama" or "qwen2"; its name begins the keys of the architecture's own entries."""
        return str(self.metadata.get("general.architecture", ""))

    @property
    def context_tokens(self) -> int:
        """The longest context the model was trained for."""
        return self._number("context_length")

    @property
    def cache_bytes(self) -> int:
        """What a token of context takes in memory: its keys and values in every layer. 0: not told."""
        heads = self._number("attention.head_count")
        shared = self._number("attention.head_count_kv") or heads
        default = self._number("embedding_length") // heads if heads else 0
        of_each = [self._number(f"attention.{name}_length") or default for name in ("key", "value")]
        return self._number("block_count") * shared * sum(of_each) * _HALF

    @property
    def chat_template(self) -> str | None:
        """The Jinja template that makes one text of a conversation, in the words the model was trained with."""
        template = self.metadata.get("tokenizer.chat_template")
        return template if isinstance(template, str) and template.strip() else None

    def _number(self, name: str) -> int:
        value = self.metadata.get(f"{self.architecture}.{name}", 0)
        return value if isinstance(value, int) else 0


def read_header(path: Path) -> Header:
    """The header of the file at `path`.

    Raises `ModelMissingError` when there is no such file, or when it is no GGUF file that is whole.
    """
    try:
        with path.open("rb") as file:
            if file.read(4) != _MAGIC:
                raise ModelMissingError(
                    f"{path} is not a GGUF file", todo="other formats are converted with llama.cpp's convert_hf_to_gguf"
                )
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return _Reader(content, path).header()
    except OSError as error:
        todo = "perfhint models list shows the files that were pulled" if isinstance(error, FileNotFoundError) else ""
        raise ModelMissingError(f"the model {path} cannot be read ({error.strerror})", todo=todo) from None
    except (struct.error, LookupError, ArithmeticError, TypeError, RecursionError) as error:
        raise _cut_off(path) from error


def _cut_off(path: Path) -> ModelMissingError:
    return ModelMissingError(f"{path} is a GGUF file that is cut off or damaged", todo="get it again")


class _Reader:
    def __init__(self, content: mmap.mmap, path: Path) -> None:
        self._content = content
        self._path = path
        self._at = len(_MAGIC)

    def header(self) -> Header:
        version, tensors, entries = self._unpack("IQQ")
        if version not in _VERSIONS:
            raise ModelMissingError(
                f"{self._path} is a GGUF file of version {version}",
                todo=f"versions {_VERSIONS[0]} and {_VERSIONS[-1]}, little-endian, can be read",
            )
        metadata = {}
        for _ in range(entries):
            key = self._string()
            value = self._value(*self._unpack("I"))
            if value is not None:
                metadata[key] = value
        self._check_tensors(tensors, metadata.get("general.alignment", _DEFAULT_ALIGNMENT))
        return Header(metadata)

    def _check_tensors(self, count: int, alignment: int) -> None:
        """Each must begin within the file; whether the last one ends there, llama.cpp looks itself."""
        last = -1
        for _ in range(count):
            self._string()
            (dimensions,) = self._unpack("I")
            *_, offset = self._unpack(f"{dimensions}QIQ")
            last = max(last, offset)
        data = -(-self._at // alignment) * alignment
        if data + last >= len(self._content):
            raise IndexError

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._string()
        if kind != _ARRAY:
            return self._unpack(_NUMBERS[kind])[0]
        inner, length = self._unpack("IQ")
        if inner in _NUMBERS:
            self._skip(length * struct.calcsize(_NUMBERS[inner]))
        else:
            for _ in range(length):
                if inner == _STRING:
                    self._skip(*self._unpack("Q"))
                else:
                    self._value(inner)
        return None

    def _string(self) -> str:
        (length,) = self._unpack("Q")
        start = self._at
        self._skip(length)
        return self._content[start : self._at].decode("utf-8", "replace")

    def _unpack(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{form}", self._content, self._at)
        self._at += struct.calcsize(f"<{form}")
        return values

    def _skip(self, size: int) -> None:
        self._at += size
        if self._at > len(self._content):
            raise IndexError
