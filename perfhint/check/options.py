"""What a user can ask of `perfhint check` in one invocation."""

from __future__ import annotations

from typing import NamedTuple

FORMATS = ("text", "concise", "json", "github", "sarif")
STDIN = "-"
"""The path that stands for standard input."""


class Options(NamedTuple):
    """Flags as given; None where a setting of the project decides. What every project may set is in `project.py`."""

    paths: tuple[str, ...] = ()
    """Files, folders and patterns; none: this folder."""
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    pedantic: bool = False
    format: str = "text"
    statistics: bool = False
    fix: bool = False
    show_fixes: bool = False
    cache: bool = True
    diff: str | None = None
    """Report only what stands on lines changed since this revision."""
    baseline: str | None = None
    """A file of fingerprints: what is in it is not reported."""
    write_baseline: str | None = None
    """Where to write the fingerprints of everything found."""
    profile: str | None = None
    """A profile as JSON, or the identifier of a stored run."""
    stdin_filename: str | None = None
