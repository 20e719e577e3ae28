"""The code in a reply: in a JSON object, between fences, or bare, with or without words around it."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from perfhint.patches import is_patch
from perfhint.source import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_THINKING = re.compile(r"\A.*?</think(?:ing)?>", re.DOTALL)
_FENCE = r"(?:`{3,}+|~{3,}+))[ \t]*+(?P<language>[\w+.-]*)[^\n]*\n"
_OPENING = re.compile(rf"^(?P<fence>{_FENCE}", re.MULTILINE)
_INDENTED = re.compile(rf"^(?P<fence>[ \t]++{_FENCE}", re.MULTILINE)
"""As in lists; a program that stands there by itself may have such fences in its docstrings."""
_MARGIN = re.compile(r"^ *\d+ +(?:\d+ %)? *\| ?")
_OBJECT = re.compile(r'\{\s*"(?:explanation|category|code)"\s*:')
_PART = re.compile(r'"(explanation|category|code)"\s*:\s*("(?:[^"\\]|\\.)*")', re.DOTALL)
MOST_WORDS = 12
"""Lines of words before and after code that stands there without fences."""


class Found(NamedTuple):
    """Code, and what was said about it."""

    code: str
    explanation: str = ""
    category: str = ""
    cut: bool = False
    """The code itself did not come to its end."""


def find_code(text: str) -> Found | None:
    """The code that `text` offers; None when there is none."""
    text = _THINKING.sub("", text.replace("\r\n", "\n")).strip()
    found = (
        (_in_json(text) if text.startswith("{") else None)
        or _between_fences(text, _OPENING)
        or _in_json(text)
        or _bare(text)
        or _between_fences(text, _INDENTED)
    )
    return found and found._replace(code=_without_margin(_encodable(found.code)))


def _in_json(text: str) -> Found | None:
    """An object with "code", perhaps after some words; also one whose end is missing, if the code is whole."""
    begin = _OBJECT.search(text)
    if begin is None:
        return None
    text = text[begin.start() :]
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):  # cut off, no JSON, or nested without end
        value = {name: _decoded(literal) for name, literal in _PART.findall(text)}
        if "code" not in value:
            return Found("", cut=True)
    return _from_object(value) if isinstance(value.get("code"), str) else None


def _from_object(value: Mapping[str, object]) -> Found:
    code = str(value["code"])
    inner = _between_fences(code.strip(), _OPENING) if code.lstrip().startswith(("```", "~~~")) else None
    explanation, category = (" ".join(str(value.get(name) or "").split()) for name in ("explanation", "category"))
    return Found(inner.code if inner else code, explanation, category)


def _decoded(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return ""


def _between_fences(text: str, opening: re.Pattern[str]) -> Found | None:
    """The block that is meant: a diff if there is one, else the longest; the words outside are the explanation."""
    blocks, words, is_open = _split(text, opening)
    if not blocks:
        return None
    for code, language in blocks:
        if (language == "json" or code.lstrip().startswith("{")) and (found := _in_json(code)):
            return found
    diffs = [code for code, language in blocks if language in ("diff", "patch") or is_patch(code)]
    python = [code for code, language in blocks if language in ("", "py", "python", "python3")]
    code = diffs[-1] if diffs else max(reversed(python or [code for code, _ in blocks]), key=len)
    return Found(code, words, cut=is_open and code == blocks[-1][0])


def _split(text: str, opening: re.Pattern[str]) -> tuple[list[tuple[str, str]], str, bool]:
    """Blocks with their languages, the words outside of them, and whether the end of the last one is missing."""
    blocks, words, at = [], "", 0
    while opened := opening.search(text, at):
        words += text[at : opened.start()]
        closed = re.compile(rf"^{opened['fence']}[ \t]*$", re.MULTILINE).search(text, opened.end())
        code = text[opened.end() : closed.start() if closed else None]
        blocks.append((code if opening is _OPENING else textwrap.dedent(code), opened["language"].lower()))
        if closed is None:
            return blocks, " ".join(words.split()), True
        at = closed.end()
    return blocks, " ".join((words + text[at:]).split()), False


def _bare(text: str) -> Found | None:
    """A diff, or a program, that stands there by itself, perhaps with a few lines of words before and after."""
    if is_patch(text):
        return Found(text)
    lines = text.split("\n")
    for top in range(min(MOST_WORDS, len(lines))):
        if not lines[top][:1].strip():  # no program begins with an indented line
            continue
        for bottom in range(min(MOST_WORDS, len(lines) - top)):
            code = "\n".join(lines[top : len(lines) - bottom])
            if _is_program(code):
                return Found(code, " ".join(" ".join(lines[:top] + lines[len(lines) - bottom :]).split()))
    return None


def _is_program(text: str) -> bool:
    """It parses, and does something: a single word parses too."""
    root = parse(text).root
    if root.has_error or not root.named_children:
        return False
    kinds = {child.type for child in root.named_children}
    if kinds - {"expression_statement", "comment"}:
        return True
    inner = {child.named_children[0].type for child in root.named_children if child.named_children}
    return bool(inner & {"assignment", "augmented_assignment", "call"})


def _encodable(code: str) -> str:
    """The code without halves of characters, which JSON can spell, or a mark at its beginning; one kind of newline."""
    code = code.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\r\n", "\n")
    return code.removeprefix("\ufeff")


def _without_margin(code: str) -> str:
    """The code without the line numbers and shares that the prompt showed beside it, should they have been copied."""
    lines = code.split("\n")
    marked = [line for line in lines if _MARGIN.match(line)]
    filled = [line for line in lines if line.strip()]
    if len(marked) < 2 or len(marked) < 0.8 * len(filled):
        return code
    return "\n".join(_MARGIN.sub("", line) for line in lines)
