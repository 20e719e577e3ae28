"""Run a program under a tracer and compare every value a name has with what the text says it surely is."""

from __future__ import annotations

import io
import sys
from collections import deque
from typing import TYPE_CHECKING, Any

from perfhint.source import parse

if TYPE_CHECKING:
    from types import FrameType

    from perfhint.source.known import Type

EVENTS = 1_500
"""Steps watched; long programs repeat themselves."""
_LOOSE = {
    "number": lambda value: type(value) in (int, float, bool),
    "None": lambda value: value is None,
    "function": lambda value: type(value).__name__ == "function",
    "type": lambda value: isinstance(value, type),
    "file": lambda value: hasattr(value, "readline"),
    "iterator": lambda value: hasattr(value, "__iter__"),
    "never": lambda value: False,
}


class _Enough(BaseException):
    pass


def contradictions(program: str, stdin: str = "", *, trust_annotations: bool = False) -> set[tuple[str, str, str]]:
    """(name, inferred type, value seen) for each value that is not of the type inferred for its name."""
    module = parse(program)
    types = module.annotated_types if trust_annotations else module.types
    inferred = {
        scope.name or "<module>": {
            name: kind for name, each in scope.bindings.items() if (kind := types.of_binding(each)) is not None
        }
        for scope in module.scopes.all
        if scope.kind in ("module", "function")
    }
    found: set[tuple[str, str, str]] = set()
    steps = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if frame.f_code.co_filename != "program.py":
            return None
        steps += 1
        if steps > EVENTS:
            raise _Enough
        for name, kind in inferred.get(frame.f_code.co_name, {}).items():
            if name in frame.f_locals and not fits(frame.f_locals[name], kind):
                found.add((name, str(kind), repr(frame.f_locals[name])[:60]))
        return trace

    code = compile(program, "program.py", "exec", dont_inherit=True)
    streams = sys.stdin, sys.stdout
    sys.stdin, sys.stdout = io.TextIOWrapper(io.BytesIO(stdin.encode())), io.StringIO()
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        exec(code, {"__name__": "__main__"})
    except BaseException:  # noqa: BLE001 (how the program ends does not matter)
        pass
    finally:
        sys.settrace(before)
        sys.stdin, sys.stdout = streams
    return found


def fits(value: Any, kind: Type | None, depth: int = 0) -> bool:
    """`value` is of the type, and what it holds is of the types it says."""
    if kind is None or depth > 3:
        return True
    own = type(value)
    if not _LOOSE.get(kind.name, lambda _: kind.name in (own.__name__, f"{own.__module__}.{own.__name__}"))(value):
        return False
    if kind.items is not None:
        return len(value) == len(kind.items) and all(
            fits(item, inner, depth + 1) for item, inner in zip(value, kind.items, strict=True)
        )
    if own in (list, tuple, set, frozenset, deque) or isinstance(value, dict):
        if not all(fits(item, kind.element, depth + 1) for item in list(value)[:50]):
            return False
        if isinstance(value, dict):
            return all(fits(item, kind.value, depth + 1) for item in list(value.values())[:50])
    return True
