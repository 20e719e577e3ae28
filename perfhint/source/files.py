"""Reading Python files as Python does, and writing them so that nothing else about them changes."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfhint.errors import SourceError, WriteError

if TYPE_CHECKING:
    from perfhint.records import SourceFile

MAX_BYTES = 5_000_000
"""Longest file that is read: beyond it is data, not a program anyone wrote."""

BOM = b"\xef\xbb\xbf"
_CODING = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


class Decoded(NamedTuple):
    """The text of a Python file, and how it was written in bytes."""

    text: str
    """With ``\\n`` for every newline, unless the file mixes newlines."""
    encoding: str
    newline: str
    bom: bool


def read(path: Path) -> SourceFile:
    """The Python file at `path`.

    Raises `SourceError` when it is missing, not readable, not a file, longer than `MAX_BYTES`, holds null bytes, or
    cannot be decoded as its coding line (PEP 263) says.
    """
    import hashlib

    from perfhint.records import SourceFile

    data = read_bytes(path)
    decoded = decode(data, path)
    mode = stat.S_IMODE(path.stat().st_mode)
    return SourceFile(path, *decoded, mode, hashlib.sha256(data).hexdigest())


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file; `SourceError` when they cannot be had or are too many."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(f"{path} is a folder", todo="name a Python file in it")
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{path} is not a regular file")
        if status.st_size > MAX_BYTES:
            raise SourceError(f"{path} has {status.st_size:,} bytes, more than {MAX_BYTES:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path} does not exist") from None
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        raise SourceError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def decode(data: bytes, path: Path) -> Decoded:
    """Source text from bytes, by byte-order mark and coding line, else UTF-8; `path` is for the error's sake.

    https://peps.python.org/pep-0263/. Raises `SourceError`.
    """
    bom = data.startswith(BOM)
    body = data[len(BOM) :] if bom else data
    if b"\0" in body:
        raise SourceError(f"{path} holds null bytes: it is not Python source")
    encoding = _declared_encoding(body)
    if bom and encoding not in (None, "utf-8"):
        raise SourceError(f"{path} has a UTF-8 byte-order mark, but its coding line says {encoding}")
    encoding = encoding or "utf-8"
    try:
        text = body.decode(encoding)
    except LookupError:
        raise SourceError(f"{path} has an unknown encoding in its coding line: {encoding}") from None
    except (UnicodeError, ValueError) as error:
        reason = getattr(error, "reason", str(error))
        raise SourceError(f"{path} is not {encoding}: {reason}", todo="add a coding line or convert it") from None
    newline = _newline(text)
    return Decoded(text.replace(newline, "\n"), encoding, newline, bom)


def write_atomically(path: Path, data: bytes, mode: int | None = None) -> None:
    """Put `data` at `path`, completely or not at all; symbolic links are followed, owner and permissions kept.

    `mode` are the permissions, by default those of the file there is, or what the umask gives. What is no regular file
    (`/dev/stdout`, a pipe) is written to directly. Raises `WriteError`, and leaves nothing behind then.
    """
    import tempfile

    try:
        real = Path(os.path.realpath(path))
        status = real.stat() if real.exists() else None
        if status is not None and stat.S_ISDIR(status.st_mode):
            raise WriteError(f"{path} is a folder")
        if status is not None and not stat.S_ISREG(status.st_mode):
            real.write_bytes(data)
            return
        descriptor, name = tempfile.mkstemp(prefix=f".{real.name}.", suffix=".tmp", dir=real.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                _set_owner_and_mode(descriptor, status, mode)
                os.fsync(descriptor)
            temporary.replace(real)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(real.parent)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from None


def replace(file: SourceFile, text: str) -> None:
    """Write `text` in place of what `file` was read from, in its encoding, newline style and permissions.

    Raises `WriteError` when the file on disk is no longer what was read, or cannot hold the text.
    """
    import hashlib

    try:
        data = file.encode(text)
    except UnicodeEncodeError as error:
        raise WriteError(f"{file.path} is {file.encoding} and cannot hold {error.object[error.start]!r}") from None
    try:
        now = read_bytes(file.path)
    except SourceError as error:
        raise WriteError(error.what, todo="nothing was written") from None
    if hashlib.sha256(now).hexdigest() != file.digest:
        raise WriteError(f"{file.path} changed meanwhile", todo="nothing was written; run again")
    write_atomically(file.path, data, file.mode)


def _declared_encoding(body: bytes) -> str | None:
    """The coding line's encoding, as Python spells it; it must be the first line, or the second after a comment."""
    for line in body.split(b"\n", 2)[:2]:
        if found := _CODING.match(line):
            name = found[1].decode("ascii").lower().replace("_", "-")
            if name == "utf-8" or name.startswith("utf-8-"):
                return "utf-8"
            if name in ("latin-1", "iso-8859-1", "iso-latin-1") or name.startswith(("latin-1-", "iso-8859-1-")):
                return "iso-8859-1"
            return name
        if line.strip() and not line.lstrip().startswith(b"#"):
            return None
    return None


def _newline(text: str) -> str:
    r"""The one newline used throughout; ``\n`` where there are several or none."""
    both, returns, feeds = text.count("\r\n"), text.count("\r"), text.count("\n")
    if both and both == returns == feeds:
        return "\r\n"
    return "\r" if returns and not feeds else "\n"


def _set_owner_and_mode(descriptor: int, status: os.stat_result | None, mode: int | None) -> None:
    if mode is None:
        if status is not None:
            mode = stat.S_IMODE(status.st_mode)
        else:
            umask = os.umask(0)
            os.umask(umask)
            mode = 0o666 & ~umask
    if status is not None:
        try:
            os.fchown(descriptor, status.st_uid, status.st_gid)
        except PermissionError:
            pass  # only root may give files away
    os.fchmod(descriptor, mode)


def _sync_folder(folder: Path) -> None:
    """Make the new directory entry last through a power cut, where the file system allows that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
