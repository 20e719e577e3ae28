"""What goes wrong at a server: one clear line each, repeated where that can help, and nothing lost."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import socket
import time
from email.utils import formatdate

import httpx2
import openai
import pytest
from scripted_server import (
    ScriptedServer,
    answer,
    chunk,
    context_exceeded,
    cut_off,
    empty_choices,
    error_in_stream,
    hang,
    hang_up,
    malformed,
    only_signs_of_life,
    page,
    slow,
    status,
)

from perfhint import errors
from perfhint.errors import (
    ModelAccessError,
    ModelError,
    ModelMissingError,
    ModelRefusedError,
    ModelUnreachableError,
    PromptTooLongError,
)
from perfhint.models import Options
from perfhint.models.keys import Key
from perfhint.models.openai import OpenAIModel, Pacing
from perfhint.models.openai.faults import ERRORS, Again, Situation, fault
from perfhint.models.openai.pacing import asked_wait_s
from perfhint.models.openai.stream import MalformedError, NotTheAPIError
from perfhint.models.place import Place
from perfhint.records import Message, Reply, Request

QUICK = Pacing(first_s=0.001)
ASKED = Request((Message("user", "make it fast"),), max_tokens=100)
KEY = Key("sk-secret-0123", "set THE_KEY")
SITUATION = Situation(Place("some/model", "http://127.0.0.1:8000/v1"), KEY, 120.0)


def reply_of(server: ScriptedServer, timeout_s: float = 30.0, request: Request = ASKED):
    model = OpenAIModel(f"m@{server.url}", Options(timeout_s=timeout_s), QUICK)
    try:
        return model.reply(request)
    finally:
        model.close()


@pytest.mark.parametrize(
    "behaviour",
    [
        status(408),
        status(409),
        status(429),
        status(429, {"Retry-After": "0.01"}),
        status(429, {"retry-after-ms": "5"}),
        status(500),
        status(502),
        status(503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}),
        status(404, {"x-should-retry": "true"}),
        hang_up(),
        cut_off(""),
        malformed(),
        error_in_stream("", 502, "upstream"),
    ],
)
def test_what_may_pass_is_asked_again(behaviour):
    with ScriptedServer(behaviour, answer("fine")) as server:
        assert reply_of(server).replies == (Reply("fine"),)
        assert len(server.chats) == 2 and server.chats[0] == server.chats[1]


@pytest.mark.parametrize(
    ("behaviour", "times", "kind", "said"),
    [
        (status(429, message="slow down"), 5, ModelUnreachableError, r"\(429\): slow down, asked 5 times: try again"),
        (status(500, message="boom"), 5, ModelUnreachableError, r"fails \(500\): boom, asked 5 times: see the"),
        (status(503, {"x-should-retry": "false"}), 1, ModelUnreachableError, r"fails \(503\)"),
        (status(429, {"Retry-After": "3600"}), 1, ModelUnreachableError, r"asks to wait 3600 s: try again then"),
        (status(429, message="no money", code="insufficient_quota"), 1, ModelAccessError, r"used up: no money: see"),
        (hang_up(), 2, ModelUnreachableError, r"closed the connection before it had answered, asked 2 times: see the"),
        (malformed(), 2, ModelUnreachableError, r"what is no chat completion, asked 2 times: see the server's log"),
        (empty_choices(), 2, ModelUnreachableError, r"what is no chat completion, asked 2 times"),
        (page("[1, 2", "application/json"), 2, ModelUnreachableError, r"what is no chat completion"),
        (page("[1, 2]", "application/json"), 2, ModelUnreachableError, r"what is no chat completion"),
        (page('{"a":' * 9999, "application/json"), 2, ModelUnreachableError, r"what is no chat completion"),
        (page(), 1, ModelMissingError, r"answers with a web page, not as an API: see whether the base URL is right"),
        (status(401), 1, ModelAccessError, r"wants a key: set PERFHINT_API_KEY$"),
        (status(403, message="not you"), 1, ModelAccessError, r"refuses access: not you: set PERFHINT_API_KEY"),
        (status(402, message="credits"), 1, ModelAccessError, r"wants to be paid first: credits: see the account"),
        (status(404, message="The model `m` does not exist."), 1, ModelMissingError, r'no model "m": .*/models for'),
        (page("Not Found", "text/plain"), 2, ModelUnreachableError, "no chat completion"),
        (lambda turn: turn.reply(404, b"Not Found", "text/plain"), 1, ModelMissingError, r"no chat completions: Not F"),
        (lambda turn: turn.reply(307, b"", "text/plain", {"Location": "http://evil.example/"}), 1, ModelMissingError,
         r"sends us elsewhere \(307\): name the server's real URL"),
        (context_exceeded(), 1, PromptTooLongError, r"do not fit m: This model's maximum context length is 4096"),
        (status(500, message="x", type="exceed_context_size_error"), 1, PromptTooLongError, r"do not fit m"),
        (status(413), 1, PromptTooLongError, r"takes no prompt this long"),
        (status(422, message="nonsense"), 1, ModelRefusedError, r"refuses the request \(422\): nonsense"),
        (status(400, message="max_tokens is too large: 9"), 1, ModelRefusedError, r"large: 9: .*--max-reply-tokens"),
        (error_in_stream("", 400, "bad\nbad"), 1, ModelRefusedError, r"refuses the request \(400\): bad bad: "),
    ],
)  # fmt: skip
def test_what_stays_wrong_is_said_in_one_line(behaviour, times, kind, said):
    with ScriptedServer(behaviour) as server:
        with pytest.raises(ModelError, match=said) as caught:
            reply_of(server)
        assert type(caught.value) is kind
        assert len(server.chats) == times
    assert str(caught.value).isprintable() and caught.value.todo


def test_an_empty_stream_is_asked_for_whole_which_tells_what_is_wrong():
    def behaviour(turn):
        (empty_choices() if turn.asked.body.get("stream") else context_exceeded())(turn)

    with ScriptedServer(behaviour) as server, pytest.raises(PromptTooLongError, match="maximum context length is 4096"):
        reply_of(server)


@pytest.mark.slow
def test_a_server_that_says_nothing_ends_in_a_clear_line():
    empty = f"data: {json.dumps(chunk([{'index': 0, 'delta': {'content': ''}, 'finish_reason': None}]))}\n\n"
    for behaviour in (hang(), only_signs_of_life(0.05), only_signs_of_life(0.05, empty)):
        with ScriptedServer(behaviour) as server:
            with pytest.raises(ModelUnreachableError, match=r"nothing for 0\.3 s, asked 2 times: .*--model-timeout"):
                reply_of(server, timeout_s=0.3)
            assert len(server.chats) == 2


def test_a_server_that_stops_in_mid_stream_leaves_what_it_said():
    with ScriptedServer(hang("print(")) as server:
        assert reply_of(server, timeout_s=1.0).replies == (Reply("print(", cut=True),)
    with ScriptedServer(error_in_stream("print(", 502, "upstream")) as server:
        assert reply_of(server).replies == (Reply("print(", cut=True),)


def test_a_slow_server_is_waited_for():
    with ScriptedServer(slow("a long story", 0.2)) as server:
        assert reply_of(server, timeout_s=5).replies == (Reply("a long story"),)


def test_no_server_at_all():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    model = OpenAIModel(f"m@http://127.0.0.1:{port}/v1", Options(), QUICK)
    with pytest.raises(ModelUnreachableError, match=rf"no connection to 127\.0\.0\.1:{port} .*refused.*asked 5 times"):
        model.reply(ASKED)


def test_what_failed_after_some_samples_does_not_take_them_away():
    with ScriptedServer(answer("one", ignore_n=True), status(500)) as server:
        exchange = reply_of(server, request=Request(ASKED.messages, samples=3))
    assert exchange.replies == (Reply("one"),)


def test_what_may_have_been_used_in_vain_is_told():
    with ScriptedServer(hang_up()) as server, pytest.raises(ModelError) as caught:
        reply_of(server)
    assert caught.value.used[0] >= 2 * len("make it fast")
    with ScriptedServer(status(500)) as server, pytest.raises(ModelError) as caught:
        reply_of(server)
    assert caught.value.used == (0, 0)


def test_the_context_is_learnt_from_a_refusal():
    with ScriptedServer(context_exceeded()) as server:
        model = OpenAIModel(f"m@{server.url}", Options(), QUICK)
        with pytest.raises(PromptTooLongError):
            model.reply(ASKED)
        assert model.context_tokens == 4096


def exceptions_of_the_sdk() -> list[type[Exception]]:
    """Every exception class that the package defines, wherever."""
    for module in pkgutil.walk_packages(openai.__path__, "openai."):
        if ".types" not in module.name and ".cli" not in module.name and "__main__" not in module.name:
            try:
                importlib.import_module(module.name)
            except (ImportError, openai.OpenAIError):  # of an extra
                pass
    found, todo = set(), [openai.OpenAIError]
    while todo:
        each = todo.pop()
        if each.__module__.startswith("openai"):
            found.add(each)
        todo += each.__subclasses__()
    return sorted(found, key=lambda each: each.__name__)


def raised(kind: type[Exception], code: int = 418) -> Exception:
    """One of a class, as bare as can be: whatever attributes the SDK gives it may be missing."""
    request = httpx2.Request("POST", "http://127.0.0.1:8000/v1/chat/completions")
    error = kind.__new__(kind, "sk-secret-0123\nis wrong")
    error.args = ("sk-secret-0123\nis wrong",)
    if issubclass(kind, openai.APIError):
        error.message, error.request, error.body = "sk-secret-0123\nis wrong", request, None
        error.code = error.param = error.type = None
    if issubclass(kind, openai.APIStatusError):
        error.response = httpx2.Response(code, request=request)
        error.status_code = getattr(kind, "status_code", code)
    return error


@pytest.mark.slow
def test_every_error_of_the_sdk_is_mapped():
    kinds = exceptions_of_the_sdk()
    assert len(kinds) > 20
    for kind in kinds:
        assert issubclass(kind, ERRORS)
        mapped = fault(raised(kind), SITUATION).error
        assert isinstance(mapped, ModelError) and type(mapped) is not ModelError, kind
        assert mapped.todo and str(mapped).isprintable() and KEY.secret not in str(mapped), kind


def test_every_error_that_may_come_unwrapped_is_mapped():
    names = [name for name in vars(httpx2) if name.endswith(("Error", "Timeout", "Redirects", "InvalidURL"))]
    transport = [getattr(httpx2, name) for name in names]
    kinds = [each for each in transport if issubclass(each, ERRORS)]
    assert len(kinds) > 15
    for kind in (*kinds, MalformedError, NotTheAPIError):
        mapped = fault(raised(kind), SITUATION).error
        assert isinstance(mapped, ModelError) and type(mapped) is not ModelError, kind
        assert mapped.todo and str(mapped).isprintable(), kind


def test_every_status_is_mapped():
    for code in range(300, 600):
        judged = fault(raised(openai.APIStatusError, code), SITUATION)
        assert type(judged.error) is not ModelError and judged.error.todo
        assert str(judged.error).isprintable() and KEY.secret not in str(judged.error)
        assert (judged.again is Again.FREELY) == (code in (408, 409, 429) or (code >= 500 and code not in (501, 505)))


def test_messages_are_for_one_line_of_a_terminal():
    noisy = status(400, message=f"\x1b[31mred\r\nand {KEY.secret}\x07" + " long" * 500)
    with ScriptedServer(noisy) as server, pytest.raises(ModelRefusedError) as caught:
        reply_of(server)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 450


def test_all_our_model_errors_are_of_one_tree():
    kinds = [each for name, each in vars(errors).items() if re.match(r"Model\w+Error|PromptTooLong|CapReached", name)]
    assert len(kinds) >= 6 and all(issubclass(kind, ModelError) and kind.exit_status == 4 for kind in kinds)


NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "2"}, 2),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "-3"}, 0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
        ({"retry-after": formatdate(NOW + 30, usegmt=True)}, 30),
        ({"retry-after": formatdate(NOW - 30, usegmt=True)}, 0),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, float("inf")),
        ({"retry-after": "tomorrow"}, None),
    ],
)
def test_how_long_a_server_asks_to_wait(headers, seconds):
    assert asked_wait_s(httpx2.Headers(headers), NOW) == seconds


def test_waits_double_with_jitter_and_are_never_shorter_than_asked():
    pacing = Pacing(first_s=1.0, longest_s=10.0)
    for repeats, longest in enumerate((1, 2, 4, 8, 10, 10)):
        waits = {pacing.wait_s(repeats, None) for _ in range(50)}
        assert all(longest * 0.75 <= wait <= longest for wait in waits) and len(waits) > 10
    assert all(3.0 <= pacing.wait_s(0, 3.0) <= 3.3 for _ in range(50))


def test_waits_that_a_server_asks_for_add_up():
    pacing = Pacing(attempts=100, obeyed_s=0.1)
    with ScriptedServer(status(429, {"Retry-After": "0.03"})) as server:
        with pytest.raises(ModelUnreachableError, match="asks to wait"):
            OpenAIModel(f"m@{server.url}", Options(), pacing).reply(ASKED)
        assert len(server.chats) == 4


def test_a_date_far_away_is_not_waited_for():
    behaviour = status(503, {"Retry-After": formatdate(time.time() + 9050, usegmt=True)})
    with ScriptedServer(behaviour) as server, pytest.raises(ModelUnreachableError, match="asks to wait 90"):
        reply_of(server)
    assert len(server.chats) == 1
