"""Runner "project/suite": runs tests of a project with pytest, and tells how long the target's functions took.

The program is `import perfhint_suite`, `perfhint_suite.main()`. What is asked is a line of JSON on standard input, which
is empty for the tests then:

    mode         "plain"; "trace": which test reaches which functions; "record": calls of the functions (`recording.py`);
                 "profile" and "observe": the report is that of these runners (`../profile.py`, `../observe.py`);
                 "rank": which functions of the project take the time (`ranking.py`)
    root, target the project's folder and the file, as they are outside the sandbox
    functions    qualified names of those that are timed; empty: all that the target defines
    nodes        the tests to run, in this order; empty: all
    arguments    for pytest: the same in every run of a project, as they decide what its root is, and names of tests with it
    paths        folders to put before all others on `sys.path`
    folders, excluded   of mode "rank"

The report is JSON, too:

    nodes        [name, outcome, detail] of every test in the order in which they ran; the outcome is as pytest calls it,
                 or "missing" for tests that were asked for and did not run. The detail is an exception or a reason
    inside       {"cpu_ns", "wall_ns", "calls"}: of the outermost calls, without what the clock costs
    import_ns    CPU time of executing the target's module body, with all that it imports
    loaded       how often that happened: 0 when no test imports the target
    problems     what went wrong beside the tests: errors of collecting them, a target that cannot be timed
    exit         pytest's exit status; the process ends with 0
    reached      of mode "trace": test to the functions that ran in it or in fixtures it uses, however they were called;
                 "<process>" stands for what may have run in other processes
    entered      of mode "trace": the functions that were called from outside
    collecting   of mode "trace": file or folder to the functions that ran while its tests were collected
    calls        of mode "record"
    ranking      of mode "rank"
"""

import json
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Callable, Dict, Iterator, List, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


class Around:
    """What is done around the tests: the base of those who look at them."""

    def begin_node(self, node: str) -> None:
        """A test begins."""

    def end_node(self, node: str, fixtures: "Any") -> None:
        """The end of a test, which uses these fixtures."""

    def begin_part(self) -> None:
        """A fixture is to be set up, or the tests of a file or folder to be collected."""

    def end_fixture(self, name: str, base: str) -> None:
        """The end of the setup of a fixture, for tests below `base`."""

    def end_collecting(self, node: str) -> None:
        """The end of collecting a file or folder."""

    def report(self) -> "Dict[str, Any]":
        """The parts of the report that are known here."""
        return {}


class Suite:
    """One run."""

    def __init__(self, request: "Dict[str, Any]", root: str) -> None:
        """`root` is the project's folder as it is shown here."""
        self._request = request
        self._mode = request["mode"]
        self._problems: "List[str]" = []
        self._encode = json.JSONEncoder().encode
        self._exit = -1
        self._plugin: "Any" = None
        self._around: "List[Around]" = []
        self._look: "Any" = None
        """Another runner, whose report is ours."""
        places = load("target")
        self._shown = lambda path: places.shown(path, request["root"], root)
        self._target = places.Target(self._shown(request["target"]))
        places.work_in_project([self._shown(path) for path in request.get("paths", ())])
        if self._mode == "rank":
            self._around.append(Ranked(self._shown, request["folders"], request["excluded"]))
        elif self._mode in ("profile", "observe"):
            self._look = load("../profile" if self._mode == "profile" else "../observe").looker
            self._target.compile_by(self._look.compile, lambda execute: execute())
        else:
            self._time()

    def main(self) -> None:
        """The program."""
        try:
            import pytest

            self._plugin = load("plugin").Plugin(self._request["nodes"], self._problems, self._around)
            cache = os.path.join(os.environ["TMPDIR"], "pytest-cache")
            arguments = [*self._request["arguments"], "-o", "cache_dir=" + cache, "-p", "no:faulthandler"]
            sys.argv[:] = [pytest.__file__, *arguments]
            self._exit = int(pytest.main(arguments, plugins=[self._plugin]))
        except ImportError as error:
            if error.name != "pytest":
                raise
            self._problems.append("there is no pytest in %s" % sys.executable)

    def finish(self) -> bytes:
        """The report."""
        if self._look is not None:
            return self._look.finish()  # type: ignore[no-any-return]
        report: "Dict[str, Any]" = {
            "nodes": self._plugin.report() if self._plugin is not None else [],
            "problems": self._problems,
            "exit": self._exit,
            "loaded": self._target.loaded,
        }
        for each in self._around:
            report.update(each.report())
        return self._encode(report).encode()

    def _time(self) -> None:
        timed = Timed(self._request, self._problems)
        self._around.append(timed)
        watch = None
        if self._mode == "record":
            recorded = Recorded(self._shown(self._request["target"]))
            self._around.append(recorded)
            watch = recorded.watch
        self._target.compile_by(timed.compile, timed.importing, watch)


class Timed(Around):
    """The clock, and the trace of what it sees."""

    def __init__(self, request: "Dict[str, Any]", problems: "List[str]") -> None:
        self._clock = load("clock").Clock()
        self._clock.expect_threads()
        self.importing = self._clock.importing
        self._trace = load("trace").Trace() if request["mode"] == "trace" else None
        wanted = frozenset(request["functions"]) or None
        self._functions = load("functions").Instrumented(self._clock, wanted, self._trace)
        self._records = request["mode"] == "record"
        self._syntax = load("../syntax")
        self._problems = problems

    def compile(self, source: bytes, path: str, change: "Callable[[Any], None]" = lambda tree: None) -> "CodeType":
        """The target's code; without a clock where it cannot have one. `change` is made to its tree before."""
        code: "CodeType"
        if not self._records:
            try:
                tree = self._syntax.parse(source, path)
                change(tree)
                code = self._functions.compile(tree, path)
                return code
            except (SyntaxError, ValueError, RecursionError, TypeError) as error:
                problem = "the target's functions cannot be timed: %s" % error
        tree = self._syntax.parse(source, path)  # what is wrong with the target is told in its own words
        change(tree)
        code = compile(tree, path, "exec", dont_inherit=True)
        if not self._records:
            self._problems.append(problem)
        return code

    def begin_node(self, node: str) -> None:
        self._clock.reset()
        if self._trace is not None:
            self._trace.begin()

    def end_node(self, node: str, fixtures: "Any") -> None:
        if self._trace is not None:
            self._trace.end_node(node, fixtures)

    def begin_part(self) -> None:
        if self._trace is not None:
            self._trace.begin()

    def end_fixture(self, name: str, base: str) -> None:
        if self._trace is not None:
            self._trace.end_fixture(name, base)

    def end_collecting(self, node: str) -> None:
        if self._trace is not None:
            self._trace.end_collecting(node)

    def report(self) -> "Dict[str, Any]":
        report: "Dict[str, Any]" = {"inside": self._clock.inside(), "import_ns": self._clock.import_ns}
        if self._trace is not None:
            report["entered"] = sorted(self._clock.entered)
            report.update(self._trace.report())
        return report


class Recorded(Around):
    """Calls of the target's functions."""

    def __init__(self, target: str) -> None:
        self._recorder = load("recording").Recorder(target)
        self.watch = self._recorder.watch

    def report(self) -> "Dict[str, Any]":
        return {"calls": self._recorder.report()}


class Ranked(Around):
    """Where in the project the time goes."""

    def __init__(self, shown: "Callable[[str], str]", folders: "List[str]", excluded: "List[str]") -> None:
        self._ranking = load("ranking").Ranking(list(map(shown, folders)), list(map(shown, excluded)))

        self._running: "Iterator[None]" = iter(())

    def begin_node(self, node: str) -> None:
        self._running = self._ranking.run(node)
        next(self._running)

    def end_node(self, node: str, fixtures: "Any") -> None:
        next(self._running, None)

    def report(self) -> "Dict[str, Any]":
        return {"ranking": self._ranking.report()}


def _asked() -> "Tuple[Dict[str, Any], str]":
    """The request, and the project's folder as it is shown to us."""
    parts = []
    while True:
        part = os.read(0, 1 << 20)
        if not part:
            break
        parts.append(part)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    request = json.loads(b"".join(parts))
    root, shown = json.loads(os.environ.pop("PERFHINT_TREE", "null")) or (request["root"], request["root"])
    load("target").move(root, shown)
    return request, shown


_suite = Suite(*_asked())
_program: "Any" = type(sys)("perfhint_suite")
_program.main = _suite.main
sys.modules["perfhint_suite"] = _program
finish = _suite.finish
