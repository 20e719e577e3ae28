"""The SARIF log against the published schema, which is beside the reports' tests as OASIS publishes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema

SCHEMA = Path(__file__).parents[1] / "report/sarif-schema-2.1.0.json"
SLOW = "queue = [1]\nwhile queue:\n    queue.append(queue.pop(0))\n"


def log(folder: Path, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "perfhint", "check", "--format", "sarif", *arguments],
        cwd=folder,
        env={"XDG_CACHE_HOME": str(folder / ".cache"), **os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    written: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(written, json.loads(SCHEMA.read_text()))
    return written


def test_findings(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a b.py").write_text(
        f"# perfhint: ignore\n{SLOW}for x in range(100):\n    print(list(y for y in [x]))\n"
    )
    (run,) = log(tmp_path, "--pedantic")["runs"]
    results = {each["ruleId"]: each for each in run["results"]}
    assert results.keys() == {"PH000", "PH201", "PH309"}
    assert (results["PH201"]["level"], results["PH309"]["level"]) == ("warning", "none")
    place = results["PH201"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "src/a%20b.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 4, "startColumn": 18, "endLine": 4, "endColumn": 30}
    described = run["tool"]["driver"]["rules"]
    assert all(described[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_nothing_found(tmp_path: Path) -> None:
    (run,) = log(tmp_path)["runs"]
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"]


def test_files_that_could_not_be_read(tmp_path: Path) -> None:
    (run,) = log(tmp_path, "missing.py")["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "missing.py does not exist"
