"""Functions compiled by numba that run only briefly.

Slow:
    from numba import njit

    @njit
    def total(n):
        …

Fast:
    def total(n):
        …

Why:
    Importing numba takes a quarter of a second, and compiling each function as long again. In that time Python runs
    through a loop some five million times, so only longer work repays it.

When not:
    Long loops. Functions that use numba for more than decorators, types in them, and `prange`. Numbers that pass 64
    bits, which numba cuts off.
"""

from __future__ import annotations

from perfhint.rules._imports import without_imports
from perfhint.rules.api import Edit, Finding, Kind, Match, Module, Node, Safety, Write, names

ID = "PH609"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(import_from_statement module_name: (dotted_name) @package (#eq? @package "numba")) @import
(import_statement name: (dotted_name) @package (#eq? @package "numba")) @import
(import_statement name: (aliased_import name: (dotted_name) @package) (#eq? @package "numba")) @import
"""

SLOW = """\
from numba import njit


@njit(cache=False)
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(max([collatz(n) for n in range(1, 1000)]))
"""

FAST = """\
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(max([collatz(n) for n in range(1, 1000)]))
"""

_COMPILERS = names("numba.njit numba.jit")


def rewrite(match: Match, module: Module) -> Finding | None:
    top = module.scopes.module
    if not match.context.is_script or top.dynamic or module.scopes.unknown_star:
        return None
    imports = [
        write
        for scope in module.scopes.all
        for write in module.scopes.writes_in[scope]
        if write.kind is Kind.IMPORT and (write.qualified or "").partition(".")[0] == "numba"
    ]
    if not imports or min(write.origin.start_byte for write in imports) != match["import"].start_byte:
        return None
    reads = [read for write in imports for read in _reads(module, write)]
    edits: dict[Edit, None] = {}
    for read in reads:
        edit = _without_compiler(module, read)
        if edit is None:
            return None
        edits[edit] = None
    if not reads:
        return None
    message = "importing numba and compiling takes longer than short work does in Python"
    return Finding(match["import"], message, (*edits, *without_imports(module, reads)), alone=True)


def _reads(module: Module, write: Write) -> list[Node]:
    binding = module.scopes.binding(write.node)
    return binding.reads if binding is not None else []


def _without_compiler(module: Module, read: Node) -> Edit | None:
    """What leaves out the use of numba in which `read` stands."""
    for ancestor in module.ancestors(read):
        if ancestor.type == "decorator":
            return _without_decorator(module, ancestor)
        if ancestor.type == "call":
            function = ancestor.named_children[0]
            if module.scopes.qualified_name(function) == "numba.prange" and module.contains(function, read):
                spelled = module.scopes.means_builtin("range", module.scopes.scope(read))
                return module.edit.replace(function, "range") if spelled else None
        if ancestor.type == "block":
            break
    return None


def _without_decorator(module: Module, decorator: Node) -> Edit | None:
    """`@njit`, `@numba.jit(nopython=True)`."""
    called = decorator.named_children[0]
    function = called.named_children[0] if called.type == "call" else called
    following = decorator.next_sibling
    if module.scopes.qualified_name(function) not in _COMPILERS or following is None or module.comments(decorator):
        return None
    if module.data[decorator.end_byte : following.start_byte].strip():
        return None
    return Edit(decorator.start_byte, following.start_byte, "")
