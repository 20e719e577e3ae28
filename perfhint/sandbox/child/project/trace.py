"""Which of the target's functions each test reaches, and what else it does that may reach them: start processes.

What a function's code does for it is dear once for each test; then there is a flag to look at, until the next one.
"""

import _posixsubprocess
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Set, Tuple

PROCESS = "<process>"
"""Stands for the functions that another process may have called."""
STARTS = frozenset(
    {"subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn"}
)


class Mark:
    """Of one function: has it been reached?"""

    __slots__ = ("_name", "_trace", "up")

    def __init__(self, trace: "Trace", name: str) -> None:
        self._trace = trace
        self._name = name
        self.up = False

    @property
    def flag(self) -> "Mark":
        """What the function's code looks at."""
        return self

    def make(self) -> bool:
        """The function was reached, for the first time in this test; gives True."""
        self.up = True
        self._trace.reach(self._name, self)
        return True


class Trace:
    """What is reached now, and what was reached by each test."""

    def __init__(self) -> None:
        self._reached: "Dict[str, Set[str]]" = {}
        self._collecting: "Dict[str, Set[str]]" = {}
        self._marks: "Dict[str, Mark]" = {}
        self._up: "List[Mark]" = []
        self._now: "List[Set[str]]" = [set()]
        self._fixtures: "List[Tuple[str, str, Set[str]]]" = []
        sys.addaudithook(self._hear)
        self._fork = _posixsubprocess.fork_exec
        _posixsubprocess.fork_exec = self._fork_and_tell  # multiprocessing's, of which there is no event

    def mark(self, name: str) -> Mark:
        """The mark of a function."""
        return self._marks.setdefault(name, Mark(self, name))

    def reach(self, name: str, mark: Mark) -> None:
        """A function was reached."""
        self._now[-1].add(name)
        self._up.append(mark)

    def begin_test(self, node: str) -> None:  # noqa: ARG002
        """A test begins."""
        self.begin_part()

    def begin_part(self) -> None:
        """What is reached from now on belongs to something else: to a test, a fixture, a file with tests."""
        self._lower()
        self._now.append(set())

    def end_fixture(self, name: str, base: str) -> None:
        """The end of the setup of a fixture that tests below `base` may share."""
        found = self._end()
        if found:
            self._fixtures.append((name, base, found))

    def end_collecting(self, node: str) -> None:
        """The end of collecting the tests of a file or folder."""
        found = self._end()
        if found:
            self._collecting[node] = self._collecting.get(node, set()) | found

    def end_test(self, node: str, fixtures: "Any") -> None:
        """The end of a test: it has reached what its fixtures reached, for whichever test they were set up."""
        found = self._reached.setdefault(node, set())
        found |= self._end()
        for name, base, reached in self._fixtures:
            if name in fixtures and node.startswith(base):
                found |= reached

    def report(self) -> "Dict[str, Any]":
        """The parts of the suite's report that are known here."""
        return {
            "reached": {node: sorted(found) for node, found in self._reached.items() if found},
            "collecting": {node: sorted(found) for node, found in self._collecting.items()},
        }

    def _end(self) -> "Set[str]":
        """What was reached since the last part began; the one that it is a part of has reached that too."""
        self._lower()
        found = self._now.pop()
        self._now[-1] |= found
        return found

    def _lower(self) -> None:
        while self._up:
            self._up.pop().up = False

    def _hear(self, event: str, _: "Any") -> None:
        if event in STARTS:
            self._now[-1].add(PROCESS)

    def _fork_and_tell(self, *arguments: "Any") -> int:
        self._now[-1].add(PROCESS)
        return self._fork(*arguments)
