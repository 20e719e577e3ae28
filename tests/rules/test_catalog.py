from __future__ import annotations

import os
import re
import subprocess
import sys
import types
from typing import TYPE_CHECKING

import pytest

from perfhint.errors import RuleError
from perfhint.hints import Safety
from perfhint.records import Observed, ObservedName, Profile
from perfhint.rules import Rule, catalog, find
from perfhint.rules.measured import GAINS
from perfhint.source import parse
from perfhint.source.facts import Seen

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
    return Rule(source, "containers", r"PH2\d\d")


def test_a_whole_rule(tmp_path: Path) -> None:
    whole = rule(tmp_path, WHOLE)
    assert (whole.id, whole.name, whole.title) == ("PH299", "example", "A title")
    assert whole.sections == {"Slow": "a", "Fast": "b", "Why": "Because.", "When not": "Never."}
    assert whole.pair.category == "containers"


@pytest.mark.parametrize(
    ("old", "new", "line", "complaint"),
    [
        ('ID = "PH299"', "", 1, "ID is missing"),
        ("PH299", "PH199", 15, r"must match PH2\d\d"),
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


def test_a_rule_is_withheld_where_its_example_gains_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rule(
        tmp_path,
        WHOLE.replace("return None", "from perfhint.rules.api import Finding; return Finding(match['call'], '')"),
    )
    assert whole.gains == {}
    assert whole.pays((3, 11)), "not measured yet"
    monkeypatch.setitem(GAINS, "PH299", (1.0, 1.5, None, 1.02))
    assert whole.gains == {(3, 10): 1.0, (3, 11): 1.5, (3, 13): 1.02}
    offered = {
        python for minor in range(8, 16) for python in [(3, minor)] if find(parse("f()"), (whole,), python=python)
    }
    assert offered == {(3, 11), (3, 12)}


SEVERAL = """def rewrite(match, module):
    from perfhint.rules.api import Finding
    call = match["call"]
    if module.facts.types(call.named_children[0]):
        yield Finding(call, "first")
        yield Finding(call, "second")
"""


def test_every_finding_that_rests_on_a_fact_is_checked(tmp_path: Path) -> None:
    several = rule(tmp_path, WHOLE.replace("def rewrite(match, module): return None", SEVERAL))
    seen = Seen("f = g\nf()\n", Profile(0, {}, (), Observed((ObservedName("<module>", "f", ("h",)),), (), {}, True)))
    found = find(parse("f = g\nf()\n", seen), (several,))
    assert [(hint.message, hint.safety) for hint in found] == [
        ("first (seen: `f` h)", Safety.CHECKED),
        ("second (seen: `f` h)", Safety.CHECKED),
    ]
    assert find(parse("f = g\nf()\n"), (several,)) == []


def test_a_rule_that_imports_a_package_is_withheld_unless_that_is_allowed(tmp_path: Path) -> None:
    finding = "from perfhint.rules.api import Finding; return Finding(match['call'], '')"
    needy = rule(tmp_path, WHOLE.replace("return None", finding) + 'NEEDS = ("numba",)\n')
    assert find(parse("f()"), (needy,)) == find(parse("f()"), (needy,), allow_imports=("numpy",)) == []
    assert len(find(parse("f()"), (needy,), allow_imports=("numpy", "numba"))) == 1


def test_a_rule_that_breaks_is_named_with_the_line_it_could_not_judge(tmp_path: Path) -> None:
    broken = rule(tmp_path, WHOLE.replace("return None", "return match['no such capture']"))
    with pytest.raises(RuleError, match=r"PH299 breaks on line 2 \(KeyError.*: leave it out with --ignore PH299"):
        find(parse("x = 1\nf()\n"), (broken,))


PLUGIN = WHOLE.replace("PH299", "AB101") + 'CATEGORY = "loops"\nfrom perfhint.hints import Safety\n'


def installed_plugin(folder: Path, text: str, value: str = "slow_thing") -> None:
    """What pip leaves of a package with one rule."""
    information = folder / "slow_thing-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: slow-thing\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(f"[perfhint.rules]\nslow-thing = {value}\n")
    (folder / "slow_thing.py").write_text("from perfhint.rules.api import Safety\n" + text)


def catalog_with(folder: Path) -> subprocess.CompletedProcess[str]:
    """Identifiers of the catalog in a process that finds packages in `folder`."""
    program = "from perfhint.rules import catalog\nprint(*[rule.id for rule in catalog()])"
    return subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True
    )


def test_rules_of_other_packages_belong_to_the_catalog(tmp_path: Path) -> None:
    installed_plugin(tmp_path, PLUGIN)
    assert catalog_with(tmp_path).stdout.split()[0] == "AB101"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("AB101", "PH101", r"slow_thing\.py:16: ID must match"),
        ('CATEGORY = "loops"', "", r"slow_thing\.py:1: CATEGORY must be one of algorithms, containers"),
        ("Because.", "1 / 0", ""),
        ('FAST = "g()"', "FAST = 1 / 0", r"the rule slow-thing \(slow_thing\) cannot be imported: ZeroDivisionError"),
    ],
)
def test_what_is_wrong_with_another_packages_rule_is_said(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    installed_plugin(tmp_path, PLUGIN.replace(old, new))
    done = catalog_with(tmp_path)
    assert bool(done.returncode) == bool(complaint), done.stderr
    assert re.search(complaint, done.stderr)
