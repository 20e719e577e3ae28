"""The way from one text to another as edits of whole lines, each of which can be left out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from perfhint.hints import Edit

_HEAD = re.compile(r"(?:async )?def \w+\(.*\).*:\s*$")
_CALL = re.compile(r"""if __name__ == ["']__main__["']:\s*$|[ \t]*\w+\(\)\s*$""")
"""What a program needs when its body stands in a function: a head and a call."""


def split(old: str, new: str) -> tuple[Edit, ...]:
    """Edits that make `new` of `old` when all are applied, in order, one for every run of lines that differ."""
    before, after = _lines(old), _lines(new)
    offsets = [0]
    for line in before:
        offsets.append(offsets[-1] + len(line.encode("utf-8", "surrogatepass")))
    return tuple(
        Edit(offsets[i1], offsets[i2], "".join(after[j1:j2]))
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    )


def relaid(old: str, new: str) -> str:
    """`old` as `new` lays it out: with the indentation that `new` gives to lines of both, and what holds them there.

    A program whose body moved into a function is one difference line by line. Once it is laid out anew, what else was
    changed comes apart.
    """
    before, after = _lines(old), _lines(new)
    bare = SequenceMatcher(None, [line.strip() for line in before], [line.strip() for line in after], autojunk=False)
    opcodes = bare.get_opcodes()
    moved = [_shifts(before[i1:i2], after[j1:j2]) if tag == "equal" else [] for tag, i1, i2, j1, j2 in opcodes]
    laid: list[str] = []
    for at, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        if tag == "equal":
            laid += after[j1:j2]
            continue
        earlier = next((shifts[-1] for shifts in reversed(moved[:at]) if shifts), None)
        later = next((shifts[0] for shifts in moved[at:] if shifts), None)
        laid += _held(before[i1:i2], after[j1:j2], earlier, later)
    return "".join(laid)


def _held(old: list[str], new: list[str], earlier: int | None, later: int | None) -> list[str]:
    """The lines `old`, between others that moved by `earlier` and `later` columns, with what of `new` holds them."""
    head = max((at for at, line in enumerate(new) if _HEAD.match(line)), default=-1)
    opening = [line for line in new[: head + 1] if _HEAD.match(line) or not line.strip()]
    has_call = any(map(_CALL.match, new[head + 1 :]))
    closing = [line for line in new[head + 1 :] if has_call and (_CALL.match(line) or not line.strip())]
    opened = head >= 0 and any(line.strip() for line in new[head + 1 :])
    near, far = (later, earlier) if opened else (earlier, later)
    shift = near if near is not None else far or 0
    stays = [_indented(line, shift) for line in old]
    return [*opening, *stays, *closing] if opened else [*stays, *opening, *closing]


def _shifts(before: list[str], after: list[str]) -> list[int]:
    """Columns by which each line moved to the right; blank ones do not count."""
    return [_column(new) - _column(old) for old, new in zip(before, after, strict=True) if old.strip()]


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())


def _indented(line: str, shift: int) -> str:
    if not line.strip():
        return line
    return " " * shift + line if shift >= 0 else line[min(-shift, _column(line)) :]


def _lines(text: str) -> list[str]:
    r"""Lines with their ends; only ``\n`` ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
