"""Rule tests are tables: `LEAVES_ALONE` and `REWRITES` in tests/rules/<category>/test_<rule file>.py become tests.

LEAVES_ALONE = {"why not": program}        the rule must propose no edit
REWRITES = {"what": (before, after)}       the rule, applied until it finds no more, must give exactly `after`;
                                           a third item is what both get on standard input when they are run
LEAVES_ALONE_IN_MODULES = {…}              as LEAVES_ALONE, for files that may be imported (all others are scripts)

Programs are dedented. A rewritten program must parse, keep its comments, and print what the original prints.
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import importlib.util
import io
import sys
import textwrap
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from perfhint.rules import Rule, find, load
from perfhint.rules.testing import rewritten
from perfhint.source import apply, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent

for package in ("numpy", "pandas", "numba"):  # they cannot be loaded a second time, so they must stay
    with contextlib.suppress(ImportError):
        importlib.import_module(package)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    if module_path.parent.parent == FOLDER:
        return RuleTests.from_parent(parent, path=module_path)
    return None


class RuleTests(pytest.Module):
    """A test file of one rule: its tables, and ordinary test functions if it has any."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        yield from super().collect()
        rule = rule_of(self.path)
        for name, program in getattr(self.obj, "LEAVES_ALONE", {}).items():
            yield LeavesAlone.from_parent(self, name=f"leaves alone: {name}", rule=rule, program=program)
        for name, program in getattr(self.obj, "LEAVES_ALONE_IN_MODULES", {}).items():
            yield LeavesAlone.from_parent(
                self, name=f"not in modules: {name}", rule=rule, program=program, script=False
            )
        for name, case in getattr(self.obj, "REWRITES", {}).items():
            yield Rewrites.from_parent(self, name=f"rewrites: {name}", rule=rule, case=case)


class Case(pytest.Item):
    """One row of a table; a failure is told in its own words, without a traceback of the machinery."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, AssertionError):
            return str(excinfo.value).partition("\nassert ")[0]
        return super().repr_failure(excinfo, "short")


class LeavesAlone(Case):
    def __init__(self, *, rule: Rule, program: str, script: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rule, self.program, self.script = rule, textwrap.dedent(program).lstrip("\n"), script

    def runtest(self) -> None:
        module = parse(self.program)
        assert not module.has_error, "the program does not parse"
        found = find(module, (self.rule,), is_script=self.script, allow_imports=self.rule.needs)
        hints = [hint for hint in found if hint.edits]
        assert not hints, "rewritten to:\n" + apply(self.program, hints[0].edits)


class Rewrites(Case):
    def __init__(self, *, rule: Rule, case: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rule = rule
        self.before, self.after = (textwrap.dedent(program).lstrip("\n") for program in case[:2])
        self.stdin = case[2] if len(case) > 2 else ""

    def runtest(self) -> None:
        got = rewritten(self.before, self.rule)
        assert got == self.after, difference(self.after, got)
        ast.parse(got)
        lost = Counter(comments(self.before)) - Counter(comments(got))
        assert not lost, f"comments lost: {list(lost)}"
        if not all(map(importlib.util.find_spec, self.rule.needs)):
            return
        before, after = behaviour(self.before, self.stdin), behaviour(got, self.stdin)
        if before[1] == "ModuleNotFoundError":
            pytest.skip("the program needs a package that is not installed here")
        assert before == after, f"the original does {before}, the rewritten program {after}"


def rule_of(path: Path) -> Rule:
    return load(path.parent.name, path.stem.removeprefix("test_"))


def difference(expected: str, got: str) -> str:
    lines = difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected", "got", n=99, lineterm="")
    return "\n".join(lines)


def comments(program: str) -> list[str]:
    module = parse(program)
    return [module.code(comment) for comment in module.walk(module.root, "comment")]


def behaviour(program: str, stdin: str) -> tuple[str, str]:
    """What the program prints, and the type of exception that ends it."""
    out, raised, old_stdin, old_modules = io.StringIO(), "", sys.stdin, dict(sys.modules)
    recursion_limit = sys.getrecursionlimit()
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()))
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(program, "program.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    except BaseException as error:  # noqa: BLE001 (SystemExit is an ending like any other)
        raised = type(error).__name__
    finally:
        sys.stdin = old_stdin
        sys.setrecursionlimit(recursion_limit)
        for name in sys.modules.keys() - old_modules.keys() - sys.stdlib_module_names:  # stand-ins of the program
            del sys.modules[name]
        sys.modules.update(old_modules)
    return out.getvalue(), raised
