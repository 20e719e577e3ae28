"""What a program is made of, as small numbers: programs that do similar things in similar ways share many of them.

Five kinds, each in a range of its own: two and three words in a row of the canonical form, what stands in what in the
syntax tree, the author's own names, numbers and strings, and how input is read. The last three are no structure, but
people who solve the same task call things alike, and compare with the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from perfhint.source.canonical import FUNCTION, NEWLINE, STRING, VARIABLE, words
from perfhint.source.grammar import language, syntax_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray
    from tree_sitter import Tree

    from perfhint.source.canonical import Word

BUCKETS = 1 << 16
"""How many features are told apart: each is 16 bits."""


class Kind(NamedTuple):
    """One kind of feature, and the range of numbers it has."""

    name: str
    first: int
    size: int
    weight: float
    """Of its cosine in the similarity of two programs."""


KINDS = (
    Kind("words", 0, 32768, 2.0),
    Kind("structure", 32768, 8192, 0.5),
    Kind("names", 40960, 8192, 0.5),
    Kind("constants", 49152, 8192, 0.5),
    Kind("input", 57344, 8192, 0.5),
)

_WORDS, _STRUCTURE, _NAMES, _CONSTANTS, _INPUT = KINDS
_READING = frozenset(("input", "readline", "readlines", "stdin", "read"))
_DIGITS = frozenset("0123456789")
_MIX = np.uint32(0x9E3779B1)


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a program in no order, each as often as it occurs, with the line (0-based) it begins on."""

    buckets: NDArray[np.uint16]
    lines: NDArray[np.int32]

    def whole(self) -> NDArray[np.uint16]:
        """The features of the program, each once, in order."""
        return np.unique(self.buckets)

    def of(self, lines: Collection[int]) -> NDArray[np.uint16]:
        """Those that begin on one of `lines`, each once, in order."""
        wanted = np.zeros(int(self.lines.max(initial=0)) + 1, bool)
        wanted[[line for line in lines if 0 <= line < len(wanted)]] = True
        return np.unique(self.buckets[wanted[self.lines]])


def features(text: str, found: Sequence[Word] | None = None, tree: Tree | None = None) -> Features:
    """The features of `text`, whose words and tree may be given when they are known."""
    found = words(text) if found is None else found
    lines = np.array([word.line for word in found], np.int32)
    two, three = _runs(found)
    parts = [
        (_WORDS, two, lines[: len(two)]),
        (_WORDS, three, lines[: len(three)]),
        (_STRUCTURE, *_structure(text, tree)),
        (_NAMES, *_numbers(_names(found))),
        (_CONSTANTS, *_numbers(_constants(found))),
        (_INPUT, *_numbers(reads(found))),
    ]
    return Features(
        _buckets([(kind, numbers) for kind, numbers, _ in parts]), np.concatenate([lines for _, _, lines in parts])
    )


def word_features(found: Sequence[Word]) -> NDArray[np.uint16]:
    """The features of the first kind alone, each once, in order; they take a third of the time."""
    return np.unique(_buckets([(_WORDS, numbers) for numbers in _runs(found)]))


def _buckets(parts: Sequence[tuple[Kind, NDArray[np.uint32]]]) -> NDArray[np.uint16]:
    """Each number in the range of its kind."""
    numbers = np.concatenate([numbers for _, numbers in parts])
    ranges = np.array([(kind.first, kind.size) for kind, _ in parts], np.uint32)
    firsts, sizes = np.repeat(ranges, [len(numbers) for _, numbers in parts], axis=0).T
    numbers ^= numbers >> np.uint32(15)
    numbers *= _MIX
    numbers >>= np.uint32(16)
    numbers %= sizes
    numbers += firsts
    return numbers.astype(np.uint16)


class _Hashes(dict[str, int]):
    """The same number for a word in every process; there are few different words, so each is hashed once."""

    def __missing__(self, word: str) -> int:
        if len(self) > 100_000:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number


_HASHES = _Hashes()


def _runs(found: Sequence[Word]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Two and three words in a row."""
    numbers = np.array([_HASHES[word.canonical] for word in found], np.uint32)
    two = numbers[:-1] * _MIX ^ numbers[1:]
    return two, two[:-1] * _MIX ^ numbers[2:]


def _numbers(located: Sequence[tuple[str, int]]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    return (
        np.array([_HASHES[word] for word, _ in located], np.uint32),
        np.array([line for _, line in located], np.int32),
    )


def _structure(text: str, tree: Tree | None) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Kinds of nodes with those of their parents and grandparents; level by level, which is quickest."""
    data = text.encode("utf-8", "replace")
    level = [(tree or syntax_tree(data)).root_node]
    kinds: list[int] = []
    starts: list[int] = []
    sizes: list[int] = []
    while level:
        kinds += [node.kind_id for node in level]
        starts += [node.start_byte for node in level]
        below = [node.named_children for node in level]
        sizes += map(len, below)
        level = list(chain.from_iterable(below))
    of_kind = _kind_numbers()
    known = of_kind[np.minimum(kinds, len(of_kind) - 1)]  # ERROR is 65535
    parents = np.concatenate(([0], np.repeat(np.arange(len(kinds)), sizes)))
    numbers = (known * _MIX ^ known[parents]) * _MIX ^ known[parents[parents]]
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord("\n"))
    return numbers, np.searchsorted(ends, starts).astype(np.int32)


@cache
def _kind_numbers() -> NDArray[np.uint32]:
    """A number for each kind of node that follows from its name: those of the grammar change with its version."""
    grammar = language()
    names = (grammar.node_kind_for_id(number) or "" for number in range(grammar.node_kind_count))
    return np.array([crc32(name.encode()) for name in names] + [0], np.uint32)


def _names(found: Sequence[Word]) -> list[tuple[str, int]]:
    return [(text.lower(), line) for generic, text, line in found if generic in (VARIABLE, FUNCTION)]


def _constants(found: Sequence[Word]) -> list[tuple[str, int]]:
    return [
        (text.strip("rbufRBUF").strip("\"'"), line)
        for generic, text, line in found
        if generic == STRING or text[0] in _DIGITS
    ]


def reads(found: Sequence[Word]) -> list[tuple[str, int]]:
    """Statements that read input: what becomes of it, into how many names; and those that follow each other."""
    said = [word.canonical for word in found]
    shapes = []
    before, end = "begin", 0
    for at in [at for at, word in enumerate(said) if word in _READING]:
        if at < end:
            continue  # in a statement that was looked at
        start = at
        while start > end and said[start - 1] != NEWLINE:
            start -= 1
        end = said.index(NEWLINE, at) if NEWLINE in said[at:] else len(said)
        shape = _read_shape(said[start:end])
        shapes += [(shape, found[start].line), (f"{before} {shape}", found[start].line)]
        before = shape
    return shapes


def _read_shape(said: Sequence[str]) -> str:
    """What the words of a statement that reads make of it."""
    assigned = said.index("=") if "=" in said else 0
    targets = said[:assigned].count(",") + 1
    what = "int" if "int" in said else "float" if "float" in said else "text"
    many = "split" in said and targets == 1
    return f"{what} {targets}{' many' * many}{' each' * ('for' in said)}"
