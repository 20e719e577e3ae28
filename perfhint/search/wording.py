"""How prompts put things: figures, code between fences, code with a margin. Templates know this module as `say`.

Figures that were measured have a unit behind them (`ms`, `MB`, `x`, `%`): by that `models.digest` knows a request again
in which nothing but these differ.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from perfhint.records import CaseResult, Rejection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.records import ObservedLoop, ObservedName, Profile, Verdict

MOST_NAMES = 12
MOST_LOOPS = 8
MOST_FAILING = 4
MOST_HOT = 5
HOT = 0.05
_OF_MODULES = frozenset({Rejection.OUTCOME, Rejection.RESULT, Rejection.UNKNOWN})
_SIMPLE = frozenset({"int", "float", "bool", "None", "str"})


def ms(seconds: float) -> str:
    """A time in milliseconds, of which less than a hundredth cannot be told from nothing."""
    value = max(seconds * 1000, 0.01)
    return f"{value:.0f} ms" if value >= 100 else f"{value:.3g} ms"


def mb(size: int) -> str:
    """An amount of memory."""
    return f"{size / (1 << 20):.0f} MB"


def ratio(value: float) -> str:
    """A speed-up, or a ratio of memory."""
    return f"{value:.0f}x" if value >= 100 else f"{value:.2f}x"


def case(name: str) -> str:
    """A case's name without the folders it lies in, which are nobody's business."""
    return name.rpartition("/")[2]


def title(name: str, is_module: bool) -> str:
    """What to call a case, a test or a call; the values that a test is repeated with may be somebody's data."""
    return case(name).partition("[")[0] if is_module else f"case {case(name)}"


def percent(share: float) -> str:
    """A share of 0 to 1."""
    return f"{share * 100:.0f} %"


def hottest(profile: Profile) -> list[tuple[int, float]]:
    """The lines that take most of the time, with their shares."""
    lines = sorted(profile.lines.items(), key=lambda item: -item[1])
    return [(line, share) for line, share in lines if share >= HOT][:MOST_HOT]


def line_of(program: str, number: int) -> str:
    """The code of a line."""
    lines = program.split("\n")
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def times(number: int) -> str:
    """How often something happened."""
    return "once" if number == 1 else f"{number} times"


def rounds(number: int) -> str:
    """Rounds of a loop."""
    return "1 round" if number == 1 else f"{number} rounds"


def sizes(bounds: tuple[int, int]) -> str:
    """Fewest and most items."""
    low, high = bounds
    return f"{high} items" if low == high else f"{low} to {high} items"


def magnitude(bounds: tuple[int, int]) -> str:
    """About how large integers get: the values themselves may be somebody's data."""
    largest = max(map(abs, bounds))
    digits = 10 ** math.ceil(math.log10(largest)) if largest > 1 else largest
    return f"{'at most' if bounds[0] >= 0 else 'of either sign, at most'} about {digits} in size"


def one_line(text: str) -> str:
    """`text` without its newlines."""
    return " ".join(text.split())


def fenced(text: str, language: str = "python") -> str:
    """`text` between fences that do not occur in it."""
    longest = max(map(len, re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def with_margin(program: str, profile: Profile | None) -> str:
    """The program with the number of every line, and the share of the time that is spent there."""
    lines = program.rstrip("\n").split("\n")
    width = len(str(len(lines)))
    shares = profile.lines if profile else {}

    def margin(number: int) -> str:
        share = shares.get(number, 0.0)
        return f"{number:>{width}} {percent(share) if share >= 0.01 else '':>5} |"

    return "\n".join(f"{margin(number)} {line}".rstrip() for number, line in enumerate(lines, 1))


def hot_names(names: Sequence[ObservedName]) -> list[ObservedName]:
    """What is worth knowing: containers, the largest first, then numbers that get large."""
    telling = [name for name in names if name.sizes or name.values or set(name.types) - _SIMPLE]
    telling.sort(key=lambda name: (-(name.sizes or (0, 0))[1], -max(map(abs, name.values or (0,)))))
    return telling[:MOST_NAMES]


def hot_loops(loops: Sequence[ObservedLoop]) -> list[ObservedLoop]:
    """The loops that ran most."""
    return sorted(loops, key=lambda loop: -loop.iterations)[:MOST_LOOPS]


def what_is_wrong(verdict: Verdict) -> str:
    """The rejection, and how many cases show it, without anything that is in them."""
    wrong = [case.rejection for case in verdict.cases if case.rejection is not None]
    said = verdict.rejection.value if verdict.rejection else ""
    if verdict.rejection is Rejection.SPURIOUS:
        return f"{said}, made for the cases it is judged by"
    if verdict.counterexample and verdict.counterexample.is_mutated:
        return f"{said} on an input made from the cases, all of which it gets right"
    if not verdict.cases:
        return said
    if not wrong:
        return f"{said} under another hash seed"
    if wrong[0] in _OF_MODULES:
        return f"{wrong[0]}"
    several = len(set(wrong)) > 1
    return f"{'not the same' if several else wrong[0]} on {len(wrong)} of {len(verdict.cases)} cases"


def failing(cases: Sequence[CaseResult]) -> list[CaseResult]:
    """The first of the cases that are not as they should be."""
    return [case for case in cases if case.rejection not in (None, Rejection.UNCHANGED)][:MOST_FAILING]
