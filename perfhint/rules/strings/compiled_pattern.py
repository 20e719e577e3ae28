"""Regular expression looked up by its text, again and again.

Slow:
    for line in lines:
        if re.match(r"\\d+:", line):
            ...

Fast:
    pattern = re.compile(r"\\d+:")
    for line in lines:
        if pattern.match(line):
            ...

Why:
    The functions of `re` look for the compiled pattern in a cache on every call, which takes longer than matching a
    short line. A pattern object is compiled once and has the same functions as methods.

When not:
    Patterns that are put together at run time.
"""

from __future__ import annotations

import re

from perfhint.rules._before_loop import with_comments
from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH405"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call
  function: (attribute object: (identifier) attribute: (identifier) @method)
  arguments: (argument_list . (string) @pattern . (_))
  (#any-of? @method "match" "search" "fullmatch" "findall" "finditer" "split" "sub" "subn")) @call
"""

SLOW = """\
import re


def hours(lines):
    total = 0
    for line in lines:
        if re.match(r"[0-9]+:[0-9]+", line):
            total += int(re.sub(r":.*", "", line))
    return total


print(hours([f"{i % 24}:{i % 60} start" for i in range(50000)]))
"""

FAST = """\
import re


match_pattern = re.compile(r"[0-9]+:[0-9]+")


sub_pattern = re.compile(r":.*")


def hours(lines):
    total = 0
    for line in lines:
        if match_pattern.match(line):
            total += int(sub_pattern.sub("", line))
    return total


print(hours([f"{i % 24}:{i % 60} start" for i in range(50000)]))
"""

_MOST = {"match": 2, "search": 2, "fullmatch": 2, "findall": 2, "finditer": 2, "split": 3, "sub": 4, "subn": 4}
"""Positional arguments before `flags`."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, pattern, method = match["call"], match["pattern"], module.code(match["method"])
    arguments = module.arguments(call)
    if not module.scopes.calls(call, f"re.{method}") or len(arguments) > _MOST[method] or not is_hot(module, call):
        return None
    if any(argument.type in ("list_splat", "dictionary_splat", "keyword_argument") for argument in arguments):
        return None
    if module.comments(call) or not _is_valid(module.code(pattern)):
        return None
    place = _place(module, call)
    compiler, edits = module.edit.imported("re", "compile", place)
    if edits or "." not in compiler:
        return None
    private = "" if match.context.is_script else "_"  # no new name for those who import the module
    name = module.scopes.fresh_name(f"{private}{method}_pattern", call)
    edits = [
        module.edit.insert_before(
            with_comments(place), f"{name} = {compiler}({module.code(pattern)})", *_blank_lines(place)
        ),
        module.edit.replace(call.named_children[0].named_children[0], name),
        Edit(pattern.start_byte, arguments[1].start_byte, ""),
    ]
    message = f"`{module.code(call)}` looks the pattern up each time; a compiled one is at hand"
    return Finding(call, message, tuple(edits))


def _place(module: Module, call: Node) -> Node:
    """The statement of the module that holds the call: there the pattern is compiled once for all."""
    place = module.statement(call)
    for ancestor in module.ancestors(call):
        if ancestor.type == "module":
            break
        place = ancestor
    return place


def _is_valid(literal: str) -> bool:
    """A plain pattern that compiles without a warning: compiling it earlier is not noticed."""
    import warnings
    from ast import literal_eval

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(literal_eval(literal))
    except (ValueError, SyntaxError, Warning, re.error, OverflowError):
        return False
    return True


def _blank_lines(place: Node) -> list[str]:
    return ["", ""] if place.type in ("function_definition", "class_definition", "decorated_definition") else []
