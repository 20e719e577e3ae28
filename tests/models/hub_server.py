"""A server on loopback with the endpoints of the Hugging Face hub that pulling a file needs.

    with HubServer({"model.gguf": content}) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)

Large files of the real one are sent by another host, to which it redirects; so it is here, with another name of the
same host.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass(frozen=True)
class Seen:
    """A request that came."""

    method: str
    path: str
    range: str | None
    token: str | None


class HubServer:
    """Has one repository, "some/model", with these files; the attributes are what may go wrong."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.seen: list[Seen] = []
        self.token: str | None = None
        """Without which nobody gets anything."""
        self.is_gated = False
        self.status: int | None = None
        """Of all answers."""
        self.cut_after: int | None = None
        """The connection breaks after so many bytes of a file, and the server is down from then on."""
        self.spoilt = False
        """Other bytes come than were announced."""
        self.checksum: str | None = None
        """Announced in place of the right one."""
        self.sending = threading.Event()
        """Some bytes of a file are on their way."""
        self.go_on: threading.Event | None = None
        """What to wait for in the middle of a file."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Turn,), {"hub": self}))
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def storage(self) -> str:
        """Where the large files are."""
        return f"http://localhost:{self._server.server_port}/storage"

    @property
    def ranges(self) -> list[str | None]:
        """What was asked of the files themselves."""
        return [each.range for each in self.seen if each.path.startswith("/storage/")]

    def __enter__(self) -> HubServer:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.go_on:
            self.go_on.set()
        self._server.shutdown()
        self._server.server_close()


class _Turn(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: HubServer

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self) -> None:
        path = urlsplit(self.path).path
        authorization = self.headers.get("Authorization")
        self.hub.seen.append(Seen(self.command, path, self.headers.get("Range"), authorization))
        if self.hub.status is not None:
            self._say(self.hub.status)
        elif path.startswith("/storage/"):
            self._send_file(self.hub.files[path.removeprefix("/storage/")])
        elif self.hub.token is not None and authorization != f"Bearer {self.hub.token}":
            self._say(401)
        elif self.hub.is_gated:
            self._say(403, {"X-Error-Code": "GatedRepo"})
        elif path == "/api/models/some/model/tree/main":
            self._say_json([{"type": "file", "path": name, "size": 1, "oid": "0"} for name in self.hub.files])
        elif match := re.fullmatch(r"/some/model/resolve/([^/]+)/(.+)", path):
            self._resolve(match[1], match[2])
        else:
            self._say(404, {"X-Error-Code": "RepoNotFound"})

    def _resolve(self, revision: str, name: str) -> None:
        if revision not in ("main", "v1"):
            self._say(404, {"X-Error-Code": "RevisionNotFound"})
        elif name not in self.hub.files:
            self._say(404, {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": COMMIT})
        else:
            content = self.hub.files[name]
            about = {
                "X-Repo-Commit": COMMIT,
                "X-Linked-Etag": f'"{self.hub.checksum or hashlib.sha256(content).hexdigest()}"',
                "X-Linked-Size": str(len(content)),
                "Location": f"{self.hub.storage}/{name}",
            }
            self._say(302, about)

    def _send_file(self, content: bytes) -> None:
        if self.hub.spoilt:
            content = content[:-1] + bytes([content[-1] ^ 1])
        match = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        start = int(match[1]) if match else 0
        self.send_response(206 if match else 200)
        if match:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        part = content[start:]
        if self.hub.cut_after is not None:
            self.wfile.write(part[: self.hub.cut_after])
            self.hub.status = 503
            self.close_connection = True
            return
        half = len(part) // 2
        self.wfile.write(part[:half])
        self.wfile.flush()
        self.hub.sending.set()
        if self.hub.go_on:
            self.hub.go_on.wait(60)
        self.wfile.write(part[half:])

    def _say(self, status: int, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _say_json(self, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
