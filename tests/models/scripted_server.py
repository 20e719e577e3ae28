"""A small server on loopback that speaks the OpenAI API as a script tells it, faults included.

    with ScriptedServer(status(429, {"Retry-After": "0.01"}), answer("print(1)")) as server:
        model = OpenAIModel(f"some/model@{server.url}", Options())
        ...
        assert server.chats[0]["temperature"] == 0.7

Every chat request takes the next behaviour of the script; the last one stays for all that follow. A behaviour is a
function of the `Turn` it answers, so others are easily written in a test.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

PROMPT_TOKENS = 11
"""What every prompt is said to have."""


class Turn(BaseHTTPRequestHandler):
    """One request and the means to answer it."""

    protocol_version = "HTTP/1.1"
    server: _Server

    @property
    def closing(self) -> threading.Event:
        """Set when the server ends; what waits, waits for this."""
        return self.server.closing

    def reply(self, status: int, body: bytes, content_type: str, headers: Mapping[str, str] | None = None) -> None:
        """A whole response."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def reply_json(self, status: int, body: object, headers: Mapping[str, str] | None = None) -> None:
        """A whole response that is JSON."""
        self.reply(status, json.dumps(body).encode(), "application/json", headers)

    def charge(self, *texts: str, usage: Mapping[str, object] | None = None) -> dict[str, object]:
        """Count what a real server would want to be paid for these samples; the usage that it tells."""
        told = usage_of(*texts, **(usage or {}))
        self.server.charge(told)
        return told

    def begin_stream(self) -> None:
        """The head of a response whose parts follow."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def send_raw(self, text: str) -> None:
        """Any text as a part of the stream."""
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def send_event(self, event: object) -> None:
        """One event of the stream."""
        self.send_raw(f"data: {json.dumps(event)}\n\n")

    def send_piece(self, text: str, index: int = 0, finish: str | None = None) -> None:
        """A piece of a sample."""
        delta = {"content": text} if text else {}
        self.send_event(chunk([{"index": index, "delta": delta, "finish_reason": finish}]))

    def end_stream(self) -> None:
        """The end, as it should be."""
        self.send_raw("data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def hang_up(self) -> None:
        """Close the connection, whatever was sent."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.close()

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.asked = Asked(self.path, headers, body)
        behaviour = self.server.next_behaviour(self.asked)
        try:
            behaviour(self)
        except OSError:  # the client was faster to hang up
            self.close_connection = True

    def do_GET(self) -> None:
        found = self.server.pages.get(self.path)
        self.reply_json(200 if found else 404, found or {"error": {"message": "Not Found"}})

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Asked:
    """What came in."""

    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: Mapping[str, Any]

    @property
    def samples(self) -> int:
        return int(self.body.get("n") or 1)


Behaviour = Callable[[Turn], None]


class ScriptedServer:
    """Listens while the `with` block runs; `pages` are what a GET of a path is answered with, as JSON."""

    def __init__(self, *script: Behaviour, pages: Mapping[str, object] | None = None) -> None:
        self.script = script
        self.pages = pages or {}
        self.asked: list[Asked] = []
        self.charged_tokens = 0
        """What a real server would want to be paid for so far."""
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """The base URL, for `openai:NAME@URL`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def chats(self) -> list[Mapping[str, Any]]:
        """The bodies of all chat requests so far."""
        return [asked.body for asked in self.asked]

    def __enter__(self) -> ScriptedServer:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, scripted: ScriptedServer) -> None:
        super().__init__(("127.0.0.1", 0), Turn)
        self.closing = threading.Event()
        self.pages = scripted.pages
        self._scripted = scripted
        self._lock = threading.Lock()

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: clients hang up whenever they like."""

    def charge(self, usage: Mapping[str, Any]) -> None:
        with self._lock:
            self._scripted.charged_tokens += usage["prompt_tokens"] + usage["completion_tokens"]

    def next_behaviour(self, asked: Asked) -> Behaviour:
        with self._lock:
            self._scripted.asked.append(asked)
            place = min(len(self._scripted.asked), len(self._scripted.script)) - 1
            return self._scripted.script[place]


def chunk(choices: Sequence[object], usage: object = None) -> dict[str, object]:
    """A `chat.completion.chunk`."""
    return {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "m",
        "choices": choices,
        "usage": usage,
    }


def usage_of(*texts: str, **more: object) -> dict[str, object]:
    """Usage where every word is a token."""
    written = sum(len(text.split()) for text in texts)
    return {
        "prompt_tokens": PROMPT_TOKENS,
        "completion_tokens": written,
        "total_tokens": PROMPT_TOKENS + written,
        **more,
    }


def pieces(text: str) -> list[str]:
    """The text in three or so."""
    size = max(1, len(text) // 3)
    return [text[start : start + size] for start in range(0, len(text), size)]


def answer(
    *texts: str, finish: str = "stop", usage: Mapping[str, object] | None = None, ignore_n: bool = False
) -> Behaviour:
    """Streams as many samples as were asked for, of `texts` in turn; usage where it was asked for.

    `usage` adds to what is told, `ignore_n` is a server that knows only one sample.
    """

    def behaviour(turn: Turn) -> None:
        samples = [texts[index % len(texts)] for index in range(1 if ignore_n else turn.asked.samples)]
        if not turn.asked.body.get("stream"):
            unstreamed(*samples)(turn)
            return
        told = turn.charge(*samples, usage=usage)
        turn.begin_stream()
        for index, text in enumerate(samples):
            for piece in pieces(text):
                turn.send_piece(piece, index)
            turn.send_piece("", index, finish)
        if (turn.asked.body.get("stream_options") or {}).get("include_usage"):
            turn.send_event(chunk([], told))
        turn.end_stream()

    return behaviour


def no_usage(text: str) -> Behaviour:
    """A server that never tells what was used."""

    def behaviour(turn: Turn) -> None:
        turn.charge(text)
        turn.begin_stream()
        turn.send_piece(text, 0, "stop")
        turn.end_stream()

    return behaviour


def unstreamed(*texts: str) -> Behaviour:
    """A server that takes no notice of `stream` and answers with one JSON object."""

    def behaviour(turn: Turn) -> None:
        choices = [
            {"index": index, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
            for index, text in enumerate(texts)
        ]
        turn.reply_json(200, {"object": "chat.completion", "choices": choices, "usage": turn.charge(*texts)})

    return behaviour


def refusal(text: str) -> Behaviour:
    """A model that will not."""

    def behaviour(turn: Turn) -> None:
        turn.begin_stream()
        turn.send_event(chunk([{"index": 0, "delta": {"refusal": text}, "finish_reason": None}]))
        turn.send_piece("", 0, "stop")
        turn.send_event(chunk([], turn.charge(text)))
        turn.end_stream()

    return behaviour


def status(code: int, headers: Mapping[str, str] | None = None, /, message: str = "no", **error: object) -> Behaviour:
    """An error of the API: 401, 404, 429, 500 …"""
    body = {"error": {"message": message, "type": None, "param": None, "code": None, **error}}
    return lambda turn: turn.reply_json(code, body, headers)


def refuses(
    what: Callable[[Mapping[str, Any]], bool], then: Behaviour, *, message: str, http: int = 400, **error: object
) -> Behaviour:
    """An error as long as `what` says so of the request, `then` otherwise."""
    refused = status(http, message=message, **error)
    return lambda turn: refused(turn) if what(turn.asked.body) else then(turn)


def no_schema(then: Behaviour) -> Behaviour:
    """A server that takes `json_object`, but no `json_schema`."""
    return refuses(
        lambda body: (body.get("response_format") or {}).get("type") == "json_schema",
        then,
        message='response_format type must be one of "text" or "json_object", but got: json_schema',
    )


def context_exceeded() -> Behaviour:
    """A prompt that is too long, in OpenAI's words."""
    return status(
        400,
        message="This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
        type="invalid_request_error",
        param="messages",
        code="context_length_exceeded",
    )


def empty_choices() -> Behaviour:
    """A stream with nothing in it."""

    def behaviour(turn: Turn) -> None:
        turn.charge()
        turn.begin_stream()
        turn.send_event(chunk([]))
        turn.end_stream()

    return behaviour


def page(body: str = "<html>hello</html>", content_type: str = "text/html") -> Behaviour:
    """Something that is no API at all."""
    return lambda turn: turn.reply(200, body.encode(), content_type)


def malformed() -> Behaviour:
    """A stream whose event is no JSON."""

    def behaviour(turn: Turn) -> None:
        turn.charge()
        turn.begin_stream()
        turn.send_raw('data: {"choices": [\n\n')
        turn.end_stream()

    return behaviour


def cut_off(text: str) -> Behaviour:
    """Sends `text` and closes the connection in the middle of the stream."""

    def behaviour(turn: Turn) -> None:
        turn.charge(text)
        turn.begin_stream()
        if text:
            turn.send_piece(text)
        turn.hang_up()

    return behaviour


def ends_early(text: str) -> Behaviour:
    """Sends `text` and ends the stream as if that were all, without a reason and without usage."""

    def behaviour(turn: Turn) -> None:
        turn.charge(text)
        turn.begin_stream()
        turn.send_piece(text)
        turn.end_stream()

    return behaviour


def hang_up() -> Behaviour:
    """Closes the connection without a word, after it has read the prompt."""

    def behaviour(turn: Turn) -> None:
        turn.charge()
        turn.hang_up()

    return behaviour


def hang(text: str = "") -> Behaviour:
    """Sends `text` and then nothing until the server ends; nothing at all, no status either, without text."""

    def behaviour(turn: Turn) -> None:
        turn.charge(text)
        if text:
            turn.begin_stream()
            turn.send_piece(text)
        turn.closing.wait()
        turn.hang_up()

    return behaviour


def only_signs_of_life(every_s: float, sign: str = ": working\n\n") -> Behaviour:
    """Keeps the connection alive, by comments or otherwise, and never says anything."""

    def behaviour(turn: Turn) -> None:
        turn.charge()
        turn.begin_stream()
        while not turn.closing.wait(every_s):
            turn.send_raw(sign)

    return behaviour


def slow(text: str, pause_s: float) -> Behaviour:
    """Streams with pauses."""

    def behaviour(turn: Turn) -> None:
        turn.charge(text)
        turn.begin_stream()
        for piece in pieces(text):
            turn.closing.wait(pause_s)
            turn.send_piece(piece)
        turn.send_piece("", 0, "stop")
        turn.end_stream()

    return behaviour


def error_in_stream(text: str, code: object, message: str) -> Behaviour:
    """Sends `text`, then an error as an event, as OpenRouter does."""

    def behaviour(turn: Turn) -> None:
        turn.charge(text)
        turn.begin_stream()
        if text:
            turn.send_piece(text)
        turn.send_event({"error": {"code": code, "message": message}, "choices": []})
        turn.end_stream()

    return behaviour
