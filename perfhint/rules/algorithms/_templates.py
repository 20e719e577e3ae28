"""Shapes of code looked for, written as code.

In the text of a template a name in small letters stands for some name, always the same one and no other's; a capital
letter for any expression; `ANY(a, b)` for either of two, also as what a `while` goes on for. A statement marked
`# maybe` may be missing. Assignments that do not depend on each other may come in any order. Imports say what a name
of the standard library means.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations, product
from typing import TYPE_CHECKING

from perfhint.rules.algorithms._shape import condition
from perfhint.rules.algorithms._shapes import shape_of_block
from perfhint.source import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.rules.algorithms._shape import Shape

    Names = dict[str, Shape]

_OPTIONAL = "# maybe"
_EITHER_WAY = frozenset({"+", "*", "==", "!=", "and", "or"})
"""Operators whose operands may change places."""
_SYMMETRIC = frozenset({"min", "max", "math.gcd"})


def matched(shape: Shape, *templates: str) -> Names | None:
    """What the names in the first template that fits stand for in `shape`."""
    return next((names for text in templates for one in _read(text) for names in _fits(one, shape, {})), None)


@cache
def _read(text: str) -> tuple[Shape, ...]:
    """The shape of a template, with and without each optional statement."""
    lines = text.strip("\n").split("\n")
    optional = [number for number, line in enumerate(lines) if line.endswith(_OPTIONAL)]
    variants = []
    for chosen in product((True, False), repeat=len(optional)):
        left_out = {number for number, is_in in zip(optional, chosen, strict=True) if not is_in}
        module = parse("\n".join(line for number, line in enumerate(lines) if number not in left_out))
        statements = [each for each in module.statements(module.root) if "import" not in each.type]
        variants.append(shape_of_block(module, statements))
    return tuple(variants)


def _fits(template: Shape, shape: Shape, names: Names) -> Iterator[Names]:
    """The ways in which `shape` is an instance of `template`, given what some names stand for."""
    if template.kind == "name":
        if template.text in names:
            if names[template.text] == shape:
                yield names
        elif template.text.isupper() or (shape.kind == "name" and shape not in names.values()):
            yield {**names, template.text: shape}
    elif _is_choice(template):
        for alternative in template.parts[1:]:
            yield from _fits(alternative, shape, names)
    elif template.kind == "!=" and _is_choice(template.parts[0]):
        for alternative in template.parts[0].parts[1:]:
            yield from _fits(condition(alternative), shape, names)
    elif template.kind == shape.kind and template.text == shape.text:
        if template.kind == "block":
            yield from _fit_statements(template.parts, shape.parts, names)
        elif template.kind == "assign" and template.parts[0].kind == shape.parts[0].kind == "tuple":
            yield from _fit_pairs(template, shape, names)
        elif template.kind in _EITHER_WAY or _is_symmetric(template):
            for parts in permutations(shape.parts):
                yield from _fit_all(template.parts, parts, names)
        else:
            yield from _fit_all(template.parts, shape.parts, names)


def _is_choice(template: Shape) -> bool:
    return template.kind == "call" and template.parts[0].text == "ANY"


def _is_symmetric(template: Shape) -> bool:
    return template.kind == "call" and template.parts[0].text in _SYMMETRIC


def _fit_all(templates: tuple[Shape, ...], shapes: tuple[Shape, ...], names: Names) -> Iterator[Names]:
    if len(templates) != len(shapes):
        return
    if not templates:
        yield names
        return
    for found in _fits(templates[0], shapes[0], names):
        yield from _fit_all(templates[1:], shapes[1:], found)


def _fit_pairs(template: Shape, shape: Shape, names: Names) -> Iterator[Names]:
    """`a, b = b, c` is `b, a = c, b`."""
    if template.parts[1].kind != "tuple" or shape.parts[1].kind != "tuple":
        return
    pairs = zip(*(side.parts for side in shape.parts), strict=False)
    wanted = tuple(part for pair in zip(*(side.parts for side in template.parts), strict=False) for part in pair)
    for order in permutations(tuple(pairs)):
        yield from _fit_all(wanted, tuple(part for pair in order for part in pair), names)


def _fit_statements(templates: tuple[Shape, ...], shapes: tuple[Shape, ...], names: Names) -> Iterator[Names]:
    if len(templates) != len(shapes):
        return
    if not templates:
        yield names
        return
    for place, shape in enumerate(shapes):
        if place and not all(_may_change_places(shape, before) for before in shapes[:place]):
            continue
        for found in _fits(templates[0], shape, names):
            yield from _fit_statements(templates[1:], shapes[:place] + shapes[place + 1 :], found)


def _may_change_places(one: Shape, other: Shape) -> bool:
    """Two assignments, neither of which reads or writes the name, or any item of it, that the other writes."""
    return one.kind == other.kind == "assign" and all(
        (written := _written(first)) is not None and written not in set(second.walk())
        for first, second in ((one, other), (other, one))
    )


def _written(assignment: Shape) -> Shape | None:
    target = assignment.parts[0]
    name = target.parts[0] if target.kind == "subscript" else target
    return name if name.kind == "name" else None
