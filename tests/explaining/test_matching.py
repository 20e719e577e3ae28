"""Which rules of the catalog have to do with a change."""

from __future__ import annotations

import pytest

from perfhint import rules, search
from perfhint.explaining import Catalog, Difference, read
from perfhint.records import ExplainedChange, Likeness
from perfhint.search.rewriting import unit_of
from perfhint.source import parse

CHOSEN = rules.chosen((), ())


def explained(slow: str, fast: str, allowed: tuple[str, ...] = ()) -> tuple[ExplainedChange, ...]:
    def find(text: str):
        return rules.find(parse(text), CHOSEN, python=(3, 11), is_script=True, allow_imports=allowed)

    catalog = Catalog(
        rules={rule.id: rule for rule in CHOSEN},
        whole=search.rewrite(slow, find),
        alone=[unit_of(hint, slow) for hint in find(slow) if hint.edits],
        replay=lambda units: search.rewrite(slow, find, only=units),
        found=find(slow),
        left=find(fast),
    )
    return read(Difference(parse(slow), parse(fast)), catalog)


def matches(slow: str, fast: str) -> list[dict[str, Likeness]]:
    return [{match.rule: match.likeness for match in change.rules} for change in explained(slow, fast)]


@pytest.mark.parametrize("identifier", ["PH103", "PH201", "PH202", "PH209", "PH307", "PH401", "PH501"])
def test_a_rule_makes_what_it_makes(identifier: str) -> None:
    rule = next(rule for rule in CHOSEN if rule.id == identifier)
    found = {name: likeness for change in matches(rule.slow, rule.fast) for name, likeness in change.items()}
    assert found[identifier] in (Likeness.EXACT, Likeness.PART)


SLOW = "n = int(input())\nfound = []\nfor i in range(n):\n    if i % 7 not in found:\n        found.append(i % 7)\n"


def test_names_of_ones_own_make_no_difference() -> None:
    fast = (
        "n = int(input())\nfound = []\nknown = set()\nfor i in range(n):\n    if i % 7 not in known:\n"
        "        found.append(i % 7)\n        known.add(i % 7)\n"
    )
    (change,) = matches(SLOW + "print(found)\n", fast + "print(found)\n")
    assert change["PH202"] is Likeness.EXACT


def test_a_change_of_the_same_kind_is_called_that() -> None:
    fast = "n = int(input())\nfound = set()\nfor i in range(n):\n    found |= {i % 7}\n"
    (change,) = matches(SLOW + "print(len(found))\n", fast + "print(len(found))\n")
    assert change["PH202"] in (Likeness.PART, Likeness.SIMILAR)


def test_what_is_only_found_in_the_slow_version_is_called_that() -> None:
    slow = "n = int(input())\nlow = n\nfor i in range(n):\n    low = min(low, i * 7 % 9)\nprint(low)\n"
    (change,) = matches(slow, slow.replace("min(low, i * 7 % 9)", "low if low < i * 7 % 9 else 7 * i % 9"))
    assert change["PH301"] is Likeness.GONE


def test_a_rule_that_finds_as_much_in_the_fast_version_has_nothing_to_do_with_it() -> None:
    slow = SLOW + "print(len(found) + 0)\n"
    assert all("PH202" not in change for change in matches(slow, SLOW + "print(len(found))\n"))


def test_a_match_tells_what_the_rule_says() -> None:
    change = explained(
        SLOW + "print(len(found))\n", SLOW.replace("[]", "set()").replace("append", "add") + "print(len(found))\n"
    )
    (match,) = [match for each in change for match in each.rules if match.rule == "PH202"]
    assert "`i % 7 not in found`" in match.message
    assert match.growth == "O(n^2) → O(n)"
    assert match.why.startswith("`in` compares with the items of a list one by one")


def test_without_a_catalog_only_lines_are_told() -> None:
    (change,) = read(Difference(parse("print 1\n"), parse("print(1)\n")), None)
    assert (change.rules, change.signs, change.growth) == ((), (), None)
    assert change.lines[0].new == ("print(1)",)


def test_that_both_import_the_same_is_no_match() -> None:
    slow = "queue = [1]\nwhile queue:\n    x = queue.pop(0)\n    if x < 50:\n        queue.append(x + 1)\nprint(x)\n"
    fast = "from collections import deque\n" + slow.replace("x + 1", "x + 2") + "print(deque)\n"
    made = [match for change in explained(slow, fast) for match in change.rules if match.likeness is not Likeness.GONE]
    assert made == []


@pytest.mark.slow
def test_every_rule_has_to_do_with_its_own_example() -> None:
    made = []
    for rule in CHOSEN:
        changes = explained(rule.slow, rule.fast, rule.needs)
        likeness = {match.rule: match.likeness for change in changes for match in change.rules}
        assert rule.id in likeness, rule
        made.append(likeness[rule.id] in (Likeness.EXACT, Likeness.PART))
    assert sum(made) > 0.9 * len(made)
