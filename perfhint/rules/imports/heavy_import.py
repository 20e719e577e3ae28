"""Large module imported for one small thing.

Slow:
    import string
    from functools import reduce
    from typing import List

    def product(numbers: List[int]):
        return reduce(lambda x, y: x * y, numbers)

    print(string.ascii_lowercase[product([2, 3])])

Fast:
    from math import prod

    def product(numbers: list[int]):
        return prod(numbers)

    print("abcdefghijklmnopqrstuvwxyz"[product([2, 3])])

Why:
    Python starts in 8 ms. Importing `functools` takes 2 more, `re` and `string` 4, `typing` 6, `doctest` 20, and for a
    letter or two, a product or an annotation the language has words of its own. What is built in is quicker, too.

When not:
    Anything else of the module is used, or another module that is imported would load it anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._imports import after_imports, without_imports
from perfhint.rules.api import Edit, Finding, Kind, Match, Module, Node, Safety, Write, names
from perfhint.rules.imports._plain import PLAIN
from perfhint.rules.imports._plain.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH606"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(import_statement name: (dotted_name) @package
  (#any-of? @package "copy" "doctest" "functools" "re" "string" "typing")) @import
(import_statement name: (aliased_import name: (dotted_name) @package)
  (#any-of? @package "copy" "doctest" "functools" "re" "string" "typing")) @import
(import_from_statement module_name: (dotted_name) @package
  (#any-of? @package "copy" "doctest" "functools" "re" "string" "typing")) @import
"""

SLOW = """\
import string
from functools import reduce
from operator import mul
from typing import List


def product(numbers: List[int]) -> int:
    return reduce(mul, numbers, 1)


letters = string.ascii_lowercase
print(sum(map(product, [[2, 3, 5], [7, 11]])), len(letters))
"""

FAST = """\
from math import prod


def product(numbers: list[int]) -> int:
    return prod(numbers)


letters = "abcdefghijklmnopqrstuvwxyz"
print(sum(map(product, [[2, 3, 5], [7, 11]])), len(letters))
"""

_LIGHT = names(
    "sys builtins os io time math cmath itertools heapq bisect operator errno gc random datetime decimal collections "
    "array copy"
)
"""Modules that load none of the large ones."""
_LOADS_NOT = {
    "functools": _LIGHT,
    "re": _LIGHT | {"functools"},
    "string": _LIGHT | {"functools"},
    "typing": _LIGHT | {"functools", "re", "string", "fractions", "queue"},
    "copy": _LIGHT | {"functools", "re", "string", "fractions", "queue", "typing"},
    "doctest": _LIGHT | {"functools", "re", "string", "fractions", "queue", "typing", "statistics"},
}
"""By large module, those that do not load it, or the larger part of it."""


def rewrite(match: Match, module: Module) -> Finding | None:
    package, top = module.code(match["package"]), module.scopes.module
    if not match.context.is_script or top.dynamic or module.scopes.unknown_star:
        return None
    imports = list(_imports(module))
    own = [write for write in imports if _package(write) == package]
    if not own or min(write.origin.start_byte for write in own) != match["import"].start_byte:
        return None
    loaded = {_package(write) for write in imports} - {package} | _star_packages(module)
    if not loaded <= _LOADS_NOT[package]:
        return None
    places = _places(module, own, match.context.python)
    edits = _plain(module, places) if places else None
    if edits is None:
        return None
    what = " and ".join(f"`{path}`" for path in dict.fromkeys(place.path for place in places or ()))
    message = f"loading `{package}` takes time at every start, and {what} can be had without it"
    return Finding(match["import"], message, tuple(edits), alone=True)


def _imports(module: Module) -> Iterator[Write]:
    for scope in module.scopes.all:
        yield from (write for write in module.scopes.writes_in[scope] if write.kind is Kind.IMPORT)


def _package(write: Write) -> str:
    return (write.qualified or "").partition(".")[0]


def _star_packages(module: Module) -> set[str]:
    """Packages of which everything is imported."""
    return {path.partition(".")[0] for path in module.scopes.star_names.values()}


def _places(module: Module, imports: list[Write], python: tuple[int, int]) -> list[Place] | None:
    """Every place where something of the package is named; None if it is used in another way."""
    found: list[tuple[Node, str]] = []
    for binding in {binding for write in imports if (binding := module.scopes.binding(write.node)) is not None}:
        write = module.scopes.only_write(binding)
        if write is None or binding.scope.kind == "class":
            return None
        for read in binding.reads:
            whole = read if "." in (write.qualified or "") else module.parent(read)
            path = module.scopes.qualified_name(whole) if whole is not None else None
            if whole is None or path not in PLAIN:
                return None
            found.append((whole, path))
    paths = [path for _, path in found]
    return [Place(module, node, path, python, paths.count(path)) for node, path in found]


def _plain(module: Module, places: list[Place]) -> list[Edit] | None:
    """All places without the package, and no import of it."""
    plains = [PLAIN[place.path](place) for place in places]
    edits: list[Edit] = []
    definitions: list[str] = []
    gone = [node for place in places for node in module.walk(place.node, "identifier")]
    for plain in plains:
        if plain is None:
            return None
        edits += plain.edits
        gone += plain.gone
        definitions.append(plain.definition)
    distinct = list(dict.fromkeys(edits))  # several places may need the same import
    removed = without_imports(module, gone, others=any(edit.start == edit.end for edit in distinct))
    defined = [definition for definition in dict.fromkeys(definitions) if definition]
    if not defined:
        return [*distinct, *removed]
    added = after_imports(module, *defined)
    if added is None:
        return None
    if any(edit.end == added.start for edit in removed):  # nothing is left before it
        added = added._replace(text=added.text.lstrip("\n"))
    return [*distinct, added, *removed]
