"""Items of matrices, in the two forms in which they are written: `m[i][j]` and, with numpy only, `m[i, j]`."""

from __future__ import annotations

from perfhint.rules.api import Edit, Module, Node, Role, Use, names

_READING = names("len sum min max sorted enumerate zip list tuple set")
"""What may be done with a row as a whole; its type does not show in it."""
_WHOLE_USES = frozenset({Role.ITERATED, Role.UNPACKED})
_INDEXING = frozenset({Role.ITEM, Role.SET_ITEM})


def row_use(module: Module, use: Use) -> Use | None:
    """What is done with the row in `m[i]`; None for anything but one plain index."""
    if use.role is not Role.ITEM or len(_indexes(use.outer)) != 1 or not _is_index(module, _indexes(use.outer)[0]):
        return None
    return module.uses.classify(use.outer)


def is_pair(module: Module, use: Use) -> bool:
    """`m[i, j]`."""
    indexes = _indexes(use.outer) if use.role in _INDEXING else []
    return len(indexes) == 2 and all(_is_index(module, index) for index in indexes)


def is_item(module: Module, use: Use) -> bool:
    """`row[j]`, read or set."""
    indexes = _indexes(use.outer) if use.role in _INDEXING else []
    return len(indexes) == 1 and _is_index(module, indexes[0]) and not module.comments(use.outer)


def pair_as_two(subscript: Node) -> Edit:
    """`[i][j]` for `[i, j]`."""
    first, second = _indexes(subscript)
    return Edit(first.end_byte, second.start_byte, "][")


def works_on_list(module: Module, use: Use) -> bool:
    """What is done with an array of one dimension does the same with a list."""
    if is_item(module, use):
        return is_number(module, use)
    return use.role in _WHOLE_USES or (use.role is Role.ARGUMENT and use.name in _READING)


def is_number(module: Module, use: Use) -> bool:
    """The item is not asked for what only numbers of numpy have."""
    return module.uses.classify(use.outer).role not in (Role.METHOD, Role.ATTRIBUTE)


def _indexes(subscript: Node) -> list[Node]:
    return subscript.children_by_field_name("subscript")


def _is_index(module: Module, index: Node) -> bool:
    return index.type not in ("slice", "list", "tuple", "ellipsis") and not module.annotated_types.is_a(
        index, "list", "tuple", "None"
    )
