from __future__ import annotations

import sysconfig
from pathlib import Path

import pytest
from tree_sitter import Query, QueryCursor

from perfhint.rules import Rule, catalog
from perfhint.source import parse
from perfhint.source.grammar import language
from perfhint.source.pattern import PatternError
from perfhint.source.pattern_language import read
from perfhint.source.patterns import Patterns

STDLIB = Path(sysconfig.get_path("stdlib"))

CODE = """
f(a, 1, # note
  b.c(0))
f()
x = not_in in y
x += 1
for i in range(n): pass
for i in range(n):
    # note
    if i == 0: x += 1
else: pass
(a + b) * "s" ** 2
[g(x) for x in y if z]
call(x for x in y)
if a not in b: pass
f(a, k=1)
f(a)[0]
import numpy as np, os
"""

PATTERNS = [
    "(call) @c",
    "(call function: (identifier) @f) @c",
    "(call arguments: (argument_list . (integer) @n .)) @c",
    "(call arguments: (argument_list (_) @any)) @c",
    "(call arguments: (argument_list (_) @one (_) @two)) @c",
    "(call arguments: (argument_list . (_) @first . (keyword_argument)? @k .)) @c",
    "(call arguments: [(argument_list) (generator_expression)] @a) @c",
    '(call function: (identifier) @f (#eq? @f "f")) @c',
    '(call function: (identifier) @f (#not-eq? @f "f")) @c',
    '(call function: (identifier) @f (#any-of? @f "f" "g")) @c',
    '(call function: (identifier) @f (#match? @f "^[a-f]$")) @c',
    '(comparison_operator . (_) @l . ["in" "not in"] @op . (_) @r .)',
    '(augmented_assignment left: (identifier) @x "+=") @a',
    "(assignment !type right: (_) @r) @a",
    "(for_statement !alternative) @loop",
    "(for_statement body: (block . (if_statement) @if)) @loop",
    "(for_statement body: (block (if_statement) @if .)) @loop",
    '(binary_operator left: (_) @l operator: "**" right: (_) @r) @b',
    "(expression_statement (call) @c)",
    "(expression_statement (expression) @e)",
    "(import_statement . name: (aliased_import name: (dotted_name) @p alias: (identifier) @n)) @i",
    "[(for_statement) (list_comprehension)] @loop",
    "(subscript value: (call function: (identifier) @f) subscript: (_) @i) @s",
    "(module) @m",
]


def ours(pattern: str, code: str) -> set[frozenset[tuple[str, tuple[int, ...]]]]:
    return {
        frozenset((name, tuple(node.id for node in nodes)) for name, nodes in found.captures.items())
        for found in Patterns([pattern]).find(parsed(code).root)
    }


def theirs(pattern: str, code: str) -> set[frozenset[tuple[str, tuple[int, ...]]]]:
    return {
        frozenset((name, tuple(node.id for node in nodes)) for name, nodes in captures.items())
        for _, captures in QueryCursor(Query(language(), pattern)).matches(parsed(code).root)
    }


_PARSED: dict = {}


def parsed(code: str):
    return _PARSED.setdefault(code, parse(code))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_matches_what_tree_sitter_matches(pattern: str) -> None:
    assert ours(pattern, CODE) == theirs(pattern, CODE)
    assert ours(pattern, CODE)


@pytest.mark.parametrize("rule", catalog(), ids=lambda rule: rule.id)
def test_patterns_of_rules_match_what_tree_sitter_matches(rule: Rule) -> None:
    for code in (
        rule.slow,
        rule.fast,
        STDLIB.joinpath("textwrap.py").read_text(),
        STDLIB.joinpath("heapq.py").read_text(),
    ):
        assert ours(rule.pattern, code) == theirs(rule.pattern, code)


def test_each_text_finds_its_own() -> None:
    patterns = Patterns(["(call) @c (integer) @n", '(call function: (identifier) @f (#eq? @f "f")) @c'])
    module = parse("f(1)\ng(2)\n")
    assert [found.number for found in patterns.find(module.root)] == [0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("(cal) @c", "line 1: the Python grammar has no node cal"),
        ("(call\n  fun: (_))", "line 2: the Python grammar has no field fun"),
        ("(call", "a bracket is not closed"),
        ("(call (identifier)* @x)", "'*' means nothing here"),
        ("(call) @c ~", "'~' means nothing here"),
        ('(call (#eq? @x "a"))', "#eq? needs a capture"),
        ('(call (#is? @c "a")) @c', "#is? needs a capture"),
        ("((call) @c)", "the type of a node is expected"),
        ("_ @x", "must say what type of node"),
        ("call", "call cannot begin a pattern"),
    ],
)
def test_what_is_no_pattern(pattern: str, complaint: str) -> None:
    with pytest.raises(PatternError) as caught:
        Patterns([pattern])
    assert complaint in str(caught.value)


def test_an_empty_text_has_no_patterns() -> None:
    assert read("; nothing\n") == []
