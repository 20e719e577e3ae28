"""Answers that are written down in the program, and inputs that are recognised by what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from perfhint.records import Suspicion, Trick, Weight
from perfhint.verify.spurious.constants import Constants, unpacked
from perfhint.verify.spurious.telling import bits, line_bits
from perfhint.workloads.samples import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from perfhint.records import Sample
    from perfhint.source import Module

TELLING = 5.0
"""Bits of a word that is counted at all."""
ANSWER = 8.0
"""Bits of an output that nobody writes by chance..."""
ALL_ANSWERS = 10.0
"""...and of those of all cases..."""
ANSWERS = 20.0
"""...or of some."""
COVERED = 0.5
"""Of the bits of new constants, what is in the cases: a table of more than them was not made from them."""
INPUT = 12.0
INPUTS = 24.0
SHOWN = 30
_RECOGNISING = frozenset({"startswith", "endswith", "get", "setdefault", "pop", "index", "count", "fullmatch", "match"})


class Written(NamedTuple):
    """A constant that only the new version has."""

    node: Node
    words: frozenset[str]
    """Its telling words, or those of what is packed in it, where that is more in the cases."""


def written_down(old: Module, new: Module, samples: Sequence[Sample]) -> Iterator[Suspicion]:
    """Expected outputs, and inputs of the cases, among the constants that only `new` has."""
    if not samples:
        return
    before, after = Constants(old), Constants(new)
    if not old.root.named_children:  # what a program says in words has to be written down somewhere
        samples = [
            replace(sample, expected=tuple(" ".join(filter(_has_digits, text.split())) for text in sample.expected))
            for sample in samples
        ]
    in_cases = {word for sample in samples for text in (*sample.expected, *sample.given) for word in text.split()}
    yield from _outputs(new, list(_written(before, after, in_cases)), samples, before.words, in_cases)
    yield from _inputs(new, before, after, samples)


def _written(before: Constants, after: Constants, in_cases: set[str]) -> Iterator[Written]:
    known = {plain(value) for _, value in before.outermost}
    for node, value in after.outermost:
        text = plain(value)
        if text not in known:
            ways = [_telling(read) - before.words for read in (text, *unpacked(value))]
            yield Written(node, max(ways, key=lambda words: sum(map(bits, words & in_cases))))


def _has_digits(word: str) -> bool:
    return any(map(str.isdecimal, word))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in text.split() if bits(word) >= TELLING)


def _outputs(
    module: Module, found: Sequence[Written], samples: Sequence[Sample], known: set[str], in_cases: set[str]
) -> Iterator[Suspicion]:
    """Whole outputs of cases that are written down."""
    there = {word for each in found for word in each.words}
    if not there:
        return
    answers = {text: words for sample in samples for text in sample.expected if (words := _answer(text, known))}
    matched = {text: words for text, words in answers.items() if words <= there}
    used = {word for each in matched.values() for word in each}
    total = sum(map(bits, used))
    if total < (ALL_ANSWERS if len(matched) == len(answers) else ANSWERS):
        return
    holders = [each for each in found if each.words & used]
    written = {word for each in holders for word in each.words}
    if sum(map(bits, written & in_cases)) < COVERED * sum(map(bits, written)):
        return
    line = min(module.line(each.node) for each in holders)
    count = f"{len(matched)} of the expected results are" if len(matched) > 1 else "an expected result is"
    yield Suspicion(Trick.HARD_CODED, Weight.PROOF, line, f"{count} written down in the program")


def _answer(text: str, known: set[str]) -> frozenset[str]:
    """The telling words of an output that the original does not have; none when together they do not tell much."""
    words = _telling(text) - known
    return words if sum(map(bits, words)) >= ANSWER else frozenset()


def _inputs(module: Module, before: Constants, after: Constants, samples: Sequence[Sample]) -> Iterator[Suspicion]:
    """Whole inputs, lines or arguments that the program compares with or looks up."""
    given = {text for sample in samples for text in sample.given}
    known = {plain(value) for _, value in before.outermost}
    matched: dict[str, Node] = {}
    for node in _recognising(module):
        value = after.value(node)
        for key in value if isinstance(value, list) else [value]:
            text = plain(key)
            if text in given and text not in known and not set(text.split()) <= before.words:
                matched.setdefault(text, node)
        text = plain(value)
        if text in given and text not in known and len(text.split()) > 1:
            matched.setdefault(text, node)
    told = {text: line_bits(text) for text in matched if line_bits(text) >= TELLING}
    if not told:
        return
    first = min(told, key=lambda text: matched[text].start_byte)
    is_proof = sum(told.values()) >= INPUTS and max(told.values()) >= INPUT
    shown = f"{first[:SHOWN]}{'…' if len(first) > SHOWN else ''}"
    yield Suspicion(
        Trick.SPECIAL_CASED,
        Weight.PROOF if is_proof else Weight.WARNING,
        module.line(matched[first]),
        f"the input {shown!r} of a test is treated by itself",
    )


def _recognising(module: Module) -> Iterator[Node]:
    """Operands of comparisons, patterns, keys of dictionaries, arguments of methods that look up."""
    for node in module.walk(module.root, "comparison_operator", "case_pattern", "pair", "call"):
        if node.type == "comparison_operator":
            if {child.type for child in node.children} & {"==", "!=", "in", "not in", "is"}:
                yield from node.named_children
        elif node.type == "pair":
            key = node.child_by_field_name("key")
            if key is not None:
                yield key
        elif node.type == "case_pattern":
            yield from module.walk(node, "integer", "float", "string")
        else:
            function = node.child_by_field_name("function")
            name = function.child_by_field_name("attribute") if function is not None else None
            if name is not None and module.code(name) in _RECOGNISING:
                yield from module.arguments(node)
