"""Programs without the imports that nothing in them uses."""

from __future__ import annotations

import re

from perfhint.corpus.program import Program

_LINE = re.compile(
    r"""
    ^(?P<head>import[ \t]+|from[ \t]+(?!__future__\b)[\w.]+[ \t]+import[ \t]+)
    (?P<names>[^\n\#;()\\]+)(?:\#[^\n]*)?(?:\n|\Z)
    """,
    re.MULTILINE | re.VERBOSE,
)
_NAME = re.compile(r"(?P<path>[\w.]+)(?:[ \t]+as[ \t]+(?P<alias>\w+))?", re.ASCII)


def without_unused_imports(program: Program) -> Program:
    """`program` without imports at module level whose names occur nowhere else.

    Only those count that stand on a line of their own. Importing a module may do something; in a pair to learn from,
    that does not matter.
    """
    text = program.text
    if "import" not in text:
        return program
    statements = list(_LINE.finditer(text))
    lines = {text.count("\n", 0, statement.start()) for statement in statements}
    used = {word.text for word in program.words if word.line not in lines}
    for statement in reversed(statements):
        named = [name.strip() for name in statement["names"].split(",")]
        kept = [name for name in named if _is_used(name, used)]
        if len(kept) < len(named):
            line = f"{statement['head']}{', '.join(kept)}\n" if kept else ""
            text = text[: statement.start()] + line + text[statement.end() :]
    return program if text == program.text else Program(text)


def _is_used(name: str, used: set[str]) -> bool:
    """Whether what `name`, such as "numpy.random as r", binds is used; yes where that cannot be told."""
    match = _NAME.fullmatch(name)
    if match is None:
        return True
    return (match["alias"] or match["path"].partition(".")[0]) in used
