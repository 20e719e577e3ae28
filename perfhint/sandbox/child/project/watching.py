"""Who looks at the tests while they run. Each has its part of the suite's report."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Callable, Dict, Iterator, List

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


class Watcher:
    """The base: is told what happens, and does nothing."""

    def begin_test(self, node: str) -> None:
        """A test begins."""

    def end_test(self, node: str, fixtures: "Any") -> None:
        """The end of a test, which uses these fixtures."""

    def begin_part(self) -> None:
        """A fixture is to be set up, or the tests of a file or folder to be collected."""

    def end_fixture(self, name: str, base: str) -> None:
        """The end of the setup of a fixture, for tests below `base`."""

    def end_collecting(self, node: str) -> None:
        """The end of collecting a file or folder."""

    def report(self) -> "Dict[str, Any]":
        """The keys of the suite's report that are known here."""
        return {}


class Timing(Watcher):
    """The clock in the target's functions."""

    def __init__(self, request: "Dict[str, Any]", trace: "Any", problems: "List[str]") -> None:
        """`trace` marks functions that are reached; None for no trace."""
        self.clock = load("clock").Clock()
        self.clock.expect_threads()
        self._functions = load("functions").Instrumented(self.clock, frozenset(request["functions"]) or None, trace)
        self._syntax = load("../syntax")
        self._trace = trace
        self._problems = problems

    def compile(self, source: bytes, path: str, change: "Callable[[Any], None]") -> "CodeType":
        """The target's code; without a clock where it cannot have one. `change` is made to its tree first."""
        code: "CodeType"
        tree = self._tree(source, path, change)
        try:
            code = self._functions.compile(tree, path)
        except (SyntaxError, ValueError, RecursionError, TypeError) as error:
            # What is wrong with the target itself is told in its own words.
            code = compile(self._tree(source, path, change), path, "exec", dont_inherit=True)
            self._problems.append("the target's functions cannot be timed: %s" % error)
        return code

    def begin_test(self, node: str) -> None:  # noqa: ARG002
        """Nothing of the target's runs now."""
        self.clock.reset()

    def report(self) -> "Dict[str, Any]":
        """The keys of the suite's report that are known here."""
        report: "Dict[str, Any]" = {"inside": self.clock.inside(), "import_ns": self.clock.import_ns}
        if self._trace is not None:
            report["entered"] = sorted(self.clock.entered)
        return report

    def _tree(self, source: bytes, path: str, change: "Callable[[Any], None]") -> "Any":
        tree = self._syntax.parse(source, path)
        change(tree)
        return tree


class Recording(Watcher):
    """Calls of the target's functions are recorded."""

    def __init__(self, target: str, root: str, shown_root: str) -> None:
        self._recorder = load("recording").Recorder(target, (root, shown_root))
        self.watch = self._recorder.watch

    def report(self) -> "Dict[str, Any]":
        """The keys of the suite's report that are known here."""
        return {"calls": self._recorder.report()}


class Ranking(Watcher):
    """Where in the project the time goes."""

    def __init__(self, folders: "List[str]") -> None:
        self._ranking = load("ranking").Ranking(folders)
        self._test: "Iterator[None]" = iter(())

    def begin_test(self, node: str) -> None:
        """A test begins."""
        self._test = self._ranking.run(node)
        next(self._test)

    def end_test(self, node: str, fixtures: "Any") -> None:  # noqa: ARG002
        """The end of a test."""
        next(self._test, None)

    def report(self) -> "Dict[str, Any]":
        """The keys of the suite's report that are known here."""
        return {"ranking": self._ranking.report(), "inside": {"cpu_ns": 0, "wall_ns": 0, "calls": 0}}
