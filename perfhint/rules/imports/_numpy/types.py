"""What values are: numbers, containers, arrays; and what the containers hold.

Unlike the types of `perfhint.source` these know arrays, and they are found for everything: what nothing is known of is
`PLAIN`, which says one thing for sure, that there is no array in it. A container is known by the places where it may
have been made (its sites), so that two names for one list are seen to be just that.
"""

from __future__ import annotations

from typing import NamedTuple

_DEEP = 5


class GiveUp(Exception):  # noqa: N818 (nothing is wrong: the program just stays as it is)
    """Something in the program is not understood well enough."""


class NotYet(GiveUp):
    """It depends on something of which nothing is known yet; the next pass knows more."""


class Type(NamedTuple):
    """What a value is."""

    name: str
    """"int", "float", "bool", "number" (one of these), "str", "bytes", "none"; "list", "set", "dict", "deque",
    "tuple", "iterator", "range"; "items" (a tuple whose length is known); "array", "function", "plain", "never"."""
    numpy: bool = False
    """Of a number: it may be one of numpy's own, not one of Python's."""
    sites: frozenset[int] = frozenset()
    """Of containers and arrays: where it may have been made. Of functions: the scopes they open."""
    items: tuple[Type, ...] = ()
    """Of "items"."""
    dtype: str = ""
    """Of arrays: "int", "float", "bool", "str", "number" (one of the first three)."""
    ndim: int = 0
    """Of arrays."""
    is_single: bool = False
    """Of arrays: it may have just one item, which numpy stretches to the size of another array."""
    is_empty: bool = False
    """Of arrays: it has no items, so that it is one of floats only until texts are appended."""


NEVER, PLAIN, NONE, RANGE = Type("never"), Type("plain"), Type("none"), Type("range")
INT, FLOAT, BOOL, NUMBER, STR, BYTES = map(Type, ("int", "float", "bool", "number", "str", "bytes"))
NUMBERS = frozenset({"int", "float", "bool", "number"})
TEXTS = frozenset({"str", "bytes"})
SCALARS = NUMBERS | TEXTS | {"none"}
HELD = frozenset({"list", "set", "dict", "deque", "tuple", "iterator"})


def scalar_of(dtype: str) -> Type:
    """What an item of such an array is."""
    return Type(dtype, numpy=dtype in NUMBERS)


def common(*dtypes: str) -> str:
    """The dtype of an array made of numbers of these types."""
    for dtype in ("number", "float", "int", "bool"):
        if dtype in dtypes:
            return dtype
    raise GiveUp


class Heap:
    """What the containers made at each site hold."""

    def __init__(self) -> None:
        self.elements: dict[int, Type] = {}
        self.values: dict[int, Type] = {}
        """Of dicts."""
        self.changed = False
        self.mutated: set[int] = set()
        """Sites of containers and arrays that something changes in place."""
        self.escaped: set[int] = set()
        """Functions that unknown code may call, with anything but arrays."""

    def element(self, container: Type) -> Type:
        """What iterating gives."""
        match container.name:
            case "never":
                return container
            case "str":
                return STR
            case "bytes" | "range":
                return INT
            case "items":
                return self.join(*container.items)
            case "array" if container.ndim == 1:
                return scalar_of(container.dtype)
            case "array":
                return container._replace(ndim=container.ndim - 1)
            case "plain":
                return PLAIN
        if container.name not in HELD:
            raise GiveUp
        return self.join(*(self.elements.get(site, NEVER) for site in container.sites))

    def value(self, mapping: Type) -> Type:
        """Values of a dict."""
        return self.join(*(self.values.get(site, NEVER) for site in mapping.sites))

    def put(self, container: Type, element: Type, value: Type | None = None) -> Type:
        """Notes that the container may hold `element` (a dict `value`, under it); gives the container."""
        for site in container.sites:
            self._widen(self.elements, site, element)
            if value is not None:
                self._widen(self.values, site, value)
        return container

    def made(self, name: str, site: int, element: Type = NEVER, value: Type | None = None) -> Type:
        """A container made at this site."""
        return self.put(Type(name, sites=frozenset({site})), element, value)

    def join(self, *types: Type) -> Type:
        """What is one of these."""
        found = NEVER
        for each in types:
            found = self._join(found, each)
        return found

    def has_array(self, kind: Type, seen: frozenset[int] = frozenset()) -> bool:
        """It is an array or holds one."""
        if kind.name in ("array", "function"):
            return kind.name == "array"
        return any(self.has_array(part, seen | kind.sites) for part in self._parts(kind, seen))

    def has_numpy_numbers(self, kind: Type, seen: frozenset[int] = frozenset()) -> bool:
        """Something in it may be a number of numpy's own, which newer versions print differently in a list."""
        return kind.numpy or any(self.has_numpy_numbers(part, seen | kind.sites) for part in self._parts(kind, seen))

    def escape(self, kind: Type, seen: frozenset[int] = frozenset()) -> None:
        """Unknown code gets it, and may put anything in it but arrays, of which it must know nothing."""
        if kind.name == "array":
            raise GiveUp
        if kind.name == "function":
            self.changed = self.changed or not kind.sites <= self.escaped
            self.escaped |= kind.sites
            return
        for part in self._parts(kind, seen):
            self.escape(part, seen | kind.sites)
        self.mutated |= kind.sites
        if kind.name in HELD:
            self.put(kind, PLAIN, PLAIN if kind.name == "dict" else None)

    def all_sites(self, kind: Type, seen: frozenset[int] = frozenset()) -> frozenset[int]:
        """Its own sites and those of all that it holds."""
        inner = (self.all_sites(part, seen | kind.sites) for part in self._parts(kind, seen))
        return kind.sites.union(*inner)

    def _parts(self, kind: Type, seen: frozenset[int]) -> list[Type]:
        if kind.name == "items":
            return list(kind.items)
        if kind.name not in HELD:
            return []
        new = kind.sites - seen
        return [holder[site] for holder in (self.elements, self.values) for site in new if site in holder]

    def _widen(self, holder: dict[int, Type], site: int, more: Type) -> None:
        before = holder.get(site, NEVER)
        after = self._join(before, more)
        if after != before:
            holder[site], self.changed = after, True

    def _join(self, a: Type, b: Type) -> Type:
        if a == b or b.name == "never":
            return a
        if a.name == "never":
            return b
        if _depth(a) > _DEEP or _depth(b) > _DEEP:
            raise GiveUp
        if a.name == b.name:
            if a.name == "items" and len(a.items) == len(b.items):
                return a._replace(items=tuple(map(self._join, a.items, b.items)))
            if a.name == "array":
                return self._join_arrays(a, b)
            if a.name != "items":
                return a._replace(sites=a.sites | b.sites, numpy=a.numpy or b.numpy)
        if a.name in NUMBERS and b.name in NUMBERS:
            return Type("number", numpy=a.numpy or b.numpy)
        for one, other in ((a, b), (b, a)):  # None where there may be a container: nothing can be done with it
            if one.name == "none" and other.name in HELD | {"array", "items"}:
                return other
        for each in (a, b):
            self.escape(each)
        return PLAIN

    def _join_arrays(self, a: Type, b: Type) -> Type:
        if a.ndim != b.ndim:
            raise GiveUp
        if a.dtype == b.dtype:
            dtype = a.dtype
        elif a.dtype in NUMBERS and b.dtype in NUMBERS:
            dtype = "number"
        elif "str" in (a.dtype, b.dtype) and (a.is_empty or b.is_empty):
            dtype = "str"
        else:
            raise GiveUp
        return a._replace(
            dtype=dtype,
            sites=a.sites | b.sites,
            is_single=a.is_single or b.is_single,
            is_empty=a.is_empty and b.is_empty,
        )


def _depth(kind: Type) -> int:
    return 1 + max(map(_depth, kind.items), default=0)
