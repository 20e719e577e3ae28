"""What small things of large modules become: one table, and a function for each kind of thing.

A new thing is one line of `PLAIN`. Its function is given the place and gives what stands there instead, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._plain import functions, hinting, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.rules.imports._plain.place import Place, Plain

PLAIN: dict[str, Callable[[Place], Plain | None]] = {
    **{f"string.{name}": text.constant for name in text.CONSTANTS},
    **{f"re.{name}": text.pattern for name in ("sub", "split", "findall", "search", "match", "fullmatch")},
    **{f"typing.{name}": hinting.container for name in hinting.CONTAINERS},
    "typing.Any": hinting.anything,
    "typing.Optional": hinting.choice,
    "typing.Union": hinting.choice,
    "functools.reduce": functions.reduced,
    "copy.copy": functions.copied,
    "doctest.testmod": functions.tested,
}
