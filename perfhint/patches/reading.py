"""Reading a unified diff as models write them: the lines are to be trusted, the numbers in the headers are not.

Counts in ``@@ -1,5 +1,6 @@`` are often wrong, sometimes left out, and the names of the files may be missing. All of
that is put right before `unidiff` reads the rest.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchSet

_HEADER = re.compile(r"@@(?: *-(\d+)(?:,\d+)? \+\d+(?:,\d+)?)?(?: *@@)?(.*)")
_FILE = re.compile(r"--- \S.*\n\+\+\+ \S")
_BODY = ("+", "-", " ", "\\")
NOWHERE = 0


class PatchHunk(NamedTuple):
    """Lines that stay, go and come, in a row."""

    lines: tuple[tuple[str, str], ...]
    """" " for context, "-" or "+", and the line without its newline."""
    start: int
    """Line of the file where it begins, as the patch says; `NOWHERE` when it does not say."""
    header: str
    """Its first line, to tell it by."""

    @property
    def old(self) -> list[str]:
        """The lines that must be there."""
        return [text for kind, text in self.lines if kind != "+"]

    @property
    def before(self) -> int:
        """Lines of context at the beginning..."""
        return _leading([kind for kind, _ in self.lines])

    @property
    def after(self) -> int:
        """...and at the end."""
        return _leading([kind for kind, _ in reversed(self.lines)])


def is_patch(text: str) -> bool:
    """It looks like a unified diff: a header and a line that comes or goes."""
    has_header = re.search(r"^@@", text, re.MULTILINE) or _FILE.search(text)
    return bool(has_header and re.search(r"^[+-](?![+-]{2} )", text, re.MULTILINE))


def read_patch(patch: str, name: str) -> list[PatchHunk]:
    """The hunks of `patch` about the file called `name`, or about its only file, whatever that is called.

    Raises `ValueError`, in words for whoever wrote it, when there are none or they cannot be read.
    """
    try:
        files = PatchSet("\n".join(_mended(patch)) + "\n")
    except UnidiffParseError as error:
        raise ValueError(f"the diff cannot be read ({error})") from None
    wanted = [file for file in files if len(files) == 1 or file.path.rpartition("/")[2] == name]
    if len(wanted) != 1:
        raise ValueError(f"the diff is about {len(files)} files, and not just about {name}")
    headers = [line for line in patch.splitlines() if line.startswith("@@")]
    hunks = []
    for number, hunk in enumerate(wanted[0]):
        lines = tuple((line.line_type, line.value.rstrip("\r\n")) for line in hunk if line.line_type in "+- ")
        if any(kind != " " for kind, _ in lines):
            header = headers[number] if len(files) == 1 else f"@@ -{hunk.source_start} @@"
            hunks.append(PatchHunk(lines, hunk.source_start, header))
    if not hunks:
        raise ValueError("the diff changes nothing")
    return hunks


def _leading(kinds: list[str]) -> int:
    return next((at for at, kind in enumerate(kinds) if kind != " "), len(kinds))


def _mended(patch: str) -> list[str]:
    """The lines of the patch with right headers: names of files where there are none, and counts that are right."""
    mended: list[str] = []
    body: list[str] | None = None
    start, has_file = NOWHERE, False
    lines = patch.splitlines()

    def close() -> None:
        nonlocal body
        while body and not body[-1].strip():  # empty lines between the hunk and what follows it
            body.pop()
        if body:
            old, new = (sum(line[0] in kinds for line in body) for kinds in ("- ", "+ "))
            mended.append(f"@@ -{start},{old} +{start},{new} @@")
            mended.extend(body)
        body = None

    for at, line in enumerate(lines):
        if line.startswith("--- ") and at + 1 < len(lines) and lines[at + 1].startswith("+++ "):
            close()
            mended.append(line)
            has_file = True
        elif line.startswith("+++ ") and mended and mended[-1].startswith("--- "):
            mended.append(line)
        elif header := _HEADER.match(line) if line.startswith("@@") else None:
            close()
            if not has_file:
                mended += ["--- a/program", "+++ b/program"]
                has_file = True
            body, start = [], int(header[1] or NOWHERE)
        elif body is not None and (not line or line.startswith(_BODY)):
            body.append(line or " ")
        else:
            close()  # words after the diff, or the header of another one
    close()
    return mended
