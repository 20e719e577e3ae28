"""`perfhint optimize --model` as a user meets it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from desk import in_json
from models.scripted_server import ScriptedServer, answer
from slow_programs import PROGRAMS

from perfhint.store import open_store

if TYPE_CHECKING:
    from desk import Desk

PROGRAM = PROGRAMS[0]


@pytest.fixture
def slow(desk: Desk) -> Desk:
    desk.put(PROGRAM.slow, *PROGRAM.inputs)
    return desk


@pytest.mark.slow
def test_the_report_says_who_did_what(slow: Desk) -> None:
    slow.answer(1, in_json(PROGRAM.best, "there is a formula"))
    slow.answer(2, "I cannot do better.")
    slow.answer(3, in_json(PROGRAM.best.replace(*PROGRAM.mistake), "another formula", "numeric"))
    result = slow.perfhint(
        "--model", "replay:replies", "--samples", "1", "--json", "result.json", "--output", "fast.py"
    )
    assert (result.returncode, result.stderr) == (0, "")
    said = " ".join(result.stdout.split())
    assert "1 replay:replies there is a formula" in said
    assert "different output replay:replies numeric 1.in: expected 5 10, got 5 15" in said
    assert "asked replay:replies, 3 requests, 3 answers, 300 tokens" in said
    assert "1 of no use" in said
    assert (slow.folder / "fast.py").read_text() == PROGRAM.best

    document = json.loads((slow.folder / "result.json").read_text())
    assert (document["unusable"], len(document["exchanges"])) == (1, 3)
    assert document["hunks"][0]["origin"] == "replay:replies"
    wrong = next(each for each in document["candidates"] if each["rejection"] == "output")
    assert [case["rejection"] for case in wrong["cases"]] == ["output", "output"]
    assert wrong["counterexample"]["got"] == "5 15"


@pytest.mark.slow
def test_a_dry_run_prints_what_would_be_sent_and_to_whom(slow: Desk) -> None:
    result = slow.perfhint("--model", "rules,openai:gpt-5@http://localhost:1/v1", "--dry-run", "--samples", "1")
    assert (result.returncode, result.stderr) == (0, "")
    assert " to openai:gpt-5@http://localhost:1/v1  1 answer of at most 4096 tokens" in result.stdout
    assert "    if rest not in seen:" in result.stdout
    assert "Rewrites of this kind are made automatically" in result.stdout
    assert not (slow.folder / "store.sqlite").exists()


@pytest.mark.slow
def test_a_dry_run_as_json_is_alone_on_standard_output(slow: Desk) -> None:
    (slow.folder / "problem.md").write_text("Count them.\n\n## Input\n\nHow many.\n")
    arguments = ("--model", "replay:replies", "--dry-run", "--json", "-", "--problem", "problem.md")
    slow.answer(1, "x")
    (planned,) = json.loads(slow.perfhint(*arguments).stdout)["models"]
    assert planned["model"] == "replay:replies"
    assert [message["role"] for message in planned["requests"][0]["messages"]] == ["system", "user"]
    assert "### Input\n\nHow many." in planned["requests"][0]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--model", "claude"), 2, '"claude" is no model: known are rules, openai:NAME'),
        (("--model", "replay:nowhere"), 4, "nowhere is no folder of exchanges"),
        (("--model", "gguf:nowhere.gguf"), 4, "nowhere.gguf"),
        (("--model", "replay:x", "--strategy", "ask"), 2, "--strategy cannot be 'ask'"),
        (("--model", "replay:x", "--problem", "no.md"), 2, "no.md cannot be read"),
        (("--dry-run",), 2, "--dry-run shows what models would be asked: name one with --model"),
        (("--model", "openai:x@http://localhost:1/v1", "--max-cost", "1"), 2, "--max-cost needs to know"),
    ],
)
def test_what_cannot_be_is_one_line(slow: Desk, arguments: tuple[str, ...], status: int, message: str) -> None:
    result = slow.perfhint(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert result.stderr.count("\n") == 1
    assert message in result.stderr


@pytest.mark.slow
def test_a_server_is_asked_and_what_it_cost_is_told(slow: Desk) -> None:
    with ScriptedServer(answer(in_json(PROGRAM.best))) as server:
        spec = f"openai:some-model@{server.url}"
        arguments = ("--strategy", "instruct", "--samples", "1", "--price", "1,2", "--max-cost", "1")
        result = slow.perfhint("--model", spec, *arguments, "--json", "result.json")
    assert (result.returncode, result.stderr) == (0, "")
    document = json.loads((slow.folder / "result.json").read_text())
    assert document["result"] == PROGRAM.best
    assert document["exchanges"][0]["cost_usd"] > 0
    assert f"asked {spec}, 1 request, 1 answer, " in " ".join(result.stdout.split())
    assert "$0.0" in result.stdout
    sent = server.chats[0]
    assert sent["response_format"]["json_schema"]["schema"]["required"] == ["explanation", "category", "code"]
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]


@pytest.mark.slow
def test_ctrl_c_while_a_model_is_waited_for_keeps_what_was_found(slow: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:  # takes requests and never answers
        address = f"http://127.0.0.1:{server.getsockname()[1]}/v1"
        accepted = threading.Event()

        def accept() -> None:
            server.accept()
            accepted.set()

        threading.Thread(target=accept, daemon=True).start()
        process = slow.start("--model", f"rules,openai:x@{address}")
        assert accepted.wait(120)
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, stdout) == (130, "")
    assert stderr == "perfhint: interrupted: add --resume to go on from there\n"
    with open_store(slow.folder / "store.sqlite") as store:
        (summary,) = store.recent()
    assert (summary.finished, summary.improved) == (False, True)


def test_without_a_model_nothing_of_models_is_imported(slow: Desk) -> None:
    unwanted = ("openai", "numpy", "jinja2", "perfhint.corpus", "perfhint.search.talk", "perfhint.app.asking")
    script = f"""
import sys
from perfhint.cli import run
status = run(["optimize", "solution.py", "--tests", "tests", "--budget", "1ms", "--quiet"])
print(status, [name for name in {unwanted!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=slow.folder,
        env=slow.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("0 []\n", "")
