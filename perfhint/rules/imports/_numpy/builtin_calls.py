"""Builtins: what they give, of lists and arrays alike."""

# ruff: noqa: ARG001 (what a table calls has the arguments that the table gives)

from __future__ import annotations

from collections.abc import Callable

from perfhint.rules.api import Node, names
from perfhint.rules.imports._numpy import functions
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
    if "key" in keywords and len(types) == 1 and path in ("sorted", "max", "min"):
        element = program.heap.element(types[0])  # which is never compared itself
        found = program.heap.made("list", program.site(node), element) if path == "sorted" else element
    else:
        found = RESULTS[path](program, node, types)
    return program.heap.join(found, keywords["default"]) if "default" in keywords else found


def known(*paths: str) -> Callable[[Result], Result]:
    """The decorated function knows what these give."""

    def register(function: Result) -> Result:
        RESULTS.update(dict.fromkeys(paths, function))
        return function

    return register


def flat(program: Program, kind: Type) -> Type:
    """The items of something that is given as a whole and must not be an array of arrays."""
    element = program.heap.element(kind)
    if program.heap.has_array(element):
        raise GiveUp
    return element


def numbers_only(kinds: list[Type]) -> None:
    if any(kind.name not in SCALARS | {"plain", "never"} for kind in kinds):
        raise GiveUp


@known("len")
def _len(program: Program, node: Node, types: list[Type]) -> Type:
    return INT


@known("int", "ord")
def _int(program: Program, node: Node, types: list[Type]) -> Type:
    numbers_only(types)
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
    numbers_only(types)
    return FLOAT


@known(*(f"math.{name}" for name in names("floor ceil gcd lcm factorial isqrt trunc comb perm")))
def _whole(program: Program, node: Node, types: list[Type]) -> Type:
    if not any(kind.name == "items" for kind in types):
        numbers_only(types)
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
    flat(program, types[0])
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
    element = flat(program, types[0])
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
        return flat(program, types[0].items[0] if types[0].items[0].name not in SCALARS else types[0])
    found = flat(program, types[0]) if len(types) == 1 else program.heap.join(*types)
    if program.heap.has_array(found):
        raise GiveUp
    return found


@known("sorted")
def _sorted(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.made("list", program.site(node), flat(program, types[0]))


@known("list", "tuple", "set", "collections.deque", "iter", "reversed", "frozenset")
def _container(program: Program, node: Node, types: list[Type]) -> Type:
    path = program.path(node.child_by_field_name("function"))
    name = {"collections.deque": "deque", "iter": "iterator", "reversed": "iterator", "frozenset": "set"}.get(
        path, path
    )
    element = program.heap.element(types[0]) if types else NEVER
    if name == "set":
        element = flat(program, types[0]) if types else NEVER
    if name == "iterator":
        return program.iterator(node, element, *types)
    return program.heap.made(name if name in HELD else "list", program.site(node), element)


@known("range")
def _range(program: Program, node: Node, types: list[Type]) -> Type:
    numbers_only(types)
    return RANGE


@known("enumerate")
def _enumerate(program: Program, node: Node, types: list[Type]) -> Type:
    pair = Type("items", items=(INT, program.heap.element(types[0])))
    return program.iterator(node, pair, *types)


@known("zip", "itertools.zip_longest")
def _zip(program: Program, node: Node, types: list[Type]) -> Type:
    if any(kind.name == "items" and len(kind.items) == 1 for kind in types):
        if len(types) != 1:
            raise GiveUp
        rows = program.heap.element(types[0].items[0])
        element = program.heap.made("tuple", -program.site(node), program.heap.element(rows))
    else:
        element = Type("items", items=tuple(program.heap.element(kind) for kind in types))
    return program.iterator(node, element, *types)


@known("next")
def _next(program: Program, node: Node, types: list[Type]) -> Type:
    return program.heap.join(program.heap.element(types[0]), *types[1:])


@known("round")
def _round(program: Program, node: Node, types: list[Type]) -> Type:
    numbers_only(types)
    return INT if len(types) == 1 or types[0].name == "int" else types[0]


@known("pow")
def _pow(program: Program, node: Node, types: list[Type]) -> Type:
    numbers_only(types)
    if all(kind.name == "int" for kind in types):
        return INT
    return PLAIN


@known("divmod")
def _divmod(program: Program, node: Node, types: list[Type]) -> Type:
    numbers_only(types)
    return Type("items", items=(INT, INT)) if all(kind.name == "int" for kind in types) else PLAIN


# --------------------------------------------------------------------------------------- with code of their own
