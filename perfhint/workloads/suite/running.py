"""How a project's tests are run with any version of the target in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfhint.records import Ending
from perfhint.sandbox import Job, Tree
from perfhint.workloads.suite import faults, outcomes
from perfhint.workloads.suite.request import PROGRAM, RUNNER, read_report, request, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfhint.records import Execution, Interpreter, Limits
    from perfhint.sandbox import Sandbox
    from perfhint.workloads.suite.project import Project

ALL_S = 600.0
"""All tests of a project may take so long, the few times that they are run."""


@dataclass(frozen=True, kw_only=True)
class Running:
    """A project, and what it takes to run its tests."""

    sandbox: Sandbox
    interpreter: Interpreter
    project: Project
    limits: Limits
    folder: Path
    """Where what is asked can be written."""
    writable: bool = False
    """Whether tests may write in the project's folder, which is then a copy."""
    others: tuple[tuple[Path, bytes], ...] = ()
    """Further files of the project that have another text."""

    def run(
        self,
        program: bytes,
        stdin: Path,
        *,
        runner: str = RUNNER,
        main: bytes = PROGRAM,
        hash_seed: int = 0,
        cpu: int | None = None,
        timeout_s: float | None = None,
    ) -> Execution:
        """One process with `program` as the target, asked what the file `stdin` says."""
        return self.sandbox.run(
            Job(
                interpreter=self.interpreter,
                program=main,
                stdin=stdin,
                hash_seed=hash_seed,
                limits=self.limits if timeout_s is None else replace(self.limits, wall_s=timeout_s),
                cpu=cpu,
                runner=runner,
                tree=Tree(self.project.root, self.project.target, program, self.writable, self.others),
                folder=self.project.root,
            )
        )

    def changed(
        self, program: bytes, wanted: Mapping[str, str], *, nodes: Sequence[str] = (), hash_seed: int = 0
    ) -> dict[str, str]:
        """Those of the tests that have another outcome than is `wanted`, with the one they have.

        They are run in the order of `nodes`, or of `wanted`. Raises BaselineError when they do not come to their end.
        """
        asked = write(self.folder, "again.json", request(self.project, "plain", (), nodes or tuple(wanted)))
        timeout_s = max(ALL_S, self.limits.wall_s)
        execution = self.run(program, asked, hash_seed=hash_seed, timeout_s=timeout_s)
        report = read_report(execution.report) if execution.ending is Ending.FINISHED else None
        if report is None:
            raise faults.no_report(self, execution)
        found = {node.id: node for node in report.nodes}
        changed = {}
        for name, outcome in wanted.items():
            now = found.get(name)
            if now is None:
                changed[name] = "not there"
            elif now.outcome != outcome:
                changed[name] = outcomes.told(now)
        return changed
