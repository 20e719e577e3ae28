"""What kind of edit a change is: told from what its lines hold before and after, and silent where that is not clear.

A sign is also looked for in the whole programs, so that something is not called gone that only went elsewhere.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from perfhint.explaining import loop_signs
from perfhint.explaining.sides import Sides, quoted
from perfhint.records import EditKind, Sign
from perfhint.source.known import COUNTER, DEFAULTDICT, DEQUE, DICTS, SETS
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from perfhint.explaining.part import Part

_READING = names("""
    sys.stdin.readline sys.stdin.read sys.stdin.readlines sys.stdin.buffer.readline sys.stdin.buffer.read
    sys.stdin.buffer.readlines
""")
_ARRAYS = names("numpy scipy pandas")
_LOADED = frozenset(sys.builtin_module_names) | names("os sys io abc codecs stat site builtins time posixpath")
"""Modules that are there before a program starts: importing them takes nothing."""


def signs(both: Sides) -> tuple[Sign, ...]:
    """Everything that can be told of a change; at most one sign of a kind."""
    found: dict[EditKind, Sign] = {}
    for look in _LOOKS:
        for sign in look(both):
            found.setdefault(sign.kind, sign)
    return tuple(found.values())


def _containers(both: Sides) -> Iterator[Sign]:
    after = both.new.kinds
    for name, before in both.old.kinds.items():
        new_name = both.renamed.get(name, name)
        why = _why_container(before, after.get(new_name, before))
        if why:
            article = "an" if after[new_name][0] in "aeiou" else "a"
            text = f"`{new_name}` is {article} {_short_kind(after[new_name])}, no longer a {_short_kind(before)}."
            yield Sign(EditKind.CONTAINER, text, why)


def _why_container(before: str, after: str) -> str:
    """Why a container of another kind is faster; nothing where it is not, or not known to be."""
    one_by_one = before in ("list", "tuple", DEQUE)
    if after in SETS and one_by_one:
        return "A set finds an item by its hash, however many it holds; what has an order compares one after another."
    if after in DICTS and one_by_one:
        return "A dictionary finds a key by its hash, however many it holds; a list is searched item by item."
    if after == DEQUE and before == "list":
        return (
            "A deque gives and takes items at both ends at once; when the first item of a list goes, all others move."
        )
    if after == "list" and before == DEQUE:
        return "Any item of a list is reached at once; in a deque those in the middle are walked to."
    if after == "list" and before in DICTS:
        return "An item of a list is reached by its position, without a hash."
    return ""


def _caching(both: Sides) -> Iterator[Sign]:
    for name, decorator in both.new.caching.items():
        if not both.slow.caching:
            why = "What was worked out once for the same arguments is looked up from then on."
            yield Sign(EditKind.CACHING, f"`{decorator}` keeps the results of `{name}`.", why)


def _sorting(both: Sides) -> Iterator[Sign]:
    why = "Sorting n items takes about n log n comparisons."
    if both.old.sorting and not both.fast.sorting:
        yield Sign(EditKind.SORTING, f"{quoted(both.old, both.old.sorting[0])} is gone: nothing is sorted.", why)
        return
    repeated = [call for call in both.old.sorting if both.old.module.loops.depth(call)]
    if repeated and not any(both.fast.module.loops.depth(call) for call in both.fast.sorting):
        text = f"{quoted(both.old, repeated[0])} was done in every round; now no loop sorts."
        yield Sign(EditKind.SORTING, text, why)
    elif both.new.sorting and not both.slow.sorting and both.new.depth < both.old.depth:
        why = "In sorted data what is equal or near stands side by side, and need not be searched for."
        yield Sign(EditKind.SORTING, f"{quoted(both.new, both.new.sorting[0])} is new.", why)


def _library(both: Sides) -> Iterator[Sign]:
    for package, kind, why in (
        ("bisect.", EditKind.SEARCHING, "It finds a place in sorted data by halving, in about log2 n comparisons."),
        ("heapq.", EditKind.HEAP, "A heap takes an item or gives its smallest in about log2 n steps."),
    ):
        call = next((call for name, call in both.new.calls if name.startswith(package)), None)
        if call is not None and not any(name.startswith(package) for name in both.slow.called):
            yield Sign(kind, f"{quoted(both.new, call)} is new.", why)


def _input(both: Sides) -> Iterator[Sign]:
    repeated = [call for name, call in both.slow.calls if name == "input" and both.slow.module.loops.depth(call)]
    reading = sorted(name for name in both.fast.called if name in _READING)
    touched = both.old.called["input"] or any(f"{name.rpartition('.')[2]}" in _code(both.new) for name in reading)
    if repeated and reading and touched and not both.fast.called["input"]:
        why = "At every call `input` writes out what was printed and asks whether a person is typing."
        yield Sign(EditKind.INPUT, f"Input comes from `{reading[0]}`, no longer from `input`.", why)


def _output(both: Sides) -> Iterator[Sign]:
    prints = both.fast.called["print"] or both.fast.called["sys.stdout.write"]
    if both.old.printing and prints and not both.fast.printing:
        why = "Every call of `print` takes a while to begin with, whatever it prints."
        yield Sign(EditKind.OUTPUT, "No loop prints any more: the text is put together and printed at once.", why)


def _function(both: Sides) -> Iterator[Sign]:
    difference = both.difference
    for definition in both.new.walk("function_definition"):
        row = definition.start_point.row
        number = next(at for at, line in enumerate(difference.fast.all) if line.first <= row <= line.last)
        moved = [
            old
            for old, new in difference.unchanged.items()
            if number in difference.fast.heads(new) and not difference.slow.heads(old)
        ]
        loops = [loop for loop in both.fast.loops if difference.fast.module.contains(definition, loop)]
        name = definition.child_by_field_name("name")
        if moved and loops and name is not None:
            text = f"Code that stood in no function is in `{difference.fast.module.code(name)}`."
            why = "Names of a function are found by position, those of a module in a dictionary, at every use."
            yield Sign(EditKind.FUNCTION, text, why)
            return


def _imports(both: Sides) -> Iterator[Sign]:
    gone = both.old.packages - both.fast.packages - _LOADED
    if arrays := sorted(gone & _ARRAYS):
        why = "Importing it alone takes longer than many a program; on small data its calls cost more than they save."
        yield Sign(EditKind.NO_ARRAYS, f"`{arrays[0]}` is no longer imported.", why)
    if others := sorted(gone - _ARRAYS):
        listed = ", ".join(f"`{name}`" for name in others)
        verb = "is" if len(others) == 1 else "are"
        why = "An import is paid for at every start of the program."
        yield Sign(EditKind.IMPORT, f"{listed} {verb} no longer imported.", why)
    if coming := sorted((both.new.packages & _ARRAYS) - both.slow.packages):
        yield Sign(EditKind.ARRAYS, f"`{coming[0]}` comes in.", "One call works on a whole array in C.")


def _short_kind(kind: str) -> str:
    return {DEQUE: "deque", COUNTER: "Counter", DEFAULTDICT: "defaultdict"}.get(kind, kind.rpartition(".")[2])


def _code(part: Part) -> str:
    lines = part.module.text.split("\n")
    return "\n".join(lines[row] for row in sorted(part.rows))


_LOOKS: tuple[Callable[[Sides], Iterator[Sign]], ...] = (
    _containers,
    *loop_signs.LOOKS,
    _caching,
    _sorting,
    _library,
    _input,
    _output,
    _function,
    _imports,
)
"""In the order in which they are told: what changes the growth before what saves a constant factor."""
