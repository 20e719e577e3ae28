"""New arrays: from lists, of zeros and ones, of ranges; and copies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.api import Module, Node, names
from perfhint.rules.imports._numpy.arguments import Arguments, array_method, numpy_function
from perfhint.rules.imports._numpy.conversion import coerced, dtype_of
from perfhint.rules.imports._numpy.elementwise import as_array, cheap, converted, has_tuples, listed, shape
from perfhint.rules.imports._numpy.types import NUMBERS, SCALARS, GiveUp, NotYet, Type, scalar_of
from perfhint.rules.imports._numpy.values import ATOM, COMPARISON, PRODUCT, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.imports._numpy.program import Program

_FILLED = {"zeros": "0", "empty": "0", "ones": "1", "zeros_like": "0", "empty_like": "0", "ones_like": "1"}
_LENGTH = re.compile(r"len\([\w.]+(\[\d\])?\)")
CASTS = {
    **dict.fromkeys(names("int64 int32 int_ int8 int16 intp uint8 uint16 uint32 uint64 int longlong"), "int"),
    **dict.fromkeys(names("float64 float_ double float"), "float"),
    **dict.fromkeys(names("bool_ bool8 bool"), "bool"),
}


@numpy_function("array", "asarray", "asanyarray", "ascontiguousarray")
def _array(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a" if "a" in arguments.keywords else "object", "dtype", "copy", "order", "ndmin")
    given, dtype = arguments.first, arguments.dtype(bound["dtype"], of_objects="object")
    copy = bound["copy"]
    if (copy is not None and copy.type != "true") or bound["ndmin"] is not None:
        raise GiveUp
    value = arguments.value(given)
    if dtype == "object":
        dtype = _of_objects(program, value)
    if value.type.name == "array" and arguments.name == "asarray" and dtype in ("", value.type.dtype):
        return value
    return from_list(program, arguments.node, given, value, dtype)


def _of_objects(program: Program, value: Value) -> str:
    """The type of the items, which stay as they are."""
    dtype = shape(program, value.type)[0]
    if dtype not in ("int", "float", "str"):
        raise GiveUp
    return dtype


@numpy_function("copy")
@array_method("copy")
def _copy(program: Program, arguments: Arguments) -> Value:
    given = arguments.bind("a", "order")["a"] or arguments.node
    return from_list(program, arguments.node, given, arguments.value(given), "")


def from_list(program: Program, node: Node, given: Node, value: Value, dtype: str) -> Value:
    """An array made of a list, or of another array: a copy."""
    if value.type.name in ("iterator", "set", "dict", "deque", "plain"):
        raise GiveUp
    if program.heap.element(value.type).name == "never":
        if not program.knows_empty:
            raise NotYet
        return listed(program.array(node, dtype or "float", 1)._replace(is_empty=not dtype), "[]")
    old, ndim = shape(program, value.type)
    source = as_array(program, given, value)
    kind = program.array(node, dtype or old, ndim)._replace(is_single=source.type.is_single)
    if source.type.dtype != old and not dtype:
        return source
    is_tuple = value.type.name in ("items", "tuple", "range")
    if is_tuple and not source.text.startswith(("[", "list(")):
        source = listed(source.type, f"{program.builtin('list', node)}({source.argument})", source.argument)
    if dtype and dtype != old:
        return converted(program, node, source, dtype)._replace(type=kind, is_fresh=True)
    is_new = ndim == 1 or (ndim == 2 and has_tuples(program, value.type)) or _is_all_new(program, given, value)
    if (value.is_fresh or source.is_fresh) and is_new:
        return source._replace(type=kind, is_fresh=True)
    return copied(program, node, value, source._replace(type=kind), kind.sites)


def _is_all_new(program: Program, node: Node, value: Value) -> bool:
    """Not only the list is new, but the rows in it as well: they are made in the same expression."""
    if value.type.name == "array":
        return True
    made = [program.nodes.get(site) for site in program.heap.all_sites(value.type)]
    return all(each is not None and program.module.contains(node, each) for each in made)


def copied(program: Program, node: Node, value: Value, source: Value, site: frozenset[int]) -> Value:
    """A copy of something with a name; none where nobody could tell, as neither is ever changed."""
    if not (program.heap.all_sites(value.type) | site) & program.heap.mutated and program.is_last:
        return source._replace(is_fresh=False)
    code = source.code.at(ATOM) + "[:]"
    if source.type.ndim > 1:
        row = fresh(("row", "line"), words(source.text))
        code = f"[{row}[:] for {row} in {source.text}]"
        if source.type.ndim > 2:
            name = program.imported("copy", "deepcopy", node)
            code = f"{name}({source.text})"
    return source._replace(code=Code(code), iterable=source.text, is_fresh=True)


@array_method("astype")
def _astype(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "dtype", "copy")
    given = bound["a"] or arguments.node
    value, dtype = arguments.value(given), arguments.dtype(bound["dtype"], of_objects="object")
    if dtype == "object":
        dtype = _of_objects(program, value)
    if not dtype:
        raise GiveUp
    if value.type.name != "array":
        return converted(program, arguments.node, value, dtype)
    return from_list(program, arguments.node, given, value, dtype)


@array_method("tolist")
def _tolist(program: Program, arguments: Arguments) -> Value:
    given = arguments.only(1)[0]
    value = arguments.value(given)
    if value.type.name != "array":
        return value
    kind = program.heap.made("list", -program.site(arguments.node), Type(value.type.dtype))
    for level in range(1, value.type.ndim):
        kind = program.heap.made("list", -program.site(arguments.node) - level, kind)
    if value.is_fresh:
        return Value(kind, value.code, iterable=value.iterable, is_fresh=True)
    return copied(program, arguments.node, value, value, program.heap.all_sites(kind))._replace(type=kind, items=None)


@numpy_function(*CASTS)
def _cast(program: Program, arguments: Arguments) -> Value:
    given = arguments.only(1)[0]
    value = arguments.value(given)
    dtype = CASTS[arguments.name]
    if value.type.name not in SCALARS | {"plain"} or value.type.name in ("none", "bytes"):
        raise GiveUp
    if value.type.name == dtype:
        return value._replace(type=value.type._replace(numpy=True))
    if value.whole is not None and dtype == "int":
        return value.whole
    made = Value(value.type._replace(name=dtype, numpy=True), coerced(value.code, value.type.name, dtype))
    if made.code == value.code or value.type.name in ("str", "plain"):
        return made._replace(code=Code(f"{program.builtin(dtype, arguments.node)}({value.text})"))
    return made


# ------------------------------------------------------------------------------------------------------- filled


@numpy_function("zeros", "ones", "empty")
def _filled(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("shape", "dtype", "order")
    dtype = arguments.dtype(bound["dtype"], of_objects="int") or "float"
    return _full(program, arguments, bound["shape"], coerced(Code(_FILLED[arguments.name]), "int", dtype), dtype)


@numpy_function("full")
def _full_of(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("shape", "fill_value", "dtype", "order")
    code, dtype = _fill(arguments, bound["fill_value"], arguments.dtype(bound["dtype"], of_objects=""))
    return _full(program, arguments, bound["shape"], code, dtype)


def is_letter(module: Module, node: Node | None) -> bool:
    """A text of one letter: arrays of texts have room for no more than the longest of them."""
    return node is not None and node.type == "string" and len(module.code(node)) == 3


def _fill(arguments: Arguments, node: Node | None, dtype: str) -> tuple[Code, str]:
    value = arguments.value(node)
    if value.type.name == "str" and not dtype and is_letter(arguments.program.module, node):
        return value.code, "str"
    if node is None or value.type.name not in NUMBERS | {"plain"}:
        raise GiveUp
    old = dtype_of(value)
    if "plain" in (old, dtype) or (not dtype and old == "number"):
        raise GiveUp
    return (coerced(value.code, old, dtype) if dtype and dtype != old else value.code), dtype or old


def _full(program: Program, arguments: Arguments, node: Node | None, code: Code, dtype: str) -> Value:
    """An array of some shape that holds the same everywhere."""
    value = arguments.value(node)
    if node is None or (dtype == "str" and arguments.name != "full"):
        raise GiveUp
    sizes = _sizes(program, node, value)
    is_single = "1" in (sizes[0].text, sizes[-1].text)
    kind = program.array(arguments.node, dtype, len(sizes))._replace(is_single=is_single)
    if len(sizes) > 1:  # what fills it is worked out for each row
        code = Code(cheap(program, node, Value(scalar_of(dtype), code)))
    counter = fresh(("_", "i", "j"), words(" ".join(size.text for size in sizes)))
    text = f"[{code.text}] * {sizes[-1].at(PRODUCT + 1)}"
    for size in reversed(sizes[:-1]):
        repeat = program.builtin("range", arguments.node)
        text = f"[{text} for {counter} in {repeat}({size.text})]"
    return listed(kind, Code(text, PRODUCT if len(sizes) == 1 else ATOM))


def _sizes(program: Program, node: Node, value: Value) -> list[Code]:
    if value.type.name == "items" and value.parts is None and value.text.isidentifier():
        if any(part.name != "int" for part in value.type.items):
            raise GiveUp
        return [Code(f"{value.text}[{number}]") for number in range(len(value.type.items))]
    if value.type.name in ("items", "list"):
        if value.parts is None or any(part.type.name not in ("int", "plain", "never") for part in value.parts):
            raise GiveUp
        if len(value.parts) == 1:
            return [value.parts[0].code]
        given = program.module.statements(node) if node.type == "tuple" else [node] * len(value.parts)
        outer, *inner = value.parts
        return [outer.code, *(_cheap(program, part, one) for part, one in zip(given[1:], inner, strict=True))]
    if value.type.name not in ("int", "number", "plain"):
        raise GiveUp
    return [value.code]


def _cheap(program: Program, node: Node, value: Value) -> Code:
    if _LENGTH.fullmatch(value.text):
        return value.code
    text = cheap(program, node, value)
    return value.code if text == value.text else Code(text)


@numpy_function("zeros_like", "ones_like", "empty_like", "full_like")
def _filled_like(program: Program, arguments: Arguments) -> Value:
    is_full = arguments.name == "full_like"
    bound = arguments.bind("a", *(("fill_value",) if is_full else ()), "dtype")
    like = arguments.array(bound["a"])
    dtype = arguments.dtype(bound["dtype"]) or like.type.dtype
    if is_full:
        code, dtype = _fill(arguments, bound["fill_value"], dtype)
    else:
        code = coerced(Code(_FILLED[arguments.name]), "int", dtype)
    if dtype not in NUMBERS - {"number"} or like.type.ndim > 2:
        raise GiveUp
    kind = program.array(arguments.node, dtype, like.type.ndim)
    size = program.builtin("len", arguments.node)
    if like.type.ndim == 1:
        return listed(kind, Code(f"[{code.text}] * {size}({like.text})", PRODUCT))
    code = Code(cheap(program, arguments.node, Value(scalar_of(dtype), code)))
    row = fresh(("row", "line"), words(like.text + code.text))
    return listed(kind, f"[[{code.text}] * {size}({row}) for {row} in {like.each}]")


@numpy_function("eye", "identity")
def _identity(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("n", "dtype") if arguments.name == "identity" else arguments.bind("N", "M", "k", "dtype")
    node = arguments.first
    if any(bound.get(name) is not None for name in ("M", "k")):
        raise GiveUp
    dtype = arguments.dtype(bound["dtype"]) or "float"
    size = cheap(program, node, arguments.value(node))
    row, column = fresh(("i", "row"), words(size)), fresh(("j", "column"), words(size))
    body = coerced(Code(f"{row} == {column}", COMPARISON), "bool", dtype).text
    span = f"{program.builtin('range', arguments.node)}({size})"
    return listed(program.array(arguments.node, dtype, 2), f"[[{body} for {column} in {span}] for {row} in {span}]")


@numpy_function("arange")
def _arange(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("start", "stop", "step", "dtype")
    given = [bound[name] for name in ("start", "stop", "step")]
    values = [arguments.value(node) for node in given if node is not None]
    dtype = arguments.dtype(bound["dtype"]) or "int"
    if any(value.type.name not in ("int", "plain") for value in values) or dtype not in ("int", "float"):
        raise GiveUp
    span = f"{program.builtin('range', arguments.node)}({', '.join(value.text for value in values)})"
    made = program.builtin("list", arguments.node)
    whole = listed(program.array(arguments.node, "int", 1), f"{made}({span})", span)
    return whole if dtype == "int" else converted(program, arguments.node, whole, "float")


@numpy_function("fromiter", "fromstring")
def _from_text(program: Program, arguments: Arguments) -> Value:
    if arguments.name == "fromiter":
        bound = arguments.bind("iterable", "dtype", "count")
    else:
        bound = arguments.bind("string", "dtype", "count", "sep")
        separator = bound["sep"]
        if separator is None or program.module.code(separator)[1:-1] not in (" ", "\\n", "\\t"):
            raise GiveUp
    value, dtype = arguments.value(arguments.first), arguments.dtype(bound["dtype"])
    if bound["count"] is not None or dtype not in ("int", "float"):
        raise GiveUp
    text = value.argument
    if arguments.name == "fromstring":
        if value.type.name not in ("str", "plain"):
            raise GiveUp
        text = f"{value.code.at(ATOM)}.split()"
    mapped = f"{program.builtin('map', arguments.node)}({program.builtin(dtype, arguments.node)}, {text})"
    return listed(
        program.array(arguments.node, dtype, 1), f"{program.builtin('list', arguments.node)}({mapped})", mapped
    )
