"""Results kept in a cache that is too small for them.

Slow:
    @lru_cache
    def ways(i, rest):

Fast:
    @lru_cache(maxsize=None)
    def ways(i, rest):

Why:
    Without a size `lru_cache` keeps the last 128 results. Recursion over more states than that throws away what it is
    going to need and works it out again, in the worst case each time. Without a limit there is also no order of use to
    be kept.

When not:
    A size that was chosen; functions that are no recursion, whose results might fill the memory for nothing.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH125"
SAFETY = Safety.CHECKED
GROWTH = "O(2^n) → O(n^2)"
PATTERN = """
(decorated_definition
  . (decorator . [
    (identifier) @cache
    (attribute) @cache
    (call function: [(identifier) (attribute)] @cache arguments: (argument_list) @arguments)
  ] .) @decorator
  definition: (function_definition name: (identifier) @name body: (block) @body))
"""

SLOW = """\
from functools import lru_cache


@lru_cache
def paths(x, y):
    if x == 0 or y == 0:
        return 1
    return (paths(x - 1, y) + paths(x, y - 1) + paths(x - 1, y - 1)) % 1000007


print([paths(i, 160) for i in range(9)])
"""

FAST = """\
from functools import lru_cache


@lru_cache(maxsize=None)
def paths(x, y):
    if x == 0 or y == 0:
        return 1
    return (paths(x - 1, y) + paths(x, y - 1) + paths(x - 1, y - 1)) % 1000007


print([paths(i, 160) for i in range(9)])
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    cache, arguments = match["cache"], match.get("arguments")
    if module.scopes.qualified_name(cache) != "functools.lru_cache":
        return None
    if arguments is not None and arguments.named_child_count:
        return None
    binding = module.scopes.binding(match["name"])
    calls = binding.reads if binding is not None else []
    if not any(module.contains(match["body"], read) for read in calls):
        return None
    name = module.code(match["name"])
    call = cache if arguments is None else module.parent(arguments)
    if call is None or module.comments(call):
        return None
    edits = [module.edit.replace(call, f"{module.code(cache)}(maxsize=None)")]
    if not match.context.is_script and module.scopes.home(module.scopes.scope(match["name"])).kind != "function":
        edits = []  # how long the process runs that imports it, and how much it may keep, is not known
    message = f"`{name}` keeps 128 results and works out the others again and again; let it keep all of them"
    return Finding(match["decorator"], message, tuple(edits))
