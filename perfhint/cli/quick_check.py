"""`perfhint check` without Typer, whose import takes longer than checking a file."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from perfhint.check.options import FORMATS, Options
from perfhint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.check import Checked

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit statuses: nothing found, something found, some file or flag could not be used."""

_LISTS = {"--select": "select", "--extend-select": "extend_select", "--ignore": "ignore"}
_TEXTS = {
    "--format": "format",
    "--diff": "diff",
    "--baseline": "baseline",
    "--write-baseline": "write_baseline",
    "--profile": "profile",
    "--stdin-filename": "stdin_filename",
}
_SWITCHES = {
    "--pedantic": {"pedantic": True},
    "--statistics": {"statistics": True},
    "--fix": {"fix": True},
    "--show-fixes": {"show_fixes": True},
    "--no-cache": {"cache": False},
}


def status(arguments: Sequence[str]) -> int | None:
    """The exit status of `perfhint check` with these arguments.

    None for those that Typer has to answer: a question for help, and whatever may be wrong.
    """
    paths: list[str] = []
    lists: dict[str, list[str]] = {}
    given: dict[str, object] = {}
    rest = iter(arguments)
    for argument in rest:
        flag, equals, value = argument.partition("=")
        if argument in _SWITCHES:
            given |= _SWITCHES[argument]
        elif flag in _LISTS or flag in _TEXTS:
            value = value if equals else next(rest, "")
            if not value or value.startswith("-"):
                return None
            if flag in _LISTS:
                lists.setdefault(_LISTS[flag], []).append(value)
            else:
                given[_TEXTS[flag]] = value
        elif (argument.startswith("-") and argument != "-") or not argument:
            return None
        else:
            paths.append(argument)
    return run(Options(paths=tuple(paths), **listed(lists), **given))  # type: ignore[arg-type]


def listed(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Every list that was given, with the parts that commas separate."""
    return {
        name: tuple(item for part in parts for item in part.replace(",", " ").split()) for name, parts in lists.items()
    }


def run(options: Options) -> int:
    """Check what `options` say, print what was found to stdout and what could not be read to stderr."""
    if options.format not in FORMATS:
        raise UsageError(f'"{options.format}" is no format', todo=f"known are {', '.join(FORMATS)}")
    with _uncollected():
        from perfhint import rules
        from perfhint.check import check

        rules.catalog()
    checked = check(options, os.environ)
    for error in checked.errors:
        print(error, file=sys.stderr)
    for line in _lines(checked, options):
        print(line)
    if checked.fixed:
        count = sum(len(fixed.mended) for fixed in checked.fixed)
        print(f"{count} mended in {len(checked.fixed)} of {checked.files} files", file=sys.stderr)
    return FAILED if checked.errors else FOUND if checked.flags else CLEAN


def _lines(checked: Checked, options: Options) -> Iterator[str]:
    from perfhint.report import findings

    if options.show_fixes and options.format in ("text", "concise"):
        for fixed in checked.fixed:
            for unit, reason in fixed.mended:
                yield f"{fixed.path}: mended {unit.rule} {reason}"
    if options.format == "sarif":
        from perfhint import rules
        from perfhint.report.sarif import sarif

        yield sarif(checked.flags, checked.errors, rules.catalog())
    elif options.format == "json":
        fixes = sum(len(fixed.mended) for fixed in checked.fixed)
        yield from findings.as_json(
            checked.flags, checked.errors, files=checked.files, hidden=checked.hidden, fixed=fixes
        )
    elif options.statistics:
        yield from findings.statistics(checked.flags)
    else:
        yield from {"text": findings.text, "concise": findings.concise, "github": findings.github}[options.format](
            checked.flags
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is loaded here stays until the end, so the garbage collector need not search it: an eighth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
