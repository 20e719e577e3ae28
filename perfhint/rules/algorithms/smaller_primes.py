"""Every smaller prime tried as a divisor.

Slow:
    for number in range(2, n + 1):
        for prime in primes:
            if number % prime == 0:
                break
        else:
            primes.append(number)

Fast:
    for number in range(2, n + 1):
        for prime in primes[: bisect_right(primes, isqrt(number))]:
            if number % prime == 0:
                break
        else:
            primes.append(number)

Why:
    A number that is no prime has a divisor that is at most its square root. For a prime all others are tried in vain:
    up to 100,000 these are 9,592, of which 65 lie below the root.

When not:
    A list that may lack some of the smaller primes, or holds them in another order.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Role, Safety

ID = "PH146"
SAFETY = Safety.SAFE
GROWTH = "O(n^2 / log² n) → O(n^1.5 / log² n)"
PATTERN = """
(for_statement left: (identifier) @prime right: (identifier) @primes body: (block .
  (if_statement condition: (_) @test consequence: (block) @found !alternative) .)) @loop
(call function: (identifier) @_all arguments: (generator_expression
  body: (_) @test . (for_in_clause left: (identifier) @prime right: (identifier) @primes) .)
  (#any-of? @_all "all" "any")) @call
"""

SLOW = """\
def primes_up_to(n):
    primes = []
    for number in range(2, n + 1):
        for prime in primes:
            if number % prime == 0:
                break
        else:
            primes.append(number)
    return primes


print(sum(primes_up_to(40000)))
"""

FAST = """\
from bisect import bisect_right
from math import isqrt


def primes_up_to(n):
    primes = []
    for number in range(2, n + 1):
        for prime in primes[: bisect_right(primes, isqrt(number))]:
            if number % prime == 0:
                break
        else:
            primes.append(number)
    return primes


print(sum(primes_up_to(40000)))
"""

_FEW = 30
"""Numbers below the first one that is tested."""


def rewrite(match: Match, module: Module) -> Finding | None:
    test, holder = match["test"], match["primes"]
    number, primes = _number(match, module), module.scopes.binding(holder)
    outer = module.loops.innermost(match.get("loop") or match["call"])
    if number is None or primes is None or outer is None or outer.type != "for_statement":
        return None
    appended = _appended(match, module, outer)
    if appended is None or module.scopes.binding(appended) is not module.scopes.binding(number):
        return None
    first = _first(module, outer, number)
    if first is None or not _are_all_smaller(module, primes, first, outer, appended):
        return None
    bisect_right, edits = module.edit.imported("bisect", "bisect_right", holder)
    isqrt, more = module.edit.imported("math", "isqrt", holder)
    if edits and more and edits[0].start == more[0].start:  # no empty lines between the imports
        edits = [edits[0]._replace(text=edits[0].text.rstrip("\n") + "\n")]
    name = module.code(holder)
    text = f"{name}[: {bisect_right}({name}, {isqrt}({module.code(number)}))]"
    message = f"`{module.code(test)}` is tried with every smaller prime; those up to the square root are enough"
    return Finding(holder, message, (*edits, *more, module.edit.replace(holder, text)))


def _number(match: Match, module: Module) -> Node | None:
    """What is tested for divisors: `number` in `number % prime == 0`."""
    test = module.unwrap(match["test"])
    remainder, whole = test, match.get("call")
    divides = whole is not None and module.code(whole.named_children[0]) == "any"
    if whole is not None and not module.scopes.is_builtin(whole.named_children[0], "all", "any"):
        return None
    if test.type == "comparison_operator":
        remainder = test.named_children[0]
        signs = ("==0", "<1") if whole is None or divides else ("!=0", ">0")
        if module.code(test)[remainder.end_byte - test.start_byte :].replace(" ", "") not in signs:
            return None
    elif whole is None or divides:
        return None
    if remainder.type != "binary_operator" or module.code(remainder.children[1]) != "%":
        return None
    number, prime = remainder.children[0], remainder.children[2]
    tried = module.scopes.binding(match["prime"])
    found = prime.type == "identifier" and number.type == "identifier" and module.scopes.binding(prime) is tried
    return number if found and module.scopes.binding(number) is not tried else None


# ------------------------------------------------------------------------------------- what is added to the primes


def _appended(match: Match, module: Module, outer: Node) -> Node | None:
    """What each round of `outer` appends to the primes if it has found no divisor, whatever else happens then."""
    body = outer.child_by_field_name("body")
    statements = module.statements(body) if body is not None else []
    call, loop = match.get("call"), match.get("loop")
    block = None
    if call is not None and statements:
        block = _where_no_divisor(module, call, statements[0])
    elif loop is not None and not module.loops.target_used_after(loop):
        found = module.statements(match["found"])
        if [loop.id] == [each.id for each in statements[:1]] and [each.type for each in found] == ["break_statement"]:
            alternative = loop.child_by_field_name("alternative")
            block = alternative.child_by_field_name("body") if alternative is not None else None
        elif [loop.id] == [each.id for each in statements[1:2]] and loop.child_by_field_name("alternative") is None:
            block = _where_flag_stays(module, statements, found)
    return _first_append(module, block, match["primes"])


def _where_no_divisor(module: Module, call: Node, choice: Node) -> Node | None:
    """The block of `if all(…):` or `if not any(…):`."""
    condition = choice.child_by_field_name("condition") if choice.type == "if_statement" else None
    if condition is None:
        return None
    test = module.unwrap(condition)
    if module.code(call.named_children[0]) == "any":
        test = module.unwrap(test.named_children[0]) if test.type == "not_operator" else condition
    return choice.child_by_field_name("consequence") if test.id == call.id else None


def _where_flag_stays(module: Module, statements: list[Node], found: list[Node]) -> Node | None:
    """The block of `if is_prime:`, where `is_prime = True` comes before the loop and becomes False in it."""
    choice = statements[2] if len(statements) > 2 and statements[2].type == "if_statement" else None
    if choice is None or not found or [each.type for each in found[1:]] not in ([], ["break_statement"]):
        return None
    before, after = (module.code(each).replace(" ", "").partition("=") for each in (statements[0], found[0]))
    condition = choice.child_by_field_name("condition")
    words = {("True", "False"): before[0], ("False", "True"): f"not {before[0]}"}
    if condition is None or before[0] != after[0] or not before[0].isidentifier():
        return None
    is_kept = words.get((before[2], after[2])) == module.code(module.unwrap(condition))
    return choice.child_by_field_name("consequence") if is_kept else None


def _first_append(module: Module, block: Node | None, primes: Node) -> Node | None:
    """`number` in `primes.append(number)`, the first thing that is done in `block`."""
    first = next(iter(module.statements(block)), None) if block is not None else None
    call = first.named_children[0] if first is not None and first.type == "expression_statement" else None
    given = module.arguments(call) if call is not None and call.type == "call" else []
    is_append = call is not None and module.code(call.named_children[0]) == f"{module.code(primes)}.append"
    return given[0] if is_append and len(given) == 1 and given[0].type == "identifier" else None


# --------------------------------------------------------------------------------------------- all smaller primes


def _first(module: Module, outer: Node, number: Node) -> int | None:
    """The first number of those, one after the other or all odd ones, that `outer` gives."""
    left, right, binding = outer.child_by_field_name("left"), outer.child_by_field_name("right"), None
    if left is not None and left.type == "identifier":
        binding = module.scopes.binding(left)
    if right is None or binding is None or binding is not module.scopes.binding(number):
        return None
    if binding.scope.dynamic or sum(module.contains(outer, write.node) for write in binding.writes) != 1:
        return None
    given = [module.code(argument) for argument in module.arguments(right)] if right.type == "call" else []
    if not module.scopes.calls(right, "range") or len(given) not in (2, 3) or not given[0].isdecimal():
        return None
    first = int(given[0])
    odd = given[2:] == ["2"] and first % 2 == 1 and first > 1
    return first if 2 <= first <= _FEW and (odd or given[2:] in ([], ["1"])) else None


def _are_all_smaller(module: Module, primes: Binding, first: int, outer: Node, appended: Node) -> bool:
    """The list begins with the primes below `first`, and gets no others than those that are appended in `outer`."""
    write = module.scopes.only_write(primes)
    if write is None or write.kind is not Kind.ASSIGN or write.value is None or write.value.type != "list":
        return False
    smaller = [str(n) for n in range(2, first) if all(n % divisor for divisor in range(2, n))]
    if [module.code(item) for item in module.statements(write.value)] != smaller or write.is_shared:
        return False
    loops, around = module.loops, module.scopes.scope(outer)
    if write.scope is not around or write.at > outer.start_byte or not module.effects.is_private(primes):
        return False
    return all(module.contains(loop, write.node) for loop in loops.around(outer)) and all(
        (use.role is Role.METHOD and module.contains(use.outer, appended)) or not module.effects.changes(use)
        for use in module.uses.of(primes)
        if use.node.start_byte < outer.end_byte or loops.around(outer)
    )
