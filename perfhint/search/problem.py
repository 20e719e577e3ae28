"""What a program is for, from a file in Markdown or plain text, cut into parts by its headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfhint.errors import UsageError
from perfhint.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 1 << 20
_PARTS = {
    "samples": r"(samples?|examples?)\b.*",
    "tags": r"tags?|topics?|categor(y|ies)|keywords?",
    "input_format": r"(the )?inputs?( (format|specification|description))?",
    "output_format": r"(the )?outputs?( (format|specification|description))?",
}
"""Parts to the headings they stand under; what stands under any other belongs to the description."""
_HEADING = re.compile(
    r"(?P<marks>#{1,6})[ \t]+(?P<marked>.+?)[ \t#]*|\*\*(?P<bold>[^*]+)\*\*:?|(?P<plain>[A-Z][\w ]{2,30}):?"
)
_PLAIN = 7
"""Depth of a heading without marks: below all that have some."""
_UNDERLINE = re.compile(r"[-=~]{3,}[ \t]*")
_TAGS = re.compile(r"(?:tags?|topics?|categories|keywords)[ \t]*:[ \t]*(\S.*)", re.IGNORECASE)
_FENCE = re.compile(r"[ \t]*(```|~~~)")


class _Section(NamedTuple):
    """A heading and the lines up to the next."""

    words: str
    depth: int
    lines: list[str]
    """The heading's own line is the first."""


def read_problem(path: Path) -> Problem:
    """The problem described in the file `path`. Raises `UsageError` when it cannot be read or is empty."""
    try:
        data = path.read_bytes()[: MOST_BYTES + 1]
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror})", todo="name the file that says it") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8", todo="convert it") from None
    if len(data) > MOST_BYTES:
        raise UsageError(f"{path} is longer than {MOST_BYTES >> 20} MB: too long for a description")
    problem = parse_problem(text)
    if problem == Problem(""):
        raise UsageError(f"{path} is empty", todo="say in it what the program is for")
    return problem


def parse_problem(text: str) -> Problem:
    """The parts of a description; without headings that are known, all of it is the description."""
    parts: dict[str, list[str]] = {name: [] for name in ("description", *_PARTS)}
    current, depth = "description", 0
    for section in _sections(text.replace("\r\n", "\n").split("\n")):
        part = _part(section.words)
        within_samples = current == "samples" and (section.depth > depth or (part and section.depth == _PLAIN))
        if not within_samples:
            current, depth = part or "description", section.depth
        is_named = current not in ("description", "samples")
        parts[current] += section.lines[1:] if is_named else section.lines
    description = [line for line in parts["description"] if not _TAGS.fullmatch(line)]
    parts["tags"] += [match[1] for line in parts["description"] if (match := _TAGS.fullmatch(line))]
    return Problem(**{name: _trimmed(lines) for name, lines in {**parts, "description": description}.items()})


def _sections(lines: list[str]) -> Iterator[_Section]:
    section = _Section("", 0, [""])
    in_code = False
    for number, line in enumerate(lines):
        in_code ^= bool(_FENCE.match(line))
        heading = None if in_code else _heading(line, lines[number + 1 : number + 2])
        if heading is not None:
            yield section
            section = _Section(*heading, [line])
        elif not (len(section.lines) == 1 and section.depth == _PLAIN and _UNDERLINE.fullmatch(line)):
            section.lines.append(line)
    yield section


def _heading(line: str, following: list[str]) -> tuple[str, int] | None:
    """The words of a heading and its depth: with marks, in bold, underlined, or known words on a line of their own."""
    match = _HEADING.fullmatch(line.rstrip())
    if match is None:
        return None
    if match["marks"]:
        return match["marked"], len(match["marks"])
    words = match["bold"] or match["plain"]
    is_heading = match["bold"] or _part(words) or any(map(_UNDERLINE.fullmatch, following))
    return (words, _PLAIN) if is_heading else None


def _part(words: str) -> str | None:
    words = words.strip("*: ").lower()
    return next((name for name, pattern in _PARTS.items() if re.fullmatch(pattern, words)), None)


def _trimmed(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
