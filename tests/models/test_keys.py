"""Each key goes to one place, and stays out of everything else."""

from __future__ import annotations

import logging
import pickle
from typing import TYPE_CHECKING, ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError
from scripted_server import ScriptedServer, answer, status

from perfhint.errors import ModelAccessError, ModelError
from perfhint.models import Options
from perfhint.models.keys import find_key
from perfhint.models.openai import OpenAIModel, Pacing
from perfhint.models.place import OPENAI
from perfhint.records import Ending, Message, Request
from perfhint.sandbox import Job
from perfhint.settings import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfhint.sandbox import Sandbox

SECRET = "sk-never-to-be-seen-0123"
ASKED = Request((Message("user", "make it fast"),))


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    usual = keyring.get_keyring()
    keyring.set_keyring(Passwords())
    Passwords.kept = {}
    yield
    keyring.set_keyring(usual)


class Passwords(KeyringBackend):
    """A keyring in memory."""

    priority = 1  # type: ignore[assignment]
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class Locked(KeyringBackend):
    """A keyring nobody opens."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringError("locked")


@pytest.mark.parametrize(
    ("url", "environment", "secret"),
    [
        (OPENAI, {"OPENAI_API_KEY": "a"}, "a"),
        ("https://eu.api.openai.com/v1", {"OPENAI_API_KEY": "a"}, "a"),
        ("http://api.openai.com/v1", {"OPENAI_API_KEY": "a"}, None),
        ("https://openai.com.evil.example/v1", {"OPENAI_API_KEY": "a"}, None),
        ("https://notopenai.com/v1", {"OPENAI_API_KEY": "a"}, None),
        ("http://localhost:8000/v1", {"OPENAI_API_KEY": "a"}, None),
        ("http://localhost:8000/v1", {"OPENAI_API_KEY": "a", "OPENAI_BASE_URL": "http://localhost:8000/v1/"}, "a"),
        ("http://localhost:8001/v1", {"OPENAI_API_KEY": "a", "OPENAI_BASE_URL": "http://localhost:8000/v1"}, None),
        ("https://api.openai.com/v1", {"PERFHINT_API_KEY": "b"}, None),
        ("http://localhost:8000/v1", {"PERFHINT_API_KEY": "b", "OPENAI_API_KEY": "a"}, "b"),
        ("https://openrouter.ai/api/v1", {"OPENROUTER_API_KEY": "c", "PERFHINT_API_KEY": "b"}, "c"),
        ("https://openrouter.ai/api/v1", {"PERFHINT_API_KEY": "b", "OPENAI_API_KEY": "a"}, "b"),
        ("https://models.example/v1", {"OPENROUTER_API_KEY": "c"}, None),
        ("https://models.example/v1", {"PERFHINT_API_KEY": " b\n"}, "b"),
    ],
)
def test_which_key_goes_where(url, environment, secret):
    key = find_key(url, environment)
    assert (key.secret if key.is_given else None) == secret


def test_the_keyring_is_asked_for_the_host_after_the_environment():
    Passwords.kept = {("perfhint", "models.example"): "kept", ("perfhint", "localhost"): "for nobody"}
    assert find_key("https://models.example:444/v1", {}).secret == "kept"
    assert find_key("https://models.example/v1", {"PERFHINT_API_KEY": "b"}).secret == "b"
    other = find_key("https://other.example/v1", {})
    assert not other.is_given and other.advice == "set PERFHINT_API_KEY, or: keyring set perfhint other.example"
    assert not find_key("http://localhost/v1", {}).is_given


def test_a_locked_keyring_is_none():
    keyring.set_keyring(Locked())
    assert not find_key("https://models.example/v1", {}).is_given


def test_what_is_sent(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PERFHINT_API_KEY", SECRET)
    with ScriptedServer(answer("x")) as server:
        OpenAIModel(f"m@{server.url}", Options()).reply(ASKED)
        monkeypatch.delenv("PERFHINT_API_KEY")
        OpenAIModel(f"m@{server.url}", Options()).reply(ASKED)
    assert [asked.headers["authorization"] for asked in server.asked] == [f"Bearer {SECRET}", "Bearer none"]


def test_nothing_that_is_openais_goes_to_another_server(monkeypatch: pytest.MonkeyPatch):
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, SECRET)
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", f"X-Gateway: {SECRET}\nAuthorization: Bearer {SECRET}")
    with ScriptedServer(answer("x")) as server:
        OpenAIModel(f"m@{server.url}", Options()).reply(ASKED)
        assert SECRET not in str(server.asked)
        assert server.asked[0].headers["authorization"] == "Bearer none"
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        OpenAIModel("m", Options()).reply(ASKED)
    assert SECRET in server.asked[1].headers["x-gateway"]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 429, 500])
def test_no_message_shows_the_key(code, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    monkeypatch.setenv("PERFHINT_API_KEY", SECRET)
    caplog.set_level(logging.DEBUG)
    with ScriptedServer(status(code, message=f"Incorrect API key provided: {SECRET}")) as server:
        model = OpenAIModel(f"m@{server.url}", Options(), Pacing(attempts=2, first_s=0.001))
        with pytest.raises(ModelError) as caught:
            model.reply(ASKED)
    error = caught.value
    assert SECRET not in f"{error!s} {error!r} {vars(error)} {error.__cause__!r} {caplog.text}"
    assert error.__cause__ is None and error.__suppress_context__


def test_no_record_holds_the_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PERFHINT_API_KEY", SECRET)
    with ScriptedServer(answer("x", ignore_n=True)) as server:
        model = OpenAIModel(f"m@{server.url}", Options())
        exchange = model.reply(Request(ASKED.messages, samples=2))
    assert SECRET.encode() not in pickle.dumps(exchange) and SECRET not in model.spec
    remembered = list((tmp_path / "cache").rglob("*.json"))
    assert remembered and not any(SECRET in file.read_text() for file in remembered)
    assert SECRET not in repr(find_key(server.url, {"PERFHINT_API_KEY": SECRET}))


def test_no_setting_holds_the_key(tmp_path: Path):
    assert SECRET not in repr(load(tmp_path, environment={"PERFHINT_API_KEY": SECRET}, flags={}))


def test_the_sandboxed_program_does_not_see_any(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, make_target):
    for name in ("OPENAI_API_KEY", "PERFHINT_API_KEY", "OPENROUTER_API_KEY", "OPENAI_CUSTOM_HEADERS"):
        monkeypatch.setenv(name, SECRET)
    program = b"""
import os, glob
print(sorted(os.environ))
for path in glob.glob("/proc/[0-9]*/environ"):
    try:
        print(open(path, "rb").read())
    except OSError:
        pass
"""
    target = make_target(program)
    execution = sandbox.run(Job(interpreter=target.interpreter, program=program))
    assert execution.ending is Ending.FINISHED
    assert b"OPENBLAS_NUM_THREADS" in execution.stdout
    assert not any(name in execution.stdout.split(b"\n")[0] for name in (b"OPENAI", b"PERFHINT", b"OPENROUTER"))
    assert SECRET.encode() not in execution.stdout


def test_openai_is_not_asked_without_a_key():
    with pytest.raises(ModelAccessError, match=r"^no key for api\.openai\.com: set OPENAI_API_KEY, or: keyring set"):
        OpenAIModel("gpt-5", Options()).reply(ASKED)


@pytest.mark.parametrize("key", ["sk-a b", "sk-ключ", "sk-a\nX-Evil: 1"])
def test_a_key_that_cannot_be_one_is_not_sent(key, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PERFHINT_API_KEY", key)
    with ScriptedServer(answer("x")) as server:
        with pytest.raises(ModelAccessError, match="holds characters that no key has: see whether"):
            OpenAIModel(f"m@{server.url}", Options()).reply(ASKED)
        assert not server.asked
