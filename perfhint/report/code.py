"""Python source, coloured line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygments.token import Comment, Keyword, Name, Number, Operator, String
from rich.style import Style
from rich.syntax import ANSISyntaxTheme, Syntax
from rich.text import Text

from perfhint.report.console import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_THEME = ANSISyntaxTheme(
    {
        Comment: Style(dim=True, italic=True),
        Keyword: Style(color="magenta"),
        Operator.Word: Style(color="magenta"),
        String: Style(color="green"),
        Number: Style(color="cyan"),
        Name.Builtin: Style(color="cyan"),
        Name.Function: Style(bold=True),
        Name.Class: Style(bold=True),
    }
)


def highlighted(lines: Sequence[str]) -> list[Text]:
    """Each of `lines`, which belong together, as coloured text without its newline."""
    if not lines:
        return []
    code = "\n".join(visible(line).expandtabs(4) for line in lines)
    coloured = Syntax(code, "python", theme=_THEME).highlight(code)
    coloured.rstrip_end(len(code))  # the lexer ends the last line where it does not end
    split = list(coloured.split("\n", allow_blank=True))
    return split if [line.plain for line in split] == code.split("\n") else [Text(line) for line in code.split("\n")]
