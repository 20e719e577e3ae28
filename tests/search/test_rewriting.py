from __future__ import annotations

from typing import TYPE_CHECKING

from finders import replacing, together

from perfhint.hints import Edit
from perfhint.records import Unit
from perfhint.search import rewrite

if TYPE_CHECKING:
    from perfhint.hints import Hint
    from perfhint.search import Find


def test_nothing_found_leaves_the_text_and_names_no_units() -> None:
    rewritten = rewrite("a = 1\n", replacing("PH001", "zzz", ""))
    assert (rewritten.text, rewritten.units) == ("a = 1\n", ())


def test_rules_enable_one_another_until_nothing_is_left_to_find() -> None:
    find = together(replacing("PH001", "one", "two"), replacing("PH002", "two", "three"))
    rewritten = rewrite("x = one\n", find)
    assert rewritten.text == "x = three\n"
    assert [unit.rule for unit in rewritten.units] == ["PH001", "PH002"]


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    find = together(replacing("PH001", r"\bone\b", "two"), replacing("PH002", r"\btwo\b", "one"))
    assert rewrite("x = one\n", find).text in ("x = one\n", "x = two\n")


def test_the_first_of_two_overlapping_hints_wins_and_the_other_gets_its_turn() -> None:
    find = together(replacing("PH001", "b c", "B c"), replacing("PH002", "c d", "c D"))
    rewritten = rewrite("a b c d\n", find)
    assert rewritten.text == "a B c D\n"


def test_insertions_at_the_same_place_do_not_overlap() -> None:
    find = together(
        replacing("PH001", r"\A(?!.*import x)", "import x\n"), replacing("PH002", r"\A(?!.*import)", "import y\n")
    )
    text = rewrite("go()\n", find).text
    assert text.count("import x") == 1
    assert text.endswith("go()\n")


def test_what_has_to_be_alone_is_applied_alone_and_what_still_holds_after_it() -> None:
    def find(text: str) -> list[Hint]:
        alone = [hint._replace(alone=True) for hint in replacing("PH002", "array", "list")(text)]
        return [*replacing("PH001", r"(?<=\n)array\.x", "array.y")(text), *alone, *replacing("PH003", "go", "GO")(text)]

    rewritten = rewrite("array\narray.x\ngo\n", find)
    assert rewritten.text == "list\nlist.x\nGO\n"
    assert {unit.rule for unit in rewritten.units} == {"PH002", "PH003"}


def test_leaving_a_unit_out_leaves_out_what_it_enabled_too() -> None:
    find = together(replacing("PH001", "one", "two"), replacing("PH002", "two", "three"))
    assert rewrite("x = one\n", find, excluded={Unit("PH001", "x=one")}).text == "x = one\n"
    assert rewrite("x = one\n", find, excluded={Unit("PH002", "x=two")}).text == "x = two\n"


def test_only_some_units_are_replayed() -> None:
    find = together(replacing("PH001", "1", "11"), replacing("PH002", "2", "22"))
    only = {Unit("PH002", "b=2")}
    assert rewrite("a = 1\nb = 2\n", find, only=only).text.startswith("a = 1\nb = 22")


def test_units_are_the_same_after_the_code_moved_or_was_indented() -> None:
    find = replacing("PH001", r"x = 1\b", "x = 2")
    (plain,) = rewrite("x = 1\n", find).units
    (moved,) = rewrite("\n\nif y:\n    x = 1\n", find).units
    assert plain == moved


def test_every_line_knows_who_wrote_it() -> None:
    find = together(
        replacing("PH001", r"\A(?!import)", "import m\n"),
        replacing("PH002", r"b = 1\n", "b = 2\nc = 3\n"),
        replacing("PH003", r"# gone\n", ""),
    )
    rewritten = rewrite("a = 0\nb = 1\nd = 0\n# gone\ne = 0\n", find)
    assert rewritten.text == "import m\na = 0\nb = 2\nc = 3\nd = 0\ne = 0\n"
    marks = [sorted(unit.rule for unit in units) for units in rewritten.line_units]
    assert marks == [["PH001"], [], ["PH002"], ["PH002"], [], [], []]
    changed = {number: [unit.rule for unit in units] for number, units in rewritten.changed.items()}
    assert changed == {1: ["PH002"], 3: ["PH003"]}


def test_a_line_written_twice_knows_both_and_offsets_are_bytes() -> None:
    find = together(replacing("PH001", "é1", "é2"), replacing("PH002", "é2 = ü", "é3 = ü"))
    rewritten = rewrite("é1 = ü\nx = 'ü'\n", find)
    assert rewritten.text == "é3 = ü\nx = 'ü'\n"
    assert {unit.rule for unit in rewritten.line_units[0]} == {"PH001", "PH002"}
    assert not rewritten.line_units[1]


def test_what_became_of_a_line_is_known_through_all_rewrites_of_it() -> None:
    find = together(replacing("PH001", "one", "two"), replacing("PH002", "x = two\n", "if x:\n    y\n"))
    rewritten = rewrite("a\nx = one\nb\n", find)
    assert {unit.rule for unit in rewritten.changed[1]} == {"PH001", "PH002"}
    assert rewritten.changed.keys() == {1}


def test_lines_that_are_only_indented_keep_their_authors() -> None:
    find = together(
        replacing("PH001", "one", "two"), replacing("PH002", r"\Ax = two\ny\n", "def f():\n    x = two\n    y\n")
    )
    rewritten = rewrite("x = one\ny\n", find)
    assert rewritten.text == "def f():\n    x = two\n    y\n"
    marks = [sorted(unit.rule for unit in units) for units in rewritten.line_units]
    assert marks == [["PH002"], ["PH001"], [], []]


def test_an_import_that_two_hints_need_is_written_once() -> None:
    def both(rule: str, pattern: str) -> Find:
        """A finder whose hints each bring the import they need."""
        find = replacing(rule, pattern, "deque()")

        def with_import(text: str) -> list[Hint]:
            edit = Edit(0, 0, "from collections import deque\n")
            return [hint._replace(edits=(*([] if "import" in text else [edit]), *hint.edits)) for hint in find(text)]

        return with_import

    rewritten = rewrite("a = []\nb = list()\n", together(both("PH001", r"\[\]"), both("PH002", r"list\(\)")))
    assert rewritten.text == "from collections import deque\na = deque()\nb = deque()\n"


def test_imports_stand_together_before_what_else_is_inserted() -> None:
    def inserting(rule: str, pattern: str, line: str, *more: str) -> Find:
        find = replacing(rule, pattern, "f()")

        def with_lines(text: str) -> list[Hint]:
            edits = [Edit(0, 0, line), *(Edit(0, 0, other) for other in more)]
            return [hint._replace(edits=(*edits, *hint.edits)) for hint in find(text)]

        return with_lines

    read = inserting("PH001", r"\[\]", "from sys import stdin\n\n", "read = stdin.read\n\n")
    write = inserting("PH002", r"list\(\)", "from sys import stdout\n\n")
    rewritten = rewrite("a = []\nb = list()\n", together(read, write))
    top = "from sys import stdin\nfrom sys import stdout\n\nread = stdin.read\n\n"
    assert rewritten.text == f"{top}a = f()\nb = f()\n"
