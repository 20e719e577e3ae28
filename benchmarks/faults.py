"""What the openai back end makes of everything that can go wrong at a server.

    python benchmarks/faults.py

Each fault is tried three times against a server on loopback (`tests/models/scripted_server.py`): it happens once and
is over, it stays, and it comes after a first sample that was good. Waits are a hundredth of the usual ones. All of it
runs under a cap on tokens; "charged" is what the server counted, "counted" what we did, and it must be that charged <=
counted <= cap. Exit status 1 when a cap was exceeded, a sample lost, or an error is not one line with what to do.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "models"))

import scripted_server as scripted
from scripted_server import Behaviour, ScriptedServer, answer, status

from perfhint.errors import ModelError
from perfhint.models import Options
from perfhint.models.capped import CappedModel, Ledger
from perfhint.models.openai import OpenAIModel, Pacing
from perfhint.records import Exchange, Message, Request

TIMEOUT_S = 1.0
PACING = Pacing(first_s=0.005)
CAP = 3000
GOOD = "print('good')"
ASKED = Request((Message("user", "make it fast"),), samples=2, max_tokens=256)
FAULTS: dict[str, Behaviour] = {
    "429, no Retry-After": status(429, message="slow down"),
    "429, Retry-After: 0.05": status(429, {"Retry-After": "0.05"}, message="slow down"),
    "429, Retry-After: 3600": status(429, {"Retry-After": "3600"}, message="slow down"),
    "429, quota used up": status(429, message="You exceeded your quota", code="insufficient_quota"),
    "408": status(408, message="timed out"),
    "409": status(409, message="conflict"),
    "500": status(500, message="internal"),
    "503, Retry-After: a date": status(503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, message="loading"),
    "error 502 inside a stream": scripted.error_in_stream("", 502, "upstream"),
    "connection closed at once": scripted.hang_up(),
    "cut off before any text": scripted.cut_off(""),
    "cut off in mid-stream": scripted.cut_off("print('ha"),
    "silent from the start": scripted.hang(),
    "silent in mid-stream": scripted.hang("print('ha"),
    "only keep-alive comments": scripted.only_signs_of_life(0.1),
    "malformed JSON": scripted.malformed(),
    "no choices": scripted.empty_choices(),
    "a web page": scripted.page(),
    "400, schema refused": scripted.no_schema(answer('{"code": "x"}')),
    "400, context exceeded": scripted.context_exceeded(),
    "401": status(401, message="Incorrect API key"),
    "404, no such model": status(404, message="The model `m` does not exist."),
    "n ignored": answer(GOOD, ignore_n=True),
    "not streamed": scripted.unstreamed(GOOD),
    "no usage told": scripted.no_usage(GOOD),
    "max_tokens exceeded": answer("word " * 200, usage={"completion_tokens": 5000}),
    "a refusal": scripted.refusal("I cannot help with that."),
}
BEYOND_CONTROL = ("max_tokens exceeded",)
"""A server that charges more than it was allowed to is noticed only when it has."""


class Outcome(NamedTuple):
    """How one trial ended."""

    asked: int
    charged: int
    counted: int
    exchange: Exchange | None
    shown: str
    """What the user sees."""

    @property
    def texts(self) -> list[str]:
        return [reply.text for reply in self.exchange.replies] if self.exchange else []


def main() -> int:
    wrong = []
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        print(
            "| fault | happens once | stays: what the user sees | good sample before it | charged, counted of", CAP, "|"
        )
        print("|---|---|---|---|---|")
        for name, fault in FAULTS.items():
            once = tried(name, fault, answer(GOOD))
            stays = tried(name, fault)
            after = tried(name, answer(GOOD, ignore_n=True), fault)
            kept = "kept" if GOOD in after.texts else "LOST"
            tokens = f"{stays.charged}, {stays.counted}"
            print(f"| {name} | {described(once)} | {described(stays)} | {kept} | {tokens} |", flush=True)
            wrong += [f"{name}: {complaint}" for complaint in complaints(name, once, stays, after)]
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


def tried(name: str, *script: Behaviour) -> Outcome:
    """Two samples asked of a server that follows the script."""
    request = replace(ASKED, schema={"type": "object"} if "schema" in name else None)
    ledger = Ledger(CAP, None)
    with ScriptedServer(*script) as server:
        model = CappedModel(OpenAIModel(f"m@{server.url}", Options(timeout_s=TIMEOUT_S), PACING), ledger, None)
        exchange = None
        try:
            exchange = model.reply(request)
            cut = sum(reply.cut for reply in exchange.replies)
            shown = f"{len(exchange.replies)} replies" + (f", {cut} of them cut" if cut else "")
            if ledger.used.total_tokens > CAP:
                model.reply(request)
        except ModelError as error:
            line = f"{type(error).__name__}: {error}".replace(server.url.removesuffix("/v1"), "http://HOST")
            line = line.replace(server.url.removeprefix("http://").removesuffix("/v1"), "HOST")
            shown = f"{shown}, then {line}" if exchange else line
        model.close()
        return Outcome(len(server.chats), server.charged_tokens, ledger.used.total_tokens, exchange, shown)


def described(outcome: Outcome) -> str:
    return f"{outcome.shown} ({outcome.asked} {'request' if outcome.asked == 1 else 'requests'})"


def complaints(name: str, once: Outcome, stays: Outcome, after: Outcome) -> list[str]:
    """What must not be."""
    found = []
    if GOOD not in after.texts:
        found.append("a good sample was lost")
    for outcome in (once, stays, after):
        if not outcome.charged <= outcome.counted:
            found.append(f"the server charged {outcome.charged}, we counted {outcome.counted}")
        if outcome.counted > CAP and name not in BEYOND_CONTROL:
            found.append(f"{outcome.counted} tokens exceed the cap")
        if not outcome.shown.isprintable() or (not outcome.exchange and ": " not in outcome.shown):
            found.append(f"not one clear line: {outcome.shown!r}")
    return found


if __name__ == "__main__":
    sys.exit(main())
