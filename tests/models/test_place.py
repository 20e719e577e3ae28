"""What may stand behind "openai:", and what no message shows of it."""

from __future__ import annotations

import pytest

from perfhint.errors import UsageError
from perfhint.models import Options, open_model
from perfhint.models.place import OPENAI, parse


@pytest.mark.parametrize(
    ("rest", "name", "url"),
    [
        ("gpt-5", "gpt-5", OPENAI),
        ("ft:gpt-4o:me::id", "ft:gpt-4o:me::id", OPENAI),
        ("qwen2.5-coder:7b@http://localhost:11434/v1", "qwen2.5-coder:7b", "http://localhost:11434/v1"),
        ("org/model.v1@https://openrouter.ai/api/v1/", "org/model.v1", "https://openrouter.ai/api/v1"),
        ("a@b@http://host/v1", "a@b", "http://host/v1"),
        ("a@http://b@http://host/v1", "a@http://b", "http://host/v1"),
        ("m@http://HOST:8000", "m", "http://host:8000/v1"),
        ("m@http://[::1]:8000/v1", "m", "http://[::1]:8000/v1"),
        ("m@http://host/v1/chat/completions", "m", "http://host/v1"),
        ("m@latest", "m@latest", OPENAI),
        ("@cf/meta/llama-3.1-8b", "@cf/meta/llama-3.1-8b", OPENAI),
    ],
)
def test_name_and_url(rest, name, url):
    assert parse(rest, {}) == (name, url)


def test_the_spec_names_the_server_that_is_asked(monkeypatch: pytest.MonkeyPatch):
    assert open_model("openai:gpt-5", Options()).spec == "openai:gpt-5"
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:1234/v1/")
    assert open_model("openai:m", Options()).spec == "openai:m@http://localhost:1234/v1"
    assert open_model("openai:m@http://other", Options()).spec == "openai:m@http://other/v1"


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("@http://host/v1", "needs the name of a model"),
        ("m@http://user:hunter2@host/v1", '"http://…@host/v1" holds more than an address'),
        ("m@http://hunter2@host/v1", '"http://…@host/v1" holds more than an address'),
        ("m@http://host/v1?api_key=hunter2", '"http://host/v1…" holds more than an address'),
        ("m@http://host/v1#hunter2", '"http://host/v1…" holds more than an address'),
        ("m@http://", '"http://" is no base URL'),
        ("m@http://user:hunter2@host:port/v1", '"http://…@host:port/v1" is no base URL'),
        ("m@http://host:99999/v1", "is no base URL"),
        ("m@", '"" is no base URL'),
        ("m@ftp://host/v1", '"ftp://host/v1" is no base URL'),
        ("m@localhost", '"localhost" is no base URL'),
        ("m@gpu.local:8000", '"gpu.local:8000" is no base URL'),
        ("m@gpu.local/v1/", '"gpu.local/v1/" is no base URL'),
    ],
)
def test_what_is_no_place(rest, said):
    with pytest.raises(UsageError) as caught:
        parse(rest, {})
    assert said in str(caught.value) and "hunter2" not in str(caught.value) and caught.value.todo
