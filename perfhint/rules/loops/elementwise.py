"""Lists worked on item by item.

Slow:
    for left in range(capacity, weight - 1, -1):
        best[left] = max(best[left], best[left - weight] + value)

Fast:
    best[weight:] = [candidate if (candidate := x + value) > y else y for x, y in zip(best, best[weight:])]

Why:
    Each `best[left - weight]` is arithmetic, two names, a check of the index and a look-up. `zip` over the two parts of
    the list hands out the items, and the results go to their places all at once.

When not:
    An iteration needs what an earlier one has written. Where few items change, as in the shortest paths of Floyd and
    Warshall, an `if` in a loop is as fast.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.rules.loops._item_loop import item_loop
from perfhint.rules.loops._item_slices import lines

ID = "PH313"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement left: (identifier) right: (call function: (identifier) @range) body: (block) @body !alternative
  (#any-of? @range "range" "reversed")) @loop
"""

SLOW = """\
def best_value(weights, values, capacity):
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        for left in range(capacity, weight - 1, -1):
            best[left] = max(best[left], best[left - weight] + value)
    return best[capacity]


def ways(coins, total):
    table = [[0] * (total + 1) for _ in range(len(coins) + 1)]
    table[0][0] = 1
    for i in range(len(coins)):
        coin = coins[i]
        for j in range(total + 1):
            if j >= coin:
                table[i + 1][j] = (table[i][j] + table[i][j - coin]) % 1000007
            else:
                table[i + 1][j] = table[i][j]
    return table[len(coins)][total]


print(best_value(range(3, 90, 2), range(7, 200, 3), 20000), ways(list(range(1, 40)), 20000))
"""

FAST = """\
def best_value(weights, values, capacity):
    best = [0] * (capacity + 1)
    for weight, value in zip(weights, values):
        best[weight:] = [candidate if (candidate := x + value) > y else y for x, y in zip(best, best[weight:])]
    return best[capacity]


def ways(coins, total):
    table = [[0] * (total + 1) for _ in range(len(coins) + 1)]
    table[0][0] = 1
    for i in range(len(coins)):
        coin = coins[i]
        table[i + 1][:coin] = table[i][:coin]
        table[i + 1][coin:] = [(x + y) % 1000007 for x, y in zip(table[i][coin:], table[i])]
    return table[len(coins)][total]


print(best_value(range(3, 90, 2), range(7, 200, 3), 20000), ways(list(range(1, 40)), 20000))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, body = match["loop"], match["body"]
    if module.comments(loop) or not is_hot(module, body) or not _may_replace(module, loop, match.context.is_script):
        return None
    read = item_loop(module, loop)
    written = lines(module, read) if read is not None else None
    if read is None or not written:
        return None
    message = f"`{module.code(read.target)}` is looked up item by item; a comprehension over slices does it in one go"
    return Finding(loop, message, (module.edit.replace_statement(loop, *written),))


def _may_replace(module: Module, loop: Node, is_script: bool) -> bool:
    """Nothing but the loop knows its target, and no exception handler can tell how far it came."""
    scope = module.scopes.home(module.scopes.scope(loop))
    return (
        (scope.kind == "function" or (scope.kind == "module" and is_script))
        and module.edit.owns_lines(loop)
        and not module.loops.target_used_after(loop)
        and module.within(loop, "try_statement") is None
    )
