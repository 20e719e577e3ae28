"""Code of expressions, and of arrays that are worked out item by item."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfhint.rules.imports._numpy.types import Type

LOWEST, CONDITIONAL, OR, AND, NOT, COMPARISON, BIT_OR, XOR, BIT_AND, SHIFT, SUM, PRODUCT, UNARY, POWER, ATOM = range(15)
"""How tightly the parts of an expression hang together."""

_WORD = re.compile(r"[^\W\d]\w*")
_ITEM = re.compile("\x01(\\d+)\x01")
_ITEMS, _ROWS, _INDEXES = ("x", "y", "z", "u", "v", "w"), ("row", "other", "third"), ("i", "j", "k")


class Code(NamedTuple):
    """An expression: its text, and how tightly that hangs together."""

    text: str
    rank: int = ATOM

    def at(self, rank: int) -> str:
        """The text, in parentheses where an operator of that rank would tear it apart."""
        return self.text if self.rank >= rank else f"({self.text})"


Maker = Callable[..., Code]
"""Makes the code of an operation from that of its operands."""


class Source(NamedTuple):
    """Something to iterate over, `depth` loops deep."""

    text: str
    depth: int
    is_name: bool = False
    """It can be iterated over again and again."""
    is_column: bool = False
    """Two deep, with one item for each row."""

    def reaches(self, level: int) -> bool:
        """A loop at this level, 1 being the innermost, goes over it or over something in it."""
        return self.depth >= level and not (self.is_column and level == 1)


class Items(NamedTuple):
    """An array given by what each of its items is: `{0} + 1` for each item of some sources."""

    sources: tuple[Source, ...]
    body: Code
    """With the number of a source between two \\x01 where its item stands."""
    condition: str = ""
    """Items for which it does not hold are left out, and the array is flat."""

    @property
    def depth(self) -> int:
        """How many dimensions the sources have."""
        return max(source.depth for source in self.sources)

    @property
    def is_simple(self) -> bool:
        """The items are those of its only source."""
        return self.body.text == item(0) and len(self.sources) == 1 and not self.condition

    def listed(self) -> str:
        """As a list, nested where there are several dimensions."""
        if self.condition:
            return f"[{self.generated()}]"
        if self.is_simple:
            source = self.sources[0].text
            return source if self.sources[0].is_name else f"list({source})"
        return self._nested([source.text for source in self.sources], self.depth, _Names(self))

    def generated(self, indexes: Sequence[str] = (), body: str = "") -> str:
        """As a generator over all items, without the parentheses; or of some other `body`.

        With `indexes` the loops count, from the outermost, in the variables of these names (empty: no counting).
        """
        names = _Names(self)
        codes, clauses = [source.text for source in self.sources], []
        for level in range(self.depth, 0, -1):
            deep = [n for n, source in enumerate(self.sources) if source.reaches(level)]
            targets = [names.of(n, level) for n in deep]
            counter = indexes[self.depth - level] if indexes else ""
            clauses.append(_clause(targets, [codes[n] for n in deep], counter))
            for n, target in zip(deep, targets, strict=True):
                codes[n] = target
        condition = f" if {names.fill(self.condition)}" if self.condition else ""
        return f"{body or names.fill(self.body.text)} {' '.join(clauses)}{condition}"

    def by_rows(self, wrap: Callable[[str], str]) -> str:
        """As a list of what `wrap` makes of each row: of the code of a generator of its items."""
        names = _Names(self)
        rows, codes = [], [source.text for source in self.sources]
        for n, source in enumerate(self.sources):
            rows.append(names.of(n, 2) if source.depth > 1 else source.text)
        wide = [n for n, source in enumerate(self.sources) if source.reaches(1)]
        clause = _clause([names.of(n, 1) for n in wide], [rows[n] for n in wide])
        deep = [n for n, source in enumerate(self.sources) if source.depth > 1]
        outer = _clause([rows[n] for n in deep], [codes[n] for n in deep])
        inner = rows[0] if self.is_simple else f"{names.fill(self.body.text)} {clause}"
        return f"[{wrap(inner)} {outer}]"

    def _nested(self, codes: list[str], level: int, names: _Names) -> str:
        deep = [n for n, source in enumerate(self.sources) if source.reaches(level)]
        targets = [names.of(n, level) for n in deep]
        clause = _clause(targets, [codes[n] for n in deep])
        if level == 1:
            return f"[{names.fill(self.body.text)} {clause}]"
        inner = list(codes)
        for n, target in zip(deep, targets, strict=True):
            inner[n] = target
        return f"[{self._nested(inner, level - 1, names)} {clause}]"


class _Names:
    """Loop variables for the items of some sources, none of which the expression uses for something else."""

    def __init__(self, items: Items) -> None:
        text = " ".join([*(source.text for source in items.sources), items.body.text, items.condition])
        self._taken = set(_WORD.findall(text))
        self._given: dict[tuple[int, int], str] = {}
        self._columns = {number for number, source in enumerate(items.sources) if source.is_column}

    def of(self, source: int, level: int) -> str:
        level = 1 if source in self._columns else level
        key = source, level
        if key not in self._given:
            self._given[key] = fresh(_ITEMS if level == 1 else _ROWS, self._taken)
            self._taken.add(self._given[key])
        return self._given[key]

    def fill(self, text: str) -> str:
        return _ITEM.sub(lambda found: self.of(int(found[1]), 1), text)


def item(number: int) -> str:
    """What stands for the item of a source in a body."""
    return f"\x01{number}\x01"


def fresh(candidates: Sequence[str], taken: set[str]) -> str:
    """The first candidate that is not taken, or the last with a number."""
    for name in candidates:
        if name not in taken:
            return name
    number = 2
    while f"{candidates[-1]}_{number}" in taken:
        number += 1
    return f"{candidates[-1]}_{number}"


def index_name(*codes: str) -> str:
    """A name for an index that occurs in none of these."""
    return fresh(_INDEXES, set(_WORD.findall(" ".join(codes))))


def words(text: str) -> set[str]:
    """The names in some code."""
    return set(_WORD.findall(text))


def _clause(targets: list[str], codes: list[str], counter: str = "") -> str:
    target, code = ", ".join(targets), codes[0] if len(codes) == 1 else f"zip({', '.join(codes)})"
    if not counter:
        return f"for {target} in {code}"
    return f"for {counter}, {target if len(targets) == 1 else f'({target})'} in enumerate({code})"


class Value(NamedTuple):
    """What an expression is and what it becomes."""

    type: Type
    code: Code = Code("")
    """As any expression needs it; of arrays: a list."""
    items: Items | None = None
    """Of arrays: how it is worked out, where that may be done on the way."""
    iterable: str = ""
    """Code that gives its items once, where that is cheaper than a list."""
    parts: tuple[Value, ...] | None = None
    """Of tuples: the values in it, where they are known."""
    is_fresh: bool = False
    """Of lists and arrays: a new object that nobody else has."""
    row: Value | None = None
    """Of tables with one row: that."""
    column: Value | None = None
    """Of tables with one column: that."""
    whole: Value | None = None
    """Of floats that are whole numbers: the number as an int."""
    width: str = ""
    """Of tables that may have no rows: code for how long rows would be."""

    @property
    def text(self) -> str:
        """The code, for where any expression may stand."""
        return self.code.text

    @property
    def each(self) -> str:
        """Code to iterate over once."""
        if self.items is not None and not self.items.is_simple:
            return f"({self.items.generated()})"
        return self.iterable or self.code.text

    @property
    def argument(self) -> str:
        """Code to iterate over once, as the only argument of a call: a generator needs no parentheses there."""
        if self.items is not None and not self.items.is_simple:
            return self.items.generated()
        if self.iterable.startswith("("):
            return self.iterable[1:-1]
        return self.iterable or self.code.text
