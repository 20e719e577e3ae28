"""A GGUF file with everything a real one has, but tiny and with random weights: it writes nonsense, fast.

Its vocabulary has every byte, so that any text can be read and written, and a few characters and words.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import gguf
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
CONTROL = ("<s>", "</s>", "<|im_start|>", "<|im_end|>")
WORDS = ("▁the", "▁def", "▁return", "print", "range", "▁in", "▁for", "▁=")
LAYERS, WIDTH, HEADS, INNER = 2, 64, 4, 128


def write_tiny_gguf(path: Path, *, context: int = 4096, template: str | None = CHATML, seed: int = 0) -> Path:
    """Write the model to `path`; equal seeds make equal models."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_context_length(context)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS // 2)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    size = _add_vocabulary(writer)
    if template is not None:
        writer.add_chat_template(template)
    for name, shape in _tensors(size):
        generator = np.random.default_rng([seed, *name.encode()])
        is_norm = len(shape) == 1
        weights = np.ones(shape) if is_norm else generator.normal(0, shape[-1] ** -0.5, shape)
        writer.add_tensor(name, weights.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_vocabulary(writer: gguf.GGUFWriter) -> int:
    kinds = gguf.TokenType
    tokens = [("<unk>", kinds.UNKNOWN), *((token, kinds.CONTROL) for token in CONTROL)]
    tokens += [(f"<0x{byte:02X}>", kinds.BYTE) for byte in range(256)]
    characters = ["▁", *(char for char in string.printable if char.isprintable() and char != " ")]
    tokens += [(token, kinds.NORMAL) for token in (*characters, *WORDS)]
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token for token, _ in tokens])
    writer.add_token_scores([-float(number) for number in range(len(tokens))])
    writer.add_token_types([kind for _, kind in tokens])
    numbers = {token: number for number, (token, _) in enumerate(tokens)}
    writer.add_unk_token_id(numbers["<unk>"])
    writer.add_bos_token_id(numbers["<s>"])
    writer.add_eos_token_id(numbers["<|im_end|>"])
    writer.add_add_bos_token(True)
    writer.add_add_space_prefix(False)
    return len(tokens)


def _tensors(vocabulary: int) -> list[tuple[str, tuple[int, ...]]]:
    shared = WIDTH // 2  # keys and values of two heads each
    found: list[tuple[str, tuple[int, ...]]] = [("token_embd.weight", (vocabulary, WIDTH))]
    for layer in range(LAYERS):
        found += [
            (f"blk.{layer}.{name}.weight", shape)
            for name, shape in (
                ("attn_norm", (WIDTH,)),
                ("attn_q", (WIDTH, WIDTH)),
                ("attn_k", (shared, WIDTH)),
                ("attn_v", (shared, WIDTH)),
                ("attn_output", (WIDTH, WIDTH)),
                ("ffn_norm", (WIDTH,)),
                ("ffn_gate", (INNER, WIDTH)),
                ("ffn_up", (INNER, WIDTH)),
                ("ffn_down", (WIDTH, INNER)),
            )
        ]
    return [*found, ("output_norm.weight", (WIDTH,)), ("output.weight", (vocabulary, WIDTH))]
