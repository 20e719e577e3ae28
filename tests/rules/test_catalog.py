from __future__ import annotations

import types
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import RuleError
from perfhint.hints import Safety
from perfhint.rules import Rule, catalog, find
from perfhint.source import parse

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = '''"""A title.

Slow:
    a

Fast:
    b

Why:
    Because.

When not:
    Never.
"""
ID = "PH299"
PATTERN = "(call) @call"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
SLOW = "f()"
FAST = "g()"
def rewrite(match, module): return None
'''


def rule(tmp_path: Path, text: str) -> Rule:
    path = tmp_path / "example.py"
    path.write_text(text)
    source = types.ModuleType("example")
    source.__file__ = str(path)
    exec(compile(text, str(path), "exec"), {**source.__dict__, "Safety": Safety}, source.__dict__)
    return Rule(source, "containers")


def test_a_whole_rule(tmp_path: Path) -> None:
    whole = rule(tmp_path, WHOLE)
    assert (whole.id, whole.name, whole.title) == ("PH299", "example", "A title")
    assert whole.sections == {"Slow": "a", "Fast": "b", "Why": "Because.", "When not": "Never."}
    assert whole.pair.category == "containers"


@pytest.mark.parametrize(
    ("old", "new", "line", "complaint"),
    [
        ('ID = "PH299"', "", 1, "ID is missing"),
        ("PH299", "PH199", 15, "must be PH2##"),
        ("Safety.SAFE", '"safe"', 17, "SAFETY must be a Safety"),
        ("def rewrite(match, module): return None", "rewrite = 3", 21, "rewrite must be a Callable"),
        ('GROWTH = "constant factor"', "GROWTH = 3", 18, "GROWTH must be a str"),
    ],
)
def test_what_a_rule_lacks_is_said_with_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, complaint: str
) -> None:
    with pytest.raises(RuleError) as caught:
        rule(tmp_path, WHOLE.replace(old, new))
    assert str(caught.value).startswith(f"{tmp_path / 'example.py'}:{line}: ")
    assert complaint in str(caught.value)


def test_a_pattern_that_is_none_is_said_with_file_and_line(tmp_path: Path) -> None:
    wrong = rule(tmp_path, WHOLE.replace("(call)", "(cal)"))
    with pytest.raises(RuleError, match=r"example\.py:16: PATTERN is not a pattern: .* no node cal"):
        find(parse("f()"), (wrong,))


@pytest.mark.parametrize("section", ["Slow", "Why", "When not"])
def test_a_docstring_that_lacks_a_section(tmp_path: Path, section: str) -> None:
    with pytest.raises(RuleError, match="needs the sections Slow, Fast, Why, When not"):
        assert rule(tmp_path, WHOLE.replace(f"{section}:", "")).sections


def test_hints_come_in_text_order_then_by_rule_and_each_once() -> None:
    module = parse("a = [1]\nb = [1]\nwhile a or b:\n    b.pop(0); a.pop(0)\n    b.pop(0)\n")
    hints = find(module)
    assert hints == find(parse(module.text)) == sorted(hints, key=lambda hint: (hint.span[:2], hint.rule))
    assert [hint.span.column for hint in hints if hint.rule == "PH201"] == [5, 15]


def test_identifiers_are_unique_and_in_order() -> None:
    ids = [each.id for each in catalog()]
    assert ids == sorted(set(ids))
