"""Runner "project/suite": runs tests of a project with pytest, and tells how long the target's functions took.

The program is `import perfhint_suite`, `perfhint_suite.main()`. What is asked is a line of JSON on standard input,
which is empty for the tests then:

    mode         "plain"; "trace": which test reaches which functions; "record": calls of them (`recording.py`);
                 "profile", "observe": the report is that of these runners (`../profile.py`, `../observe.py`);
                 "rank": which functions of the project take the time (`ranking.py`)
    root, target the project's folder and the file, as they are outside the sandbox
    functions    qualified names of those that are timed; empty: all that the target defines
    nodes        the tests to run, in this order; empty: all
    arguments    for pytest: the same in every run of a project, since its root and the tests' names follow from them
    paths        folders to put before all others on `sys.path`
    folders      of mode "rank": where the functions are defined

The report is JSON, too:

    nodes        [name, outcome, detail] of every test in the order in which they ran; the outcome is as pytest calls
                 it, or "missing" for tests that were asked for and did not run; the detail an exception, or a reason
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
    from typing import Any, Dict, List, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


PATIENCE_S = 10.0
"""Tests that run longer are interrupted when they are only looked at."""

_targets = load("target")


class Suite:
    """One run."""

    def __init__(self, request: "Dict[str, Any]", root: str) -> None:
        """`root` is the project's folder as it is shown here."""
        self._request = request
        self._root = root
        self._problems: "List[str]" = []
        self._watchers: "List[Any]" = []
        self._looker: "Any" = None
        """Another runner, whose report is ours."""
        self._plugin: "Any" = None
        self._exit = -1
        self._encode = json.JSONEncoder().encode  # what a test puts in its place does not encode for us
        self._target = _targets.Target(self._shown(request.get("target") or root))
        _targets.work_in_project([self._shown(path) for path in request.get("paths", ())])
        self._compiled = load("compiled").Compiled(root)
        self._compiled.keep_modules()
        self._begin_watching(request["mode"])

    def main(self) -> None:
        """The program."""
        try:
            import pytest
        except ImportError as error:
            if error.name != "pytest":
                raise
            self._problems.append("there is no pytest in %s" % sys.executable)
            return
        from _pytest.assertion import rewrite

        self._compiled.keep_tests(rewrite)
        self._plugin = load("plugin").Plugin(self._request["nodes"], self._target, self._watchers, self._problems)
        cache = os.path.join(os.environ["TMPDIR"], "pytest-cache")  # the project's folder cannot be written
        arguments = [*self._request["arguments"], "-o", "cache_dir=" + cache]
        _pose_as("pytest.__main__", arguments)
        self._exit = int(pytest.main(arguments, plugins=[self._plugin]))

    def finish(self) -> bytes:
        """The report."""
        if self._looker is not None:
            found: bytes = self._looker.finish()
            return found
        if self._target.changed_by:
            self._problems.append("the target's functions cannot be timed: %s compiles it" % self._target.changed_by)
        report: "Dict[str, Any]" = {
            "nodes": self._plugin.report() if self._plugin is not None else [],
            "problems": self._problems,
            "exit": self._exit,
            "loaded": self._target.loaded,
        }
        for watcher in self._watchers:
            report.update(watcher.report())
        return self._encode(report).encode()

    def _begin_watching(self, mode: str) -> None:
        watching, target = load("watching"), self._target
        target.be_loaded()
        if mode == "rank":
            self._watchers.append(watching.Ranking(list(map(self._shown, self._request["folders"]))))
        elif mode == "profile":
            self._look_by(load("../sampling").Sampler())
        elif mode == "observe":
            self._look_by(load("../observing").Observer(PATIENCE_S))
        elif mode == "record":
            recording = watching.Recording(self._shown(self._request["target"]), self._request["root"], self._root)
            self._watchers.append(recording)
            target.watch = recording.watch
        else:
            trace = load("trace").Trace() if mode == "trace" else None
            timing = watching.Timing(self._request, trace, self._problems)
            self._watchers += [timing] if trace is None else [timing, trace]
            target.compile, target.execute = timing.compile, timing.clock.importing

    def _look_by(self, looker: "Any") -> None:
        """Have another runner's part look at the target; what tests see of assertions in it may be shorter then."""
        self._looker = looker
        self._target.compile = lambda source, path, _: looker.compile(source, path)

    def _shown(self, path: str) -> str:
        shown: str = _targets.shown(path, self._request["root"], self._root)
        return shown


def _pose_as(name: str, arguments: "List[str]") -> None:
    """Be what `python -m` makes of the module: other processes begin by loading the main program anew."""
    from importlib.util import find_spec

    main: "Any" = sys.modules["__main__"]
    main.__spec__ = find_spec(name)
    main.__file__ = main.__spec__.origin
    sys.argv[:] = [main.__file__, *arguments]


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
    _targets.move(root, shown)
    return request, shown


_suite = Suite(*_asked())
_program: "Any" = type(sys)("perfhint_suite")
_program.main = _suite.main
sys.modules["perfhint_suite"] = _program
finish = _suite.finish
