"""What stands in the brackets behind an array."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.imports._numpy.elementwise import named
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp
from perfhint.rules.imports._numpy.values import Code, Value

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


_NAME = re.compile(r"\w+(\[\w+\])?")


class Index(NamedTuple):
    """One part of what stands in the brackets."""

    node: Node
    value: Value | None
    """None for a slice."""
    text: str
    is_all: bool = False
    """It is `:`."""


def indexes(program: Program, node: Node) -> list[Index]:
    """What stands in the brackets."""
    return [index_of(program, part) for part in brackets(program, node)]


def brackets(program: Program, node: Node) -> list[Node]:
    given = node.children_by_field_name("subscript")
    return program.module.statements(given[0]) if len(given) == 1 and given[0].type == "tuple" else given


def is_new(program: Program, node: Node) -> bool:
    return node.type == "none" or program.path(node) == "numpy.newaxis"


def spread(parts: list[Index]) -> list[Index]:
    """The indexes of `grid[place]`, where `place` is a tuple."""
    if len(parts) != 1 or (value := parts[0].value) is None or value.type.name != "items":
        return parts
    node = parts[0].node
    if value.parts is not None:
        return [Index(node, part, part.text) for part in value.parts]
    if not _NAME.fullmatch(value.text):
        raise GiveUp
    texts = [f"{value.text}[{number}]" for number in range(len(value.type.items))]
    return [
        Index(node, named(kind, text) if kind.name == "array" else Value(kind, Code(text)), text)
        for kind, text in zip(value.type.items, texts, strict=True)
    ]


def index_of(program: Program, node: Node) -> Index:
    if node.type != "slice":
        value = program.value(node)
        if value.parts is not None and len(value.parts) == 1 and value.parts[0].type.name == "array":
            value = value.parts[0]  # of `np.where(…)`
        return Index(node, value, value.text)
    bounds = [(bound, program.value(bound)) for bound in program.module.statements(node)]
    if any(value.type.name not in NUMBERS | {"plain", "none", "never"} for _, value in bounds):
        raise GiveUp
    text = program.spliced(node, bounds).text
    return Index(node, None, text, is_all=text in (":", "::"))
