from __future__ import annotations

import ast

import pytest

from perfhint.hints import Edit
from perfhint.source import Module, apply, parse


def statement(text: str, name: str = "here") -> tuple[Module, object]:
    module = parse(text)
    node = next(n for n in module.walk(module.root, "identifier") if module.code(n) == name)
    return module, module.statement(node)


# ------------------------------------------------------------------------------------------------------ apply


def test_edits_are_made_together_in_whatever_order_they_come() -> None:
    assert apply("abcdef", [Edit(4, 5, "E"), Edit(0, 1, ""), Edit(2, 2, "-")]) == "b-cdEf"


def test_insertions_at_one_place_keep_their_order_and_come_before_what_is_replaced_there() -> None:
    assert apply("ab", [Edit(1, 2, "B"), Edit(1, 1, "x"), Edit(1, 1, "y")]) == "axyB"


def test_offsets_are_bytes_of_utf_8() -> None:
    assert apply("é = 'ü'", [Edit(0, 2, "e"), Edit(6, 8, "u")]) == "e = 'u'"


@pytest.mark.parametrize("edits", [[Edit(0, 3, ""), Edit(2, 4, "")], [Edit(3, 2, "")], [Edit(0, 9, "")]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"overlaps|outside"):
        apply("abcdef", edits)


# ------------------------------------------------------------------------------------------------- statements


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a\nhere()\nb\n", "a\nb\n"),
        ("a\nhere()", "a\n"),
        ("here(\n  1)\nb\n", "b\n"),
        ("a\nhere()  # why\nb\n", "a\n# why\nb\n"),
        ("if x:\n    here()\nb\n", "if x:\n    pass\nb\n"),
        ("if x:\n    here()  # why\n", "if x:\n    pass  # why\n"),
        ("if x: here()\n", "if x: pass\n"),
        ("a; here(); b\n", "a; b\n"),
        ("here(); b\n", "b\n"),
        ("a; here()\n", "a\n"),
        ("if x: here(); b\n", "if x: b\n"),
        ("if x: a; here()\n", "if x: a\n"),
        ("if x:\n    a; here()  # why\n", "if x:\n    a  # why\n"),
        ("a; here();\n", "a; \n"),
        ("@here\ndef f(): pass\nb\n", "b\n"),
        ("for here in x:\n    a\nb\n", "b\n"),
    ],
)
def test_delete(text: str, result: str) -> None:
    module, node = statement(text)
    got = apply(text, [module.edit.delete(node)])
    assert got == result
    ast.parse(got)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("here()\n", "x\ny\nhere()\n", "here()\nx\ny\n"),
        (
            "if a:\n    here()  # why\n",
            "if a:\n    x\n    y\n    here()  # why\n",
            "if a:\n    here()  # why\n    x\n    y\n",
        ),
        ("if a: here()\n", "if a: x; y; here()\n", "if a: here(); x; y\n"),
        ("a; here(); b\n", "a; x; y; here(); b\n", "a; here(); x; y; b\n"),
        ("if a:\n\there()", "if a:\n\tx\n\ty\n\there()", "if a:\n\there()\n\tx\n\ty"),
        ("here(\n 1)\n", "x\ny\nhere(\n 1)\n", "here(\n 1)\nx\ny\n"),
    ],
)
def test_insert(text: str, before: str, after: str) -> None:
    module, node = statement(text)
    assert apply(text, [module.edit.insert_before(node, "x", "y")]) == before
    assert apply(text, [module.edit.insert_after(node, "x", "y")]) == after


def test_compound_statements_do_not_fit_on_shared_lines() -> None:
    module, node = statement("a; here()\n")
    assert not module.edit.owns_lines(node)
    for edit in (module.edit.insert_before, module.edit.insert_after, module.edit.replace_statement):
        with pytest.raises(ValueError, match="line 1"):
            edit(node, "for i in x:", "    i")


def test_replace_statement_indents_every_line() -> None:
    module, node = statement("if a:\n    here()  # why\n")
    got = apply(module.text, [module.edit.replace_statement(node, "for i in x:", "    i")])
    assert got == "if a:\n    for i in x:\n        i  # why\n"


def test_strings_and_empty_lines_are_not_indented() -> None:
    text = 'x = """a\nb"""\n\nif x:\n    f(x, f"""{x}\n  c\n""")\n\n# end\ny = [\n1]\n'
    module = parse(text)
    assert module.edit.indented(0, len(text), "  ") == (
        '  x = """a\nb"""\n\n  if x:\n      f(x, f"""{x}\n  c\n""")\n\n  # end\n  y = [\n  1]\n'
    )


@pytest.mark.parametrize(
    ("code", "operand"),
    [("a", "a"), ("a + b", "(a + b)"), ("a if b else c", "(a if b else c)"), ("f(x)[0].y", "f(x)[0].y")],
)
def test_operand(code: str, operand: str) -> None:
    module = parse(code)
    assert module.edit.operand(module.root.named_children[0].named_children[0]) == operand


# ---------------------------------------------------------------------------------------------------- imports


@pytest.mark.parametrize(
    ("text", "name", "result"),
    [
        ("here()\n", "deque", "from collections import deque\n\nhere()\n"),
        ("def here(): pass\n", "deque", "from collections import deque\n\n\ndef here(): pass\n"),
        ("import sys\nhere()\n", "deque", "from collections import deque\nimport sys\nhere()\n"),
        ("# file\n\n# why\nhere()\n", "deque", "# file\n\nfrom collections import deque\n\n# why\nhere()\n"),
        ("# file\n# why\nhere()\n", "deque", "# file\n# why\nfrom collections import deque\n\nhere()\n"),
        ("import sys; here()\n", "deque", "from collections import deque\nimport sys; here()\n"),
        (
            '#!/bin/python\n"""Doc."""\nfrom __future__ import division\nimport sys\nhere()\n',
            "deque",
            '#!/bin/python\n"""Doc."""\nfrom __future__ import division\n'
            "from collections import deque\nimport sys\nhere()\n",
        ),
        ("from collections import deque\nhere()\n", "deque", None),
        ("from collections import deque as d\nhere()\n", "d", None),
        ("import collections\nhere()\n", "collections.deque", None),
        ("import collections as c\nhere()\n", "c.deque", None),
        (
            "import collections\ncollections = 3\nhere()\n",
            "deque",
            "from collections import deque\nimport collections\ncollections = 3\nhere()\n",
        ),
        (
            "def f(deque): here()\n",
            "collections_deque",
            "from collections import deque as collections_deque\n\n\ndef f(deque): here()\n",
        ),
        (
            "from collections import deque\ndef f(deque): here()\n",
            "collections_deque",
            "from collections import deque as collections_deque\nfrom collections import deque\ndef f(deque): here()\n",
        ),
        (
            "here()\nfrom collections import deque\n",
            "collections_deque",
            "from collections import deque as collections_deque\n\nhere()\nfrom collections import deque\n",
        ),
        (
            "if x:\n    from collections import deque\nhere()\n",
            "collections_deque",
            "from collections import deque as collections_deque\n\nif x:\n    from collections import deque\nhere()\n",
        ),
    ],
)
def test_imported(text: str, name: str, result: str | None) -> None:
    module, node = statement(text)
    got, edits = module.edit.imported("collections", "deque", node)
    assert got == name
    assert apply(text, edits) == (text if result is None else result)


@pytest.mark.parametrize("statement", ["from collections import Counter, deque", "import collections as co"])
def test_an_import_that_nothing_used_so_far_is_not_taken_out_when_it_is_needed(statement: str) -> None:
    module = parse(f"{statement}\nhere()\n")
    node = next(n for n in module.walk(module.root, "identifier") if module.code(n) == "here")
    _, edits = module.edit.imported("collections", "deque", node)
    assert apply(module.text, edits) == module.text
    with pytest.raises(ValueError, match="overlaps"):
        apply(module.text, [module.edit.delete(module.statement(module.root.named_children[0])), *edits])


# ---------------------------------------------------------------------------------------------------- positions


def test_spans_count_lines_and_characters() -> None:
    module, node = statement("é = 1\nif é: here('ü')\n")
    span = module.span(node)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 7, 2, 16)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("if here: a", "if here: a"),
        ("if a: here", "here"),
        ("if a:\n    b\nelif here: c", "if a:\n    b\nelif here: c"),
        ("@here\ndef f(): pass", "@here\ndef f(): pass"),
        ("match a:\n    case here: b", "match a:\n    case here: b"),
        ("match a:\n    case b: here", "here"),
        ("x = [lambda: here]", "x = [lambda: here]"),
    ],
)
def test_statement(text: str, code: str) -> None:
    module, node = statement(text)
    assert module.code(node) == code


@pytest.mark.parametrize(("text", "unit"), [("x", "    "), ("if x:\n  y", "  "), ("if x: y\nif z:\n\ty", "\t")])
def test_indent_unit(text: str, unit: str) -> None:
    assert parse(text).indent_unit == unit
