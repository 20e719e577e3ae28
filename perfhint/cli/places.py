"""Places that results are written to: known to be writable before the work, written whole or not at all after it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from perfhint.errors import WriteError

STANDARD_OUTPUT = "-"


def check_writable(place: str) -> None:
    """Raise `WriteError` now rather than after the work when a result could not be written there."""
    if place == STANDARD_OUTPUT:
        return
    path = real(place)
    try:
        if path.is_dir():
            raise WriteError(f"{place} is a folder", todo="name a file")
        if path.is_file() or not path.exists():
            with tempfile.TemporaryFile(dir=path.parent):
                pass
    except OSError as error:
        raise WriteError(f"{place} cannot be written ({error.strerror})", todo="choose another place") from error


def write(place: str, data: bytes) -> None:
    """Write `data` to a file, whole or not at all, or to standard output, a device or a pipe as it comes."""
    if place == STANDARD_OUTPUT:
        import typer

        typer.echo(data, nl=False)
        return
    path = real(place)
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        from perfhint.source import files

        files.write_atomically(path, data)


def real(place: str) -> Path:
    """The file behind symbolic links: those are followed, not replaced."""
    try:
        return Path(place).resolve()
    except (OSError, RuntimeError) as error:
        raise WriteError(f"{place} cannot be written ({error})", todo="choose another place") from error
