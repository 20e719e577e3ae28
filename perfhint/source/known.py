"""What is known of the builtins and the standard library: result types, what reads, what changes its receiver."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.source.words import names


class Type(NamedTuple):
    """What a value surely is. "In doubt" is None in place of a Type, also inside one."""

    name: str
    """"int", "list", "collections.deque" …; "number" is an int, float or bool; "never" is no value at all."""
    element: Type | None = None
    """What iterating gives (for dicts the keys). `Type("never")`: nothing, the container stays empty."""
    value: Type | None = None
    """Values of a dict."""
    items: tuple[Type | None, ...] | None = None
    """Of a tuple with a known number of items, each."""

    def __str__(self) -> str:
        if self.items is not None:
            return f"{self.name}[{', '.join(str(item) if item else '?' for item in self.items)}]"
        inner = ", ".join(str(part) for part in (self.element, self.value) if part is not None)
        return f"{self.name}[{inner}]" if inner else self.name


NEVER = Type("never")
INT, FLOAT, BOOL, STR, BYTES, NONE, NUMBER = map(Type, ("int", "float", "bool", "str", "bytes", "None", "number"))
STR_LIST, BYTES_LIST, INT_LIST = Type("list", STR), Type("list", BYTES), Type("list", INT)

NUMBERS = frozenset({"int", "float", "bool", "number"})
IMMUTABLE = NUMBERS | {"str", "bytes", "complex", "range", "None", "function", "module", "type"}
"""Types whose objects never change."""
DEQUE, COUNTER, DEFAULTDICT = "collections.deque", "collections.Counter", "collections.defaultdict"
DICTS = frozenset({"dict", COUNTER, DEFAULTDICT, "collections.OrderedDict"})
SEQUENCES = frozenset({"list", "tuple", "str", "bytes", "range", DEQUE, "bytearray"})
SETS = frozenset({"set", "frozenset"})
MUTABLE = DICTS | {"list", "set", DEQUE, "bytearray"}
ITERATORS = frozenset({"map", "filter", "zip", "enumerate", "reversed", "generator", "iterator"})
CONTAINERS = DICTS | SEQUENCES | SETS
"""Types for which `len`, `in`, iteration and indexing have no effects (defaultdict's indexing aside)."""

RETURNS: dict[str, Type] = {
    **dict.fromkeys(("len", "int", "ord", "hash", "id"), INT),
    **dict.fromkeys(("input", "str", "repr", "chr", "bin", "hex", "oct", "ascii", "format"), STR),
    **dict.fromkeys(("bool", "any", "all", "isinstance", "issubclass", "callable", "hasattr"), BOOL),
    **dict.fromkeys(("float", "time.time", "time.perf_counter", "random.random", "random.uniform"), FLOAT),
    **dict.fromkeys(("bytes", "sys.stdin.buffer.read", "sys.stdin.buffer.readline"), BYTES),
    **dict.fromkeys(("sys.stdin.read", "sys.stdin.readline"), STR),
    **dict.fromkeys(("print", "heapq.heapify", "heapq.heappush", "random.shuffle", "bisect.insort"), NONE),
    **dict.fromkeys((f"math.{name}" for name in names("ceil floor gcd lcm isqrt factorial comb perm trunc")), INT),
    **dict.fromkeys(
        (f"math.{name}" for name in names("sqrt log log2 log10 exp sin cos tan atan atan2 hypot radians fabs")),
        FLOAT,
    ),
    **dict.fromkeys((f"bisect.{name}" for name in ("bisect", "bisect_left", "bisect_right")), INT),
    **dict.fromkeys(("random.randint", "random.randrange"), INT),
    "range": Type("range", INT),
    "sys.stdin.readlines": STR_LIST,
    "sys.stdin.buffer.readlines": BYTES_LIST,
}
"""Result type of calls that give the same type whatever the arguments."""

CONSTANTS: dict[str, Type] = {
    **dict.fromkeys(("math.pi", "math.e", "math.inf", "math.nan", "math.tau"), FLOAT),
    **dict.fromkeys(("sys.maxsize",), INT),
    **dict.fromkeys((f"string.{n}" for n in ("ascii_lowercase", "ascii_uppercase", "ascii_letters", "digits")), STR),
    "sys.argv": STR_LIST,
    "sys.stdin": Type("file", STR),
    "sys.stdin.buffer": Type("file", BYTES),
}

METHODS: dict[str, dict[str, Type]] = {
    "str": {
        **dict.fromkeys(
            names(
                """
                strip lstrip rstrip lower upper title capitalize swapcase casefold replace join format zfill
                ljust rjust
                """
                "center translate removeprefix removesuffix expandtabs"
            ),
            STR,
        ),
        **dict.fromkeys(("split", "rsplit", "splitlines"), STR_LIST),
        **dict.fromkeys(("find", "rfind", "index", "rindex", "count"), INT),
        **dict.fromkeys(
            names(
                "startswith endswith isdigit isalpha isalnum isspace isupper islower isdecimal isnumeric isidentifier"
            ),
            BOOL,
        ),
        "encode": BYTES,
        "partition": Type("tuple", STR, None, (STR, STR, STR)),
        "rpartition": Type("tuple", STR, None, (STR, STR, STR)),
    },
    "bytes": {
        **dict.fromkeys(("strip", "lstrip", "rstrip", "lower", "upper", "replace", "join"), BYTES),
        **dict.fromkeys(("split", "rsplit", "splitlines"), BYTES_LIST),
        **dict.fromkeys(("find", "rfind", "index", "count"), INT),
        "decode": STR,
    },
    "int": {"bit_length": INT, "bit_count": INT, "conjugate": INT},
    "float": {"is_integer": BOOL},
    "list": {
        "index": INT,
        "count": INT,
        **dict.fromkeys(names("append extend insert remove reverse sort clear"), NONE),
    },
    "tuple": {"index": INT, "count": INT},
    "set": {
        **dict.fromkeys(("add", "discard", "remove", "update", "clear", "difference_update"), NONE),
        **dict.fromkeys(("isdisjoint", "issubset", "issuperset"), BOOL),
    },
    "dict": {"update": NONE, "clear": NONE},
    DEQUE: {
        "index": INT,
        "count": INT,
        **dict.fromkeys(names("append appendleft extend extendleft rotate clear"), NONE),
    },
    "file": {"read": STR, "readline": STR, "readlines": STR_LIST, "close": NONE},
}
"""Result types of methods by type of the receiver, where they do not depend on its elements."""

CHANGING_METHODS = names(
    """
    append appendleft extend extendleft insert pop popleft popitem remove discard add clear sort reverse rotate
    update
    """
    "setdefault subtract move_to_end difference_update intersection_update symmetric_difference_update "
    "__setitem__ __delitem__"
)
"""Methods of builtin containers that change their receiver."""

READING_METHODS = names(
    "index count copy get items keys values most_common elements isdisjoint issubset issuperset union intersection "
    "difference symmetric_difference"
)
"""Methods of builtin containers that leave their receiver as it is."""

READING_CALLS = names(
    """
    len sum min max sorted any all print str repr list tuple set frozenset dict enumerate zip map filter
    reversed iter
    """
    "isinstance id hash type bool abs int float range chr ord round divmod pow bin hex oct format ascii bytes callable "
    "complex next collections.deque collections.Counter collections.OrderedDict itertools.permutations "
    "itertools.combinations itertools.product itertools.accumulate itertools.chain itertools.chain.from_iterable "
    "itertools.groupby itertools.islice itertools.zip_longest itertools.combinations_with_replacement "
    "functools.reduce math.gcd math.prod math.fsum math.dist bisect.bisect bisect.bisect_left bisect.bisect_right "
    "copy.copy copy.deepcopy heapq.nlargest heapq.nsmallest statistics.mean statistics.median random.choice "
    "random.sample random.choices numpy.array numpy.sum numpy.max numpy.min .join .extend .update .union "
    ".intersection .difference .issubset .issuperset .write .writelines"
)
"""Calls that read their arguments and keep no way to change them. (`next` and iterators move an iterator on.)"""

CHANGING_CALLS = names(
    "heapq.heapify heapq.heappush heapq.heappop heapq.heapreplace heapq.heappushpop random.shuffle bisect.insort "
    "bisect.insort_left bisect.insort_right next"
)
"""Calls that change their first argument."""

PURE_CALLS = names(
    """
    len sum min max sorted any all str repr list tuple set frozenset dict enumerate zip map filter reversed
    isinstance
    """
    "bool abs int float range chr ord round divmod pow bin hex oct format ascii bytes complex collections.deque "
    "collections.Counter collections.defaultdict itertools.permutations itertools.combinations itertools.product "
    "itertools.accumulate itertools.chain itertools.combinations_with_replacement bisect.bisect bisect.bisect_left "
    "bisect.bisect_right copy.copy copy.deepcopy re.compile"
) | frozenset(
    f"math.{name}"
    for name in names(
        "ceil floor gcd lcm isqrt factorial comb perm trunc sqrt log log2 log10 exp sin cos tan "
        "atan atan2 hypot radians fabs prod fsum dist pow fmod copysign isclose isinf isnan degrees asin acos"
    )
)
"""Calls without effects when their arguments are builtin objects (functions passed to them must be pure too)."""


def is_plain(kind: Type | None) -> bool:
    """Surely a builtin object that holds nothing but such: comparing, hashing or printing it runs no other code."""
    if kind is None:
        return False
    if kind.name in IMMUTABLE or kind.name == "never":
        return True
    return kind.name in CONTAINERS | ITERATORS and all(map(is_plain, parts(kind)))


def is_constant(kind: Type | None) -> bool:
    """Surely an object that never changes, nor anything in it."""
    if kind is None:
        return False
    if kind.name in ("tuple", "frozenset"):
        return all(map(is_constant, parts(kind)))
    return kind.name in IMMUTABLE or kind.name == "never"


def parts(kind: Type) -> tuple[Type | None, ...]:
    """Types of what values of this type hold: of items, of elements, of keys and values."""
    if kind.items is not None:
        return kind.items
    return (kind.element, kind.value) if kind.name in DICTS else (kind.element,) if kind.name not in _ATOMIC else ()


_ATOMIC = frozenset({"str", "bytes", "bytearray", "range"})
