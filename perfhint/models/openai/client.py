"""OpenAI's SDK, set up so that it sends what we mean, where we mean it, and waits no longer than told."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import httpx2
import openai

from perfhint.errors import ModelAccessError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.models.keys import Key
    from perfhint.models.place import Place

_CONNECT_S = 10.0
"""A server that answers at all takes a connection by then."""
_HEADERS_VARIABLE = "OPENAI_CUSTOM_HEADERS"


class Watch:
    """When the last piece of an answer came.

    The SDK's own time-out is satisfied by any bytes, such as the comments by which some servers keep a connection
    alive while they have nothing to say.
    """

    def __init__(self, timeout_s: float) -> None:
        self.timeout_s = timeout_s
        self.fed()

    def fed(self) -> None:
        """A piece came."""
        self._last = time.monotonic()

    @property
    def is_late(self) -> bool:
        """It has been too long."""
        return time.monotonic() - self._last > self.timeout_s


class _Watched(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch

    def __iter__(self) -> Iterator[bytes]:
        for data in self._stream:
            if self._watch.is_late:
                raise httpx2.ReadTimeout("nothing but signs of life")
            yield data

    def close(self) -> None:
        self._stream.close()


def open_client(place: Place, key: Key, watch: Watch) -> openai.OpenAI:
    """A client for this server only. Raises `ModelAccessError` for a key that cannot be sent, or is surely wanted.

    The SDK would send the user's organisation, project and extra headers, meant for OpenAI, to whatever server it is
    given; and it would follow redirects, which would take the prompt to a server that nobody named.
    """
    if place.is_openai and not key.is_given:
        raise ModelAccessError(f"no key for {place.host}", todo=key.advice)
    if not key.secret.isascii() or any(character.isspace() for character in key.secret):
        raise ModelAccessError(f"the key for {place.host} holds characters that no key has", todo=key.advice)

    def watched(response: httpx2.Response) -> None:
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Watched(response.stream, watch)

    timeout = httpx2.Timeout(watch.timeout_s, connect=min(_CONNECT_S, watch.timeout_s))
    client = openai.OpenAI(
        api_key=key.secret,
        base_url=place.url,
        max_retries=0,
        timeout=timeout,
        default_headers=None if key.is_openais else _own_headers(key),
        http_client=openai.DefaultHttpxClient(
            timeout=timeout,
            follow_redirects=False,
            event_hooks={"response": [watched]},
            trust_env=not place.is_local,  # no proxy of the environment's leads to this machine
        ),
    )
    if not key.is_openais:
        client.organization = client.project = client.admin_api_key = None
    return client


def _own_headers(key: Key) -> dict[str, Any]:
    """Our key's, and the user's extra ones as headers to leave out."""
    names = [line.partition(":")[0].strip() for line in os.environ.get(_HEADERS_VARIABLE, "").split("\n")]
    extra = {name: openai.omit for name in names if name and name.lower() != "authorization"}
    return {**extra, "Authorization": f"Bearer {key.secret}"}
