"""Putting a patch in place: where it says, or near by, with the usual fuzz; what does not fit is said, never guessed.

As with `patch`, a hunk may have moved, and up to two lines of context at either end may differ. White space at the end
of lines does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.patches.reading import NOWHERE, PatchHunk, read_patch

if TYPE_CHECKING:
    from collections.abc import Sequence

FUZZ = 2
"""Lines of context that may differ at the beginning and at the end of a hunk."""


class Applied(NamedTuple):
    """What became of a patch."""

    text: str | None
    """None when anything of it did not fit: half a patch is no answer."""
    failures: tuple[str, ...] = ()
    """For every hunk that did not fit, what it is and why, in words for whoever wrote it."""


def apply_patch(text: str, patch: str, name: str) -> Applied:
    """`text`, the file called `name`, with the unified diff `patch` applied."""
    try:
        hunks = read_patch(patch, name)
    except ValueError as error:
        return Applied(None, (str(error),))
    old = text.split("\n")
    bare = [line.rstrip() for line in old]
    new: list[str] = []
    failures: list[str] = []
    done, moved = 0, 0
    for hunk in hunks:
        place = _place(bare, hunk, done, moved)
        if isinstance(place, str):
            failures.append(f"{_told(hunk)}: {place}")
            continue
        start, fuzz = place
        top, bottom = min(fuzz, hunk.before), min(fuzz, hunk.after)
        moved = start + 1 - hunk.start if hunk.start != NOWHERE else moved
        new += old[done : start + top]
        done = start + top
        for kind, line in hunk.lines[top : len(hunk.lines) - bottom]:
            if kind == " ":
                new.append(old[done])  # as it stands there
            elif kind == "+":
                new.append(line)
            done += kind != "+"
    if failures:
        return Applied(None, tuple(failures))
    return Applied("\n".join(new + old[done:]))


def _place(lines: Sequence[str], hunk: PatchHunk, done: int, moved: int) -> tuple[int, int] | str:
    """Where `hunk.old` begins (0-based) and with how much fuzz; or why that cannot be told."""
    wanted = [line.rstrip() for line in hunk.old]
    if not wanted:
        return _place_of_insertion(lines, hunk, done)
    for fuzz in range(FUZZ + 1):
        top, bottom = min(fuzz, hunk.before), min(fuzz, hunk.after)
        if fuzz and (top, bottom) == (min(fuzz - 1, hunk.before), min(fuzz - 1, hunk.after)):
            break
        part = wanted[top : len(wanted) - bottom]
        if not any(part):  # blank lines fit anywhere
            break
        found = [
            at - top
            for at in range(max(done, top), len(lines) - len(part) + 1)
            if lines[at : at + len(part)] == part and at - top >= 0
        ]
        if not found:
            continue
        if hunk.start == NOWHERE:
            return (found[0], fuzz) if len(found) == 1 else f"its lines stand in {len(found)} places"
        expected = hunk.start - 1 + moved
        distances = sorted(abs(at - expected) for at in found)
        if len(distances) > 1 and distances[0] == distances[1]:
            return "its lines stand in two places as near as each other"
        return min(found, key=lambda at: abs(at - expected)), fuzz
    return "its context and removed lines are not in the program as they stand there"


def _place_of_insertion(lines: Sequence[str], hunk: PatchHunk, done: int) -> tuple[int, int] | str:
    """A hunk without context is put where it says, which must not lie behind what is done."""
    if hunk.start == NOWHERE and len(lines) > 1 and any(lines):
        return "it has no context to find its place by"
    place = min(hunk.start, len(lines))
    return (place, 0) if place >= done else "it comes before the hunk above it"


def _told(hunk: PatchHunk) -> str:
    first = next((line for _, line in hunk.lines if line.strip()), "")
    return f'hunk "{hunk.header.strip()}" (it begins with `{first.strip()}`)'
