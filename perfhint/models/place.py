"""Which model, at which server: what stands behind "openai:". Needs no SDK."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from perfhint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

OPENAI = "https://api.openai.com/v1"
BASE_URL_VARIABLE = "OPENAI_BASE_URL"
_AT = re.compile(r"@(?=https?://)")
_ALMOST = re.compile(r".*@(|\w+://.*|localhost\b.*|[\w.-]+:\d+(?:/.*)?|[^@]*/v1/?)", re.DOTALL)
"""What is meant as a URL and is none: the program must not go to OpenAI instead."""
_SECRETS = re.compile(r"//.*@|[?#].*", re.DOTALL)
"""Parts of a URL that may hold a password or a key."""


class Place(NamedTuple):
    """A model and the server that has it."""

    name: str
    url: str
    """Without a slash at the end."""

    @property
    def host(self) -> str:
        """The server, as messages name it: with the port where it is not the usual one."""
        return urlsplit(self.url).netloc

    @property
    def is_openai(self) -> bool:
        """The server is OpenAI's own."""
        return self.host == "api.openai.com" or self.host.endswith(".api.openai.com")

    @property
    def is_local(self) -> bool:
        """The server runs on this machine."""
        return is_local(urlsplit(self.url).hostname)

    @property
    def spec(self) -> str:
        """How the user would write it."""
        return f"openai:{self.name}" if self.url == OPENAI else f"openai:{self.name}@{self.url}"


def is_local(host: str | None) -> bool:
    """Whether the host's name can only mean this machine."""
    return host in ("localhost", "127.0.0.1", "::1")


def parse(rest: str, environment: Mapping[str, str]) -> Place:
    """The place that "NAME" or "NAME@BASE_URL" means; names may hold slashes, colons, dots and @.

    Without a URL it is OPENAI_BASE_URL's, as in OpenAI's own SDK, or OpenAI's. Raises `UsageError`, which shows no
    part of a URL that may be secret.
    """
    *names, url = _AT.split(rest) if _AT.search(rest) else (rest, environment.get(BASE_URL_VARIABLE) or OPENAI)
    if not names[1:] and (almost := _ALMOST.fullmatch("@".join(names))):
        url = almost[1]
    name = "@".join(names).strip()
    if not name:
        raise UsageError("openai: needs the name of a model", todo="write openai:NAME or openai:NAME@BASE_URL")
    return Place(name, base_url(url))


def base_url(url: str) -> str:
    """The URL in one form: without a slash at the end, with /v1 where there is no path.

    Raises `UsageError` for what is no base URL, or holds more than one should.
    """
    shown = _SECRETS.sub(lambda part: "//…@" if part[0].startswith("//") else "…", url)
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise UsageError(f'"{shown}" is no base URL', todo="it looks like http://localhost:8000/v1")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            f'the base URL "{shown}" holds more than an address',
            todo="leave out user, password and what follows a ? or #, and give a key as PERFHINT_API_KEY",
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    return f"{parts.scheme}://{parts.netloc.lower()}{path or '/v1'}"
