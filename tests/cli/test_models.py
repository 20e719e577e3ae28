"""`perfhint models`: what there is, and what a model can do."""

from __future__ import annotations

import importlib.util
import json
import os
from typing import TYPE_CHECKING

import pytest
from tiny_gguf import write_tiny_gguf

from perfhint.cli import run
from perfhint.models import hub

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '{"replies": ["def total(xs):\\n    return sum(x * x for x in xs)"]}'
JSON = '{"replies": ["{\\"prime\\": false, \\"divisor\\": 7}"]}'


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("PERFHINT_", "OPENAI_", "HF_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def replay(folder: Path, *exchanges: str) -> str:
    for number, exchange in enumerate(exchanges, start=1):
        (folder / f"{number}.json").write_text(exchange)
    return f"replay:{folder}"


def test_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list"]) == 0
    said = capsys.readouterr().out
    for name in ("rules", "openai:NAME", "gguf:PATH", "replay:DIR"):
        assert name in said
    assert "perfhint models pull OWNER/NAME FILE.gguf gets one" in " ".join(said.split())
    assert "set OPENAI_API_KEY" in said
    file = hub.folder() / "some/model/q4.gguf"
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(1500))
    assert run(["models", "list"]) == 0
    assert "1.5 kB  gguf:some/model/q4.gguf" in capsys.readouterr().out
    assert run(["models", "list", "--json", "-"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["files"] == [{"model": "gguf:some/model/q4.gguf", "path": str(file), "size": 1500}]
    assert {"name": "rules", "usable": True, "detail": "the catalog, no model", "todo": ""} in found["backends"]


def test_a_model_that_can_do_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = replay(tmp_path, GOOD, JSON)
    assert run(["models", "test", spec]) == 0
    said = capsys.readouterr().out
    assert "return sum(x * x for x in xs)" in said
    assert "as its schema says" in said
    assert run(["models", "test", spec, "--json", "-"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["model"] == spec
    assert found["json"] is True
    assert found["tokens_per_s"] is None


@pytest.mark.parametrize(
    ("exchange", "problem"),
    [
        ('{"replies": ["It is not: 7 * 13"]}', "the reply is no JSON"),
        ('{"replies": [{"text": "{\\"prime\\": fal", "cut": true}]}', "it ended before the JSON did"),
        ('{"replies": ["[1, 2]"]}', "the JSON has other keys than those of the schema"),
        (
            '{"replies": ["{\\"prime\\": \\"no\\", \\"divisor\\": 7}"]}',
            "the JSON has other values than the schema allows",
        ),
        ('{"error": {"kind": "ModelRefusedError", "what": "no JSON here"}}', "no JSON here"),
    ],
)
def test_a_model_without_json(tmp_path: Path, capsys: pytest.CaptureFixture[str], exchange: str, problem: str) -> None:
    assert run(["models", "test", replay(tmp_path, GOOD, exchange), "--json", "-"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["json"] is False
    assert found["json_problem"] == problem


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["models"], 2, "Missing command (perfhint models --help"),
        (["models", "lits"], 2, "No such command 'lits'. Did you mean 'list'?"),
        (["models", "test", "gpt"], 2, '"gpt" is no model: known are rules, openai:NAME'),
        (["models", "test", "gguf:missing.gguf"], 4, "the model missing.gguf cannot be read (No such file"),
        (["models", "test", "replay:missing"], 4, "missing is no folder of exchanges"),
        (["models", "test", "replay:.", "--price", "3"], 2, "--price"),
        (["models", "pull", "model", "q4.gguf"], 2, '"model" is no repository: it is written OWNER/NAME'),
    ],
)
def test_errors_are_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, told: str) -> None:
    assert run(arguments) == status
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("llama_cpp") is None, reason="llama-cpp-python is not installed")
def test_a_model_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tiny_gguf(tmp_path / "tiny.gguf")
    assert run(["models", "test", "gguf:tiny.gguf", "--model-threads", "1", "--json", "-"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["context_tokens"] == 4096
    assert found["completion_tokens"] > 1
    assert found["tokens_per_s"] > 0
    assert found["json"] is True
