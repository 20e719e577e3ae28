"""Where results go: noticed before the work when it cannot be written, written whole or not at all after it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import typer

from perfhint.errors import UsageError, WriteError
from perfhint.report import json as as_json
from perfhint.report import patch as as_patch
from perfhint.source import files

if TYPE_CHECKING:
    from perfhint.records import Run, SourceFile

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Results:
    """What to make of a run: files, standard output, the target itself."""

    file: SourceFile
    output: str | None
    patch: str | None
    json: str | None
    apply: bool

    @classmethod
    def prepared(cls, target: Path, *, output: str | None, patch: str | None, json: str | None, apply: bool) -> Self:
        """The same, once it is known that the target can be read and every place be written.

        Raises `SourceError`, `UsageError` when places collide, `WriteError`.
        """
        file = files.read(target)
        places = [place for place in (output, patch, json) if place is not None]
        if len({_real(place) for place in places}) < len(places):
            raise UsageError("two results cannot go to the same place", todo="name different files")
        for place in places:
            if _real(place) == target.resolve():
                raise UsageError(f"{place} is the program itself", todo="use --apply to replace it")
            check_writable(place)
        if apply:
            check_writable(str(target))
        return cls(file, output, patch, json, apply)

    def write(self, run: Run) -> list[str]:
        """Write what was asked for, the target last; returns a line on each thing done.

        Raises `WriteError` when a place can no longer be written or the target is not what the run was about.
        """
        if self.file.text != run.original:
            raise WriteError(f"{self.file.path} is not what run {run.id} was about", todo="run perfhint optimize again")
        old = self.file.encode(run.original)
        new = self.file.encode(run.best.text) if run.best else old
        done = []
        if self.json:
            write(self.json, as_json.optimize(run).encode())
            done.append(f"wrote the result to {self.json}")
        if self.output:
            write(self.output, new)
            done.append(f"wrote the {'faster version' if run.best else 'original'} to {self.output}")
        if self.patch:
            write(self.patch, as_patch.unified(old, new, as_patch.name_for(self.file.path)))
            done.append(f"wrote the patch to {self.patch}")
        if self.apply and run.best:
            files.replace(self.file, run.best.text)
            done.append(f"replaced {self.file.path}")
        return done


def check_writable(place: str) -> None:
    """Raise `WriteError` now rather than after the work when a result could not be written there."""
    real = _real(place)
    if place == STANDARD_OUTPUT or (real.exists() and not real.is_file() and not real.is_dir()):
        return
    if real.is_dir():
        raise WriteError(f"{place} is a folder", todo="name a file")
    try:
        with tempfile.TemporaryFile(dir=real.parent):
            pass
    except OSError as error:
        raise WriteError(f"{place} cannot be written ({error.strerror})", todo="choose another place") from error


def write(place: str, data: bytes) -> None:
    """Write `data` to a file, whole or not at all, or to standard output, a device or a pipe as it comes."""
    real = _real(place)
    if place == STANDARD_OUTPUT:
        typer.echo(data, nl=False)
    elif real.exists() and not real.is_file():
        real.write_bytes(data)
    else:
        files.write_atomically(real, data)


def _real(place: str) -> Path:
    """The file behind symbolic links: those are followed, not replaced."""
    return Path(place).resolve()
