"""`perfhint check` without Typer, whose import takes longer than checking a file."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint import check, pyproject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def status(arguments: Sequence[str]) -> int | None:
    """The exit status of `perfhint check` with these arguments.

    None for those that Typer has to answer: a question for help, and whatever may be wrong.
    """
    paths = []
    lists: dict[str, list[str]] = {"--select": [], "--ignore": []}
    rest = iter(arguments)
    for argument in rest:
        flag, equals, value = argument.partition("=")
        if flag in lists:
            value = value if equals else next(rest, "")
            if not value or value.startswith("-"):
                return None
            lists[flag].append(value)
        elif argument.startswith("-") or not argument:
            return None
        else:
            paths.append(Path(argument))
    return run(paths, lists["--select"], lists["--ignore"])


def run(paths: Sequence[Path], select: Sequence[str], ignore: Sequence[str]) -> int:
    """Check `paths`, or this folder, with these flags over environment and file."""
    selected, ignored = _chosen(paths[0] if paths else Path.cwd(), select, ignore)
    with _uncollected():
        from perfhint import rules

        rules.catalog()
    return check.paths(paths or [Path()], select=selected, ignore=ignored)


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is loaded here stays until the end, so the garbage collector need not search it: an eighth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _chosen(start: Path, select: Sequence[str], ignore: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What to select and to ignore; building settings takes as long as checking, so only where there are some."""
    file = pyproject.nearest(start)
    is_configured = any(name.startswith("PERFHINT_") for name in os.environ) or (file and pyproject.table(file))
    if not (is_configured or select or ignore):
        return (), ()
    from perfhint.settings import load

    settings = load(start, environment=os.environ, flags={"select": select or None, "ignore": ignore or None})
    return settings.select, settings.ignore
