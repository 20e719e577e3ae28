"""Which functions of a project take the time while its tests run, and which tests reach them: a pytest plugin.

Every test is run under the interpreter's own profiler (cProfile), which counts what builtins take for those that call
them. It makes short functions look dearer than they are, by some tenths of a microsecond a call; that is good enough to
say where to look first, and what is then done is timed without it.
"""

import cProfile
import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Dict, Iterator, List, Tuple


class Ranking:
    """Collects the figures of all functions that are defined in files below some folders."""

    def __init__(self, folders: "List[str]") -> None:
        """`folders`, or single files, as absolute paths."""
        self._folders = tuple(folder if folder.endswith(".py") else os.path.join(folder, "") for folder in folders)
        self._wanted: "Dict[str, bool]" = {}
        self._functions: "Dict[Tuple[str, int, str], List[Any]]" = {}

    def run(self, nodeid: str) -> "Iterator[None]":
        """A generator with one `yield`, to run the test in."""
        profile = cProfile.Profile(time.process_time_ns, 1e-9, builtins=False)
        try:
            profile.enable()
        except ValueError:  # another profiler is at work, the test's own perhaps: since 3.12 there is room for one
            yield
            return
        yield
        profile.disable()
        for entry in profile.getstats():
            if not isinstance(entry.code, str) and self._is_wanted(entry.code):
                self._add(nodeid, entry)

    def report(self) -> "List[List[Any]]":
        """For every function: path, first line, name, own and total nanoseconds, calls, the tests that reach it."""
        return [[*key, *figures] for key, figures in self._functions.items()]

    def _add(self, nodeid: str, entry: "Any") -> None:
        code: "CodeType" = entry.code
        key = os.path.abspath(code.co_filename), code.co_firstlineno, code.co_name
        figures = self._functions.setdefault(key, [0, 0, 0, []])
        figures[0] += int(entry.inlinetime * 1e9)
        figures[1] += int(entry.totaltime * 1e9)
        figures[2] += entry.callcount
        figures[3].append(nodeid)

    def _is_wanted(self, code: "CodeType") -> bool:
        path = code.co_filename
        wanted = self._wanted.get(path)
        if wanted is None:
            wanted = self._wanted[path] = os.path.abspath(path).startswith(self._folders)
        return wanted and code.co_name[:1] != "<"  # no comprehension or lambda, whose time is their function's
