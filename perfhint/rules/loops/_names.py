"""Names that say what they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node

_SIGNS = {"+": "plus", "-": "minus", "*": "times"}


def name_for(module: Module, item: Node) -> str:
    """`table_i`, `table_i_minus_1`, `pairs_i_0`."""
    words = [_SIGNS.get(part, part.strip("_")) for part in re.findall(r"\w+|[-+*]", module.code(item))]
    return "_".join(word for word in words if word).lower()
