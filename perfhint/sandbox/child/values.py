"""What a value is, found without running any code of the program's: no `len`, no `repr`, no attribute of its own.

A kind is a name with the kinds of what it holds, None for what is not known: `list` of `int` is
`("list", (("int", ()),))`. It is written as annotations are: `dict[str, list[int]]`, `tuple[int, str]`, `list[never]`
for one that was always empty, `list[?]` for mixed items, `numpy.ndarray[int64, 2d]`.
"""

import sys
from _collections import OrderedDict, defaultdict, deque  # type: ignore[import-not-found]
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, Optional, Tuple

    Kind = Tuple[str, Tuple[Any, ...]]

NEVER, NUMBER, ELLIPSIS = ("never", ()), ("number", ()), ("...", ())
NUMBERS = ("int", "float", "bool", "number")

MODULE, NAME, ANCESTORS = (vars(type)[name].__get__ for name in ("__module__", "__qualname__", "__mro__"))
"""What classes say of themselves, which a metaclass cannot say in their place."""
NAMES = {type(None): "None", type(sys): "module", type(len): "function", type(lambda: 0): "function"}
DICTS = (dict, defaultdict, OrderedDict)
SEQUENCES = (list, tuple, deque)
SIZED = (*DICTS, *SEQUENCES, str, bytes, bytearray, set, frozenset, range)

ITEMS = (16, 6, 3)
"""How many items are looked at: of a container, of those in it, of those in these."""
FIELDS = 4
"""A tuple of more items than these is taken for a sequence."""


def kind_of(value: "Any", depth: int = 0) -> "Kind":
    """Kind of a value; containers are known by some of their items."""
    kind = type(value)
    name = _name(kind)
    if kind is tuple and len(value) <= FIELDS and depth < len(ITEMS):
        return name, tuple(kind_of(item, depth + 1) for item in value)
    if name == "numpy.ndarray" and kind is vars(sys.modules["numpy"]).get("ndarray"):
        return name, ((value.dtype.name, ()), ("%dd" % value.ndim, ()))
    if depth >= len(ITEMS):
        return name, ()
    if _is_dict(kind):
        pairs = list(islice(dict.items(value), ITEMS[depth]))
        return name, (_joined((k for k, _ in pairs), depth + 1), _joined((v for _, v in pairs), depth + 1))
    if kind in SEQUENCES:
        item = _joined(_some(value, ITEMS[depth]), depth + 1)
        return name, (item, ELLIPSIS) if kind is tuple else (item,)
    if kind in (set, frozenset):
        return name, (_joined(islice(value, ITEMS[depth]), depth + 1),)
    return name, ()


def size_of(value: "Any") -> "Optional[int]":
    """How many items it has; of an array the first dimension."""
    kind = type(value)
    if kind in SIZED:
        return len(value)
    if _is_dict(kind):
        return dict.__len__(value)
    if _name(kind) == "numpy.ndarray" and kind is vars(sys.modules["numpy"]).get("ndarray") and value.ndim:
        return int(value.shape[0])
    return None


def join(a: "Optional[Kind]", b: "Optional[Kind]") -> "Optional[Kind]":
    """The kind of values of either kind; None when they have none in common."""
    if a is None or b is None:
        return None
    if a == b or b == NEVER:
        return a
    if a == NEVER:
        return b
    if a[0] != b[0]:
        return NUMBER if a[0] in NUMBERS and b[0] in NUMBERS else None
    if len(a[1]) != len(b[1]):
        return a[0], ()
    return a[0], tuple(map(join, a[1], b[1]))


def written(kind: "Optional[Kind]") -> str:
    """The kind as text."""
    if kind is None:
        return "?"
    name, parts = kind
    return "%s[%s]" % (name, ", ".join(map(written, parts))) if parts else name


def _name(kind: type) -> str:
    known = NAMES.get(kind)
    if known is not None:
        return known
    module, name = MODULE(kind), NAME(kind)
    if module == "builtins" or type(module) is not str:
        return str(name)
    return "%s.%s" % (module.partition(".")[0], name)


def _is_dict(kind: type) -> bool:
    """One of the standard library's: what a class of the program's holds is its own affair."""
    return kind in DICTS or (MODULE(kind) == "collections" and dict in ANCESTORS(kind))


def _some(sequence: "Any", count: int) -> "Iterable[Any]":
    """The first items, the last, and some between."""
    step = max(1, len(sequence) // count)
    yield from (sequence[at] for at in range(0, len(sequence), step))
    if sequence:
        yield sequence[-1]


def _joined(values: "Iterable[Any]", depth: int) -> "Optional[Kind]":
    found: "Optional[Kind]" = NEVER
    for value in values:
        found = join(found, kind_of(value, depth))
    return found
