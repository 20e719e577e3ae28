"""What a function delegates to, driven so that the function's clock stands while it is suspended."""

import sys
from types import CoroutineType, GeneratorType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ITERABLE_COROUTINE = 0x100
"""Flag of the code of generators that may be awaited (`types.coroutine`)."""


class Driven:
    """An iterator or awaitable, for the frame that owns the clock."""

    __slots__ = ("_clock", "_frame", "_iterator", "_owning")

    def __init__(self, iterator: "Any", clock: "Any", frame: int, owning: "Any") -> None:
        self._iterator, self._clock, self._frame, self._owning = iterator, clock, frame, owning

    def __iter__(self) -> "Driven":
        return self

    __await__ = __iter__

    def __next__(self) -> "Any":
        return self.send(None)

    # When it ends or raises, the function goes on: so the clock is left running.

    def send(self, value: "Any") -> "Any":
        """Go on with a value."""
        iterator = self._iterator
        self._clock.go_on_as(self._frame, self._owning)
        if value is None and not isinstance(iterator, CoroutineType):
            item = next(iterator)
        else:
            item = iterator.send(value)
        self._clock.suspend_as(self._frame)
        return item

    def throw(self, kind: "Any", value: "Any" = None, traceback: "Any" = None) -> "Any":
        """Go on with an exception."""
        self._clock.go_on_as(self._frame, self._owning)
        throw = getattr(self._iterator, "throw", None)
        if throw is None:
            error = kind if isinstance(kind, BaseException) else value if value is not None else kind()
            raise error if traceback is None else error.with_traceback(traceback)
        if value is None and traceback is None:
            item = throw(kind)
        else:
            item = throw(kind, value, traceback)
        self._clock.suspend_as(self._frame)
        return item

    def close(self) -> None:
        """Come to the end."""
        self._clock.go_on_as(self._frame, self._owning)
        close = getattr(self._iterator, "close", None)
        if close is not None:
            close()


class Awaited:
    """An object that can be awaited, for the frame that owns the clock."""

    __slots__ = ("_awaitable", "_clock", "_frame", "_owning")

    def __init__(self, awaitable: "Any", clock: "Any", frame: int, owning: "Any") -> None:
        self._awaitable, self._clock, self._frame, self._owning = awaitable, clock, frame, owning

    def __await__(self) -> "Any":
        iterator = type(self._awaitable).__await__(self._awaitable)
        # The interpreter says what is wrong with what is no iterator.
        driven = hasattr(iterator, "__next__")
        return Driven(iterator, self._clock, self._frame, self._owning) if driven else iterator


class Iterated:
    """What `async for` goes through."""

    __slots__ = ("_driver", "_frame", "_iterator")

    def __init__(self, iterator: "Any", driver: "Driver", frame: int) -> None:
        self._iterator, self._driver, self._frame = iterator, driver, frame

    def __aiter__(self) -> "Iterated":
        self._iterator = type(self._iterator).__aiter__(self._iterator)
        return self

    def __anext__(self) -> "Any":
        iterator = self._iterator
        return self._driver.driven(type(iterator).__anext__(iterator), self._frame)


class Managed:
    """What `async with` enters."""

    __slots__ = ("_driver", "_frame", "_manager")

    def __init__(self, manager: "Any", driver: "Driver", frame: int) -> None:
        self._manager, self._driver, self._frame = manager, driver, frame

    def __aenter__(self) -> "Any":
        manager = self._manager
        return self._driver.driven(type(manager).__aenter__(manager), self._frame)

    def __aexit__(self, *error: "Any") -> "Any":
        manager = self._manager
        return self._driver.driven(type(manager).__aexit__(manager, *error), self._frame)


class Driver:
    """Of one function: what its code calls."""

    def __init__(self, clock: "Any", owning: "Any") -> None:
        self._clock = clock
        self._owning = owning
        self._get_frame = sys._getframe

    def gone_on(self, value: "Any") -> "Any":
        """Comes after a `yield`; gives back the value."""
        self._clock.go_on_as(id(self._get_frame(1)), self._owning)
        return value

    def delegated(self, iterable: "Any") -> "Any":
        """Around what `yield from` is given."""
        frame = self._owner()
        if not frame or isinstance(iterable, CoroutineType):
            return iterable
        # What is no iterable raises here what it would raise there.
        return Driven(iter(iterable), self._clock, frame, self._owning)

    def awaited(self, awaitable: "Any") -> "Any":
        """Around what `await` is given."""
        frame = self._owner()
        return self.driven(awaitable, frame) if frame else awaitable

    def iterated(self, iterable: "Any") -> "Any":
        """Around what `async for` is given."""
        frame = self._owner()
        if not frame or not hasattr(type(iterable), "__aiter__"):
            return iterable
        return Iterated(iterable, self, frame)

    def managed(self, manager: "Any") -> "Any":
        """Around what `async with` is given."""
        frame = self._owner()
        kind = type(manager)
        if not frame or not hasattr(kind, "__aenter__") or not hasattr(kind, "__aexit__"):
            return manager
        return Managed(manager, self, frame)

    def driven(self, awaitable: "Any", frame: int) -> "Any":
        """An awaitable that drives another."""
        kind = type(awaitable)
        if kind is CoroutineType:
            is_free = awaitable.cr_await is None  # else that is an error, of which the interpreter tells
        else:
            is_free = kind is GeneratorType and awaitable.gi_code.co_flags & ITERABLE_COROUTINE
        if is_free:
            return Driven(awaitable, self._clock, frame, self._owning)
        is_object = kind is not CoroutineType and hasattr(kind, "__await__")
        return Awaited(awaitable, self._clock, frame, self._owning) if is_object else awaitable

    def _owner(self) -> int:
        """The frame of the function, if it owns the clock; asked in it, or in a comprehension of it."""
        owner = self._clock.owner()
        frame = self._get_frame(2)
        if not owner or owner == id(frame) or (frame.f_back is not None and owner == id(frame.f_back)):
            return int(owner)
        return 0
