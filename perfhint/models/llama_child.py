"""What runs in the process beside perfhint: reads requests, a line of JSON each, and writes what the model says.

The first line has the settings. An answer is lines with pieces of text, and one with all replies or an error.
"""

from __future__ import annotations

import codecs
import json
import os
import sys
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from perfhint.codec import from_plain, to_plain
from perfhint.errors import ModelError, ModelMissingError, ModelRefusedError, PromptTooLongError
from perfhint.models.exchange_files import error_to_plain
from perfhint.models.hub import INSTALL
from perfhint.records import Reply, Request, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perfhint.models.llama_native import Native
    from perfhint.records import Message

_MOST_AT_ONCE = 16
"""Samples whose tokens are computed together; with more there is nothing to gain."""
_SEEDS = 2**32 - 1
"""llama.cpp takes the one that would be next for the wish to be surprised."""
_LEAST_REPLY = 64
"""Tokens below which a reply is not worth asking for."""
_LOOKS_S = 1.0
"""How often to look whether perfhint is still there; a prompt may take minutes to evaluate."""

_PLAIN_TEMPLATE = """\
{% for message in messages %}
### {{ {"system": "System", "user": "Instruction", "assistant": "Response"}[message.role] }}:
{{ message.content }}

{% endfor %}
### Response:
"""
"""For a file without a template of its own: models that were not trained for conversations know this form best."""
_PLAIN_STOP = "\n### Instruction:"
"""A model that goes on with the next question has finished its answer."""

_LOOSE_CHARACTER = r"""char ::= [^"\\] |"""
_STRICT_CHARACTER = r"""char ::= [^"\\\x7F\x00-\x1F] |"""
"""What llama-cpp-python takes for a character of a JSON string, and what one is: a new line, which programs are full
of, is written \\n there."""


def main() -> None:
    """Answer until there are no more requests or perfhint has ended."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer

    def say(message: object) -> None:
        answers.write(json.dumps(message) + "\n")
        answers.flush()

    writer = Writer(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        try:
            say(writer.answer(from_plain(Request, json.loads(line)), lambda text: say({"text": text})))
        except ModelError as error:
            say({"error": error_to_plain(error)})


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOKS_S)
    os._exit(1)


class Writer:
    """The model, loaded when it is first asked."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._loaded: Native | None = None

    def answer(self, request: Request, on_text: Callable[[str], None]) -> dict[str, Any]:
        """Replies and usage. Raises `ModelError`."""
        native = self._native()
        prompt = native.tokens(self._rendered(native, request.messages))
        if not prompt:
            raise ModelRefusedError("the model's chat template makes nothing of the conversation")
        self._check_room(len(prompt), request.max_tokens)
        grammar = _grammar(request.schema) if request.schema is not None else None
        fitting = (self._settings["held_tokens"] - len(prompt)) // request.max_tokens
        at_once = max(1, min(_MOST_AT_ONCE, fitting))
        seeds = [((request.seed or 0) + at) % _SEEDS for at in range(request.samples)]
        samples: list[Sample] = []
        for first in range(0, len(seeds), at_once):
            samples += self._group(native, prompt, seeds[first : first + at_once], request, grammar, on_text)
        usage = Usage(len(prompt), sum(sample.tokens for sample in samples))
        return {"replies": [to_plain(sample.reply()) for sample in samples], "usage": to_plain(usage)}

    def _native(self) -> Native:
        if self._loaded is None:
            try:
                from perfhint.models.llama_native import Native
            except (ImportError, OSError, RuntimeError) as error:  # the last two: its own library cannot be loaded
                raise ModelMissingError(
                    f"a gguf: model needs llama-cpp-python, which cannot be used ({error})", todo=INSTALL
                ) from error
            self._loaded = Native(self._settings["path"], self._settings["threads"])
        return self._loaded

    def _rendered(self, native: Native, messages: Sequence[Message]) -> str:
        """The conversation as one text in the file's own template."""
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        plain = [{"role": message.role, "content": message.content} for message in messages]
        template = self._settings["template"] or _PLAIN_TEMPLATE
        try:
            render = Jinja2ChatFormatter(template, eos_token=native.end, bos_token=native.begin)
            try:
                return str(render(messages=plain).prompt)
            except Exception:  # noqa: BLE001 - a template is a program of somebody else's
                return str(render(messages=_without_system(plain)).prompt)  # some know no such role
        except Exception as error:
            raise ModelRefusedError(f"the model's chat template cannot be filled ({error})") from error

    def _check_room(self, prompt: int, reply: int) -> None:
        room = self._settings["context_tokens"]
        if prompt + reply <= room:
            return
        what = "the model's context is" if room == self._settings["trained_tokens"] else "the memory holds"
        left = room - prompt
        raise PromptTooLongError(
            f"the prompt has {prompt} tokens and the reply may have {reply}, {what} {room}",
            todo=f"--max-reply-tokens {left} would fit"
            if left >= _LEAST_REPLY
            else "a model with more context is needed",
        )

    def _group(
        self,
        native: Native,
        prompt: Sequence[int],
        seeds: Sequence[int],
        request: Request,
        grammar: str | None,
        on_text: Callable[[str], None],
    ) -> list[Sample]:
        """Samples that go on from the prompt together."""
        stop = None if self._settings["template"] else _PLAIN_STOP
        samples = [Sample(native, request.max_tokens, stop, on_text) for _ in seeds]
        with ExitStack() as stack:
            samplers = [stack.enter_context(native.sampler(seed, request.temperature, grammar)) for seed in seeds]
            native.read(prompt, len(prompt) + len(seeds) * request.max_tokens, len(seeds))
            for sample, sampler in zip(samples, samplers, strict=True):
                sample.take(native.pick(sampler, -1))
            while going := [at for at, sample in enumerate(samples) if not sample.finished]:
                native.go_on([(samples[at].last, len(prompt) + samples[at].tokens - 1, at) for at in going])
                for row, at in enumerate(going):
                    samples[at].take(native.pick(samplers[at], row))
        return samples


class Sample:
    """One reply as it grows."""

    def __init__(self, native: Native, limit: int, stop: str | None, on_text: Callable[[str], None]) -> None:
        self._native = native
        self._limit = limit
        self._stop = stop
        self._on_text = on_text
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""
        self._cut = False
        self.tokens = 0
        self.last = -1
        self.finished = False

    def take(self, token: int) -> None:
        """The next token that was picked."""
        self.tokens += 1
        self.last = token
        ended = self._native.is_end(token)
        text = self._decoder.decode(b"" if ended else self._native.piece(token), final=ended)
        self._text += text
        if self._stop and self._stop in self._text:
            self._text = self._text.partition(self._stop)[0]
            ended = True
        self._cut = not ended and self.tokens >= self._limit
        self.finished = ended or self._cut
        if text:
            self._on_text(text)

    def reply(self) -> Reply:
        """What came of it; a character whose bytes are not all there is left out."""
        return Reply(self._text, self._cut)


def _grammar(schema: Mapping[str, Any]) -> str:
    from llama_cpp.llama_grammar import json_schema_to_gbnf

    try:
        grammar = str(json_schema_to_gbnf(json.dumps(schema)))
    except Exception as error:
        raise ModelRefusedError(f"the reply's schema cannot be made a grammar ({error!r})") from error
    return grammar.replace(_LOOSE_CHARACTER, _STRICT_CHARACTER)


def _without_system(messages: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The system's words at the beginning of the user's first ones."""
    words = [message["content"] for message in messages if message["role"] == "system"]
    others = [dict(message) for message in messages if message["role"] != "system"]
    if others:
        others[0]["content"] = "\n\n".join([*words, others[0]["content"]])
    return others
