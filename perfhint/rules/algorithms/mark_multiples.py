"""Every so manieth item set one by one, as in a sieve.

Slow:
    for j in range(i * i, n + 1, i):
        is_prime[j] = False

Fast:
    is_prime[i * i : n + 1 : i] = [False] * len(range(i * i, n + 1, i))

Why:
    The assignment to a slice with a step sets all its items in one go, without an index object for each of them.

When not:
    The items get different values, or the loop does more than setting them.
"""

from __future__ import annotations

from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Finding, Match, Module, Node, Safety, names

ID = "PH117"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement
  left: (identifier) @index
  right: (call function: (identifier) @_range arguments: (argument_list . (_) @start . (_) @stop . (_) @step .)) @span
  body: (block . [
    (expression_statement (assignment
      left: (subscript value: (identifier) @list . subscript: (identifier) @place .) right: (_) @value))
    (if_statement
      condition: (_) @condition
      consequence: (block . (expression_statement (assignment
        left: (subscript value: (identifier) @list . subscript: (identifier) @place .) right: (_) @value)) .)
      !alternative)
  ] .)
  !alternative
  (#eq? @_range "range")) @loop
"""

SLOW = """\
def primes(n):
    is_prime = [True] * (n + 1)
    for i in range(2, int(n**0.5) + 1):
        if is_prime[i]:
            for j in range(i * i, n + 1, i):
                is_prime[j] = False
    return [i for i in range(2, n + 1) if is_prime[i]]


print(len(primes(1000000)))
"""

FAST = """\
def primes(n):
    is_prime = [True] * (n + 1)
    for i in range(2, int(n**0.5) + 1):
        if is_prime[i]:
            is_prime[i * i : n + 1 : i] = [False] * len(range(i * i, n + 1, i))
    return [i for i in range(2, n + 1) if is_prime[i]]


print(len(primes(1000000)))
"""

_CONSTANTS = names("true false none integer float string")


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, items, value = match["loop"], match["list"], match["value"]
    name, index = module.code(items), module.code(match["index"])
    if module.code(match["place"]) != index or not module.scopes.calls(match["span"], "range"):
        return None
    if value.type not in _CONSTANTS and (value.type != "identifier" or module.code(value) in (index, name)):
        return None
    if module.comments(loop) or module.loops.target_used_after(loop) or not module.annotated_types.is_a(items, "list"):
        return None
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return None  # others may read the loop's variable
    if not (match.get("condition") is None or _only_skips(match, module)) or module.within(loop, "try_statement"):
        return None
    stop = _stop(match, module)
    if stop is None or not _is_step(module, match["step"]) or not is_natural(module, match["start"]):
        return None
    if not module.scopes.means_builtin("len", module.scopes.scope(loop)):
        return None
    bounds = [module.code(match["start"]), stop, module.code(match["step"])]
    places = " : ".join(bounds)
    line = f"{name}[{places}] = [{module.code(value)}] * len(range({', '.join(bounds)}))"
    message = f"every {bounds[2]}th item of `{name}` is set one by one; a slice sets them all at once"
    return Finding(loop, message, (module.edit.replace_statement(loop, line),))


def _only_skips(match: Match, module: Module) -> bool:
    """`if flags[j]: flags[j] = False`: where the condition does not hold the item is False as it is."""
    condition, value = module.unwrap(match["condition"]), module.code(match["value"])
    item = f"{module.code(match['list'])}[{module.code(match['index'])}]"
    asked = {"False": (item, f"{item}==True", f"{item}isTrue"), "True": (f"not{item}", f"{item}==False")}
    kind = module.annotated_types.of(match["list"])
    is_flag = kind is not None and kind.element is not None and kind.element.name == "bool"
    return is_flag and "".join(module.code(condition).split()) in asked.get(value, ())


def _is_step(module: Module, step: Node) -> bool:
    return is_natural(module, step) and module.effects.is_pure(step)


def _stop(match: Match, module: Module) -> str | None:
    """The end of the slice: that of the range, unless it may be below zero, where it would count from the end."""
    stop = match["stop"]
    code = module.code(stop)
    if not module.annotated_types.is_a(stop, "int"):
        return None
    if not all(module.effects.is_pure(bound, assume_plain=True) for bound in (stop, match["start"])):
        return None
    if is_natural(module, stop) or _is_length(match, module):
        return code
    return f"max({code}, 0)" if module.scopes.means_builtin("max", module.scopes.scope(stop)) else None


def _is_length(match: Match, module: Module) -> bool:
    """The list was made with this many items, none if the number is below zero."""
    made = module.flow.value(match["list"])
    if made is None or made.type != "binary_operator" or module.code(made.children[1]) != "*":
        return False
    left, right = (module.unwrap(made.children[side]) for side in (0, 2))
    return (
        left.type == "list" and len(module.statements(left)) == 1 and module.code(right) == module.code(match["stop"])
    )
