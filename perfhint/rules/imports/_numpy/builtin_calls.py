"""Builtins and functions of the standard library: what they give, of lists and arrays alike."""

# ruff: noqa: ARG001 (what a table calls has the arguments that the table gives)

from __future__ import annotations

from collections.abc import Callable

from perfhint.rules.api import Node, names
from perfhint.rules.imports._numpy import functions
from perfhint.rules.imports._numpy.elementwise import apply
from perfhint.rules.imports._numpy.program import Program
from perfhint.rules.imports._numpy.types import (
    BOOL,
    FLOAT,
    HELD,
    INT,
    NEVER,
    NONE,
    NUMBERS,
    PLAIN,
    RANGE,
    SCALARS,
    STR,
    GiveUp,
    Type,
)
from perfhint.rules.imports._numpy.values import Code, Value

Result = Callable[[Program, Node, list[Type]], Type]
RESULTS: dict[str, Result] = {}
"""What a function gives when it is given these types; `*xs` is an "items" with the type of `xs` alone."""
OPEN = names("print max min zip itertools.product itertools.chain math.gcd set.union map")
"""Functions that may be given `*xs`."""
ITERATING = names("sum max min any all sorted set list tuple collections.Counter collections.deque frozenset")
"""Functions that only go over their first argument, once."""
MAKING = names(
    "list tuple set sorted frozenset range zip enumerate collections.deque collections.Counter copy.copy copy.deepcopy"
)
"""Functions whose result is a new object."""
EFFECTS = names("print input next sys.stdin.readline heapq.heappop heapq.heappush sys.exit exit quit")


def result(program: Program, node: Node, path: str, types: list[Type], keywords: dict[str, Type]) -> Type:
    """What a known function gives."""
    for name, kind in keywords.items():
        if name == "key" and kind.name == "function":
            items = types if len(types) > 1 else [program.heap.element(types[0])]
            functions.call(program, kind, [program.heap.join(*items)])
        elif name == "default":
            types = [*types]
        else:
            program.heap.escape(kind)
    found = RESULTS[path](program, node, types)
    return program.heap.join(found, keywords["default"]) if "default" in keywords else found


def known(*paths: str) -> Callable[[Result], Result]:
    """The decorated function knows what these give."""

    def register(function: Result) -> Result:
        RESULTS.update(dict.fromkeys(paths, function))
        return function

    return register


def _flat(program: Program, kind: Type) -> Type:
    """The items of something that is given as a whole and must not be an array of arrays."""
    element = program.heap.element(kind)
    if program.heap.has_array(element):
        raise GiveUp
    return element


def _numbers(kinds: list[Type]) -> None:
    if any(kind.name not in SCALARS | {"plain", "never"} for kind in kinds):
        raise GiveUp


@known("len")
def _len(program: Program, node: Node, types: list[Type]) -> Type:
    return INT


@known("int", "ord")
def _int(program: Program, node: Node, types: list[Type]) -> Type:
    _numbers(types)
    return INT


@known(
    "float",
    "random.random",
    *(
        f"math.{name}"
        for name in names("sqrt log log2 log10 exp sin cos tan atan atan2 hypot radians degrees fabs pow asin acos")
    ),
)
def _float(program: Program, node: Node, types: list[Type]) -> Type:
    _numbers(types)
    return FLOAT


@known(*(f"math.{name}" for name in names("floor ceil gcd lcm factorial isqrt trunc comb perm")))
def _whole(program: Program, node: Node, types: list[Type]) -> Type:
    if not any(kind.name == "items" for kind in types):
        _numbers(types)
    return INT


@known("str", "chr", "bin", "hex", "oct", "repr", "format")
def _str(program: Program, node: Node, types: list[Type]) -> Type:
    _printable(program, types)
    return STR


@known("input", "sys.stdin.readline", "sys.stdin.read", "sys.stdin.buffer.readline", "sys.stdin.buffer.read")
def _text(program: Program, node: Node, types: list[Type]) -> Type:
    for kind in types:
        program.heap.escape(kind)
    return STR


@known("sys.stdin.readlines", "sys.stdin.buffer.readlines")
def _lines(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.made("list", program.site(node), STR)


@known("bool")
def _bool(program: Program, node: Node, types: list[Type]) -> Type:
    if types and types[0].name == "array":
        raise GiveUp
    return BOOL


@known("any", "all")
def _any(program: Program, node: Node, types: list[Type]) -> Type:
    _flat(program, types[0])
    return BOOL


@known("print")
def _print(program: Program, node: Node, types: list[Type]) -> Type:
    shown = []
    for kind in types:
        unpacked = (
            kind.name == "items" and len(kind.items) == 1 and kind.items[0].name in HELD | {"array", "items", "str"}
        )
        shown.append(program.heap.element(kind.items[0]) if unpacked else kind)
    _printable(program, shown)
    return NONE


def _printable(program: Program, kinds: list[Type]) -> None:
    """Arrays print in another way than lists, and so do lists of numpy's numbers since numpy 2."""
    for kind in kinds:
        if program.heap.has_array(kind) or (kind.name not in SCALARS and program.heap.has_numpy_numbers(kind)):
            raise GiveUp


@known("sum")
def _sum(program: Program, node: Node, types: list[Type]) -> Type:
    element = _flat(program, types[0])
    if element.name == "bool":
        element = INT._replace(numpy=element.numpy)
    if len(types) > 1 or element.name not in NUMBERS:
        for kind in types:
            program.heap.escape(kind if kind.name != "array" else PLAIN)
        return program.heap.join(element, types[1]) if len(types) > 1 else element
    return element


@known("max", "min")
def _extreme(program: Program, node: Node, types: list[Type]) -> Type:
    if len(types) == 1 and types[0].name == "items" and len(types[0].items) == 1:
        return _flat(program, types[0].items[0] if types[0].items[0].name not in SCALARS else types[0])
    found = _flat(program, types[0]) if len(types) == 1 else program.heap.join(*types)
    if program.heap.has_array(found):
        raise GiveUp
    return found


@known("sorted")
def _sorted(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.made("list", program.site(node), _flat(program, types[0]))


@known("list", "tuple", "set", "collections.deque", "iter", "reversed", "frozenset")
def _container(program: Program, node: Node, types: list[Type]) -> Type:
    path = program.path(node.child_by_field_name("function"))
    name = {"collections.deque": "deque", "iter": "iterator", "reversed": "iterator", "frozenset": "set"}.get(
        path, path
    )
    element = program.heap.element(types[0]) if types else NEVER
    if name == "set":
        element = _flat(program, types[0]) if types else NEVER
    return program.heap.made(name if name in HELD else "list", program.site(node), element)


@known("range")
def _range(program: Program, node: Node, types: list[Type]) -> Type:
    _numbers(types)
    return RANGE


@known("enumerate")
def _enumerate(program: Program, node: Node, types: list[Type]) -> Type:
    pair = Type("items", items=(INT, program.heap.element(types[0])))
    return program.heap.made("iterator", program.site(node), pair)


@known("zip", "itertools.zip_longest")
def _zip(program: Program, node: Node, types: list[Type]) -> Type:
    if any(kind.name == "items" and len(kind.items) == 1 for kind in types):
        if len(types) != 1:
            raise GiveUp
        rows = program.heap.element(types[0].items[0])
        element = program.heap.made("tuple", -program.site(node), program.heap.element(rows))
    else:
        element = Type("items", items=tuple(program.heap.element(kind) for kind in types))
    return program.heap.made("iterator", program.site(node), element)


@known(
    "itertools.product", "itertools.combinations", "itertools.permutations", "itertools.combinations_with_replacement"
)
def _tuples(program: Program, node: Node, types: list[Type]) -> Type:
    if any(kind.name == "items" and len(kind.items) == 1 for kind in types):
        element = program.heap.element(program.heap.element(types[0].items[0]))
    else:
        element = program.heap.join(*(program.heap.element(kind) for kind in types if kind.name not in SCALARS))
    return program.heap.made("iterator", program.site(node), program.heap.made("tuple", -program.site(node), element))


@known("itertools.chain.from_iterable")
def _chain(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.made("iterator", program.site(node), program.heap.element(program.heap.element(types[0])))


@known("itertools.accumulate", "itertools.islice")
def _accumulate(program: Program, node: Node, types: list[Type]) -> Type:
    if len(types) > 1 and types[1].name == "function":
        raise GiveUp
    return program.heap.made("iterator", program.site(node), _flat(program, types[0]))


@known("collections.Counter")
def _counter(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.made("dict", program.site(node), _flat(program, types[0]) if types else NEVER, INT)


@known("heapq.heappush", "heapq.heapify", "bisect.insort", "bisect.insort_left", "bisect.insort_right")
def _push(program: Program, node: Node, types: list[Type]) -> Type:
    if types[0].name not in ("list", "never"):
        program.heap.escape(types[0])
    if len(types) > 1:
        program.heap.put(types[0], types[1])
    program.heap.mutated |= types[0].sites
    return NONE


@known("heapq.heappop", "heapq.heappushpop", "heapq.heapreplace")
def _pop(program: Program, node: Node, types: list[Type]) -> Type:
    _push(program, node, types)
    return program.heap.element(types[0])


@known("bisect.bisect", "bisect.bisect_left", "bisect.bisect_right")
def _bisect(program: Program, node: Node, types: list[Type]) -> Type:
    _flat(program, types[0])
    _numbers(types[1:2])
    return INT


@known("next")
def _next(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.join(program.heap.element(types[0]), *types[1:])


@known("round")
def _round(program: Program, node: Node, types: list[Type]) -> Type:
    _numbers(types)
    return INT if len(types) == 1 or types[0].name == "int" else types[0]


@known("pow")
def _pow(program: Program, node: Node, types: list[Type]) -> Type:
    _numbers(types)
    if all(kind.name == "int" for kind in types):
        return INT
    return PLAIN


@known("divmod")
def _divmod(program: Program, node: Node, types: list[Type]) -> Type:
    _numbers(types)
    return Type("items", items=(INT, INT)) if all(kind.name == "int" for kind in types) else PLAIN


@known("copy.copy", "copy.deepcopy")
def _copy(program: Program, node: Node, types: list[Type]) -> Type:
    kind = types[0]
    if kind.name in SCALARS:
        return kind
    if kind.name == "array" and (
        kind.ndim == 1 or program.path(node.child_by_field_name("function")) == "copy.deepcopy"
    ):
        return kind._replace(sites=frozenset({program.site(node)}))
    if kind.name in ("list", "set", "deque") and not program.heap.has_array(kind):
        return program.heap.made(kind.name, program.site(node), program.heap.element(kind))
    program.heap.escape(kind)
    return PLAIN


# --------------------------------------------------------------------------------------- with code of their own


def _int_of(program: Program, node: Node) -> Value:
    """`int(np.floor(x))` is `floor(x)`."""
    given = program.module.arguments(node)
    if len(given) != 1 or given[0].type in ("keyword_argument", "list_splat"):
        parts = [(part, program.plain(part)) for part in given if part.type != "keyword_argument"]
        return Value(INT, program.spliced(node, parts))
    value = program.scalar(given[0])
    if value.whole is not None:
        return value.whole._replace(type=INT)
    if value.type.name in HELD | {"items"}:
        raise GiveUp
    if value.text != program.module.code(given[0]) and value.type.name == "int":
        return value._replace(type=INT)
    return Value(INT, program.spliced(node, [(given[0], value)]))


def _absolute(program: Program, node: Node) -> Value:
    given = program.module.arguments(node)
    value = program.value(given[0])
    if len(given) == 1 and value.type.name == "array":
        return apply(program, node, lambda x: Code(f"abs({x.text})"), [(given[0], value)], value.type.dtype)
    kind = value.type if value.type.name in NUMBERS | {"never"} else PLAIN
    return Value(INT if kind.name == "bool" else kind, program.spliced(node, [(given[0], value)]))


def _map(program: Program, node: Node) -> Value:
    """`map` with a function that is known: a builtin, or one of the program."""
    function, *rest = program.module.arguments(node)
    values = [(part, program.value(part)) for part in rest]
    if any(part.type in ("list_splat", "keyword_argument") for part in rest):
        raise GiveUp
    elements = [program.heap.element(value.type) for _, value in values]
    path, holder = program.path(function), program.module.parent(node)
    at_once = holder is not None and holder.type in ("argument_list", "list_splat")
    parts: list[tuple[Node, Value | str]] = [
        (
            part,
            value.each if at_once and value.type.name == "array" and value.text != program.module.code(part) else value,
        )
        for part, value in values
    ]
    if path.startswith("numpy."):
        raise GiveUp
    if path in RESULTS and path not in ("list", "tuple", "set", "zip"):
        kind = RESULTS[path](program, node, elements) if not any(e.name == "never" for e in elements) else NEVER
    elif path in SPECIAL:
        kind = INT if path == "int" else elements[0] if path == "abs" else PLAIN
        for element in elements:
            _numbers([element])
    elif path in ("list", "tuple", "set"):
        kind = program.heap.made(path, -program.site(node), program.heap.element(elements[0]))
    else:
        called = program.value(function)
        parts.append((function, called))
        if called.type.name == "function":
            kind = functions.call(program, called.type, elements)
            program.effects += 1
        else:
            for each in [called.type, *elements]:
                program.heap.escape(each)
            kind = NEVER if called.type.name == "never" else PLAIN
    return Value(program.heap.made("iterator", program.site(node), kind), program.spliced(node, parts), is_fresh=True)


def _filter(program: Program, node: Node) -> Value:
    function, given = program.module.arguments(node)
    value, called = program.value(given), program.value(function)
    element = _flat(program, value.type)
    if called.type.name == "function":
        functions.call(program, called.type, [element])
    kind = program.heap.made("iterator", program.site(node), element)
    return Value(kind, program.spliced(node, [(function, called), (given, value)]))


def _reduce(program: Program, node: Node) -> Value:
    given = program.module.arguments(node)
    values = [(part, program.value(part)) for part in given[1:]]
    element = _flat(program, values[0][1].type)
    path = program.path(given[0])
    kind = element if path.startswith(("math.", "operator.")) else PLAIN
    parts: list[tuple[Node, Value | str]] = [*values]
    if path.startswith("numpy."):
        name = path.removeprefix("numpy.")
        if name not in ("gcd", "lcm"):
            raise GiveUp
        parts.append((given[0], program.imported("math", name, node)))
        kind = element
    elif not path:
        called = program.value(given[0])
        parts.append((given[0], called))
        if called.type.name == "function":
            kind = program.heap.join(element, *(value.type for _, value in values[1:]))
            kind = functions.call(program, called.type, [kind, element])
    return Value(kind, program.spliced(node, parts))


def _isinstance(program: Program, node: Node) -> Value:
    parts = []
    for part in program.module.arguments(node):
        if program.path(part) in RESULTS or program.path(part) in SPECIAL:
            continue
        value = program.value(part)
        if value.type.numpy or program.heap.has_array(value.type):
            raise GiveUp
        parts.append((part, value))
    return Value(PLAIN, program.spliced(node, parts))


SPECIAL: dict[str, Callable[[Program, Node], Value]] = {
    "int": _int_of,
    "abs": _absolute,
    "map": _map,
    "filter": _filter,
    "functools.reduce": _reduce,
    "isinstance": _isinstance,
    "type": _isinstance,
}
