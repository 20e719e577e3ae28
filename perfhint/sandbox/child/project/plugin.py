"""The pytest plugin: runs the tests that are asked for, in their order, and notes what became of each.

Works with pytest 7 and later.
"""

import os
import re

import pytest
from _pytest.assertion import rewrite as _rewriting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterator, List, Optional, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_options = load("options")

MISSING = "missing"
WORSE = {MISSING: 0, "passed": 1, "skipped": 2, "xfailed": 2, "xpassed": 2, "failed": 3, "error": 3}
"""Of several outcomes of one test the first of those that are worst counts."""
LONGEST = 500
"""Characters of a detail."""
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")


class Plugin:
    """What pytest calls."""

    def __init__(self, nodes: "List[str]", target: "Any", watchers: "List[Any]", problems: "List[str]") -> None:
        """`nodes` in the order in which they are to run; none is all. `watchers` are those of `watching.py`."""
        self._order = {node: at for at, node in enumerate(nodes)}
        self._files: "Optional[Tuple[Any, Any]]" = None
        self._watchers = watchers
        target.be_rewritten(_rewriting)
        self.problems = problems
        self.outcomes: "Dict[str, List[str]]" = {}
        """Of every test outcome and detail, in the order in which they ran."""
        self._unmade: "Dict[str, str]" = {}
        """Why there are no tests of a file."""
        self._details: "Dict[str, str]" = {}

    def report(self) -> "List[List[str]]":
        """Every test with outcome and detail, and those that were asked for and did not run."""
        found = [[node, *outcome] for node, outcome in self.outcomes.items()]
        for node in self._order:
            if node not in self.outcomes:
                reasons = [why for start, why in self._unmade.items() if node.startswith(start)]
                found.append([node, MISSING, reasons[0] if reasons else ""])
        return found

    # Before the tests

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_load_initial_conftests(self, early_config: "Any") -> "Iterator[None]":
        """Keep plugins from starting before they can be told not to; and say why there can be no tests."""
        _options.undisturbed(early_config.known_args_namespace, _options.BEFORE_PLUGINS_START)
        result = yield
        error = result.excinfo  # type: ignore[attr-defined]
        if error is not None:
            self.problems.append(
                "conftest: " + _described(getattr(error[1], "cause", None) or error[1].__cause__ or error[1])
            )

    @pytest.hookimpl(tryfirst=True)
    def pytest_cmdline_main(self, config: "Any") -> None:
        """Everything is parsed."""
        _options.undisturbed(config.option, _options.OPTIONS)

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: "Any", config: "Any") -> "Optional[bool]":
        """Leave files alone that have none of the tests that are asked for."""
        if not self._order:
            return None
        files, folders = self._wanted(str(config.rootpath))
        path = str(collection_path)
        if os.path.isdir(path):
            return None if path in folders else True
        name = os.path.basename(path)
        return None if path in files or name in ("__init__.py", "conftest.py") else True

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_make_collect_report(self, collector: "Any") -> "Iterator[None]":
        """The tests of a file or folder are collected."""
        for watcher in self._watchers:
            watcher.begin_part()
        yield
        for watcher in self._watchers:
            watcher.end_collecting(collector.nodeid)

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, config: "Any", items: "List[Any]") -> "Iterator[None]":
        """Keep those that are asked for; after other plugins had their say."""
        yield
        if not self._order:
            return
        others = [item for item in items if item.nodeid not in self._order]
        items[:] = sorted(
            (item for item in items if item.nodeid in self._order), key=lambda item: self._order[item.nodeid]
        )
        if others:
            config.hook.pytest_deselected(items=others)

    def pytest_collectreport(self, report: "Any") -> None:
        """Note what could not be collected."""
        if report.failed:
            why = self._details.pop(report.nodeid, "") or str(report.longrepr).strip().rpartition("\n")[2]
            self.problems.append("%s: %s" % (report.nodeid, why))
            self._unmade[report.nodeid] = why
        elif report.skipped:
            self._unmade[report.nodeid] = _reason(report)

    # Around the tests

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: "Any") -> "Iterator[None]":
        """One test, with the setup of fixtures that it is the first to use."""
        for watcher in self._watchers:
            watcher.begin_test(item.nodeid)
        yield
        for watcher in self._watchers:
            watcher.end_test(item.nodeid, getattr(item, "fixturenames", ()))

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: "Any") -> "Iterator[None]":
        """One fixture."""
        for watcher in self._watchers:
            watcher.begin_part()
        yield
        for watcher in self._watchers:
            watcher.end_fixture(fixturedef.argname, fixturedef.baseid or "")

    # What became of them

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item: "Any", call: "Any") -> "Iterator[None]":
        """Note what a test has raised."""
        yield  # of unittest's tests it is known only then
        if call.excinfo is not None:
            self._details[item.nodeid] = _described(call.excinfo.value)

    def pytest_exception_interact(self, node: "Any", call: "Any") -> None:
        """Note why a file could not be collected."""
        error = call.excinfo.value
        self._details[node.nodeid] = _described(
            error.__cause__ if isinstance(node, pytest.Collector) and error.__cause__ else error
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: "Any") -> None:
        """Note what became of a test."""
        outcome = _outcome(report)
        if outcome is None:
            return
        known = self.outcomes.setdefault(report.nodeid, [MISSING, ""])
        if WORSE[outcome] > WORSE[known[0]]:
            detail = ""
            if outcome in ("failed", "error"):
                detail = self._details.get(report.nodeid) or _reason(report)
            elif outcome == "skipped":
                detail = _reason(report)
            elif outcome in ("xfailed", "xpassed"):
                detail = _line(report.wasxfail)
            known[:] = outcome, detail

    def pytest_keyboard_interrupt(self, excinfo: "Any") -> None:
        """Note that the tests end early: by `pytest.exit`, too."""
        self.problems.append("interrupted: " + _described(excinfo.value))

    def pytest_internalerror(self, excinfo: "Any") -> None:
        """Note what went wrong in pytest or in a plugin."""
        self.problems.append("pytest: " + _described(excinfo.value))

    def _wanted(self, root: str) -> "Tuple[Any, Any]":
        """The files of the tests that are asked for, and all folders above them."""
        if self._files is None:
            files = {os.path.normpath(os.path.join(root, node.partition("::")[0])) for node in self._order}
            folders = set()
            for path in files:
                folder = os.path.dirname(path)
                while folder not in folders:
                    folders.add(folder)
                    folder = os.path.dirname(folder)
            self._files = files, folders
        return self._files


def _outcome(report: "Any") -> "Optional[str]":
    """What a phase of a test says of it; None when nothing."""
    if hasattr(report, "wasxfail"):
        return "xfailed" if report.skipped else "xpassed" if report.passed and report.when == "call" else None
    if report.failed:
        return "failed" if report.when == "call" else "error"
    if type(report).__name__.lower() == "subtestreport":
        return None  # the test says it, too
    if report.skipped:
        return "skipped"
    return "passed" if report.when == "call" else None


def _reason(report: "Any") -> str:
    """Why it was skipped."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return _line(reason[len("Skipped: ") :] if reason.startswith("Skipped: ") else reason)


def _described(error: "BaseException") -> str:
    """Type and first line of the message, the same in every run."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else "%s.%s" % (kind.__module__, kind.__qualname__)
    try:
        text = str(error)
    except BaseException:  # noqa: BLE001 - the project's own code
        text = "<exception str() failed>"
    return _line("%s: %s" % (name, text) if text else name)


def _line(text: "Any") -> str:
    """The first line, without addresses, which are never the same."""
    first = str(text).strip().partition("\n")[0]
    return ADDRESS.sub("0x", first)[:LONGEST]
