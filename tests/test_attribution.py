from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from finders import replacing, together

from perfhint.attribution import attribute, split
from perfhint.progress import Progress
from perfhint.records import Rewritten, Unit
from perfhint.search import rewrite
from perfhint.verify import Verifier, establish
from perfhint.workloads import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.sandbox import Sandbox

IMPORT, USE, BODY = Unit("PH001", "import"), Unit("PH002", "use"), Unit("PH003", "body")


def rewritten(text: str, *marks: set[Unit], changed: dict[int, set[Unit]] | None = None) -> Rewritten:
    """`text` whose lines carry these marks; lines beyond them carry none."""
    gone = {number: frozenset(units) for number, units in (changed or {}).items()}
    lines = [frozenset(mark) for mark in marks]
    lines += [frozenset()] * (text.count("\n") + 1 - len(lines))
    units = tuple(dict.fromkeys(unit for mark in (*marks, *gone.values()) for unit in mark))
    return Rewritten(text, units, {unit: f"because {unit.code}" for unit in units}, tuple(lines), gone)


def test_hunks_of_different_units_are_different_changes() -> None:
    changes = split("a\nb\nc\n", rewritten("A\nb\nC\n", {IMPORT}, set(), {USE}))
    assert [change.units for change in changes] == [{IMPORT}, {USE}]
    assert [(hunk.old_start, hunk.old, hunk.new) for change in changes for hunk in change.hunks] == [
        (1, ("a",), ("A",)),
        (3, ("c",), ("C",)),
    ]


def test_hunks_that_one_unit_wrote_are_one_change() -> None:
    (change,) = split("b\nc\n", rewritten("import x\nb\nx.c\n", {USE}, set(), {USE}))
    assert [hunk.new for hunk in change.hunks] == [("import x",), ("x.c",)]


def test_a_unit_that_bridges_two_changes_joins_them() -> None:
    text = rewritten("A\nb\nC\nd\nE\n", {IMPORT}, set(), {USE}, set(), {IMPORT, USE})
    (change,) = split("a\nb\nc\nd\ne\n", text)
    assert change.units == {IMPORT, USE}
    assert [hunk.old_start for hunk in change.hunks] == [1, 3, 5]


def test_lines_that_were_only_indented_are_no_change() -> None:
    text = rewritten("def main():\n    a = 1\n    b = 2\nmain()\n", {BODY}, {BODY}, {BODY, USE}, {BODY})
    (change,) = split("a = 1\nb = 1\n", text)
    assert [hunk.new for hunk in change.hunks] == [("def main():",), ("    b = 2", "main()")]


def test_indentation_alone_is_shown_when_there_is_nothing_else() -> None:
    (change,) = split("if x:\n        a\n", rewritten("if x:\n    a\n", set(), {BODY}))
    assert change.hunks[0].new == ("    a",)


def test_a_deletion_belongs_to_the_unit_that_took_the_line_out() -> None:
    (change,) = split("import x\ngo()\n", rewritten("go()\n", changed={0: {IMPORT}}))
    (hunk,) = change.hunks
    assert (hunk.old, hunk.new, hunk.rules, hunk.reason) == (("import x",), (), ("PH001",), "because import")


def test_what_units_wrote_side_by_side_comes_apart() -> None:
    text = rewritten("import y\nB\nc\n", {USE}, {BODY}, changed={0: {IMPORT}, 1: {BODY}})
    changes = split("import x\nb\nc\n", text)
    assert [(c.units, c.hunks[0].old, c.hunks[0].new) for c in changes] == [
        ({USE}, (), ("import y",)),
        ({IMPORT}, ("import x",), ()),
        ({BODY}, ("b",), ("B",)),
    ]


SLOW_PROGRAM = """\
n = int(input())
total = 0
for i in range(1000000):
    total += i
print(total, n)
"""
FASTER = replacing("PH001", r"total = 0\nfor i in range\(1000000\):\n    total \+= i", "total = sum(range(1000000))")
HARMFUL = replacing("PH002", r"int\(input\(\)\)(?=\n)", "int(input()) + 0 * sum(range(10000000))")


@pytest.mark.slow
def test_what_harms_is_dropped_and_said(sandbox: Sandbox, make_target: Callable, tmp_path: Path) -> None:
    target = make_target(SLOW_PROGRAM)
    (tmp_path / "input.txt").write_text("40\n")
    (tmp_path / "cases").mkdir()
    workload = discover(target, sandbox, inputs=[tmp_path / "input.txt"], scratch=tmp_path / "cases")
    verifier = Verifier(
        workload,
        establish(workload),
        min_speedup=1.1,
        hash_seeds=(0,),
        deadline=time.monotonic() + 60,
        progress=Progress(),
    )

    find = together(FASTER, HARMFUL)
    harmed = attribute(
        SLOW_PROGRAM,
        rewrite(SLOW_PROGRAM, find),
        lambda units: rewrite(SLOW_PROGRAM, find, only=units),
        verifier,
        deadline=time.monotonic() + 30,
    )
    assert [unit.rule for unit in harmed.rewritten.units] == ["PH001"]
    assert harmed.dropped_harm
