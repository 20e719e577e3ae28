"""The openai back end against a real server that somebody else wrote: llama-cpp-python's, with a tiny model."""

from __future__ import annotations

import importlib.util
import json
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tiny_gguf import write_tiny_gguf

from perfhint.errors import ModelError, ModelMissingError, PromptTooLongError
from perfhint.models import Options, open_model
from perfhint.models.capped import CappedModel, Ledger
from perfhint.models.openai.abilities import lacking
from perfhint.records import Message, Request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        any(importlib.util.find_spec(name) is None for name in ("llama_cpp", "uvicorn", "starlette_context")),
        reason="llama-cpp-python and what its server needs are not installed",
    ),
]
ASKED = Request((Message("system", "be brief"), Message("user", "make it fast")), max_tokens=24, seed=1)
SCHEMA = {
    "type": "object",
    "properties": {"faster": {"type": "boolean"}},
    "required": ["faster"],
    "additionalProperties": False,
}
START_S = 120


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL."""
    folder: Path = tmp_path_factory.mktemp("server")
    model = write_tiny_gguf(folder / "tiny.gguf")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    arguments = ["--model", str(model), "--model_alias", "tiny", "--n_ctx", "1024", "--n_threads", "1"]
    command = [sys.executable, "-m", "llama_cpp.server", "--host", "127.0.0.1", "--port", str(port), *arguments]
    url = f"http://127.0.0.1:{port}/v1"
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait_until_up(url, process)
            yield url
        finally:
            process.kill()


def _wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_S
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{url}/models", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start")


def test_streamed_text(server: str):
    model = open_model(f"openai:tiny@{server}", Options())
    heard: list[str] = []
    exchange = model.reply(ASKED, heard.append)
    assert exchange.replies[0].text == "".join(heard) and len(heard) > 1
    assert exchange.replies[0].cut
    assert exchange.usage.prompt_tokens > 20 and 0 < exchange.usage.completion_tokens <= 24


def test_samples_that_differ_by_their_seeds(server: str):
    """This server knows one sample at a time."""
    model = open_model(f"openai:tiny@{server}", Options())
    texts = [reply.text for reply in model.reply(replace(ASKED, samples=3)).replies]
    assert len(set(texts)) == 3
    assert "n" in lacking(server, "tiny")
    assert texts == [reply.text for reply in model.reply(replace(ASKED, samples=3)).replies]


def test_replies_that_satisfy_a_schema(server: str):
    """This server takes a schema, though not as OpenAI's does."""
    exchange = open_model(f"openai:tiny@{server}", Options()).reply(replace(ASKED, schema=SCHEMA, max_tokens=200))
    assert json.loads(exchange.replies[0].text).keys() == {"faster"}
    assert "json_object_schema" not in lacking(server, "tiny")


def test_a_prompt_that_is_too_long(server: str):
    model = open_model(f"openai:tiny@{server}", Options())
    with pytest.raises(PromptTooLongError, match="1024 tokens"):
        model.reply(replace(ASKED, messages=(Message("user", "x y " * 2000),)))
    assert model.context_tokens == 1024


def test_a_wrong_path(server: str):
    with pytest.raises(ModelMissingError, match="has no chat completions"):
        open_model(f"openai:tiny@{server}/elsewhere", Options()).reply(ASKED)


def test_a_cap_on_tokens(server: str):
    ledger = Ledger(2000, None)
    model = CappedModel(open_model(f"openai:tiny@{server}", Options()), ledger, None)
    with pytest.raises(ModelError, match="--max-tokens-total 2000 leaves"):
        while True:
            model.reply(replace(ASKED, samples=2))
    assert 0 < ledger.used.total_tokens <= 2000
