"""List handed to `print` item by item.

Slow:
    print(*numbers)
    print(*words, sep="\\n")

Fast:
    print(" ".join(map(str, numbers)))
    print("\\n".join(words))

Why:
    `print` writes every item and every separator by itself: each `write` looks for newlines and copies into a buffer.
    `join` makes one text of them, which is written once.

When not:
    One or two items. What is not surely a list or the like.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety, names

ID = "PH504"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @print
  arguments: (argument_list . (list_splat . (_) @items .) @splat)
  (#eq? @print "print")) @call
"""

SLOW = """\
import sys

rows = [[str(n % 7)] * 50 for n in range(10000)]
for row in rows:
    print(*row)
print(*range(200000), sep=",")
print("done", file=sys.stderr)
"""

FAST = """\
import sys

rows = [[str(n % 7)] * 50 for n in range(10000)]
for row in rows:
    print(" ".join(row))
print(",".join(map(str, range(200000))))
print("done", file=sys.stderr)
"""

_MANY = names(
    "list tuple set frozenset dict str range map filter generator iterator reversed collections.deque "
    "collections.Counter collections.defaultdict"
)
"""What usually holds more than a few items."""
_FEW = 4
_PLAIN = names("int str float bool None number bytes")


def rewrite(match: Match, module: Module) -> Finding | None:
    call, items, scope = match["call"], match["items"], module.scopes.scope(match["call"])
    if not module.scopes.is_builtin(match["print"], "print") or module.comments(call) or not _is_long(module, items):
        return None
    separator, taken = '" "', []
    for argument in module.arguments(call)[1:]:
        name = argument.child_by_field_name("name") if argument.type == "keyword_argument" else None
        if name is None:
            return None  # further values: a separator stands before them even where there are no items
        if module.code(name) == "sep":
            value = argument.named_children[1]
            separator = module.code(value)
            if value.type != "string" or separator[0] not in "'\"":
                return None
        else:
            taken.append(module.code(argument))
    element = _element(module, items)
    is_text = element == "str"
    if not is_text and not all(module.scopes.means_builtin(name, scope) for name in ("map", "str")):
        return None
    inner = module.code(items)
    joined = f"{separator}.join({inner if is_text else f'map(str, {inner})'})"
    message = f"`{module.code(match['splat'])}` is printed item by item; `join` makes one text of all items"
    edit = module.edit.replace(call, f"print({', '.join([joined, *taken])})")
    return Finding(call, message, (edit,), Safety.SAFE if element in _PLAIN else None)


def _is_long(module: Module, items: Node) -> bool:
    kind = module.annotated_types.of(items)
    inner = module.unwrap(items)
    if kind is None or kind.name not in _MANY or (kind.items is not None and len(kind.items) <= _FEW):
        return False
    return inner.type not in ("list", "tuple", "set", "string") or len(module.statements(inner)) > _FEW


def _element(module: Module, items: Node) -> str | None:
    """The name of the type that surely all items have."""
    kind = module.types.of(items)
    if kind is None:
        return None
    return "str" if kind.name == "str" else "int" if kind.name == "range" else kind.element and kind.element.name
