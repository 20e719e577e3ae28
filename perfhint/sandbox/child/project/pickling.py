"""Arguments as bytes: what `pickle` can do, and functions that it cannot find by name.

Keys and callbacks are often lambdas or functions inside tests. They are taken by value: code, defaults, what they
close over, and the globals that their code names. Another process of the same interpreter makes them anew.
"""

import io
import marshal
import pickle
import sys
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict


class TooLargeError(Exception):
    """More bytes than there is room for."""


class _Bounded(io.RawIOBase):
    """A file in memory that takes no more than so many bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.data = bytearray()
        self._most = most

    def writable(self) -> bool:
        return True

    def write(self, data: "Any") -> int:
        size = len(data)
        if len(self.data) + size > self._most:
            raise TooLargeError
        self.data += data
        return size


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: "Any") -> "Any":
        if type(value) is types.FunctionType and value not in _MAKERS and not _is_found(value):
            made = marshal.dumps(value.__code__), value.__name__, value.__module__, len(value.__closure__ or ())
            return _made, made, _state(value), None, None, _fill  # filled when it is known: it may know itself
        if type(value) is types.ModuleType and sys.modules.get(value.__name__) is value:
            return _module, (value.__name__,)
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> "Any":
        if module == __name__:
            return globals()[name]
        return super().find_class(module, name)


def pickled(value: "Any", most: int) -> bytes:
    """`value` as bytes, at most so many; raises TooLargeError, or whatever the value's own code or `pickle` does."""
    file = _Bounded(most)
    sys.modules[__name__] = _found  # pickle wants to see the makers where it writes that they are
    try:
        _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    finally:
        del sys.modules[__name__]
    return bytes(file.data)


def unpickled(data: bytes) -> "Any":
    """The value again."""
    return _Unpickler(io.BytesIO(data)).load()


def _is_found(function: "types.FunctionType") -> bool:
    """Whether it is where its name says."""
    place: "Any" = sys.modules.get(function.__module__ or "")
    for part in function.__qualname__.split("."):
        place = getattr(place, part, None)
    # What recording put around a function is found where the function itself will be.
    return place is function or getattr(place, "__wrapped__", None) is function


def _state(function: "types.FunctionType") -> "Dict[str, Any]":
    names = _names(function.__code__)
    return {
        "globals": {name: function.__globals__[name] for name in names if name in function.__globals__},
        "closed": [() if _is_empty(cell) else (cell.cell_contents,) for cell in function.__closure__ or ()],
        "qualname": function.__qualname__,
        "defaults": function.__defaults__,
        "kwdefaults": function.__kwdefaults__,
        "dict": function.__dict__ or None,
    }


def _names(code: "types.CodeType") -> "Dict[str, None]":
    """Global names that the code, or code inside it, may look up."""
    found = dict.fromkeys(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            found.update(_names(constant))
    return found


def _made(code: bytes, name: str, module: str, cells: int) -> "types.FunctionType":
    scope = {"__name__": module, "__builtins__": __builtins__}
    closed = tuple(types.CellType() for _ in range(cells)) if cells else None
    return types.FunctionType(marshal.loads(code), scope, name, None, closed)


def _fill(function: "types.FunctionType", state: "Dict[str, Any]") -> None:
    function.__globals__.update(state["globals"])
    for cell, content in zip(function.__closure__ or (), state["closed"]):  # noqa: B905 - Python 3.8
        if content:
            cell.cell_contents = content[0]
    function.__qualname__ = state["qualname"]
    function.__defaults__ = state["defaults"]
    function.__kwdefaults__ = state["kwdefaults"]
    function.__dict__.update(state["dict"] or {})


def _module(name: str) -> "types.ModuleType":
    __import__(name)
    return sys.modules[name]


def _is_empty(cell: "types.CellType") -> bool:
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return True
    return False


_MAKERS = (_made, _fill, _module)
_found = types.ModuleType(__name__)
for _maker in _MAKERS:
    setattr(_found, _maker.__name__, _maker)
