"""What `typing` offers for annotations, in the words of the language."""

from __future__ import annotations

from itertools import pairwise

from perfhint.rules.api import Edit
from perfhint.rules.imports._plain.place import Place, Plain

CONTAINERS = {"List": "list", "Dict": "dict", "Set": "set", "FrozenSet": "frozenset", "Tuple": "tuple", "Type": "type"}


def container(place: Place) -> Plain | None:
    """`List[int]`."""
    name = CONTAINERS[place.path.partition(".")[2]]
    if place.python < (3, 9) or not place.means_builtin(name) or place.call is not None:
        return None
    return Plain([place.module.edit.replace(place.node, name)])


def anything(place: Place) -> Plain | None:
    """`Any`, which asks nothing of a value."""
    return Plain([place.module.edit.replace(place.node, "object")]) if place.means_builtin("object") else None


def choice(place: Place) -> Plain | None:
    """`Optional[int]` and `Union[int, str]` in an annotation."""
    whole = place.module.parent(place.node)
    parameter = whole.named_children[1] if whole is not None and whole.type == "generic_type" else None
    if parameter is None or place.python < (3, 10) or place.module.comments(parameter):
        return None
    types = parameter.named_children
    if any(True for _ in place.module.walk(parameter, "string")):
        return None  # the name of a class that is not there yet
    edits = [Edit(before.end_byte, after.start_byte, " | ") for before, after in pairwise(types)]
    end = " | None" if place.path == "typing.Optional" else ""
    opening, closing = Edit(place.node.start_byte, types[0].start_byte, ""), parameter.children[-1]
    return Plain([opening, *edits, Edit(types[-1].end_byte, closing.end_byte, end)])
