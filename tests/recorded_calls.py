"""A project of one module with tests whose calls are recorded, and made again with any version of the module."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from perfhint.records import Limits
from perfhint.sandbox import Job, Tree, find_interpreter
from perfhint.workloads.suite import calls, request
from perfhint.workloads.suite.recorded import Recorded, recorded

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.records import Case, Execution
    from perfhint.sandbox import Sandbox
    from perfhint.workloads.differences import Difference


@dataclass
class Calling:
    """`module` is the text of `module.py`, `tests` that of `test_module.py`, which begins with importing all of it."""

    folder: Path
    sandbox: Sandbox
    module: str
    tests: str = ""
    scratch: Path = field(init=False)

    def __post_init__(self) -> None:
        self.root = self.folder / "project"
        self.root.mkdir()
        self.scratch = self.folder / "scratch"
        self.scratch.mkdir()
        self.module = dedent(self.module)
        self.target = self.root / "module.py"
        self.target.write_text(self.module)
        (self.root / "test_module.py").write_text("from module import *\n" + dedent(self.tests))

    def run(self, program: str, stdin: Path, runner: str, main: bytes, hash_seed: int = 0) -> Execution:
        job = Job(
            interpreter=find_interpreter(None),
            program=main,
            stdin=stdin,
            hash_seed=hash_seed,
            runner=runner,
            tree=Tree(self.root, self.target, program.encode()),
            folder=self.root,
            limits=Limits(wall_s=60),
        )
        return self.sandbox.run(job)

    def record(self) -> dict[str, Any]:
        """The report of the tests' run, whose calls are recorded; all tests must pass."""
        asked = {"mode": "record", "root": str(self.root), "target": str(self.target), "functions": [], "nodes": []}
        asked |= {"arguments": ["test_module.py"], "paths": [str(self.root)]}
        stdin = self.scratch / "record.json"
        stdin.write_text(json.dumps(asked) + "\n")
        execution = self.run(self.module, stdin, request.RUNNER, request.PROGRAM)
        report: dict[str, Any] = json.loads(execution.report)
        assert [node for node in report["nodes"] if node[1] != "passed"] == []
        return report

    def recorded(self) -> Recorded:
        """The calls of the tests that can be relied upon."""
        found = recorded(self.record()["calls"], self.root, self.target, self.scratch, self.replay_original)
        assert found is not None
        return found

    def replay(self, program: str, stdin: Path, hash_seed: int = 0) -> Execution:
        return self.run(program, stdin, calls.RUNNER, calls.PROGRAM, hash_seed)

    def replay_original(self, stdin: Path, hash_seed: int = 0) -> Execution:
        return self.replay(self.module, stdin, hash_seed)

    def edited(self, *edits: tuple[str, str]) -> str:
        """Another version of the module: every edit replaces a text that is there."""
        text = self.module
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        return text

    def difference(self, case: Case, version: str) -> Difference | None:
        """How a version differs from the original in a case."""
        assert case.stdin is not None
        return calls.difference(case, self.replay_original(case.stdin), self.replay(version, case.stdin))

    def make(self, *made: dict[str, Any], show: bool = False, patience_s: float = 5.0) -> list[dict[str, Any]]:
        """Make calls without pickled arguments, and what the runner says of each."""
        case = self.case(*made, show=show, patience_s=patience_s)
        assert case.stdin is not None
        report: dict[str, Any] = json.loads(self.replay_original(case.stdin).report)
        assert report["problem"] == ""
        found: list[dict[str, Any]] = report["calls"]
        return found

    def case(self, *made: dict[str, Any], show: bool = False, patience_s: float = 5.0) -> Case:
        each = [
            calls.Call(id=number, **{"how": "call", "again": False, "change": False, **call})
            for number, call in enumerate(made)
        ]
        asked = calls.Calls(
            "module", (str(self.root), *sys.path), str(self.root), str(self.target), tuple(each), patience_s, show
        )
        return asked.case("calls", self.scratch / "calls.jsonl")
