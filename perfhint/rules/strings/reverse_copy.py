"""Copy in reverse through an iterator.

Slow:
    "".join(reversed(text))

Fast:
    text[::-1]

Why:
    `reversed` makes an iterator, from which a list is filled item by item, from which `join` makes a string again. A
    slice with step -1 copies once, in C.

When not:
    Only looping over the items in reverse: `for item in reversed(items)` needs no copy.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH403"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call
  function: (attribute object: (string) @empty attribute: (identifier) @_join)
  arguments: (argument_list . (_) @items .)
  (#eq? @_join "join") (#any-of? @empty "''" "\\"\\"")) @call
(call
  function: (identifier) @list
  arguments: (argument_list . (call function: (identifier) @_reversed arguments: (argument_list . (_) @items .)) .)
  (#eq? @list "list") (#eq? @_reversed "reversed")) @call
"""

SLOW = """\
count = 0
for n in range(100000):
    text = str(n)
    if text == "".join(reversed(text)):
        count += 1
print(count)
"""

FAST = """\
count = 0
for n in range(100000):
    text = str(n)
    if text == text[::-1]:
        count += 1
print(count)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, items = match["call"], match["items"]
    if module.comments(call):
        return None
    if match.get("list") is not None:
        if not module.scopes.calls(call, "list") or not module.types.is_a(items, "list"):
            return None
        if not module.scopes.calls(module.arguments(call)[0], "reversed"):
            return None
    else:
        turned = _turned(module, items)
        if turned is None or not module.types.is_a(turned, "str"):
            return None
        items = turned
    text = f"{module.edit.operand(items)}[::-1]"
    message = f"`{module.code(call)}` copies item by item; `{text}` copies at once"
    return Finding(call, message, (module.edit.replace(call, text),))


def _turned(module: Module, items: Node) -> Node | None:
    """The string of which `items` are the characters in reverse."""
    items = module.unwrap(items)
    arguments = module.arguments(items) if items.type == "call" else []
    if len(arguments) == 1 and module.scopes.calls(items, "reversed"):
        return _spread(module, arguments[0])
    if len(arguments) == 1 and module.scopes.calls(items, "list"):
        return _turned(module, arguments[0])
    if items.type == "subscript":
        holder, indexes = items.child_by_field_name("value"), items.children_by_field_name("subscript")
        if holder is not None and [module.code(index).replace(" ", "") for index in indexes] == ["::-1"]:
            return _spread(module, holder)
    return None


def _spread(module: Module, items: Node) -> Node:
    """`text` for `list(text)`."""
    arguments = module.arguments(items) if module.scopes.calls(items, "list") else []
    return arguments[0] if len(arguments) == 1 else items
