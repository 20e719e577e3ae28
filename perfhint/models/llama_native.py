"""llama.cpp through its C interface, as far as `llama_cpp` needs it: load, read a prompt, go on from it several times.

The interface of llama-cpp-python that is made for people evaluates one sequence at a time. Here the samples of a
request share what was read of the prompt, and their next tokens are computed together, which costs little more than
one of them does: reading the weights is what takes the time.
"""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import llama_cpp

from perfhint.errors import ModelMissingError, ModelRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHUNK = 256
"""Tokens of a prompt that are evaluated at once.

What a prompt has in common with the last one is kept in whole chunks: then what is computed, to the last bit, does not
depend on what was asked before.
"""
_ROUND = 1024
"""Contexts are made in steps of so many tokens, so that growing prompts do not need a new one each time."""
_TOP_K, _TOP_P, _MIN_P = 40, 0.95, 0.05
"""Of llama.cpp's own programs."""
_ERROR = 4
"""ggml's level of a message that says why something failed."""


_messages: list[str] = []


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]
def _hear(level: int, text: bytes, _: object) -> None:
    """Whatever llama.cpp says, kept from the terminal."""
    if level == _ERROR:
        _messages.append(text.decode("utf-8", "replace").strip())


llama_cpp.llama_log_set(_hear, None)


def _reason() -> str:
    """Why something failed, as llama.cpp said first, in brackets; nothing where it did not."""
    found = _messages[0].partition(": ")[2] if _messages else ""  # it begins with the function that says it
    _messages.clear()
    return f" ({found})" if found else ""


class Native:
    """A model in memory, and the context that holds what it has read. Not for several threads."""

    def __init__(self, path: str, threads: int) -> None:
        """Raises `ModelMissingError` when llama.cpp cannot load the file; with its reason."""
        _messages.clear()
        self._threads = threads
        self._context: Any = None
        self._size = self._sequences = 0
        self._batch: Any = None
        self._read: list[int] = []
        llama_cpp.llama_backend_init()
        self._model = llama_cpp.llama_model_load_from_file(os.fsencode(path), llama_cpp.llama_model_default_params())
        if not self._model:
            raise ModelMissingError(
                f"llama.cpp cannot load {path}{_reason()}",
                todo="get the file again, or a newer llama-cpp-python if the model is new",
            )
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._model)
        self._pieces: dict[int, bytes] = {}

    # Text and tokens

    @property
    def begin(self) -> str:
        """The text of the token that begins every prompt; empty where there is none."""
        return self._text(llama_cpp.llama_vocab_bos(self._vocabulary))

    @property
    def end(self) -> str:
        """The text of the token that ends what a model says; empty where there is none."""
        return self._text(llama_cpp.llama_vocab_eos(self._vocabulary))

    def tokens(self, text: str) -> list[int]:
        """Of a prompt that has its special tokens written out."""
        data = text.encode("utf-8", "replace")
        found = self._tokens(data, len(data) + 8)
        begin = llama_cpp.llama_vocab_bos(self._vocabulary)
        if llama_cpp.llama_vocab_get_add_bos(self._vocabulary) and begin >= 0 and found[:1] != [begin]:
            found.insert(0, begin)
        return found

    def piece(self, token: int) -> bytes:
        """What a token stands for; nothing for those that steer."""
        if token not in self._pieces:
            size = 64
            buffer = ctypes.create_string_buffer(size)
            length = llama_cpp.llama_token_to_piece(self._vocabulary, token, buffer, size, 0, False)
            if length < 0:
                size = -length
                buffer = ctypes.create_string_buffer(size)
                length = llama_cpp.llama_token_to_piece(self._vocabulary, token, buffer, size, 0, False)
            self._pieces[token] = buffer.raw[:length]
        return self._pieces[token]

    def is_end(self, token: int) -> bool:
        """The model has said all it has to say."""
        return bool(llama_cpp.llama_vocab_is_eog(self._vocabulary, token))

    def _tokens(self, data: bytes, room: int) -> list[int]:
        tokens = (llama_cpp.llama_token * room)()
        count = llama_cpp.llama_tokenize(self._vocabulary, data, len(data), tokens, room, False, True)
        return list(tokens[:count]) if count >= 0 else self._tokens(data, -count)

    def _text(self, token: int) -> str:
        return llama_cpp.llama_vocab_get_text(self._vocabulary, token).decode("utf-8", "replace") if token >= 0 else ""

    # Reading and going on

    def read(self, prompt: Sequence[int], size: int, sequences: int) -> None:
        """Evaluate a prompt, so that up to `sequences` may go on from it, all together in `size` tokens of context."""
        self._need(size, sequences)
        memory = llama_cpp.llama_get_memory(self._context)
        # The last token is evaluated anyway: what it gives is what follows.
        known = min(_in_common(self._read, prompt), len(prompt) - 1) // _CHUNK * _CHUNK
        for sequence in range(1, self._sequences):
            llama_cpp.llama_memory_seq_rm(memory, sequence, -1, -1)
        if not llama_cpp.llama_memory_seq_rm(memory, 0, known, -1):  # models with a state cannot go back
            llama_cpp.llama_memory_clear(memory, True)
            known = 0
        self._read = list(prompt[:known])
        for start in range(known, len(prompt), _CHUNK):
            chunk = prompt[start : start + _CHUNK]
            last = start + len(chunk) == len(prompt)
            self._decode([(token, start + at, 0, last and at + 1 == len(chunk)) for at, token in enumerate(chunk)])
            self._read += chunk
        for sequence in range(1, sequences):
            llama_cpp.llama_memory_seq_cp(memory, 0, sequence, -1, -1)

    def go_on(self, tokens: Sequence[tuple[int, int, int]]) -> None:
        """Evaluate one more token of several sequences: each its token, position and sequence."""
        self._decode([(token, position, sequence, True) for token, position, sequence in tokens])

    def pick(self, sampler: Any, row: int) -> int:
        """The next token of the sequence that was in this row of what was evaluated last; -1 is the last row."""
        return int(llama_cpp.llama_sampler_sample(sampler, self._context, row))

    @contextmanager
    def sampler(self, seed: int, temperature: float, grammar: str | None) -> Iterator[Any]:
        """What chooses the tokens of one sequence. Raises `ModelRefusedError` for a grammar that is none."""
        chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
        try:
            if grammar is not None:
                held = llama_cpp.llama_sampler_init_grammar(self._vocabulary, grammar.encode(), b"root")
                if not held:
                    raise ModelRefusedError(f"llama.cpp cannot hold a reply to the schema{_reason()}")
                llama_cpp.llama_sampler_chain_add(chain, held)
            for each in self._choosing(seed, temperature):
                llama_cpp.llama_sampler_chain_add(chain, each)
            yield chain
        finally:
            llama_cpp.llama_sampler_free(chain)

    @staticmethod
    def _choosing(seed: int, temperature: float) -> list[Any]:
        if temperature == 0:
            return [llama_cpp.llama_sampler_init_greedy()]
        return [
            llama_cpp.llama_sampler_init_top_k(_TOP_K),
            llama_cpp.llama_sampler_init_top_p(_TOP_P, 1),
            llama_cpp.llama_sampler_init_min_p(_MIN_P, 1),
            llama_cpp.llama_sampler_init_temp(temperature),
            llama_cpp.llama_sampler_init_dist(seed),
        ]

    def _decode(self, rows: Sequence[tuple[int, int, int, bool]]) -> None:
        batch = self._batch
        batch.n_tokens = len(rows)
        for row, (token, position, sequence, is_wanted) in enumerate(rows):
            batch.token[row] = token
            batch.pos[row] = position
            batch.n_seq_id[row] = 1
            batch.seq_id[row][0] = sequence
            batch.logits[row] = is_wanted
        status = llama_cpp.llama_decode(self._context, batch)
        if status:
            self._free_context()  # what it holds now is not known
            raise ModelRefusedError(f"llama.cpp cannot evaluate the prompt (status {status}){_reason()}")

    def _need(self, size: int, sequences: int) -> None:
        if self._context and size <= self._size and sequences <= self._sequences:
            return
        self._free_context()
        self._size, self._sequences = -(-size // _ROUND) * _ROUND, sequences
        params = llama_cpp.llama_context_default_params()
        params.n_ctx = self._size
        params.n_batch = params.n_ubatch = max(_CHUNK, sequences)
        params.n_seq_max = sequences
        params.kv_unified = True
        params.n_threads = params.n_threads_batch = self._threads
        params.no_perf = True
        self._context = llama_cpp.llama_init_from_model(self._model, params)
        if not self._context:
            raise ModelRefusedError(
                f"there is no room for {self._size} tokens of context{_reason()}",
                todo="ask for fewer --samples or a lower --max-reply-tokens",
            )
        self._batch = llama_cpp.llama_batch_init(max(_CHUNK, sequences), 0, 1)

    def _free_context(self) -> None:
        self._read = []
        if self._batch is not None:
            llama_cpp.llama_batch_free(self._batch)
            self._batch = None
        if self._context:
            llama_cpp.llama_free(self._context)
            self._context = None


def _in_common(first: Sequence[int], second: Sequence[int]) -> int:
    """With how many equal tokens both begin."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))
