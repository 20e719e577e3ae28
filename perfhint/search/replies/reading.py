"""From a reply to a candidate: a whole program, some functions of it, or a patch."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.patches import apply_patch, is_patch
from perfhint.records import Candidate, Reply
from perfhint.search.replies.blocks import find_code
from perfhint.search.replies.functions import with_functions

NO_CODE = "it holds no program, no function and no diff"
CUT = "it was cut off before the code came to its end"


class Useless(NamedTuple):
    """A reply of which no program could be made."""

    why: str
    """In words for the model."""


def read_reply(reply: Reply, program: str, name: str, model: str) -> Candidate | Useless:
    """The candidate that `reply` of `model` makes of `program`, the file called `name`; never a guess.

    With an empty `program` it has to be a whole one.
    """
    found = find_code(reply.text)
    if found is None or not (found.code.strip() or found.cut):
        return Useless(CUT if reply.cut else NO_CODE)
    if found.cut and (reply.cut or not found.code.strip()):
        return Useless(CUT)
    text = _whole(found.code, program, name)
    if isinstance(text, Useless):
        return text
    return Candidate(text=text, origin=model, reason=found.explanation, category=found.category.lower())


def _whole(code: str, program: str, name: str) -> str | Useless:
    """The whole text that `code` makes of `program`."""
    if program and is_patch(code):
        applied = apply_patch(program, code, name)
        if applied.text is None:
            return Useless("the diff does not apply: " + "; ".join(applied.failures))
        return applied.text
    code = code.strip("\n").rstrip() + "\n"
    text = with_functions(program, code) if program else None
    return code if text is None else text
