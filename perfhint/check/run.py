"""`perfhint check`: no process is started, no model asked, nothing heavy imported."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import BrokenRuleError, PerfhintError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfhint.hints import Hint
    from perfhint.rules import Rule

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit statuses: nothing found, something found, some file or flag could not be used."""

SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "site-packages"})
"""Folders not looked into, besides hidden ones and virtual environments."""


def paths(
    names: Sequence[str | Path],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> int:
    """Check files, and all Python files below folders; print findings to stdout, what could not be read to stderr.

    `select` and `ignore` are identifiers or their beginnings: "PH201", "PH2". One line a finding:
    `path:line:column: PH201 message [containers]`. Returns the exit status.
    Raises `UsageError` when an identifier fits no rule, `RuleError` when a rule file is broken.
    """
    from perfhint.rules import chosen

    rules = chosen(select, ignore)
    status = CLEAN
    for path in expand(names):
        try:
            hints = check_file(path, rules)
        except BrokenRuleError as error:
            print(f"{path}: not checked, {error}", file=sys.stderr)
            status = FAILED
            continue
        except PerfhintError as error:
            print(f"{error.what}", file=sys.stderr)
            status = FAILED
            continue
        except Exception as error:  # noqa: BLE001 (a bug met in one file must not hide what there is in others)
            print(f"{path}: not checked, perfhint failed: {type(error).__name__}: {error}", file=sys.stderr)
            status = FAILED
            continue
        for hint in hints:
            print(line(path, hint, rules))
        if hints and status == CLEAN:
            status = FOUND
    return status


def check_file(path: Path, rules: tuple[Rule, ...]) -> list[Hint]:
    """What `rules` find in one file. Raises `SourceError`."""
    from perfhint.rules import find
    from perfhint.source import parse
    from perfhint.source.files import decode, read_bytes

    return find(parse(decode(read_bytes(path), path).text), rules)


def line(path: Path, hint: Hint, rules: tuple[Rule, ...]) -> str:
    """A finding as one line."""
    category = next(rule.category for rule in rules if rule.id == hint.rule)
    return f"{path}:{hint.span.line}:{hint.span.column}: {hint.rule} {hint.message} [{category}]"


def expand(names: Iterable[str | Path]) -> Iterator[Path]:
    """The files named, and the Python files below the folders named, each once, in a fixed order."""
    seen: set[Path] = set()
    for name in names:
        path = Path(name)
        for file in python_files(path) if path.is_dir() else [path]:
            if file not in seen:
                seen.add(file)
                yield file


def python_files(folder: Path) -> Iterator[Path]:
    """Python files below `folder`, but for hidden folders, caches and virtual environments; links are not followed."""
    for root, folders, files in os.walk(folder):
        if "pyvenv.cfg" in files:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED_FOLDERS)
        yield from (Path(root, name) for name in sorted(files) if name.endswith(".py"))
