"""What `check` found, for people, for GitHub and for programs; SARIF has a file of its own."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from perfhint import __version__
from perfhint.hints import UNUSED, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfhint.hints import Flag


def concise(found: Sequence[tuple[Path, Flag]]) -> Iterator[str]:
    """One line each: `path:line:column: PH201 message [cost, gain]`."""
    for path, flag in found:
        yield f"{path}:{flag.place}: {flag.rule} {flag.message}{_cost(flag)}"


def text(found: Sequence[tuple[Path, Flag]]) -> Iterator[str]:
    """The same with the line that it is about, and a mark below it."""
    for line, (_, flag) in zip(concise(found), found, strict=True):
        yield line
        if flag.code:
            yield from _excerpt(flag)


def github(found: Sequence[tuple[Path, Flag]]) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the code.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    for path, flag in found:
        kind = "warning" if flag.severity == Severity.HIGH else "notice"
        places = {
            "file": str(path),
            "line": flag.line,
            "col": flag.column,
            "endLine": flag.end_line,
            **({"endColumn": flag.end_column} if flag.end_line == flag.line else {}),
            "title": f"perfhint ({flag.rule})",
        }
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
        said = f"{path}:{flag.place}: {flag.rule} {flag.message}{_cost(flag)}"
        yield f"::{kind} {properties}::{_data(said)}"


def as_json(
    found: Sequence[tuple[Path, Flag]], errors: Sequence[str], *, files: int, hidden: int, fixed: int
) -> Iterator[str]:
    """One document; docs/json.md says what the keys mean."""
    document = {
        "schema": 1,
        "perfhint": __version__,
        "findings": [_plain(path, flag) for path, flag in found],
        "errors": list(errors),
        "files": files,
        "hidden": hidden,
        "fixed": fixed,
    }
    yield json.dumps(document, indent=2)


def statistics(found: Sequence[tuple[Path, Flag]]) -> Iterator[str]:
    """How often each rule spoke, the most frequent first."""
    names = {flag.rule: flag.name for _, flag in found}
    counts = Counter(flag.rule for _, flag in found)
    width = len(str(max(counts.values(), default=0)))
    for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:>{width}}  {rule}  {names[rule]}"


def _cost(flag: Flag) -> str:
    """How the cost grows, and what the rewrite gained where it was measured."""
    if flag.rule == UNUSED:
        return ""
    parts = [flag.growth]
    if flag.gain:
        parts.append(f"{flag.gain:.3g}x on the rule's example")
    if flag.share is not None:
        parts.append(f"{flag.share:.0%} of the time")
    return f" [{', '.join(parts)}]"


def _excerpt(flag: Flag) -> Iterator[str]:
    code = flag.code.expandtabs()
    start = len(flag.code[: flag.column - 1].expandtabs())
    end = len(flag.code[: flag.end_column - 1].expandtabs()) if flag.end_line == flag.line else len(code.rstrip())
    number = str(flag.line)
    yield f" {number} | {code.rstrip()}"
    yield f" {' ' * len(number)} | {' ' * start}{'^' * max(1, end - start)} {flag.evidence}".rstrip()


def _plain(path: Path, flag: Flag) -> dict[str, Any]:
    document = flag._asdict()
    del document["code"]
    return {"path": str(path), **document, "cell": flag.cell or None}


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
