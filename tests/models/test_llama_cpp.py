"""Model files run by llama-cpp-python for real: a tiny model that writes nonsense, in every way it may be asked."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import psutil
import pytest
from tiny_gguf import write_tiny_gguf

from perfhint.errors import ModelError, ModelMissingError, ModelRefusedError, ModelUnreachableError, PromptTooLongError
from perfhint.models import Model, Options, open_model
from perfhint.records import Message, Reply, Request

if TYPE_CHECKING:
    from pathlib import Path

if importlib.util.find_spec("llama_cpp") is None:
    pytest.skip(
        "llama-cpp-python is not installed: pip install -e '.[local]', which needs a C compiler",
        allow_module_level=True,
    )

CONTEXT = 2048
SCHEMA = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["list", "dict", "none"]},
        "sure": {"type": "boolean"},
        "name": {"type": "string", "pattern": "^[a-z_]{1,8}$"},
        "reason": {"type": "string", "maxLength": 8},
        "rows": {"type": "array", "items": {"type": "boolean"}, "minItems": 1, "maxItems": 3},
    },
    "required": ["kind", "sure", "name", "reason", "rows"],
    "additionalProperties": False,
}
RAISES_FOR_SYSTEM = (
    "{% for message in messages %}{% if message.role == 'system' %}{{ raise_exception('no system') }}{% endif %}"
    "<|im_start|>{{ message.content }}<|im_end|>{% endfor %}"
)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf", context=CONTEXT)


@pytest.fixture(scope="module")
def model(tiny: Path):
    with closing(opened(tiny)) as model:
        yield model


def opened(path: Path) -> Model:
    return open_model(f"gguf:{path}", Options(threads=1))


def asking(text: str, **others) -> Request:
    return Request((Message("system", "You are brief."), Message("user", text)), **{"max_tokens": 24, **others})


def test_equal_requests_get_equal_replies_whatever_was_asked_between(model: Model, tiny: Path) -> None:
    request = asking("Make it faster, 世界 \udc80! " * 12, samples=3, seed=7)
    first = model.reply(request)
    assert first.usage.completion_tokens <= 3 * 24
    assert len({reply.text for reply in first.replies}) == 3
    model.reply(asking("Make it faster, 世界 \udc80! " * 11 + "or not", samples=2))
    model.reply(asking("something else, and much longer than before " * 12, max_tokens=4))
    assert model.reply(request).replies == first.replies
    with closing(opened(tiny)) as another:
        assert another.reply(request).replies == first.replies
    assert model.reply(asking("Make it faster, 世界 \udc80! " * 12, samples=3, seed=8)).replies != first.replies


def test_without_temperature_the_seed_does_not_matter(model: Model) -> None:
    replies = [model.reply(asking("x", temperature=0.0, seed=seed, samples=2)).replies for seed in (1, 2)]
    assert replies[0] == replies[1]
    assert replies[0][0] == replies[0][1]


def test_text_is_told_as_it_comes(model: Model) -> None:
    pieces: list[str] = []
    exchange = model.reply(asking("tell me"), pieces.append)
    assert len(pieces) > 5
    assert "".join(pieces) == exchange.replies[0].text


def test_a_reply_that_is_too_long_is_cut(model: Model) -> None:
    replies = model.reply(asking("on and on", max_tokens=5, samples=8)).replies
    assert any(reply.cut for reply in replies)


def test_more_samples_than_are_computed_together(model: Model) -> None:
    assert len(model.reply(asking("many", samples=19, max_tokens=3)).replies) == 19


@pytest.mark.parametrize("temperature", [0.0, 0.7, 2.0])
def test_replies_satisfy_the_schema(model: Model, temperature: float) -> None:
    request = asking("JSON", samples=6, schema=SCHEMA, temperature=temperature, max_tokens=300, seed=3)
    for reply in model.reply(request).replies:
        assert not reply.cut
        said = json.loads(reply.text)
        assert list(said) == list(SCHEMA["properties"])  # in this order
        assert said["kind"] in ("list", "dict", "none")
        assert isinstance(said["sure"], bool)
        assert re.fullmatch("[a-z_]{1,8}", said["name"])
        assert isinstance(said["reason"], str)
        assert 1 <= len(said["rows"]) <= 3


def test_schema_that_no_grammar_can_hold(model: Model) -> None:
    with pytest.raises(ModelRefusedError, match="schema cannot be made a grammar"):
        model.reply(asking("JSON", schema={"type": "quantum"}))


def test_context_is_the_files(model: Model) -> None:
    assert model.context_tokens == CONTEXT
    text = "n" * (CONTEXT - 200)
    assert model.reply(asking(text)).usage.prompt_tokens > CONTEXT - 200
    with pytest.raises(PromptTooLongError) as raised:
        model.reply(asking(text, max_tokens=500))
    prompt = model.reply(asking(text)).usage.prompt_tokens
    assert str(raised.value) == (
        f"the prompt has {prompt} tokens and the reply may have 500, the model's context is {CONTEXT}:"
        f" --max-reply-tokens {CONTEXT - prompt} would fit"
    )
    with pytest.raises(PromptTooLongError, match="a model with more context is needed"):
        model.reply(asking("n" * CONTEXT))


def test_the_prompt_is_evaluated_once_for_all_samples_and_its_beginning_once_for_all_requests(tiny: Path) -> None:
    from perfhint.models.llama_native import Native

    class Counting(Native):
        evaluated = 0

        def _decode(self, rows) -> None:
            self.evaluated += len(rows)
            super()._decode(rows)

    native = Counting(str(tiny), 1)
    prompt = native.tokens("a" * 700)
    native.read(prompt, 1000, 4)
    assert native.evaluated == len(prompt)
    native.go_on([(prompt[-1], len(prompt), sequence) for sequence in range(4)])
    assert native.evaluated == len(prompt) + 4
    native.evaluated = 0
    native.read([*prompt[:-1], prompt[0]], 1000, 4)
    assert native.evaluated < 300


@pytest.mark.parametrize("template", [None, RAISES_FOR_SYSTEM])
def test_templates_that_lack_something(tmp_path: Path, template: str | None) -> None:
    with closing(opened(write_tiny_gguf(tmp_path / "model.gguf", template=template))) as model:
        assert model.reply(asking("hello")).replies[0].text


def test_template_that_is_none(tmp_path: Path) -> None:
    path = write_tiny_gguf(tmp_path / "model.gguf", template="{% if %}")
    with closing(opened(path)) as model, pytest.raises(ModelRefusedError, match="chat template cannot be filled"):
        model.reply(asking("hello"))


def test_without_a_template_the_next_question_ends_the_answer(tiny: Path) -> None:
    from perfhint.models.llama_child import Sample
    from perfhint.models.llama_native import Native

    native = Native(str(tiny), 1)
    sample = Sample(native, 1000, "\n### Instruction:", lambda _: None)
    for token in native.tokens("print(1)\n### Instruction:\nAgain!")[1:]:
        if not sample.finished:
            sample.take(token)
    assert sample.reply() == Reply("print(1)")


def test_native_messages_stay_out_of_sight(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with closing(opened(tiny)) as model:
        model.reply(asking("hello"))
    assert capfd.readouterr() == ("", "")


def damaged(tiny: Path, folder: Path, old: bytes, new: bytes) -> Path:
    content = tiny.read_bytes()
    assert old in content
    (folder / "model.gguf").write_bytes(content.replace(old, new, 1))
    return folder / "model.gguf"


@pytest.mark.parametrize(
    ("old", "new", "error", "told"),
    [
        (b"<0x41>", b"<0x42>", ModelUnreachableError, "llama.cpp broke on .*SIGABRT.*GGML_ASSERT"),
        (b"output_norm.weight", b"output_nerm.weight", ModelMissingError, "output_norm.weight' not found"),
        (b"llama.block_count", b"llama.black_count", ModelMissingError, "llama.block_count"),
    ],
)
def test_damaged_files(tiny: Path, tmp_path: Path, old: bytes, new: bytes, error: type[ModelError], told: str) -> None:
    with closing(opened(damaged(tiny, tmp_path, old, new))) as model, pytest.raises(error, match=told) as raised:
        model.reply(asking("hello"))
    assert "\n" not in str(raised.value)


def test_file_whose_last_tensor_is_not_whole(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "model.gguf").write_bytes(tiny.read_bytes()[:-10])
    told = r"output\.weight' data is not within the file bounds"
    with closing(opened(tmp_path / "model.gguf")) as model, pytest.raises(ModelMissingError, match=told):
        model.reply(asking("hello"))


def test_files_are_looked_at_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no model")
    with pytest.raises(ModelMissingError, match="is not a GGUF file"):
        opened(tmp_path / "notes.txt")
    with pytest.raises(ModelMissingError, match="No such file"):
        opened(tmp_path / "model.gguf")


def test_package_that_is_not_installed(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "llama_cpp.py").write_text("raise ModuleNotFoundError(\"No module named 'llama_cpp'\")")
    monkeypatch.syspath_prepend(tmp_path)
    told = r"cannot be used \(No module.*\): pip install 'perfhint\[local\]'"
    with closing(opened(tiny)) as model, pytest.raises(ModelMissingError, match=told):
        model.reply(asking("hello"))


def children() -> set[psutil.Process]:
    return set(psutil.Process().children())


def test_interrupted_while_it_writes(tiny: Path) -> None:
    def interrupt(_: str) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    before = children()
    with closing(opened(tiny)) as model:
        expected = model.reply(asking("hello"))
        with pytest.raises(KeyboardInterrupt):
            model.reply(asking("hello", max_tokens=1500, samples=2), interrupt)
        assert children() == before
        assert model.reply(asking("hello")).replies == expected.replies


def test_process_that_cannot_begin(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "encodings.py").write_text("raise SystemExit('no')")
    monkeypatch.syspath_prepend(tmp_path)
    with closing(opened(tiny)) as model, pytest.raises(ModelUnreachableError, match=r"broke on .*status 1"):
        model.reply(asking("hello " * 300))


HOLDS_A_MODEL = """
import sys
from perfhint.models import Options, open_model
from perfhint.records import Message, Request
model = open_model(sys.argv[1], Options())
request = Request((Message("user", "x"),), max_tokens=5)
model.reply(request)
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
def test_nothing_is_left_when_perfhint_is_killed(tiny: Path) -> None:
    command = [sys.executable, "-c", HOLDS_A_MODEL, f"gguf:{tiny}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        (child,) = psutil.Process(holder.pid).children()
        holder.kill()
        deadline = time.monotonic() + 30
        while child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_refused_by_the_operating_system_for_lack_of_memory(tiny: Path) -> None:
    before = children()

    def kill(_: str) -> None:
        for each in children() - before:
            each.kill()

    told = "it was killed, most likely because there is not enough memory"
    with closing(opened(tiny)) as model, pytest.raises(ModelUnreachableError, match=told):
        model.reply(asking("hello", max_tokens=1500, samples=2), kill)
