"""`gguf:PATH`: a model file, run by llama-cpp-python in a process of its own beside perfhint.

In a process of its own because llama.cpp ends the process it is in when a file is damaged in a way that it does not
expect, or when there is not enough memory; perfhint then says so in a line and keeps what it has. It also makes Ctrl-C
simple, and keeps what llama.cpp prints away from the user.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import psutil

from perfhint.codec import from_plain, to_plain
from perfhint.errors import ModelUnreachableError
from perfhint.models import gguf_file, hub
from perfhint.models.base import Model
from perfhint.models.exchange_files import error_from_plain
from perfhint.records import Exchange, Reply, Usage

if TYPE_CHECKING:
    from perfhint.models.base import OnText
    from perfhint.models.options import Options
    from perfhint.records import Request

_LEAST_CONTEXT = 2048
"""Tokens that are tried whatever the memory."""
_PROGRAM = "from perfhint.models.llama_child import main; main()"


class GgufModel(Model):
    """A model file. Its header is read at once, the weights when something is asked.

    The context is what the model was trained for, unless the keys and values of so many tokens would take more than
    half of the machine's memory beside the weights; then it is the largest power of two that does not. It counts the
    machine's memory, not what is free just now, so that prompts are cut to the same length in every run.
    """

    def __init__(self, rest: str, options: Options) -> None:
        self.spec = f"gguf:{rest}"
        self._path = hub.located(rest)
        self._header = gguf_file.read_header(self._path)
        self._threads = options.threads or len(os.sched_getaffinity(0))
        self._held = _tokens_in_memory(self._header, self._path)
        self._child: _Child | None = None

    @property
    def context_tokens(self) -> int:
        """As many as the model was trained for and the memory can hold."""
        return min(self._header.context_tokens or _LEAST_CONTEXT, self._held)

    def reply(self, request: Request, on_text: OnText | None = None) -> Exchange:
        """As many replies as asked for; the prompt is evaluated once. Equal requests get equal replies."""
        started = time.perf_counter()
        try:
            answer = self._running().ask(request, on_text)
        except _EndedError as ended:
            self.close()
            raise ModelUnreachableError(
                f"llama.cpp broke on {self._path} ({ended})", todo="get the file again, or a newer llama-cpp-python"
            ) from None
        except OSError as error:
            self.close()
            raise ModelUnreachableError(f"the model's process cannot be started ({error.strerror})") from error
        except BaseException:  # it may still be writing: Ctrl-C, or what `on_text` raised
            self.close()
            raise
        if "error" in answer:
            raise error_from_plain(answer["error"])
        replies = tuple(from_plain(Reply, each) for each in answer["replies"])
        usage = from_plain(Usage, answer["usage"])
        return Exchange(self.spec, request, replies, usage, time.perf_counter() - started)

    def close(self) -> None:
        """End the process, which frees its memory."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _running(self) -> _Child:
        if self._child is None:
            self._child = _Child()
            self._child.send(self._settings())
        return self._child

    def _settings(self) -> dict[str, Any]:
        return {
            "path": str(self._path),
            "threads": self._threads,
            "template": self._header.chat_template,
            "context_tokens": self.context_tokens,
            "trained_tokens": self._header.context_tokens,
            "held_tokens": self._held,
        }


class _EndedError(Exception):
    """The process ended before it had answered; why."""


class _Child:
    """The process that has the model: a line of JSON in, pieces of text and an answer out."""

    def __init__(self) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            encoding="utf-8",
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for perfhint, which ends it
        )

    def ask(self, request: Request, on_text: OnText | None) -> dict[str, Any]:
        """Its answer: replies and usage, or an error. Raises `_EndedError`."""
        self.send(to_plain(request))
        for line in _stream(self._process.stdout):
            answer: dict[str, Any] = json.loads(line)
            if "text" not in answer:
                return answer
            if on_text:
                on_text(answer["text"])
        raise _EndedError(self._why())

    def send(self, message: object) -> None:
        """A line. Raises `_EndedError`."""
        stream = _stream(self._process.stdin)
        try:
            stream.write(json.dumps(message) + "\n")
            stream.flush()
        except BrokenPipeError:
            raise _EndedError(self._why()) from None

    def close(self) -> None:
        """End it now."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdout, self._process.stdin):
            try:
                _stream(stream).close()
            except BrokenPipeError:  # something was still to be sent
                pass
        self._said.close()

    def _why(self) -> str:
        status = self._process.wait()
        if status == -signal.SIGKILL:
            return "it was killed, most likely because there is not enough memory"
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").splitlines()
        told = next((line for line in lines if "ASSERT" in line), lines[-1] if lines else "")
        name = signal.Signals(-status).name if status < 0 else f"status {status}"
        return f"{name}: {told.rpartition('/')[2]}" if told else name


def _environment() -> dict[str, str]:
    """Ours, but for three things.

    Its modules are found where ours are. A crash is told in a line, without gdb. And threads that wait do not spin:
    on a machine that has other things to do that is ten times faster, and nothing runs on while perfhint measures.
    """
    return {
        "OMP_WAIT_POLICY": "PASSIVE",
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "GGML_NO_BACKTRACE": "1",
    }


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def _tokens_in_memory(header: gguf_file.Header, path: Path) -> int:
    each = header.cache_bytes
    if not each:
        return header.context_tokens or _LEAST_CONTEXT
    room = (_machine_memory() // 2 - path.stat().st_size) // each
    return max(_LEAST_CONTEXT, 1 << room.bit_length() - 1 if room > 0 else 0)


def _machine_memory() -> int:
    """Bytes, of the machine or of the container that this runs in."""
    total = psutil.virtual_memory().total
    try:
        limit = int(Path("/sys/fs/cgroup/memory.max").read_text())
    except (OSError, ValueError):  # no such limit
        return total
    return min(total, limit)
