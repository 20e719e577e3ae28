"""What to call, and what to do with a result that is not there yet."""

import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, List, Tuple

MOST_YIELDED = 100_000
"""As many as `describe.py` takes."""
DRIVEN = (types.CoroutineType, types.AsyncGeneratorType)
"""Results that an event loop has to drive."""


def bound(
    module: "Any", qualname: str, how: str, args: "Tuple[Any, ...]"
) -> "Tuple[Callable[..., Any], Tuple[Any, ...]]":
    """What to call, and with what: names are looked up anew, so it does not matter how a version defines them."""
    *outer, name = qualname.split(".")
    owner = module
    for part in outer:
        owner = getattr(owner, part)
    if how == "new":
        return args[0], args[1:]
    if not outer:
        return getattr(owner, name), args
    attribute = next(vars(kind)[name] for kind in type.mro(owner) if name in vars(kind))
    kind = type(attribute)
    if how == "set":
        return kind.__set__, (attribute, *args)
    if how == "delete":
        return kind.__delete__, (attribute, *args)
    if not hasattr(kind, "__get__"):
        return attribute, args
    if how == "call":
        return attribute.__get__(None, owner), args
    first = args[0]
    if how == "class":
        return attribute.__get__(None, first), args[1:]
    if how == "get":
        return kind.__get__, (attribute, first, type(first))
    return attribute.__get__(first, type(first)), args[1:]


async def awaited(value: "Any") -> "Any":
    """The result of a coroutine, what an asynchronous generator yields."""
    if type(value) is types.CoroutineType:
        return await value
    found: "List[Any]" = []
    async for item in value:
        found.append(item)
        if len(found) == MOST_YIELDED:
            break
    return found


def follow(iterator: "Any") -> None:
    """To its end, or as far as anybody looks."""
    for number, _ in enumerate(iterator):
        if number == MOST_YIELDED:
            return
