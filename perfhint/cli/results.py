"""What to make of a finished run: files, standard output, the program itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from perfhint.cli import places
from perfhint.errors import UsageError, WriteError
from perfhint.report import json as as_json
from perfhint.report import patch as as_patch
from perfhint.source import files

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.records import Run, SourceFile


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
        wanted = [place for place in (output, patch, json) if place is not None]
        if len({places.real(place) for place in wanted}) < len(wanted):
            raise UsageError("two results cannot go to the same place", todo="name different files")
        for place in wanted:
            if places.real(place) == target.resolve():
                raise UsageError(f"{place} is the program itself", todo="use --apply to replace it")
            places.check_writable(place)
        if apply:
            places.check_writable(str(target))
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
            places.write(self.json, as_json.optimize(run).encode())
            done.append(f"wrote the result to {self.json}")
        if self.output:
            places.write(self.output, new)
            done.append(f"wrote the {'faster version' if run.best else 'original'} to {self.output}")
        if self.patch:
            places.write(self.patch, as_patch.unified(old, new, as_patch.name_for(self.file.path)))
            done.append(f"wrote the patch to {self.patch}")
        if self.apply and run.best:
            files.replace(self.file, run.best.text)
            done.append(f"replaced {self.file.path}")
        return done
