"""The openai back end against a server that does what it is told: what is sent, what comes back, what is remembered."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from scripted_server import (
    PROMPT_TOKENS,
    ScriptedServer,
    answer,
    cut_off,
    ends_early,
    no_schema,
    no_usage,
    refusal,
    refuses,
    status,
    unstreamed,
)

from perfhint.errors import ModelRefusedError
from perfhint.models import Options, Price, open_model
from perfhint.models.openai import OpenAIModel, Pacing
from perfhint.models.openai.abilities import lacking
from perfhint.records import Message, Reply, Request, Usage

QUICK = Pacing(first_s=0.001)
ASKED = Request((Message("system", "be brief"), Message("user", "make it fast")), seed=7, max_tokens=100)
FORMS = ["json_schema", "json_object with schema", "json_object"]
SCHEMA = {"type": "object", "properties": {"code": {"type": "string"}}, "required": ["code"]}


def model_at(server: ScriptedServer, **options) -> OpenAIModel:
    return OpenAIModel(f"some/model:q4@{server.url}", Options(**options), QUICK)


def forms(server: ScriptedServer) -> list[str | None]:
    sent = [chat.get("response_format") or {} for chat in server.chats]
    return [each.get("type") + " with schema" * ("schema" in each) if each else None for each in sent]


def test_a_request_becomes_one_streamed_chat_completion():
    with ScriptedServer(answer("print(1) # quick")) as server:
        model = open_model(f"openai:some/model:q4@{server.url}", Options())
        heard: list[str] = []
        exchange = model.reply(ASKED, heard.append)
    assert server.chats == [
        {
            "model": "some/model:q4",
            "messages": [{"role": "system", "content": "be brief"}, {"role": "user", "content": "make it fast"}],
            "temperature": 0.7,
            "seed": 7,
            "max_tokens": 100,
            "stream": True,
            "stream_options": {"include_usage": True},
        }
    ]
    assert server.asked[0].path == "/v1/chat/completions"
    assert exchange.replies == (Reply("print(1) # quick"),)
    assert "".join(heard) == "print(1) # quick" and len(heard) > 1
    assert exchange.usage == Usage(PROMPT_TOKENS, 3, None)
    assert exchange.model == model.spec == f"openai:some/model:q4@{server.url}"
    assert exchange.request == ASKED and exchange.seconds > 0


def test_several_samples_in_one_request():
    with ScriptedServer(answer("one", "two two", "three")) as server:
        exchange = model_at(server).reply(replace(ASKED, samples=3))
    assert [reply.text for reply in exchange.replies] == ["one", "two two", "three"]
    assert [chat["n"] for chat in server.chats] == [3]
    assert exchange.usage.total_tokens == PROMPT_TOKENS + 4


def test_a_server_that_ignores_n_is_asked_one_by_one_with_seeds_that_count_up():
    with ScriptedServer(answer("a", ignore_n=True), answer("b"), answer("c"), answer("d")) as server:
        model = model_at(server)
        exchange = model.reply(replace(ASKED, samples=3))
        assert [reply.text for reply in exchange.replies] == ["a", "b", "c"]
        assert [(chat.get("n"), chat["seed"]) for chat in server.chats] == [(3, 7), (None, 8), (None, 9)]
        assert exchange.usage == Usage(3 * PROMPT_TOKENS, 3, None)
        model.reply(replace(ASKED, samples=2))
    assert [chat.get("n") for chat in server.chats[3:]] == [None, None]  # remembered


def test_a_server_that_refuses_n_is_asked_one_by_one():
    picky = refuses(lambda body: "n" in body, answer("x"), message="Only one completion choice is allowed: n must be 1")
    with ScriptedServer(picky) as server:
        assert len(model_at(server).reply(replace(ASKED, samples=2)).replies) == 2
    assert [chat.get("n") for chat in server.chats] == [2, None, None]


def test_no_seed_is_sent_where_none_is_wanted():
    with ScriptedServer(answer("x")) as server:
        model_at(server).reply(replace(ASKED, seed=None))
    assert "seed" not in server.chats[0]


def test_a_schema_is_sent_to_a_server_that_takes_it():
    with ScriptedServer(answer('{"code": "x"}')) as server:
        model_at(server).reply(replace(ASKED, schema=SCHEMA))
    sent = server.chats[0]["response_format"]
    assert sent == {"type": "json_schema", "json_schema": {"name": "reply", "strict": True, "schema": SCHEMA}}
    assert server.chats[0]["messages"][-1]["content"] == "make it fast"


def test_without_schemas_any_json_is_asked_for_and_the_schema_told_in_words():
    with ScriptedServer(no_schema(answer('{"code": "x"}'))) as server:
        model = model_at(server)
        assert model.reply(replace(ASKED, schema=SCHEMA)).replies == (Reply('{"code": "x"}'),)
        assert forms(server) == ["json_schema", "json_object with schema"]
        assert server.chats[1]["response_format"]["schema"] == SCHEMA
        assert json.dumps(SCHEMA) in server.chats[1]["messages"][-1]["content"]
        model.reply(replace(ASKED, schema=SCHEMA))
        assert forms(server)[2:] == ["json_object with schema"]
        again = model_at(server)  # another model object in the same process
        again.reply(replace(ASKED, schema=SCHEMA))
        assert forms(server)[3:] == ["json_object with schema"]


@pytest.mark.parametrize(
    "error",
    [
        status(400, message="Bad Request"),
        status(400, message="'response_format.type' must be 'text'"),
        status(422, message="extra fields not permitted", param="response_format"),
        status(500, message="response_format is not implemented"),
    ],
)
def test_without_any_json_mode_it_is_asked_for_in_words(error):
    def behaviour(turn):
        (error if "response_format" in turn.asked.body else answer('{"code": 1}'))(turn)

    with ScriptedServer(behaviour) as server:
        model_at(server).reply(replace(ASKED, schema=SCHEMA))
        assert forms(server) == [*FORMS, None]
        assert json.dumps(SCHEMA) in server.chats[3]["messages"][-1]["content"]
        assert lacking(server.url, "some/model:q4") == {"json_schema", "json_object_schema", "json_object"}


def test_a_schema_that_is_accepted_and_ignored_is_noticed():
    with ScriptedServer(answer("Sure! Here it is.")) as server:
        model = model_at(server)
        for _ in range(4):
            assert model.reply(replace(ASKED, schema=SCHEMA)).replies[0].text == "Sure! Here it is."
    assert forms(server) == [*FORMS, None]


@pytest.mark.parametrize("behaviour", [refusal("I cannot"), answer('{"code": "x', finish="length")])
def test_a_refusal_or_a_cut_says_nothing_about_schemas(behaviour):
    with ScriptedServer(behaviour) as server:
        model_at(server).reply(replace(ASKED, schema=SCHEMA))
        assert not lacking(server.url, "some/model:q4")


@pytest.mark.parametrize(
    ("field", "error", "then"),
    [
        (
            "temperature",
            status(400, message="'temperature' does not support 0.7 with this model", param="temperature"),
            {},
        ),
        (
            "max_tokens",
            status(400, message="Unsupported parameter: use 'max_completion_tokens' instead.", param="max_tokens"),
            {"max_completion_tokens": 100},
        ),
        ("stream_options", status(422, message="stream_options: extra fields not permitted"), {}),
        ("seed", status(400, message="unknown field `seed`"), {}),
    ],
)
def test_what_a_model_does_not_take_is_left_out_and_remembered(field, error, then):
    def behaviour(turn):
        (error if field in turn.asked.body else answer("x"))(turn)

    with ScriptedServer(behaviour) as server:
        model = model_at(server)
        model.reply(ASKED)
        model.reply(ASKED)
        assert [field in chat for chat in server.chats] == [True, False, False]
        assert server.chats[1].items() >= then.items()
        assert not {field} - set(server.chats[0]) and set(server.chats[0]) - set(server.chats[1]) == {field}


def test_a_server_that_may_not_stream_answers_whole():
    def behaviour(turn):
        error = status(400, message="Your organization must be verified to stream this model.", param="stream")
        (error if turn.asked.body.get("stream") else unstreamed("whole"))(turn)

    with ScriptedServer(behaviour) as server:
        exchange = model_at(server).reply(ASKED)
    assert exchange.replies == (Reply("whole"),)
    assert "stream" not in server.chats[1] and "stream_options" not in server.chats[1]
    assert exchange.usage == Usage(PROMPT_TOKENS, 1, None)


def test_a_server_that_takes_no_notice_of_stream_is_understood():
    with ScriptedServer(unstreamed("whole", "other")) as server:
        heard: list[str] = []
        exchange = model_at(server).reply(replace(ASKED, samples=2), heard.append)
    assert exchange.replies == (Reply("whole"), Reply("other")) and heard == ["whole", "other"]


def test_a_model_without_a_system_role_is_told_by_the_user():
    picky = refuses(
        lambda body: body["messages"][0]["role"] == "system", answer("x"), message="System role not supported"
    )
    with ScriptedServer(picky) as server:
        model_at(server).reply(ASKED)
        assert server.chats[1]["messages"] == [{"role": "user", "content": "be brief\n\nmake it fast"}]
        assert lacking(server.url, "some/model:q4") == {"system"}


def test_no_proxy_leads_to_this_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with ScriptedServer(answer("x")) as server:
        assert model_at(server).reply(ASKED).replies


def test_an_error_that_quotes_the_request_is_read_where_it_says_what_is_wrong():
    def behaviour(turn):
        located = f"[{{'loc': ('body', 'seed'), 'msg': 'too big', 'input': {turn.asked.body}}}]"
        (status(422, message=located) if "seed" in turn.asked.body else answer('{"code": "x"}'))(turn)

    with ScriptedServer(behaviour) as server:
        model_at(server).reply(replace(ASKED, schema=SCHEMA))
        assert lacking(server.url, "some/model:q4") == {"seed"}


def test_nothing_is_remembered_of_what_was_left_out_in_vain():
    with ScriptedServer(status(400, message="your temperature is a bad one")) as server:
        with pytest.raises(ModelRefusedError, match="your temperature is a bad one"):
            model_at(server).reply(ASKED)
        assert not lacking(server.url, "some/model:q4")
        assert len(server.chats) == 2


def test_a_limit_on_the_length_is_always_sent():
    neither = status(400, message="neither max_tokens nor max_completion_tokens")
    with ScriptedServer(neither) as server, pytest.raises(ModelRefusedError, match="neither"):
        model_at(server).reply(ASKED)
    assert [("max_tokens" in chat, "max_completion_tokens" in chat) for chat in server.chats] == [
        (True, False),
        (False, True),
    ]


def test_replies_that_ran_into_the_limit_are_marked():
    with ScriptedServer(answer("print(", finish="length")) as server:
        assert model_at(server).reply(ASKED).replies == (Reply("print(", cut=True),)


def test_an_answer_that_ends_without_a_reason_is_marked_and_proves_nothing():
    with ScriptedServer(ends_early("print("), answer("whole")) as server:
        exchange = model_at(server).reply(replace(ASKED, samples=2))
        assert exchange.replies == (Reply("print(", cut=True), Reply("whole"))
        assert not lacking(server.url, "some/model:q4")


@pytest.mark.parametrize("reason", ["eos_token", "stop_sequence", "end_turn"])
def test_other_words_for_the_end(reason: str):
    with ScriptedServer(answer("print(1)", finish=reason)) as server:
        assert model_at(server).reply(ASKED).replies == (Reply("print(1)"),)


def test_a_refusal_is_what_the_model_said():
    with ScriptedServer(refusal("I cannot help with that.")) as server:
        assert model_at(server).reply(ASKED).replies == (Reply("I cannot help with that."),)


def test_reasoning_alone_is_an_empty_reply_that_was_paid_for():
    def behaviour(turn):
        turn.begin_stream()
        turn.send_event({"choices": [{"index": 0, "delta": {"reasoning_content": "hm " * 10}, "finish_reason": None}]})
        turn.send_piece("", 0, "length")
        turn.send_event({"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 0, "total_tokens": 35}})
        turn.end_stream()

    with ScriptedServer(behaviour) as server:
        exchange = model_at(server).reply(ASKED)
    assert exchange.replies == (Reply("", cut=True),)
    assert exchange.usage.completion_tokens == 30


def test_costs_are_the_servers_or_counted_by_the_price():
    with ScriptedServer(answer("one two", usage={"cost": 0.25})) as server:
        assert model_at(server, price=Price(1.0, 2.0)).reply(ASKED).usage.cost_usd == 0.25
    with ScriptedServer(answer("one two")) as server:
        usage = model_at(server, price=Price(1.0, 2.0)).reply(ASKED).usage
        assert usage.cost_usd == pytest.approx((PROMPT_TOKENS * 1.0 + 2 * 2.0) / 1e6)


def test_usage_that_is_not_told_is_estimated_from_above():
    with ScriptedServer(no_usage("print(1)")) as server:
        usage = model_at(server).reply(ASKED).usage
    assert usage.prompt_tokens > len("be brief" + "make it fast")
    assert usage.completion_tokens == len("print(1)")


def test_a_server_that_takes_no_notice_of_the_limit_is_not_read_for_ever():
    def behaviour(turn):
        turn.begin_stream()
        while True:
            turn.send_piece("x" * 1000)

    with ScriptedServer(behaviour) as server:
        exchange = model_at(server).reply(replace(ASKED, max_tokens=64))
    assert exchange.replies[0].cut and len(exchange.replies[0].text) < 6000
    assert exchange.usage.completion_tokens == 64


def test_the_context_is_what_the_list_of_models_tells():
    models = {"object": "list", "data": [{"id": "other"}, {"id": "some/model:q4", "max_model_len": 8192}]}
    with ScriptedServer(answer("x"), pages={"/v1/models": models}) as server:
        assert model_at(server).context_tokens == 8192
    with ScriptedServer(answer("x"), pages={"/v1/models": {"data": "nothing"}}) as server:
        assert model_at(server).context_tokens is None
    with ScriptedServer(answer("x")) as server:
        assert model_at(server).context_tokens is None


def test_a_broken_answer_is_kept_and_what_is_missing_asked_for_once_more():
    with ScriptedServer(cut_off("half"), answer("whole")) as server:
        exchange = model_at(server).reply(replace(ASKED, samples=2))
    assert exchange.replies == (Reply("half", cut=True), Reply("whole"))
    with ScriptedServer(cut_off("half")) as server:
        exchange = model_at(server).reply(replace(ASKED, samples=4))
    assert exchange.replies == (Reply("half", cut=True),) * 2 and len(server.chats) == 2
