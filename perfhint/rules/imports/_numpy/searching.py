"""Where something is in an array, what different items there are, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.conversion import coerced
from perfhint.rules.imports._numpy.elementwise import apply, computed, listed, set_of, simple
from perfhint.rules.imports._numpy.types import GiveUp, Type, scalar_of
from perfhint.rules.imports._numpy.values import BIT_OR, COMPARISON, OR, Code, Items, Source, Value, fresh, item, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


_SETS = {"union1d": "|", "intersect1d": "&", "setdiff1d": "-", "setxor1d": "^"}


@numpy_function("unique")
def _unique(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("ar", "return_index", "return_inverse", "return_counts")
    array = arguments.array(bound["ar"])
    wanted = [name for name in ("return_index", "return_inverse", "return_counts") if _is_true(bound[name])]
    node, items = arguments.node, array.items
    if array.type.dtype not in ("int", "str", "bool") or items is None:
        raise GiveUp
    if array.type.ndim > 1:
        array = listed(program.array(node, array.type.dtype, 1), f"[{items.generated()}]", f"({items.generated()})")
    ordered, made = program.builtin("sorted", node), program.builtin("set", node)
    kind, counts = program.array(node, array.type.dtype, 1), program.array(node, "int", 1)
    if not wanted:
        return listed(kind, f"{ordered}({made}({array.argument}))")
    if len(wanted) > 1:
        raise GiveUp
    if wanted == ["return_counts"]:
        counter = program.imported("collections", "Counter", node)
        name = program.hoisted(node, f"{counter}({array.argument})", "counts")
        key = fresh(("x", "y"), {name})
        parts = listed(kind, f"{ordered}({name})"), listed(counts, f"[{name}[{key}] for {key} in {ordered}({name})]")
        return tuple_of(parts)
    text = simple(program, arguments.first, array)
    values = program.hoisted(node, f"{ordered}({made}({text}))", "unique")
    x = fresh(("x", "y"), words(f"{text} {values}"))
    if wanted == ["return_index"]:
        return tuple_of((listed(kind, values), listed(counts, f"[{text}.index({x}) for {x} in {values}]")))
    i = fresh(("i", "j"), words(f"{text} {values} {x}"))
    ranks = program.hoisted(arguments.first, f"{{{x}: {i} for {i}, {x} in enumerate({values})}}", "ranks")
    return tuple_of((listed(kind, values), listed(counts, f"[{ranks}[{x}] for {x} in {text}]")))


def tuple_of(parts: tuple[Value, ...]) -> Value:
    """A tuple of these values."""
    text = ", ".join(part.text for part in parts)
    return Value(
        Type("items", items=tuple(part.type for part in parts)),
        Code(f"({text},)" if len(parts) == 1 else f"({text})"),
        parts=parts,
        is_fresh=True,
    )


def _is_true(node: Node | None) -> bool:
    if node is None or node.type == "false":
        return False
    if node.type != "true":
        raise GiveUp
    return True


@numpy_function("bincount")
def _bincount(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("x", "minlength")
    array = arguments.array(bound["x"])
    if array.type.ndim != 1 or array.type.dtype not in ("int", "bool"):
        raise GiveUp
    node = arguments.node
    counter = program.imported("collections", "Counter", node)
    name = program.hoisted(node, f"{counter}({array.argument})", "counts")
    size = f"max({name}, default=-1) + 1"
    program.builtin("max", node)
    if bound["minlength"] is not None:
        size = f"max({size}, {arguments.value(bound['minlength']).text})"
    i = fresh(("i", "j"), words(f"{name} {size}"))
    span = f"{program.builtin('range', node)}({size})"
    return listed(program.array(node, "int", 1), f"[{name}[{i}] for {i} in {span}]")


@numpy_function("searchsorted", method=True)
def _searchsorted(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "v", "side")
    array, wanted = arguments.array(bound["a"]), arguments.array_or_number(bound["v"])
    side, sought = bound["side"], bound["v"] or arguments.node
    name = "bisect_left" if side is None else f"bisect_{program.module.code(side).strip(chr(34) + chr(39))}"
    if name not in ("bisect_left", "bisect_right") or array.type.ndim != 1 or wanted.type.name == "plain":
        raise GiveUp
    function = program.imported("bisect", name, arguments.node)
    text = array.text if wanted.type.name != "array" else simple(program, arguments.first, array)
    return apply(program, arguments.node, lambda x: Code(f"{function}({text}, {x.text})"), [(sought, wanted)], "int")


@numpy_function("nonzero", "flatnonzero", method=True)
def nonzero(program: Program, arguments: Arguments) -> Value:
    """The indexes of what is not zero: for `nonzero` and `where` a tuple with one array for each dimension."""
    node = arguments.only(1)[0]
    array = arguments.array(node)
    items = _truth(array)
    ndim = array.type.ndim
    names = [fresh(("i", "j", "k"), words(array.text + items.condition) | set("ijk"[:level])) for level in range(ndim)]
    kinds = [program.array(node, "int", 1) for _ in names]
    if arguments.name == "flatnonzero" and ndim > 1:
        raise GiveUp
    parts = []
    for level, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        counters = [name if level == other else "" for other in range(ndim)]
        parts.append(listed(kind, f"[{items.generated(counters, name)}]"))
    return parts[0] if arguments.name == "flatnonzero" else tuple_of(tuple(parts))


@numpy_function("argwhere")
def _argwhere(program: Program, arguments: Arguments) -> Value:
    node = arguments.only(1)[0]
    array = arguments.array(node)
    items = _truth(array)
    taken = words(array.text + items.condition)
    names = [fresh(("i", "j", "k"), taken | set("ijk"[:level])) for level in range(array.type.ndim)]
    place = f"[{', '.join(names)}]"
    return listed(program.array(node, "int", 2), f"[{items.generated(names, place)}]")


@numpy_function("ndindex")
def _places(program: Program, arguments: Arguments) -> Value:
    """All places in a table."""
    sizes = [arguments.value(node) for node in arguments.all()]
    if len(sizes) == 1 and sizes[0].parts is not None:
        sizes = list(sizes[0].parts)
    if len(sizes) < 2 or any(size.type.name != "int" for size in sizes):
        raise GiveUp
    span, product = program.builtin("range", arguments.node), program.imported("itertools", "product", arguments.node)
    element = Type("items", items=(Type("int"),) * len(sizes))
    kind = program.iterator(arguments.node, element)
    return Value(kind, Code(f"{product}({', '.join(f'{span}({size.text})' for size in sizes)})"), is_fresh=True)


@numpy_function("ndenumerate")
def _enumerated(program: Program, arguments: Arguments) -> Value:
    node = arguments.only(1)[0]
    array = arguments.array(node)
    if array.type.ndim != 2:
        raise GiveUp
    each, taken = program.builtin("enumerate", arguments.node), words(array.text)
    i, j, x, row = (fresh(names, taken) for names in (("i", "u"), ("j", "v"), ("x", "y"), ("row", "line")))
    place = Type("items", items=(Type("int"), Type("int")))
    kind = program.iterator(arguments.node, Type("items", items=(place, scalar_of(array.type.dtype))), array.type)
    code = f"((({i}, {j}), {x}) for {i}, {row} in {each}({array.each}) for {j}, {x} in {each}({row}))"
    return Value(kind, Code(code), is_fresh=True)


def _truth(array: Value) -> Items:
    """The items of an array with whether they are true as the condition."""
    items = array.items
    if items is None or items.condition or array.type.dtype == "str":
        items = Items((Source(array.text, array.type.ndim),), Code(item(0)))
    if array.type.ndim != items.depth or any(source.depth != items.depth for source in items.sources):
        raise GiveUp
    return Items(items.sources, items.body, coerced(items.body, array.type.dtype, "bool").text)


@numpy_function("in1d", "isin")
def _isin(program: Program, arguments: Arguments) -> Value:
    first, second = arguments.only(2)
    array, wanted = arguments.array(first), arguments.array(second)
    if wanted.type.ndim != 1:
        raise GiveUp
    name = program.hoisted(arguments.node, f"{program.builtin('set', arguments.node)}({wanted.argument})", "wanted")
    return apply(
        program, arguments.node, lambda x: Code(f"{x.at(BIT_OR)} in {name}", COMPARISON), [(first, array)], "bool"
    )


@numpy_function(*_SETS)
def _set(program: Program, arguments: Arguments) -> Value:
    first, second = arguments.only(2)
    left, right = arguments.array(first), arguments.array(second)
    if left.type.dtype != right.type.dtype or left.type.dtype not in ("int", "str"):
        raise GiveUp
    if (left.type.ndim, right.type.ndim) != (1, 1):
        raise GiveUp
    ordered = program.builtin("sorted", arguments.node)
    one, other = (set_of(program, arguments.node, value) for value in (left, right))
    both = f"{one} {_SETS[arguments.name]} {other}"
    return listed(program.array(arguments.node, left.type.dtype, 1), f"{ordered}({both})")


@numpy_function("array_equal")
def _equal(_program: Program, arguments: Arguments) -> Value:
    first, second = arguments.only(2)
    left, right = arguments.array(first), arguments.array(second)
    return Value(Type("bool"), Code(f"{left.code.at(BIT_OR)} == {right.code.at(BIT_OR)}", COMPARISON))


def masked(program: Program, node: Node, array: tuple[Node, Value], mask: tuple[Node, Value]) -> Value:
    """`array[mask]`: the items where the mask is true."""
    kind = program.array(node, array[1].type.dtype, 1)
    if array[1].type.ndim == mask[1].type.ndim == 1 or array[1].type.ndim == mask[1].type.ndim:
        both = apply(program, node, lambda x, y: Code(f"{x.text}\x02{y.at(OR)}"), [array, mask], "int").items
        if both is None:
            raise GiveUp
        body, _, condition = both.body.text.partition("\x02")
        return computed(kind, Items(both.sources, Code(body), condition))
    if (array[1].type.ndim, mask[1].type.ndim) != (2, 1):
        raise GiveUp
    taken = words(f"{array[1].text} {mask[1].text}")
    row, keep = fresh(("row", "line"), taken), fresh(("keep", "wanted"), taken)
    pairs = f"zip({array[1].each}, {mask[1].each})"
    made = listed(kind._replace(ndim=2), f"[{row}[:] for {row}, {keep} in {pairs} if {keep}]")
    return made._replace(width=_width(array[1]))


def _width(table: Value) -> str:
    """Code for the length of the rows of a table, of which there must be one."""
    return f"len({table.text}[0])" if table.text.isidentifier() else ""


def chosen(program: Program, node: Node, array: tuple[Node, Value], indexes: tuple[Node, Value]) -> Value:
    """`array[indexes]`: the items at some places."""
    text = simple(program, array[0], array[1])
    dtype, ndim = array[1].type.dtype, array[1].type.ndim
    if ndim == 1:
        return apply(program, node, lambda i: Code(f"{text}[{i.text}]"), [indexes], dtype)
    if ndim == 2 and indexes[1].type.ndim == 1:
        i = fresh(("i", "j"), words(f"{text} {indexes[1].text}"))
        kind = program.array(node, dtype, 2)._replace(is_single=indexes[1].type.is_single)
        made = listed(kind, f"[{text}[{i}][:] for {i} in {indexes[1].each}]")
        return made._replace(width=_width(array[1]))
    raise GiveUp
