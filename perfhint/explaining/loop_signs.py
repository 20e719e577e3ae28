"""What a change does to loops: fewer of them, fewer rounds, less in every round."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from perfhint.explaining.sides import Sides, head, one_line, quoted
from perfhint.records import EditKind, Sign
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from perfhint.explaining.part import Part

_GOING_THROUGH = names("""
    sum any all sorted map filter .count .index .join .replace .find .translate .sort collections.Counter
    itertools.accumulate itertools.chain functools.reduce math.prod math.fsum
""")
"""Builtins that go through many items in C."""
_COMPUTING = names("math.gcd math.lcm math.comb math.perm math.factorial math.isqrt")
_STEPS = names("""
    print input int float str abs len round divmod pow list map .split .strip .rstrip sys.stdin.readline
    math.sqrt math.floor math.ceil math.isqrt math.log math.log2 sys.exit exit quit
""")
"""Calls in which no loop hides, but for reading and writing a line."""
_PURE = names("int float str sum min max sorted math.sqrt math.gcd")
_LINES = ("expression_statement", "return_statement")
_NUMBER = re.compile(r"(?:int\()?(?P<base>\d+(?:\.\d*)?(?:e\d{1,2})?)(?:\*\*(?P<power>\d{1,2}))?\)?(?:[-+]1)?")
"""A number as bounds of loops are written."""
_LARGEST_POWER = 30
_MANY = 100
"""Rounds below which a fixed bound does not matter."""
_WORD = re.compile(r"\w+|[^\w\s]")
_MOSTLY = 0.6


def _loops(both: Sides) -> Iterator[Sign]:
    old, new = both.old, both.new
    if len(new.loops) >= len(old.loops) or len(both.fast.loops) >= len(both.slow.loops):
        return
    innermost = max(old.loops, key=old.module.loops.depth)
    gone = f"`{head(old, innermost)}` is gone"
    in_its_place = len(old.loops) - len(new.loops) == 1 and new.depth < old.depth
    through = _new_call(both, _GOING_THROUGH, new.depth)
    computing = _new_call(both, _COMPUTING, new.depth)
    if new.loops and not in_its_place:
        return
    if new.comprehensions and not old.comprehensions and old.called[".append"] > new.called[".append"]:
        made = quoted(new, new.comprehensions[0])
        why = "A comprehension appends its items without looking up and calling a method for each."
        yield Sign(EditKind.LOOP_TO_COMPREHENSION, f"{gone}, and {made} is new.", why)
    elif through is not None:
        why = "What goes through its items in C takes far less for each than a loop, whose rounds are interpreted."
        yield Sign(EditKind.LOOP_TO_BUILTIN, f"{gone}, and {quoted(new, through)} is new.", why)
    elif computing is not None:
        why = "One call computes in C what a loop has to interpret step by step."
        yield Sign(EditKind.LOOP_TO_BUILTIN, f"{gone}, and {quoted(new, computing)} is new.", why)
    elif not new.comprehensions and _has_no_hidden_loop(new):
        why = "The rounds of the loop are not paid for any more."
        yield Sign(EditKind.LOOP_LESS, f"{gone}, and no loop or call that goes through items took its place.", why)


def _new_call(both: Sides, wanted: frozenset[str], depth: int) -> Node | None:
    """A call of one of these that was not there before, where the innermost loop was."""
    around = both.new.module.loops.depth
    for name, call in both.new.calls:
        if name in wanted and not both.old.called[name] and around(call) == depth:
            return call
    return None


def _has_no_hidden_loop(part: Part) -> bool:
    names_known = all(name in _STEPS for name, _ in part.calls)
    return names_known and not any(part.walk("slice", "list_splat", "in"))


def _nesting(both: Sides) -> Iterator[Sign]:
    before, after = both.old.whole_depth, both.new.depth
    hidden = both.new.own_functions_called - both.slow.own_functions_called
    if (
        after < before
        and before > 1
        and both.fast.depth < both.slow.depth
        and not hidden
        and any(both.new.walk(*_LINES))
    ):
        deep = f"{after} deep" if after else "no longer there"
        why = "The innermost lines run once for every round of every loop around them."
        yield Sign(EditKind.FLATTER, f"Loops that were nested {before} deep are {deep}.", why)


def _bounds(both: Sides) -> Iterator[Sign]:
    """A loop that went on to a number in the text, and now to a smaller one, or to what the data say."""
    for loop in both.old.loops:
        arguments = _range_of(both.old, loop)
        target = _target(both.old, loop)
        for other in both.new.loops:
            others = _range_of(both.new, other)
            if len(others) != len(arguments) or _target(both.new, other) != both.renamed.get(target, target):
                continue
            if not _does_the_same(both, loop, other):
                continue
            text = f"`{head(both.new, other)}` was `{head(both.old, loop)}`."
            for at, (before, after) in enumerate(zip(arguments, others, strict=True)):
                fixed, now = _fixed(both.old, before), _fixed(both.new, after)
                is_stop = at == (1 if len(arguments) > 1 else 0)
                if fixed is not None and now is not None and is_stop and 0 < now < fixed and len(arguments) < 3:
                    yield Sign(EditKind.FEWER_ROUNDS, text, "Rounds beyond the bound are not run.")
                elif fixed is not None and fixed >= _MANY and now is None and _depends_on_data(both.new, after):
                    why = "With a fixed bound a loop has as many rounds for little data as for much."
                    yield Sign(EditKind.DATA_BOUND, text, why)


def _does_the_same(both: Sides, loop: Node, other: Node) -> bool:
    """The bodies of two loops are mostly the same words."""
    bodies = loop.child_by_field_name("body"), other.child_by_field_name("body")
    if bodies[0] is None or bodies[1] is None:
        return False
    old, new = re.findall(_WORD, both.old.module.code(bodies[0])), re.findall(_WORD, both.new.module.code(bodies[1]))
    old = [both.renamed.get(word, word) for word in old]
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _MOSTLY


def _range_of(part: Part, loop: Node) -> list[Node]:
    """Arguments of the `range` that a loop goes through; none where it goes through something else."""
    iterable = loop.child_by_field_name("right")
    is_range = iterable is not None and part.module.scopes.calls(iterable, "range")
    return part.module.arguments(iterable) if iterable is not None and is_range else []


def _target(part: Part, loop: Node) -> str:
    left = loop.child_by_field_name("left")
    return part.module.code(left) if left is not None else ""


def _fixed(part: Part, node: Node) -> float | None:
    """The number that an expression of literals is: `500`, `10**5`, `int(1e6)`."""
    found = _NUMBER.fullmatch(part.module.code(node).replace(" ", "").replace("_", ""))
    if found is None:
        return None
    base, exponent = float(found["base"]), float(found["power"] or 1)
    return base**exponent if exponent < _LARGEST_POWER else None


def _depends_on_data(part: Part, node: Node) -> bool:
    """It holds a name, and none that is just another way to write a number."""
    scopes = part.module.scopes
    bindings = [scopes.binding(name) for name in part.module.walk(node, "identifier") if scopes.binding(name)]
    writes = [scopes.only_write(binding) for binding in bindings if binding is not None]
    constants = [w for w in writes if w is None or (w.value is not None and _fixed(part, w.value) is not None)]
    return bool(bindings) and not constants


def _exits(both: Sides) -> Iterator[Sign]:
    more = len(both.new.exits) > len(both.old.exits) and len(both.fast.exits) > len(both.slow.exits)
    if more and both.new.exits:
        text = f"`{head(both.new, both.new.exits[-1])}` may end before its last round."
        yield Sign(EditKind.EARLY_EXIT, text, "Rounds after that are not run.")


def _recursion(both: Sides) -> Iterator[Sign]:
    """A function that called itself and now has a loop."""
    looping = {both.fast.module.code(name) for loop in both.new.loops for name in _function_of(both.fast, loop)}
    for name in sorted(both.old.recursive):
        if both.renamed.get(name, name) in looping and not both.fast.recursive:
            why = "A call of a function takes longer than a round of a loop."
            yield Sign(EditKind.RECURSION, f"`{name}` called itself; now it has a loop.", why)


def _function_of(part: Part, loop: Node) -> list[Node]:
    """The name of the function around a loop, if there is one."""
    definition = part.module.within(loop, "function_definition")
    name = definition.child_by_field_name("name") if definition is not None else None
    return [name] if name is not None else []


def _repetitions(both: Sides) -> Iterator[Sign]:
    """The same call, written several times in one loop, which is now written once."""
    old, new = both.old.module, both.new.module
    written = Counter(
        (name, old.code(call), loop.id)
        for name, call in both.old.calls
        if (loop := old.loops.innermost(call)) is not None
    )
    still = Counter(new.code(call) for _, call in both.new.calls)
    for (name, code, _), times in written.items():
        fewer = both.new.called[name] < times and both.fast.called[name] < both.slow.called[name]
        if times > 1 and name in _PURE and fewer and still[code] == 1:
            text = f"`{one_line(code)}` stood {times} times in a loop, and stands there once."
            yield Sign(EditKind.REPETITION, text, "What is worked out once and kept need not be worked out again.")
            return


def _copies(both: Sides) -> Iterator[Sign]:
    if both.old.copies and not both.new.copies and len(both.fast.copies) < len(both.slow.copies):
        made = quoted(both.old, both.old.copies[0])
        why = "A slice or a copy takes the longer, the more is in it."
        yield Sign(EditKind.COPYING, f"{made} is no longer made in every round.", why)


LOOKS: tuple[Callable[[Sides], Iterator[Sign]], ...] = (
    _loops,
    _nesting,
    _bounds,
    _exits,
    _recursion,
    _copies,
    _repetitions,
)
"""In the order in which they are told."""
