"""The arguments of calls of numpy, and the tables of what knows its functions."""

from __future__ import annotations

from collections.abc import Callable

from perfhint.rules.api import Node, names
from perfhint.rules.imports._numpy.elementwise import as_array
from perfhint.rules.imports._numpy.program import Program
from perfhint.rules.imports._numpy.types import SCALARS, GiveUp, NotYet
from perfhint.rules.imports._numpy.values import Value

_INTS = names(
    "int int_ int8 int16 int32 int64 intp intc longlong uint uint8 uint16 uint32 uint64 i i4 i8 q l u4 u8 I Q L"
)
_FLOATS = names("float float_ float64 double f8 d")
_BOOLS = names("bool bool_ bool8 ?")
_OBJECTS = names("object object_ O")
_TEXTS = names("str str_ U U1 S1 <U1")


class Arguments:
    """What a call of `numpy.name`, or of a method of an array, is given."""

    def __init__(self, program: Program, node: Node, name: str, receiver: tuple[Node, Value] | None = None) -> None:
        self.program = program
        self.node = node
        self.name = name
        self._values: dict[int, Value] = {}
        self._positional: list[Node] = []
        self.keywords: dict[str, Node] = {}
        if receiver is not None:
            self._positional.append(receiver[0])
            self._values[receiver[0].id] = receiver[1]
        for argument in program.module.arguments(node):
            if argument.type == "keyword_argument":
                keyword, value = argument.child_by_field_name("name"), argument.child_by_field_name("value")
                if keyword is None or value is None:
                    raise GiveUp
                if value.id != program.stored:
                    self.keywords[program.module.code(keyword)] = value
            elif argument.type in ("list_splat", "dictionary_splat"):
                raise GiveUp
            else:
                self._positional.append(argument)

    @property
    def first(self) -> Node:
        """The first argument, by whatever keyword."""
        given = self._positional or list(self.keywords.values())
        if not given:
            raise GiveUp
        return given[0]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._positional) + len(self.keywords)

    def only(self, count: int) -> list[Node]:
        """The arguments, of which there must be just that many, none by keyword."""
        if self.keywords or len(self._positional) != count:
            raise GiveUp
        return self._positional

    def all(self) -> list[Node]:
        """The arguments, none of which may be given by keyword."""
        if self.keywords:
            raise GiveUp
        return self._positional

    def bind(self, *parameters: str) -> dict[str, Node | None]:
        """The arguments by the names of parameters; gives up on others. The first parameter must be given."""
        if len(self._positional) > len(parameters) or not self.keywords.keys() <= set(parameters):
            raise GiveUp
        found: dict[str, Node | None] = dict.fromkeys(parameters)
        found.update(zip(parameters, self._positional, strict=False))
        found.update(self.keywords)
        if found[parameters[0]] is None:
            raise GiveUp
        return found

    def value(self, node: Node | None) -> Value:
        """What an argument is."""
        if node is None:
            raise GiveUp
        if node.id not in self._values:
            self._values[node.id] = self.program.value(node)
        if self._values[node.id].type.name == "never":
            raise NotYet
        return self._values[node.id]

    def array(self, node: Node | None) -> Value:
        """An argument that numpy makes an array of, if it is none."""
        value = self.value(node)
        return value if node is None else as_array(self.program, node, value)

    def array_or_number(self, node: Node | None) -> Value:
        """As `array`, of what may be a number."""
        value = self.value(node)
        return value if value.type.name in SCALARS | {"plain"} else self.array(node)

    def dtype(self, node: Node | None, *, of_objects: str | None = None) -> str:
        """The type of items an argument names; empty where there is none.

        Where `of_objects` is given the items may be any objects, which makes them that.
        """
        if node is None:
            return ""
        name = self.program.path(node).removeprefix("numpy.")
        if node.type == "string":
            name = self.program.module.code(node).strip("'\"")
        for known, dtype in ((_INTS, "int"), (_FLOATS, "float"), (_BOOLS, "bool"), (_TEXTS, "str")):
            if name in known:
                return dtype
        if name in _OBJECTS and of_objects is not None:
            return of_objects
        raise GiveUp

    def axis(self, node: Node | None, ndim: int) -> int | None:
        """The number an axis has, counted from the first; None for all of them."""
        if node is None or self.program.module.code(node) == "None":
            return None
        code = self.program.module.code(node)
        if not code.lstrip("-").isdecimal():
            raise GiveUp
        axis = int(code) + (ndim if int(code) < 0 else 0)
        if not 0 <= axis < ndim:
            raise GiveUp
        return axis


Function = Callable[[Program, Arguments], Value]
FUNCTIONS: dict[str, Function] = {}
"""By name without "numpy."."""
METHODS: dict[str, Function] = {}
"""Of arrays, by name; the array is the first argument. Most are functions of the same name."""


def numpy_function(*known: str, method: bool = False) -> Callable[[Function], Function]:
    """The decorated function knows these functions of numpy; with `method` the methods of arrays as well."""

    def register(function: Function) -> Function:
        FUNCTIONS.update(dict.fromkeys(known, function))
        if method:
            METHODS.update(dict.fromkeys(known, function))
        return function

    return register


def array_method(*known: str) -> Callable[[Function], Function]:
    """The decorated function knows these methods of arrays."""

    def register(function: Function) -> Function:
        METHODS.update(dict.fromkeys(known, function))
        return function

    return register
