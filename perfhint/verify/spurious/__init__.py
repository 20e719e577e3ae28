"""Versions that only look faster: what in a new text speaks for it, before anything is run.

What stands there is compared with the original's text and with what the user's cases give and expect. Little of it is
a proof: a right version may well have a lower constant or a cache. So most suspicions only tell why a version that was
seen to behave differently does so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.records import Rejection, Weight
from perfhint.source import parse
from perfhint.verify.spurious.cut_down import cut_down
from perfhint.verify.spurious.kept import kept
from perfhint.verify.spurious.swallowed import swallowed
from perfhint.verify.spurious.written_down import written_down

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.records import Sample, Suspicion, Verdict

__all__ = ["named", "suspicions"]

MOST_BYTES = 400_000
MOST_NAMED = 3
_HARDLY_TOLD = frozenset({Rejection.SYNTAX, Rejection.UNCHANGED, Rejection.NOT_FASTER})


def suspicions(
    original: str, text: str, samples: Sequence[Sample] = (), *, is_module: bool = False
) -> tuple[Suspicion, ...]:
    """What in `text`, a version of `original`, may make it faster without doing the same work; the gravest first.

    `is_module`: its functions are called many times by others, so that what is kept between calls may matter.
    """
    if len(text) > MOST_BYTES or len(original) > MOST_BYTES:
        return ()
    old, new = parse(original), parse(text)
    if old.has_error or new.has_error:
        return ()
    try:
        found = [*written_down(old, new, samples)]
        if old.root.named_children:  # else the program is written, not rewritten
            found += [*cut_down(old, new), *kept(old, new, is_module=is_module), *swallowed(old, new)]
    except RecursionError:  # nobody nests so deeply by hand
        return ()
    order = list(Weight)
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (order.index(each.weight), each.line)))


def named(verdict: Verdict, found: Sequence[Suspicion]) -> Verdict:
    """The verdict with what was found: rejected by a proof, the reason of a difference, else warnings."""
    if verdict.rejection in _HARDLY_TOLD:
        return replace(verdict, suspicions=tuple(each for each in found if each.weight is not Weight.EXPLANATION))
    if verdict.rejection is None or verdict.rejection is Rejection.SPURIOUS:
        return _proven(verdict, found)
    told = tuple(found[:MOST_NAMED])
    if not told:
        return verdict
    return replace(verdict, detail=f"{verdict.detail}: {'; '.join(map(str, told))}".removeprefix(": "), suspicions=told)


def _proven(verdict: Verdict, found: Sequence[Suspicion]) -> Verdict:
    proofs = tuple(each for each in found if each.weight is Weight.PROOF)
    if not proofs:
        return replace(verdict, suspicions=tuple(each for each in found if each.weight is Weight.WARNING))
    told = "; ".join(str(each) for each in proofs[:MOST_NAMED])
    return replace(verdict, rejection=Rejection.SPURIOUS, detail=told, suspicions=proofs)
