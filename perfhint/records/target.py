"""The target: a file, and the interpreter that runs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Python file as found on disk, so that what is written back differs in nothing but the edits."""

    path: Path
    text: str
    encoding: str
    newline: str
    """The one newline the file uses; `text` then holds ``\\n`` only. Files that mix newlines keep them in `text`."""
    bom: bool
    mode: int
    digest: str
    """SHA-256 of the bytes on disk, to notice that the file changed meanwhile."""

    def encode(self, text: str) -> bytes:
        """Bytes of `text` in this file's encoding, newline style and byte-order mark."""
        if self.newline != "\n":
            text = text.replace("\n", self.newline)
        return (b"\xef\xbb\xbf" if self.bom else b"") + text.encode(self.encoding)


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The Python that runs the target, which need not be the one that runs perfhint."""

    path: Path
    version: tuple[int, int, int]
    folders: tuple[Path, ...]
    """Prefixes and site folders it imports from: what a sandbox must let it read."""
    user_base: Path | None = None
    """Where `pip install --user` puts packages for it, where it uses them."""

    @property
    def name(self) -> str:
        """For reports, such as "CPython 3.11.7"."""
        return "CPython " + ".".join(map(str, self.version))


@dataclass(frozen=True, slots=True)
class Target:
    """The file to speed up and the Python that runs it."""

    file: SourceFile
    interpreter: Interpreter
