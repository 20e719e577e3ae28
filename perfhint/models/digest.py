"""What identifies a request."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from perfhint.codec import to_plain

if TYPE_CHECKING:
    from perfhint.records import Request

_MEASURED = re.compile(r"\d+(?:\.\d+)?(?= ms\b| MB\b| %|x\b)")
"""Figures with the units that prompts give to what was measured."""
_MARGIN = re.compile(r"^( *\d+) (?: *\d+ %| {5}) \|", re.MULTILINE)
"""What stands beside a line of the program: its number, and its share of the time."""
_PROFILED = re.compile(
    r"- # % in line .*|- line \d+ \(\w+\): .*|- `[^`]+`(?: in `[^`]+`)?: .*|"
    r"Where its time goes now:|## What was seen while it ran|"
)
"""Lines that are there or not by what was measured: hot lines of an answer, hints about them, and values that were seen
in the cases that took longest; and blank ones.
"""


def digest(request: Request) -> str:
    """The same for equal requests and no others, in every process and on every machine.

    What was measured does not count: it is different every time, and the question is the same.
    """
    plain = to_plain(request)
    for message in plain["messages"]:
        message["content"] = [line for _, line in essence(message["content"])]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def essence(text: str) -> list[tuple[int, str]]:
    """The lines, with their numbers, that count: without figures that were measured, or what hangs on them."""
    lines = _MEASURED.sub("#", _MARGIN.sub(r"\1 |", text)).split("\n")
    return [(number, line) for number, line in enumerate(lines, start=1) if not _PROFILED.fullmatch(line)]
