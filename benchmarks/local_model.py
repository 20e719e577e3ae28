"""What samples of a gguf: model cost: the prompt once, and tokens that are computed together.

    python benchmarks/local_model.py

Makes a model of 24 million random weights and asks it with one thread. Times are processor time of the model's process,
so that it does not matter what else the machine does; the smallest of several rounds.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import tiny_gguf

from perfhint.models import Model, Options, open_model
from perfhint.records import Message, Request

ROUNDS = 5
PROMPT, REPLY = 1000, 30
"""Tokens."""


@dataclass
class Measured:
    until_first: list[float] = field(default_factory=list)
    per_token: list[float] = field(default_factory=list)


class Clock:
    """Processor seconds of the one process that this one has started."""

    def __init__(self) -> None:
        (self._process,) = psutil.Process().children()

    def now(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)


def ask(model: Model, clock: Clock, text: str, samples: int, into: Measured) -> None:
    first: list[float] = []

    def hear(_: str) -> None:
        if not first:
            first.append(clock.now())

    began = clock.now()
    exchange = model.reply(Request((Message("user", text),), samples=samples, max_tokens=REPLY, seed=1), hear)
    into.until_first.append(first[0] - began)
    into.per_token.append((clock.now() - first[0]) / exchange.usage.completion_tokens)


def main() -> None:
    tiny_gguf.LAYERS, tiny_gguf.WIDTH, tiny_gguf.HEADS, tiny_gguf.INNER = 8, 512, 8, 1408
    results = {name: Measured() for name in ("1 sample", "4 samples", "8 samples", "1 sample, known beginning")}
    with tempfile.TemporaryDirectory() as folder:
        path = tiny_gguf.write_tiny_gguf(Path(folder) / "model.gguf")
        with closing(open_model(f"gguf:{path}", Options(threads=1))) as model:
            model.reply(Request((Message("user", "load"),), max_tokens=1))
            clock = Clock()
            for number in range(ROUNDS):
                for name, into in results.items():
                    is_known = "known" in name
                    text = "known" * (PROMPT // 5) + str(number) if is_known else chr(97 + number) + name + "x" * PROMPT
                    if is_known:
                        model.reply(Request((Message("user", text + "?"),), max_tokens=1))
                    ask(model, clock, text, int(name.split()[0]), into)
    print(f"{PROMPT} tokens of prompt, up to {REPLY} of reply, processor time with one thread")
    for name, measured in results.items():
        first_s, token_ms = min(measured.until_first), min(measured.per_token) * 1e3
        print(f"{name:26} first text {first_s:.2f} s, then {token_ms:.1f} ms a token")


if __name__ == "__main__":
    main()
