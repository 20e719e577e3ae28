"""The files a new rule begins with: a small rule that works, and its tests, to be rewritten step by step."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from perfhint.errors import UsageError
from perfhint.prompting import fill
from perfhint.rules.catalog import CATEGORIES, catalog


class NewRule(NamedTuple):
    """What the files of a new rule hold, and where they belong."""

    id: str
    files: dict[Path, str]
    """Relative to the folder asked about."""
    is_ours: bool
    """It belongs to perfhint's own catalog, and not to another package."""


def new_rule(title: str, folder: Path) -> NewRule:
    """The beginning of the rule `title` ("loops/my_rule"): in a checkout of perfhint one of its own catalog, else one
    for a package of the user's.

    Raises `UsageError` when the title is none, or is taken.
    """
    category, _, name = title.partition("/")
    if category not in CATEGORIES or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise UsageError(
            f'"{title}" is not CATEGORY/NAME', todo=f"take loops/my_rule; the categories are {', '.join(CATEGORIES)}"
        )
    is_ours = (folder / "perfhint" / "rules" / category).is_dir()
    identifier = _free_identifier(category) if is_ours else "MY101"
    values = {"id": identifier, "category": category, "name": name, "is_ours": is_ours}
    rule, test = (
        (Path("perfhint", "rules", category, f"{name}.py"), Path("tests", "rules", category, f"test_{name}.py"))
        if is_ours
        else (Path(f"{name}.py"), Path(f"test_{name}.py"))
    )
    taken = next((path for path in (rule, test) if (folder / path).exists()), None)
    if taken:
        raise UsageError(f"there is a {taken} already", todo="choose another name")
    files = {rule: fill("new_rule.py.jinja", **values), test: fill("new_rule_test.py.jinja", **values)}
    return NewRule(identifier, files, is_ours)


def _free_identifier(category: str) -> str:
    prefix = CATEGORIES[category]
    taken = {rule.id for rule in catalog()}
    return next(each for number in range(1, 100) for each in [f"{prefix}{number:02}"] if each not in taken)
