"""Caps are never exceeded: what could do it is made smaller or not sent."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from scripted_server import ScriptedServer, answer, cut_off, hang_up, no_usage, status

from perfhint.errors import CapReachedError, ModelError, UsageError
from perfhint.models import Model, Options, Price
from perfhint.models.capped import LEAST_TOKENS, CappedModel, Ledger
from perfhint.models.openai import OpenAIModel, Pacing
from perfhint.models.replay import RecordingModel
from perfhint.models.tokens import most_prompt_tokens
from perfhint.records import Exchange, Message, Reply, Request, Usage

ASKED = Request((Message("user", "make it fast"),), samples=4, max_tokens=1024)
PROMPT = most_prompt_tokens(ASKED)


class Greedy(Model):
    """Uses everything a request allows, and remembers what it was asked."""

    def __init__(self, spec: str = "openai:greedy", repeats: int = 0) -> None:
        self.spec = spec
        self.repeats = repeats
        self.asked: list[Request] = []

    def reply(self, request: Request, on_text=None) -> Exchange:
        self.asked.append(request)
        times = request.samples + self.repeats
        usage = Usage(times * most_prompt_tokens(request), times * request.max_tokens)
        return Exchange(self.spec, request, (Reply("x"),) * request.samples, usage, 0.0)


def test_without_caps_everything_is_asked_and_counted():
    ledger, model = Ledger(None, None), Greedy()
    exchange = CappedModel(model, ledger, None).reply(ASKED)
    assert model.asked == [ASKED]
    assert ledger.used == exchange.usage


def test_fewer_samples_then_shorter_ones_then_nothing():
    sizes = []
    for cap in (4 * (PROMPT + 1024), 4 * (PROMPT + 1024) - 1, 2 * (PROMPT + 1024), PROMPT + 1024, PROMPT + 1023):
        model = Greedy()
        CappedModel(model, Ledger(cap, None), None).reply(ASKED)
        sizes.append((model.asked[0].samples, model.asked[0].max_tokens))
    assert sizes == [(4, 1024), (3, 1024), (2, 1024), (1, 1024), (1, 896)]
    model = Greedy()
    CappedModel(model, Ledger(PROMPT + LEAST_TOKENS, None), None).reply(ASKED)
    assert model.asked[0].max_tokens == LEAST_TOKENS
    with pytest.raises(CapReachedError, match=r"^--max-tokens-total \d+ leaves \d+, and a request .*: raise it"):
        CappedModel(model, Ledger(PROMPT + LEAST_TOKENS - 1, None), None).reply(ASKED)
    assert len(model.asked) == 1


def test_a_request_for_less_than_the_least_is_asked_as_it_is():
    model = Greedy()
    CappedModel(model, Ledger(PROMPT + 100, None), None).reply(replace(ASKED, max_tokens=100))
    assert model.asked == [replace(ASKED, samples=1, max_tokens=100)]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_asked_the_caps_hold(seed: int):
    chance = random.Random(seed)
    price = Price(chance.uniform(0, 5), chance.uniform(0, 20))
    max_tokens = chance.choice([None, chance.randrange(1, 100_000)])
    max_cost = chance.choice([None, chance.uniform(0, 0.5)])
    ledger = Ledger(max_tokens, max_cost, Usage(chance.randrange(100), chance.randrange(100), 0.001))
    models = [CappedModel(Greedy(f"openai:{name}", chance.randrange(3)), ledger, price) for name in "abc"]
    for _ in range(100):
        request = Request(
            (Message("user", "é" * chance.randrange(3000)),),
            samples=chance.randrange(1, 9),
            max_tokens=chance.choice([64, 300, 4096]),
        )
        try:
            chance.choice(models).reply(request)
        except CapReachedError:
            pass
    assert max_tokens is None or ledger.used.total_tokens <= max(max_tokens, 200)
    assert max_cost is None or (ledger.used.cost_usd or 0) <= max(max_cost, 0.001) + 1e-9


def test_several_models_share_one_cap_and_a_resumed_run_goes_on_counting():
    ledger = Ledger(3 * (PROMPT + 1024), None, Usage(PROMPT, 1024))
    first, second = Greedy("openai:a"), Greedy("openai:b")
    one = replace(ASKED, samples=1)
    CappedModel(first, ledger, None).reply(one)
    CappedModel(second, ledger, None).reply(one)
    assert ledger.used == Usage(3 * PROMPT, 3 * 1024)
    with pytest.raises(CapReachedError, match="openai:a"):
        CappedModel(first, ledger, None).reply(one)


def test_a_cap_on_cost_needs_a_price_but_for_what_costs_nothing():
    ledger = Ledger(None, 0.5)
    with pytest.raises(UsageError, match=r"^--max-cost needs to know what openai:greedy costs: tell with --price"):
        CappedModel(Greedy(), ledger, None)
    for spec in ("gguf:/models/x.gguf", "replay:records"):
        exchange = CappedModel(Greedy(spec), ledger, None).reply(ASKED)
        assert exchange.usage.total_tokens and ledger.used.cost_usd == 0.0


def test_cost_is_capped_by_the_price():
    price = Price(1000.0, 2000.0)
    one = price.of(PROMPT, 1024)
    ledger, model = Ledger(None, 2.5 * one), Greedy()
    CappedModel(model, ledger, price).reply(ASKED)
    assert model.asked[0].samples == 2 and ledger.used.cost_usd == pytest.approx(2 * one)
    CappedModel(model, ledger, price).reply(replace(ASKED, samples=1))
    assert model.asked[1].max_tokens < 1024
    with pytest.raises(CapReachedError, match=r"^--max-cost [\d.]+ leaves \$[\d.]+, and a request .* may need \$"):
        CappedModel(model, ledger, price).reply(ASKED)
    assert (ledger.used.cost_usd or 0) <= 2.5 * one


def capped(server: ScriptedServer, ledger: Ledger, price: Price | None = None) -> CappedModel:
    return CappedModel(OpenAIModel(f"m@{server.url}", Options(), Pacing(first_s=0.001)), ledger, price)


def test_recording_does_not_hide_what_may_be_asked_again(tmp_path):
    model = RecordingModel(Greedy(repeats=1), tmp_path / "records")
    ledger = Ledger(2 * (PROMPT + LEAST_TOKENS), None)
    exchange = CappedModel(model, ledger, None).reply(ASKED)
    assert exchange.request.max_tokens == LEAST_TOKENS
    assert ledger.used.total_tokens == 2 * (PROMPT + LEAST_TOKENS)


def test_what_a_server_tells_is_counted_instead_of_what_was_set_aside():
    with ScriptedServer(answer("one two three")) as server:
        ledger = Ledger(100_000, 1.0)
        for _ in range(3):
            capped(server, ledger, Price(1.0, 1.0)).reply(replace(ASKED, samples=1))
    assert ledger.used == Usage(33, 9, pytest.approx(42e-6))


@pytest.mark.parametrize("behaviour", [hang_up(), cut_off("half an answer"), no_usage("an answer")])
def test_what_came_to_nothing_counts_from_above(behaviour):
    with ScriptedServer(behaviour) as server:
        ledger = Ledger(20_000, None)
        try:
            capped(server, ledger).reply(replace(ASKED, samples=1))
        except ModelError:
            pass
    assert len(server.chats) * len("make it fast") < ledger.used.total_tokens <= 20_000


def test_what_was_certainly_not_answered_is_free():
    with ScriptedServer(status(500)) as server, pytest.raises(ModelError):
        capped(server, ledger := Ledger(20_000, None)).reply(ASKED)
    assert ledger.used.total_tokens == 0


def test_an_interrupted_request_counts_in_full():
    def interrupt(text: str) -> None:
        raise KeyboardInterrupt

    with ScriptedServer(answer("one two three")) as server, pytest.raises(KeyboardInterrupt):
        capped(server, ledger := Ledger(20_000, None)).reply(ASKED, interrupt)
    assert ledger.used.total_tokens >= 4 * (PROMPT + 1024)


def test_the_cap_ends_a_run_before_the_server_is_asked():
    with ScriptedServer(answer("word " * 500)) as server:
        ledger = Ledger(6000, None)
        model = capped(server, ledger)
        with pytest.raises(CapReachedError):
            while True:
                model.reply(ASKED)
        asked = len(server.chats)
        with pytest.raises(CapReachedError):
            model.reply(ASKED)
        assert len(server.chats) == asked
    assert 0 < ledger.used.total_tokens <= 6000
