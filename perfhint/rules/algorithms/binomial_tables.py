"""Tables of factorials filled for one or two binomial coefficients.

Slow:
    def cmb(n, r):
        return fact[n] * fact_inverse[r] * fact_inverse[n - r] % MOD

    fact, fact_inverse, inverse = [1, 1], [1, 1], [0, 1]
    for i in range(2, 200001):
        fact.append(fact[-1] * i % MOD)
        ...

Fast:
    def cmb(n, r):
        if not 0 <= r <= n:
            return 0
        above = below = 1
        for i in range(1, min(r, n - r) + 1):
            above = above * (n + 1 - i) % MOD
            below = below * i % MOD
        return above * pow(below, MOD - 2, MOD) % MOD

Why:
    The tables answer many questions, but the program asks only once or twice. One coefficient is a product of as many
    factors as the smaller of r and n - r.

When not:
    Coefficients that are asked for in loops; tables that are used for anything else.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.algorithms._own_function import FUNCTION, Own, own_function
from perfhint.rules.algorithms._primes import known_prime
from perfhint.rules.algorithms._shapes import shape_of_block
from perfhint.rules.algorithms._table_templates import BINOMIALS, TABLES
from perfhint.rules.algorithms._templates import matched
from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety

ID = "PH126"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(r)"
PATTERN = FUNCTION

SLOW = """\
def cmb(n, r, mod):
    if r < 0 or r > n:
        return 0
    r = min(r, n - r)
    return g1[n] * g2[r] * g2[n - r] % mod


mod = 10**9 + 7
N = 400000
g1 = [1, 1]
g2 = [1, 1]
inverse = [0, 1]
for i in range(2, N + 1):
    g1.append((g1[-1] * i) % mod)
    inverse.append((-inverse[mod % i] * (mod // i)) % mod)
    g2.append((g2[-1] * inverse[-1]) % mod)
print(cmb(100000, 3000, mod))
"""

FAST = """\
def cmb(n, r, mod):
    if not 0 <= r <= n:
        return 0
    above = below = 1
    for i in range(1, min(r, n - r) + 1):
        above = above * (n + 1 - i) % mod
        below = below * i % mod
    return above * pow(below, mod - 2, mod) % mod


mod = 10**9 + 7
N = 400000
print(cmb(100000, 3000, mod))
"""

_FEW = 2
"""Calls for which filling tables is not worth it."""


def rewrite(match: Match, module: Module) -> Finding | None:
    code = module.code(match["body"])
    if "[" not in code or "%" not in code or not match.context.is_script:
        return None
    own = own_function(match, module)
    names = own.names(BINOMIALS) if own is not None and len(own.parameters) in (2, 3) else None
    if own is None or names is None or not {names["n"], names["r"]} <= {*own.parameters}:
        return None
    calls = _calls(match, module)
    if not 1 <= len(calls) <= _FEW or not own.are_ints(names["n"], names["r"]):
        return None
    scope = module.scopes.scope(match["body"])
    if not all(module.scopes.means_builtin(name, scope) for name in ("range", "min", "pow")):
        return None
    filling = _filling(own, {names["g"], names.get("h", names["g"])})
    if not filling or not _fills(own, names, filling, _primes(own, names["M"], calls)):
        return None
    edits = [own.with_body(*_body(module, names, own)), *(module.edit.delete(statement) for statement in filling)]
    message = f"`{own.name}` is called for {len(calls)} of all the coefficients that `{names['g']}` was filled for"
    return Finding(match["name"], message, tuple(edits))


def _body(module: Module, names: dict[str, str], own: Own) -> list[str]:
    n, r, mod, unit = names["n"], names["r"], names["M"], module.indent_unit
    above, below = (module.scopes.fresh_name(name, own.node) for name in ("above", "below"))
    i = "i" if "i" not in (n, r, mod) else module.scopes.fresh_name("i", own.node)
    factor = mod if mod.isidentifier() or mod.isdecimal() else f"({mod})"
    return [
        f"if not 0 <= {r} <= {n}:",
        f"{unit}return 0",
        f"{above} = {below} = 1",
        f"for {i} in range(1, min({r}, {n} - {r}) + 1):",
        f"{unit}{above} = {above} * ({n} + 1 - {i}) % {factor}",
        f"{unit}{below} = {below} * {i} % {factor}",
        f"return {above} * pow({below}, {mod} - 2, {mod}) % {factor}",
    ]


def _calls(match: Match, module: Module) -> list[Node]:
    """All that is done with the function, if that is nothing but calling it, once each."""
    binding = module.scopes.binding(match["name"])
    if binding is None or module.scopes.only_write(binding) is None:
        return []
    calls = [call for read in binding.reads if (call := module.parent(read)) is not None and call.type == "call"]
    return calls if len(calls) == len(binding.reads) and not any(is_hot(module, call) for call in calls) else []


def _primes(own: Own, modulus: str, calls: list[Node]) -> set[int | None]:
    """The modulus, as far as it is known: in the function, or what all calls give for it."""
    module = own.module
    if modulus in own.parameters:
        place = own.parameters.index(modulus)
        given = [module.arguments(call) for call in calls]
        return {known_prime(module, each[place]) if place < len(each) else None for each in given}
    return {_prime_called(module, own.statements, modulus)}


def _prime_called(module: Module, statements: list[Node], code: str) -> int | None:
    nodes = (node for statement in statements for node in module.walk(statement) if module.code(node) == code)
    found = next(nodes, None)
    return known_prime(module, found) if found is not None else None


# ---------------------------------------------------------------------------------------------------- the tables


def _filling(own: Own, tables: set[str]) -> list[Node]:
    """All statements that the tables are used in but the function, if they stand in one block."""
    module, found = own.module, dict[int, Node]()
    bindings = [binding for name in sorted(tables) if (binding := _global(own, name)) is not None]
    block = module.parent(own.node)
    for binding in bindings:  # grows
        for node in [*binding.reads, *(write.node for write in binding.writes)]:
            if module.contains(own.node, node):
                continue
            statement = _in_block(module, node, block)
            if statement is None:
                return []
            found[statement.start_byte] = statement
            for word in module.walk(statement, "identifier"):
                other = module.scopes.binding(word)
                if other is not None and other not in bindings and _is_list(module, other):
                    bindings.append(other)
    statements = [found[start] for start in sorted(found)]
    can_go = all(not module.comments(each) and module.edit.owns_lines(each) for each in statements)
    return statements if can_go and len(bindings) <= len(tables) + 1 else []


def _is_list(module: Module, binding: Binding) -> bool:
    kind = module.types.of_binding(binding)
    return kind is not None and kind.name == "list"


def _global(own: Own, name: str) -> Binding | None:
    return own.module.scopes.lookup(name, own.module.scopes.scope(own.node))


def _in_block(module: Module, node: Node, block: Node | None) -> Node | None:
    """The statement of `block` that holds `node`; None where a function lies between."""
    while block is not None and (parent := module.parent(node)) is not None:
        if parent.id == block.id:
            return node
        if node.type in ("function_definition", "lambda", "class_definition"):
            return None
        node = parent
    return None


def _fills(own: Own, names: dict[str, str], statements: list[Node], primes: set[int | None]) -> bool:
    """The statements fill tables of factorials and of their inverses modulo the one prime, and do nothing else."""
    module = own.module
    found = matched(shape_of_block(module, statements), *TABLES)
    if found is None or [found[key].text for key in "gh" if key in found] != [
        names[key] for key in "gh" if key in names
    ]:
        return False
    if len(primes) != 1 or {_prime_called(module, statements, found["M"].text)} != primes or None in primes:
        return False
    inside = (own.node, *statements)
    for key, shape in found.items():
        if key.isupper():
            if any(part.kind == "call" or "other" in part.kind for part in shape.walk()):
                return False
            continue
        binding = _global(own, shape.text)
        if binding is None or any(_is_seen(module, read, inside) for read in binding.reads):
            return False
    return True


def _is_seen(module: Module, read: Node, inside: tuple[Node, ...]) -> bool:
    """A read elsewhere that may see what the statements leave in the name."""
    if any(module.contains(each, read) for each in inside):
        return False
    write = module.flow.definition(read)
    return write is None or any(module.contains(each, write.node) for each in inside)
