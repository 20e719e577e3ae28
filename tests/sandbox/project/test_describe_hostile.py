"""Objects that lie, raise or count when they are asked: they are not asked."""

from __future__ import annotations

import collections
import enum
from typing import Any

import pytest
from described_values import described, mismatch

ASKED: list[str] = []


def asking(name: str) -> Any:
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        ASKED.append(name)
        raise RuntimeError(name)

    return method


SPECIAL = (
    "__eq__ __ne__ __hash__ __repr__ __str__ __bytes__ __format__ __len__ __iter__ __next__ __getitem__ __contains__ "
    "__bool__ __int__ __float__ __index__ __getattr__ __getattribute__ __dir__ __reduce__ __reduce_ex__ __getstate__ "
    "__getnewargs__ __getnewargs_ex__ __deepcopy__ __copy__ __call__ __lt__ __le__ __gt__ __ge__ __sizeof__ "
    "__instancecheck__ __subclasscheck__ __array__ __fspath__ __length_hint__ __missing__ __reversed__ keys items "
    "values get copy index"
)
LYING = {name: asking(name) for name in SPECIAL.split()}
LYING["__class__"] = property(asking("__class__"))


class LyingMeta(type):
    """A metaclass that says wrong things of its classes."""

    for _name in ("__getattribute__", "__getattr__", "__instancecheck__", "__subclasscheck__", "__dir__", "mro_"):
        locals()[_name] = asking("meta " + _name)
    __name__ = property(asking("meta __name__"))  # type: ignore[assignment]
    __repr__ = asking("meta __repr__")
    __eq__ = asking("meta __eq__")
    __hash__ = type.__hash__


def lying(*bases: type, **more: Any) -> Any:
    body = {name: LYING[name] for name in LYING if name != "__hash__"}
    kind = type("Lying", bases, {**body, "__hash__": object.__hash__, **more})
    return bases[0].__new__(kind) if bases else object.__new__(kind)


class Liar:
    pass


class WithMeta(metaclass=LyingMeta):
    pass


BASES = [(), (list,), (dict,), (str,), (int,), (tuple,), (set,), (frozenset,), (bytes,), (bytearray,), (float,)]
BASES += [(Exception,), (collections.OrderedDict,), (collections.deque,), (collections.defaultdict,), (complex,)]


@pytest.mark.parametrize("bases", BASES, ids=str)
def test_nothing_is_asked(bases: tuple[type, ...]) -> None:
    value = lying(*bases)
    object.__getattribute__(value, "__dict__")["attribute"] = [1]
    ASKED.clear()
    descriptions = [described([value]), described({"a": value}), described((value, value))]
    assert ASKED == []
    assert all("unknown" not in str(description) for description in descriptions)
    other = lying(*bases)
    object.__getattribute__(other, "__dict__")["attribute"] = [2]
    found = mismatch([value], [other])
    assert found is not None
    assert found.path == "result[0].attribute[0]"
    assert ASKED == []


def test_nothing_is_asked_in_a_set() -> None:
    one, other = lying(), lying()
    ASKED.clear()
    assert mismatch({one, other, 1}, {one, other, 1}) is None
    assert mismatch({one, 1}, {1}) is not None
    assert ASKED == []


def test_classes_without_a_hash() -> None:
    class Meta(type):
        def __eq__(cls, other: object) -> bool:
            return True

        __hash__ = None  # type: ignore[assignment]

    def made(x: int) -> Any:
        value = Meta("Odd", (), {})()
        value.x = x
        return value

    assert mismatch([made(1)] * 50, [made(1)] * 50) is None
    assert mismatch([made(1)] * 50, [made(2)] * 50) is not None
    assert mismatch({made(1): 1, 2: 3}, {made(1): 1, 2: 3}) is None


def test_metaclasses_are_not_asked() -> None:
    value = object.__new__(WithMeta)
    ASKED.clear()
    assert mismatch(value, value) is None
    assert mismatch([WithMeta], [WithMeta]) is None
    assert ASKED == []


def test_a_computed_dict_is_unknown() -> None:
    value = lying(__dict__=property(asking("__dict__")))
    ASKED.clear()
    found = mismatch(value, value)
    assert found is not None
    assert found.kind == "unknown"
    assert ASKED == []


def test_an_equality_that_says_yes_is_not_believed() -> None:
    class Same:
        def __init__(self, x: int) -> None:
            self.x = x

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 0

    assert mismatch(Same(1), Same(2)) is not None
    assert mismatch(Same(1), 5) is not None
    assert mismatch({Same(1): 1}, {Same(2): 1}) is not None
    assert mismatch({Same(1)}, {Same(2)}) is not None


def test_a_name_of_another_class_is_not_believed() -> None:
    def impostor(module: str, name: str) -> Any:
        return type(name, (), {"__module__": module, "x": 1, "__qualname__": name})()

    for module, name in (("collections", "deque"), ("decimal", "Decimal"), ("builtins", "list"), ("numpy", "ndarray")):
        nodes = described(impostor(module, name))["nodes"]
        assert [node["kind"] for node in nodes] == ["instance"]


def test_properties_and_descriptors_are_not_read() -> None:
    class Computed:
        """Its attribute is a property, a slot of that name is not."""

        __slots__ = ("_x",)

        @property
        def x(self) -> int:
            raise AssertionError

    value = Computed()
    value._x = 1  # type: ignore[attr-defined]
    assert described(value)["nodes"][0]["fields"] == {"_x": 1}


def test_names_that_are_no_names() -> None:
    class Odd:
        pass

    Odd.__module__ = 5  # type: ignore[assignment]
    value = Odd()
    assert mismatch(value, value) is None
    value.__dict__[("a", 1)] = 1  # type: ignore[index]
    found = mismatch(value, value)
    assert found is not None
    assert found.kind == "unknown"


def test_a_member_that_is_half_made() -> None:
    class Color(enum.Enum):
        RED = 1

    made = object.__new__(Color)
    found = mismatch(made, made)
    assert found is not None
    assert found.kind == "unknown"


@pytest.mark.slow
def test_an_iterator_that_never_stops_to_yield_iterators() -> None:
    def nested() -> Any:
        while True:
            yield nested()

    found = mismatch(nested(), nested())
    assert found is not None
    assert found.kind == "unknown"


def test_a_set_that_holds_itself() -> None:
    class Node:
        def __init__(self) -> None:
            self.around: set[Node] = {self}

    assert mismatch(Node(), Node()) is None
    both = Node(), Node()
    both[0].around.add(both[1])
    assert mismatch(both[0], Node()) is not None
