"""What every rule must be, whatever it says."""

from __future__ import annotations

import ast
import json
import re
import runpy
import subprocess
import sys
import tokenize
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from installed_pythons import installed_pythons

from perfhint.rules import Rule, catalog, find
from perfhint.rules.catalog import WORTH
from perfhint.rules.testing import rewritten
from perfhint.source import parse

FOLDER = Path(__file__).parent
SUPPORTED = ((3, 10), (3, 11), (3, 12), (3, 13))
LARGE = re.compile(r"(?<![\w.])[1-9]\d{3,}(?![\w.])")

every_rule = pytest.mark.parametrize("rule", catalog(), ids=lambda rule: f"{rule.id}-{rule.name}")


@every_rule
def test_docstring_is_whole(rule: Rule) -> None:
    assert rule.title
    assert len(rule.title) <= 80
    for name in ("Slow", "Fast", "Why", "When not"):
        assert rule.sections[name]
    assert re.fullmatch(r"constant factor|(O\(.+\)|.+) → .+", rule.growth)


@every_rule
def test_has_cases_it_leaves_alone(rule: Rule) -> None:
    path = FOLDER / rule.category / f"test_{rule.name}.py"
    assert path.exists(), f"{path.relative_to(FOLDER.parent)} is missing"
    tables = runpy.run_path(str(path))
    assert len(tables.get("LEAVES_ALONE", {})) >= 3
    assert tables.get("REWRITES"), "no case that is rewritten"


@every_rule
def test_slow_program_becomes_the_fast_one(rule: Rule) -> None:
    assert rewritten(rule.slow, rule) == rule.fast
    ast.parse(rule.fast)


@every_rule
def test_comments_survive(rule: Rule) -> None:
    program = with_comments(rule.slow)
    assert comments(program) - comments(rewritten(program, rule)) == Counter()


@every_rule
def test_is_measured_and_gains_on_some_version(rule: Rule) -> None:
    assert any(gain >= WORTH for gain in rule.gains.values()), "run python benchmarks/rules.py --write"


@every_rule
def test_broken_code_gets_no_edits(rule: Rule) -> None:
    """The hint may stay: editors ask while code is typed."""
    module = parse(rule.slow + "\n)(\n")
    assert [hint for hint in find(module, (rule,), is_script=True) if hint.edits] == []


@pytest.mark.parametrize(
    "version",
    [
        pytest.param(
            version, marks=[] if version == sys.version_info[:2] else pytest.mark.slow, id=f"{version[0]}.{version[1]}"
        )
        for version in SUPPORTED
    ],
)
def test_pairs_print_the_same(version: tuple[int, int]) -> None:
    pythons = [python.path for python in installed_pythons() if python.version[:2] == version]
    if not pythons:
        pytest.skip(f"no CPython {version[0]}.{version[1]} is installed")
    programs = [smaller(program) for rule in catalog() for program in (rule.slow, rule.fast)]
    results = iter(run(pythons[0], programs))
    different = []
    for rule, slow, fast in zip(catalog(), results, results, strict=True):
        if "No module named" in slow[1] or any(f"No module named '{name}'" in fast[1] for name in rule.needs):
            continue  # needs a package that this interpreter lacks
        if slow != fast or slow[1] or not slow[0]:
            different.append((rule.id, slow, fast))
    assert different == []


def with_comments(program: str) -> str:
    """A comment at the end of every logical line."""
    ends = [
        token.start
        for token in tokenize.generate_tokens(StringIO(program).readline)
        if token.type == tokenize.NEWLINE and token.line.strip()
    ]
    lines = program.split("\n")
    for row, column in ends:
        lines[row - 1] = f"{lines[row - 1][:column]}  # note {row}{lines[row - 1][column:]}"
    return "\n".join(lines)


def comments(program: str) -> Counter[str]:
    module = parse(program)
    return Counter(module.code(comment) for comment in module.walk(module.root, "comment"))


def smaller(program: str) -> str:
    """The program with a tenth or hundredth of the work: how fast it is `benchmarks/rules.py` measures."""
    return LARGE.sub(lambda number: str(int(number[0]) // (10 if len(number[0]) == 4 else 100)), program)


def run(python: Path, programs: list[str]) -> list[tuple[str, str]]:
    done = subprocess.run(
        [python, FOLDER / "run_programs.py"],
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return [(out, error) for out, error in json.loads(done.stdout)]
