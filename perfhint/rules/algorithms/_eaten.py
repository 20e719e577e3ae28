"""A string that a loop eats, and tests how it begins or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules._slices import bounds

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Edit, Module, Node, Use


class Eaten(NamedTuple):
    """A string, the loop that eats it, and the name of the place to which it has come."""

    text: Binding
    loop: Node
    from_start: bool
    at: str

    @property
    def rest(self) -> str:
        """What is left, as a slice."""
        name = self.text.name
        return f"{name}[{self.at}:]" if self.from_start else f"{name}[:{self.at}]"


def is_found_there(module: Module, eaten: Eaten, cut: Node, length: str) -> bool:
    """The cut is made where the string was found to begin, or end, with something of that length."""
    block = module.parent(cut)
    branch = module.parent(block) if block is not None else None
    test = branch.child_by_field_name("condition") if branch is not None else None
    if test is None or module.statements(block or cut)[0].id != cut.id:
        return False
    alternatives = [module.unwrap(test)]
    while alternatives[-1].type == "boolean_operator" and len(alternatives[-1].children) == 3:
        left, operator, right = alternatives.pop().children
        if operator.type != "or":
            return False
        alternatives += [module.unwrap(right), module.unwrap(left)]
    return all(_finds(module, eaten, one, length) for one in alternatives)


def _finds(module: Module, eaten: Eaten, test: Node, length: str) -> bool:
    """`text.startswith("ab")`, `text[:2] == "ab"`, `text[:2] in ("ab", "cd")`"""
    name, method = eaten.text.name, "startswith" if eaten.from_start else "endswith"
    if length.startswith("len("):
        return module.code(test).replace(" ", "") == f"{name}.{method}({length[4:-1]})"
    words = list(module.walk(test, "string"))
    if not words or any(len(_plain_text(module, word)) < int(length) for word in words):
        return False
    if test.type == "call":
        arguments = module.arguments(test)
        plain = len(arguments) == 1 and arguments[0].type in ("string", "tuple")
        return plain and module.code(test.named_children[0]) == f"{name}.{method}"
    if test.type != "comparison_operator" or len(test.children) != 3:
        return False
    left, sign, right = test.children
    part = f"{name}[:{length}]" if eaten.from_start else f"{name}[-{length}:]"
    if sign.type == "in":
        return module.code(left).replace(" ", "") == part and right.type in ("tuple", "list")
    sides = [module.code(side).replace(" ", "") for side in (left, right)]
    return sign.type == "==" and part in sides and "string" in (left.type, right.type)


def found_at_end(module: Module, eaten: Eaten, use: Use) -> Edit | None:
    """`text.endswith("ab", 0, end)` for `text[-2:] == "ab"`, `text.endswith(("ab", "cd"), 0, end)` for `in`."""
    ends, test = bounds(module, use.outer.named_children[1]), module.parent(use.outer)
    if eaten.from_start or ends is None or ends[0] is None or ends[1] is not None or module.code(ends[0])[0] != "-":
        return None
    if test is None or test.type != "comparison_operator" or len(test.children) != 3 or module.comments(test):
        return None
    left, sign, right = test.children
    wanted = right if left.id == use.outer.id else left
    words = [wanted]
    if sign.type in ("in", "not in"):
        words = module.statements(wanted) if wanted.id == right.id and wanted.type in ("tuple", "list") else []
    elif sign.type not in ("==", "!="):
        return None
    length = module.code(ends[0])[1:].strip()
    if not words or not length.isdecimal() or any(len(_plain_text(module, each)) != int(length) for each in words):
        return None
    code = f"({', '.join(map(module.code, words))})" if len(words) > 1 else module.code(words[0])
    absent = "not " if sign.type in ("!=", "not in") else ""
    return module.edit.replace(test, f"{absent}{eaten.text.name}.endswith({code}, 0, {eaten.at})")


def _plain_text(module: Module, string: Node) -> str:
    """The characters of a string that is written as it is; none of any other expression."""
    code = module.code(string)
    plain = string.type == "string" and code[0] in "\"'" and code[:3] not in ('"""', "'''") and "\\" not in code
    return code[1:-1] if plain else ""
