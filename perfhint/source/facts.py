"""What the profile run observed of the program: types and sizes of names, how often loops ran, where the time went.

Rewriting moves code, so everything is known by what it is called: a name by its function and itself, a loop by its
head, a line by its text without indentation. What is in a function that the run did not know was module-level code.

Facts are of the runs that were watched, not of all runs. A finding that asked for one is `checked`, and says what was
seen; the rule engine sees to both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from perfhint.source.inference import completed, join
from perfhint.source.known import DICTS, NEVER, Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.records import ObservedLoop, ObservedName, Profile
    from perfhint.source.bindings import Binding, Scope, Write
    from perfhint.source.module import Module

_MODULE = "<module>"
_UNTOLD = frozenset({"?", "function", "module", "type"})
"""Types that are no news."""
_NOT_PLAIN = re.compile(r"[\s()]")
_TOKEN = re.compile(r"[\w.<>]+|[\[\],?]")
_ARRAY = re.compile(r"numpy\.ndarray\[(\w+), (\d+)d\]")


class Array(NamedTuple):
    """What arrays a name was."""

    dtype: str
    dimensions: int


class Seen:
    """A profile, to be looked up by names and texts. The same for all versions of a program."""

    def __init__(self, original: str, profile: Profile) -> None:
        observed = profile.observed
        self.names: dict[tuple[str, str], ObservedName] = {}
        self.loops: dict[tuple[str, str], ObservedLoop] = {}
        self.calls: dict[str, int] = {}
        self.complete = observed is not None and observed.complete
        if observed is not None:
            self.names = {(each.function, each.name): each for each in observed.names}
            self.loops = {(each.function, _plain(each.head)): each for each in observed.loops}
            self.calls = dict(observed.calls)
        self.heat: dict[str, float] = defaultdict(float)
        for number, line in enumerate(original.split("\n"), 1):
            self.heat[line.strip()] += profile.lines.get(number, 0.0)


class Facts:
    """What was seen of the names and loops of one module; each answer is None where nothing was."""

    def __init__(self, module: Module, seen: Seen | None) -> None:
        self._module = module
        self._seen = seen
        self._notes: dict[str, None] = {}

    def __bool__(self) -> bool:
        return self._seen is not None

    def types(self, name: Node) -> frozenset[str] | None:
        """Names of the types that `name` had: {"int", "collections.deque", "numpy.ndarray"}."""
        found = self._name(name)
        if found is None or "?" in found.types:
            return None
        self._note(name, " or ".join(found.types))
        return frozenset(each.partition("[")[0] for each in found.types)

    def array(self, name: Node) -> Array | None:
        """What arrays `name` was, if it was always a numpy array of this kind."""
        found = self._name(name)
        match = _ARRAY.fullmatch(found.types[0]) if found is not None and len(found.types) == 1 else None
        if found is None or match is None:
            return None
        self._note(name, found.types[0])
        return Array(match[1], int(match[2]))

    def length(self, name: Node) -> tuple[int, int] | None:
        """Fewest and most items that `name` was seen with; there may have been more, so see `is_short`."""
        found = self._name(name)
        if found is None or found.sizes is None:
            return None
        self._note(name, f"{found.sizes[1]} items")
        return found.sizes

    def is_short(self, name: Node, most: int) -> bool:
        """`name` held items, but in no run that was watched to its end more than `most`."""
        sizes = self.length(name)
        return sizes is not None and sizes[1] <= most and self._seen is not None and self._seen.complete

    def value_range(self, name: Node) -> tuple[int, int] | None:
        """The smallest and largest integer that `name` was seen to be; None where it was anything else."""
        found = self._name(name)
        if found is None or found.values is None or found.types != ("int",):
            return None
        self._note(name, f"{found.values[0]} to {found.values[1]}")
        return found.values

    def iterations(self, loop: Node) -> ObservedLoop | None:
        """How often a `for` or `while` statement or a clause of a comprehension was entered and ran."""
        if self._seen is None:
            return None
        head = self._head(loop)
        found = self._seen.loops.get((self._function(self._module.scopes.scope(loop)), _plain(head)))
        if found is not None:
            self._note_text(f"`{head}` ran {found.iterations} times")
        return found

    def calls(self, definition: Node) -> int | None:
        """How often the function was called."""
        name = definition.child_by_field_name("name")
        scope = self._module.scopes.own(definition)
        count = self._seen.calls.get(_qualified(scope)) if self._seen is not None and scope is not None else None
        if name is not None and count is not None:
            self._note_text(f"`{self._module.code(name)}` called {count} times")
        return count

    def share(self, node: Node) -> float | None:
        """Share of the time of the lines on which `node` stands, 0 to 1; None where rewriting made one of them."""
        heat = self._seen.heat if self._seen is not None else {}
        lines = {line.strip() for line in self._module.code(self._module.statement(node)).split("\n")}
        if not any(heat.values()) or any(line not in heat for line in lines):
            return None
        return sum(heat[line] for line in lines)

    # ------------------------------------------------------------------------------------------------ for the engine

    def type_of(self, binding: Binding) -> Type | None:
        """The type that the name always had, as far as it was seen, with what it held."""
        found = self._lookup(binding)
        if found is None:
            return None
        kind: Type | None = NEVER
        for each in found.types:
            kind = join(kind, read_type(each))
        return kind

    def notes(self) -> tuple[str, ...]:
        """What was asked for and found since the last call."""
        notes = tuple(self._notes)
        self._notes.clear()
        return notes

    def about(self, node: Node) -> Iterator[str]:
        """What was seen of the names in `node` that text does not tell, or not all of."""
        for name in self._module.walk(node, "identifier"):
            binding = self._module.scopes.binding(name)
            found = self._lookup(binding) if binding is not None else None
            if binding is None or found is None or _UNTOLD.intersection(found.types):
                continue
            told = self._module.types.of(name)
            if completed(told, self.type_of(binding)) != told:
                yield f"`{found.name}` {' or '.join(found.types)}"

    # ------------------------------------------------------------------------------------------------------- lookups

    def _name(self, name: Node) -> ObservedName | None:
        binding = self._module.scopes.binding(name) if self._seen is not None else None
        return self._lookup(binding) if binding is not None else None

    def _lookup(self, binding: Binding) -> ObservedName | None:
        if self._seen is None:
            return None
        found = self._seen.names.get((self._function(binding.scope), binding.name))
        return found if found is not None and self._still_holds(found, binding, self._seen) else None

    def _still_holds(self, found: ObservedName, binding: Binding, seen: Seen) -> bool:
        """Nothing gives the name a value that it did not have in the program that was watched."""
        if any(kind.startswith("numpy.") for kind in found.types) and "numpy" not in self._module.text:
            return False
        return all(line in seen.heat for write in binding.writes for line in self._lines(write))

    def _lines(self, write: Write) -> Iterator[str]:
        """Those of the name and of what is written to it, without their indentation."""
        last = write.value if write.value is not None else write.node
        rows = self._module.text.split("\n")[write.node.start_point.row : last.end_point.row + 1]
        return map(str.strip, rows)

    def _function(self, scope: Scope) -> str:
        """The function as the run knew it."""
        name = _qualified(scope)
        known = self._seen is not None and (name in self._seen.calls or name.endswith("<lambda>"))
        return name if known else _MODULE

    def _head(self, loop: Node) -> str:
        code = self._module.code
        condition = loop.child_by_field_name("condition")
        if condition is not None:
            return f"while {code(condition)}"
        left, right = loop.child_by_field_name("left"), loop.child_by_field_name("right")
        return f"for {code(left)} in {code(right)}" if left is not None and right is not None else ""

    def _note(self, name: Node, what: str) -> None:
        self._note_text(f"`{self._module.code(name)}` {what}")

    def _note_text(self, note: str) -> None:
        self._notes[note] = None


def read_type(text: str) -> Type | None:
    """The type that an observation is written as; None for what is unclear."""
    tokens = _TOKEN.findall(text)
    found = _read(tokens)
    return None if tokens else found


def _read(tokens: list[str]) -> Type | None:
    """Takes one type off the front."""
    name = tokens.pop(0) if tokens else "?"
    if tokens[:1] != ["["]:
        return None if name in "?[]," else Type(name)
    parts: list[Type | None] = []
    while tokens and tokens.pop(0) != "]":
        parts.append(_read(tokens))
    return _holding(name, parts or [None])


def _holding(name: str, parts: list[Type | None]) -> Type:
    if name == "tuple" and parts[-1] != Type("..."):
        element: Type | None = NEVER
        for part in parts:
            element = join(element, part)
        return Type(name, element, None, tuple(parts))
    if name == "numpy.ndarray":
        return Type(name, Type(name) if parts[-1] != Type("1d") else parts[0] and Type(f"numpy.{parts[0].name}"))
    return Type(name, parts[0], parts[1] if name in DICTS and len(parts) > 1 else None)


def _qualified(scope: Scope) -> str:
    names = [each.name or "<lambda>" for each in scope.chain() if each.kind in ("function", "class", "lambda")]
    return ".".join(reversed(names)) or _MODULE


def _plain(code: str) -> str:
    return _NOT_PLAIN.sub("", code)
