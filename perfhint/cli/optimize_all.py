"""`perfhint optimize --all`: down the functions of a whole project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint import app
from perfhint.cli import places
from perfhint.errors import UsageError, WriteError
from perfhint.report import json as as_json
from perfhint.report import patch as as_patch
from perfhint.report import project as report
from perfhint.report.console import console
from perfhint.report.live import LiveProgress
from perfhint.source import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfhint.records import ProjectRun, Run, SourceFile
    from perfhint.settings import Settings


def reject(flags: Mapping[str, object]) -> None:
    """Raise `UsageError` for the first of these flags that was given."""
    for name, value in flags.items():
        if value:
            raise UsageError(f"{name} does not go with --all", todo="leave it out, or name one file without --all")


def optimize_all(
    paths: Sequence[Path],
    tests: Path | None,
    revision: str | None,
    settings: Settings,
    patch: str | None,
    json: str | None,
    apply: bool,
    quiet: bool,
) -> int:
    """Run it, write what was asked for and print the table; the exit status. Raises PerfhintError."""
    if tests is None:
        raise UsageError("--all needs tests", todo="name the project's tests with --tests")
    wanted = [place for place in (patch, json) if place is not None]
    if len({places.real(place) for place in wanted}) < len(wanted):
        raise UsageError("two results cannot go to the same place", todo="name different files")
    for place in wanted:
        places.check_writable(place)
    try:
        with LiveProgress(console(sys.stderr), quiet=quiet) as progress:
            project = app.optimize_all(
                paths=paths, tests=tests, revision=revision, settings=settings, progress=progress
            )
    except KeyboardInterrupt:
        raise KeyboardInterrupt("perfhint history lists what was found before") from None
    done = list(_written(project, patch, json, apply))
    if not quiet and places.STANDARD_OUTPUT not in (patch, json):
        offer = ["To replace the files: run it again with --apply"] if project.improved and not apply else []
        report.show(console(sys.stdout), project, next_steps=[*done, *offer])
    return 0


def _written(project: ProjectRun, patch: str | None, json: str | None, apply: bool) -> Iterator[str]:
    """Write what was asked for, the user's own files last; a line on each thing done."""
    changed = [(_unchanged(first), last) for first, last in _first_and_last(project)]
    if json:
        places.write(json, as_json.project(project).encode())
        yield f"wrote the result to {json}"
    if patch:
        places.write(patch, b"".join(_patch(file, text) for file, text in changed))
        yield f"wrote the patch to {patch}"
    if apply and project.failing:
        raise WriteError(
            f"nothing was replaced, since not all tests pass with everything together ({project.failing})",
            todo="perfhint history lists the runs; apply those you want",
        )
    for file, text in changed if apply else ():
        files.replace(file, text)
        yield f"replaced {file.path}"


def _first_and_last(project: ProjectRun) -> Iterator[tuple[Run, str]]:
    """For every file in which something became faster the run that began with it, and its final text."""
    first: dict[Path, Run] = {}
    last: dict[Path, str] = {}
    for result in project.improved:
        assert result.run
        assert result.run.best
        first.setdefault(result.function.path, result.run)
        last[result.function.path] = result.run.best.text
    yield from ((first[path], last[path]) for path in first)


def _unchanged(run: Run) -> SourceFile:
    file = files.read(run.target)
    if file.text != run.original:
        raise WriteError(f"{file.path} is not what run {run.id} was about", todo="run perfhint optimize --all again")
    return file


def _patch(file: SourceFile, text: str) -> bytes:
    return as_patch.unified(file.encode(file.text), file.encode(text), as_patch.name_for(file.path))
