"""Projects with tests that are run in the sandbox, and what is reported of them."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from perfhint.records import Limits
from perfhint.sandbox import Job, Tree, find_interpreter
from perfhint.workloads.suite.request import PROGRAM, RUNNER

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.records import Execution
    from perfhint.sandbox import Sandbox


@dataclass
class SuiteProject:
    """A project in a folder of its own; files are told by their texts."""

    sandbox: Sandbox
    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "project"

    def write(self, **files: str) -> SuiteProject:
        """`src__pkg__mod="…"` is the file `src/pkg/mod.py`; other endings are written out: `setup_cfg` is one."""
        for name, text in files.items():
            for ending in ("cfg", "toml", "ini", "txt"):
                if name.endswith("_" + ending):
                    path = self.root / f"{name.removesuffix('_' + ending).replace('__', '/')}.{ending}"
                    break
            else:
                path = self.root / f"{name.replace('____init__', '/@').replace('__', '/').replace('@', '__init__')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text))
        return self

    def execute(self, target: str = "mod.py", mode: str = "plain", **asked: Any) -> Execution:
        """Run its tests; `asked` goes into the request, `content` in the target's place, the rest is the job's."""
        path = self.root / target
        job = {name: asked.pop(name) for name in ("hash_seed", "interpreter", "limits") if name in asked}
        content = asked.pop("content", None)
        request: dict[str, Any] = {"mode": mode, "root": str(self.root), "target": str(path), "functions": []}
        request |= {"nodes": [], "arguments": [], "paths": []} | asked
        stdin = self.folder / "request.json"
        stdin.write_text(json.dumps(request) + "\n")
        program = path.read_bytes() if content is None else dedent(content).encode()
        tree = Tree(self.root, path, program)
        job = {"interpreter": find_interpreter(sys.executable), "limits": Limits(wall_s=60)} | job
        return self.sandbox.run(
            Job(program=PROGRAM, stdin=stdin, runner=RUNNER, tree=tree, folder=self.root, **job)  # type: ignore[arg-type]
        )

    def report(self, target: str = "mod.py", mode: str = "plain", **asked: Any) -> dict[str, Any]:
        """The report of such a run, which came to its end."""
        execution = self.execute(target, mode, **asked)
        assert execution.exit_status == 0, execution.stderr.decode() + execution.stdout.decode()
        found: dict[str, Any] = json.loads(execution.report)
        return found

    def outcomes(self, target: str = "mod.py", mode: str = "plain", **asked: Any) -> dict[str, str]:
        """Of every test what became of it: its name without the file to "outcome" or "outcome: detail"."""
        report = self.report(target, mode, **asked)
        return {
            node.partition("::")[2]: ": ".join(filter(None, (outcome, detail)))
            for node, outcome, detail in report["nodes"]
        }
