"""Data frame made longer in a loop.

Slow:
    result = pd.DataFrame()
    for part in parts:
        result = pd.concat([result, cleaned(part)], ignore_index=True)

Fast:
    result = pd.DataFrame()
    result_parts = [result]
    for part in parts:
        result_parts.append(cleaned(part))
    result = pd.concat(result_parts, ignore_index=True)

Why:
    A data frame cannot grow: `concat` copies every column each time, which makes the loop quadratic, and a call takes
    a tenth of a millisecond whatever the size. Joining all parts once copies each of them once.

When not:
    Where the loop looks at the frame in between, or changes a part after it was added.
"""

from __future__ import annotations

from perfhint.rules._growth import growth, keywords
from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH904"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(assignment left: (identifier) @name right: (call
  function: [(attribute) (identifier)] @function
  arguments: (argument_list . [(list . (_) @frame . (_) @part .) (tuple . (_) @frame . (_) @part .)])) @call
  (#match? @function "concat$"))
"""

SLOW = """\
import pandas as pd

result = pd.DataFrame({"n": [0], "square": [0]})
for n in range(1, 2500):
    result = pd.concat([result, pd.DataFrame({"n": [n], "square": [n * n]})], ignore_index=True)
print(result["square"].sum(), len(result))
"""

FAST = """\
import pandas as pd

result = pd.DataFrame({"n": [0], "square": [0]})
result_parts = [result]
for n in range(1, 2500):
    result_parts.append(pd.DataFrame({"n": [n], "square": [n * n]}))
result = pd.concat(result_parts, ignore_index=True)
print(result["square"].sum(), len(result))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, function, frame = match["call"], match["function"], match["frame"]
    if module.scopes.qualified_name(function) != "pandas.concat" or module.code(frame) != module.code(match["name"]):
        return None
    found = growth(match, module, frame, match["part"])
    if found is None:
        return None
    code, written = module.code(frame), module.code(function)
    whole = f"{written}({found.parts}{keywords(module, module.arguments(call))})"
    message = f"`{written}` copies the whole of `{code}` each time; all parts can be joined at once"
    return Finding(call, message, tuple(found.edits(module, f"[{code}]", whole)))
