"""Constants of `string`, and patterns of `re` without special characters."""

from __future__ import annotations

import re
import string

from perfhint.rules.api import Node, Role, names
from perfhint.rules.imports._plain.place import Place, Plain

CONSTANTS = names("ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation whitespace")
_SPECIAL = re.compile(r"[.^$*+?{}\[\]\\|()]")


def constant(place: Place) -> Plain:
    """`string.digits`: the text itself where it is named once, else a constant of the same name."""
    module, name = place.module, place.path.partition(".")[2]
    text = repr(getattr(string, name))
    quoted = text if '"' in text else f'"{text[1:-1]}"'
    if place.occurrences == 1 or not place.is_free(name):
        return Plain([module.edit.replace(place.node, quoted)])
    edits = [] if module.code(place.node) == name else [module.edit.replace(place.node, name)]
    return Plain(edits, definition=f"{name} = {quoted}\n")


def pattern(place: Place) -> Plain | None:
    """`re.sub("a", "b", text)` and the like, where the pattern is plain text."""
    module, name = place.module, place.path.partition(".")[2]
    given = place.arguments(3 if name == "sub" else 2)
    if place.call is None or not given or not module.annotated_types.is_a(given[-1], "str"):
        return None
    wanted, text = _plain_text(module.code(given[0])), module.edit.operand(given[-1])
    if wanted is None or (name == "sub" and "\\" in module.code(given[1])):
        return None
    if name == "sub":
        if given[1].type != "string" or given[1].children[0].text not in (b'"', b"'"):
            return None
        return Plain([module.edit.replace(place.call, f"{text}.replace({wanted}, {module.code(given[1])})")])
    if name == "split":
        return Plain([module.edit.replace(place.call, f"{text}.split({wanted})")])
    if name == "findall":
        return _counted(place, place.call, f"{text}.count({wanted})")
    return _tested(place, place.call, text, wanted)


def _counted(place: Place, call: Node, text: str) -> Plain | None:
    """`len(re.findall("a", text))`."""
    use = place.module.uses.classify(call)
    if use.role is not Role.ARGUMENT or use.name != "len":
        return None
    return Plain([place.module.edit.replace(use.outer, text)])


def _tested(place: Place, call: Node, text: str, wanted: str) -> Plain | None:
    """`if re.match("a", text)`."""
    if place.module.uses.classify(call).role is not Role.TRUTH:
        return None
    test = {
        "search": f"{wanted} in {text}",
        "match": f"{text}.startswith({wanted})",
        "fullmatch": f"{text} == {wanted}",
    }[place.path.partition(".")[2]]
    parent = place.module.parent(call)
    loose = parent is not None and parent.type in ("if_statement", "elif_clause", "while_statement", "not_operator")
    return Plain([place.module.edit.replace(call, test if loose or test.endswith(")") else f"({test})")])


def _plain_text(code: str) -> str | None:
    """The pattern as a string, if it is nothing but text to be found as it is."""
    found = re.fullmatch(r"""r?(["'])([^"'\\]+)\1""", code)
    return code.removeprefix("r") if found is not None and not _SPECIAL.search(found[2]) else None
