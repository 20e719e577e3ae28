"""`np.add.at(a, places, values)`: a loop, in which a place may come several times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.elementwise import as_array, cheap
from perfhint.rules.imports._numpy.places import fitting
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp, Type
from perfhint.rules.imports._numpy.values import ATOM, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.imports._numpy.program import Program

_SIGNS = {"add.at": "+", "subtract.at": "-", "multiply.at": "*"}


@numpy_function(*_SIGNS)
def _scattered(program: Program, arguments: Arguments) -> Value:
    nodes, sign = arguments.only(3), _SIGNS[arguments.name]
    array, statement = arguments.value(nodes[0]), program.module.parent(arguments.node)
    if array.type.name != "array" or statement is None or statement.type != "expression_statement":
        raise GiveUp
    program.changes(arguments.node, array.type)
    places = arguments.value(nodes[1])
    axes = places.parts if places.type.name == "items" and places.parts is not None else (places,)
    values = arguments.array_or_number(nodes[2])
    dtype = values.type.dtype if values.type.name == "array" else values.type.name
    if len(axes) != array.type.ndim or dtype not in fitting(array.type.dtype, sign) or dtype not in NUMBERS:
        raise GiveUp
    indexes = [as_array(program, nodes[1], axis) for axis in axes]
    if any((axis.type.ndim, axis.type.dtype) != (1, "int") for axis in indexes) or values.type.ndim > 1:
        raise GiveUp
    if values.type.is_single or (len(indexes) > 1 and any(axis.type.is_single for axis in indexes)):
        raise GiveUp
    taken = words(program.module.text)
    targets, sources = [], [axis.text for axis in indexes]
    for _ in indexes:
        targets.append(fresh(("i", "j", "k"), taken))
        taken.add(targets[-1])
    place = f"{array.code.at(ATOM)}{''.join(f'[{name}]' for name in targets)}"
    if values.type.name == "array":
        if values.type.sites & array.type.sites:
            raise GiveUp
        new = fresh(("x", "y", "new"), taken)
        targets.append(new)
        sources.append(values.text)
    else:
        new = cheap(program, nodes[2], values)
        if "[" in new:  # it may be one of those that change
            new = program.hoisted(nodes[2], new, "value")
    source = sources[0] if len(sources) == 1 else f"zip({', '.join(sources)})"
    program.emit_statement(
        arguments.node,
        f"for {', '.join(targets)} in {source}:",
        f"{program.module.indent_unit}{place} {sign}= {new}",
    )
    return Value(Type("none"), program.code(arguments.node))
