"""A program with its cases, and a folder of answers written by hand, for tests of `optimize` with models."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from perfhint import app
from perfhint.progress import Progress
from perfhint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfhint.records import FirstRequests, Problem, Run


class Desk:
    """A folder with a program, its cases, and what a model will answer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.replies = folder / "replies"
        self.replies.mkdir()
        self.tests = folder / "tests"
        self.tests.mkdir()
        self.program = folder / "solution.py"

    def put(self, program: str, *inputs: str) -> None:
        """Write the program, and for every input what it prints as the expected output."""
        self.program.write_text(program)
        for number, text in enumerate(inputs, 1):
            (self.tests / f"{number}.in").write_text(text)
            done = subprocess.run(
                [sys.executable, self.program], input=text, capture_output=True, text=True, check=True
            )
            (self.tests / f"{number}.out").write_text(done.stdout)

    def answer(self, number: int, *texts: str, folder: Path | None = None) -> None:
        """What is answered to a request: one text for every sample."""
        where = folder or self.replies
        where.mkdir(exist_ok=True)
        (where / f"{number:03}.json").write_text(json.dumps({"replies": texts, "usage": {"prompt_tokens": 100}}))

    def settings(self, **changes: object) -> Settings:
        defaults = {
            "store": self.folder / "store.sqlite",
            "corpus": self.folder / "corpus.sqlite",
            "model": f"replay:{self.replies}",
            "budget_s": 120,
        }
        return Settings(**{**defaults, **changes})  # type: ignore[arg-type]

    @property
    def environment(self) -> dict[str, str]:
        """For processes: everything that is kept is kept in the folder."""
        private = ("PERFHINT_", "OPENAI_", "OPENROUTER_")
        others = {name: value for name, value in os.environ.items() if not name.startswith(private)}
        places = {f"PERFHINT_{name.upper()}": str(self.folder / f"{name}.sqlite") for name in ("store", "corpus")}
        return {**others, **places, "COLUMNS": "200", "XDG_CACHE_HOME": str(self.folder / "cache")}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """`perfhint optimize` on the program and its cases, as a user starts it."""
        return subprocess.Popen(
            [sys.executable, "-m", "perfhint", "optimize", self.program.name, "--tests", "tests", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
        )

    def perfhint(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What that did."""
        with self.start(*arguments) as process:
            out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def optimize(
        self, *, resume: bool = False, problem: Problem | None = None, record: Path | None = None, **changes: object
    ) -> Run:
        return app.optimize(
            target=self.program,
            tests=self.tests,
            inputs=(),
            argv=(),
            settings=self.settings(**changes),
            resume=resume,
            progress=Progress(),
            problem=problem,
            record=record,
        )

    def first_requests(self, problem: Problem | None = None, **changes: object) -> Sequence[FirstRequests]:
        return app.first_requests(
            target=self.program,
            tests=self.tests,
            inputs=(),
            argv=(),
            settings=self.settings(**changes),
            progress=Progress(),
            problem=problem,
        )


def in_json(code: str, explanation: str = "it is faster", category: str = "algorithms") -> str:
    """An answer as it is asked for."""
    return json.dumps({"explanation": explanation, "category": category, "code": code})
