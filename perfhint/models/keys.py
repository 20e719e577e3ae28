"""Keys for model servers: from the environment or the keyring, each for one place only, and kept nowhere else.

A key is looked up when a request is about to be sent, and goes into that request's header. It is in no setting, no
record, no message, and the sandbox's environment is made from a list of names that has none of these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from perfhint.models.place import BASE_URL_VARIABLE, is_local

if TYPE_CHECKING:
    from collections.abc import Mapping

OPENAI_VARIABLE = "OPENAI_API_KEY"
OTHER_VARIABLE = "PERFHINT_API_KEY"
"""For a server that --model names by its URL."""
_OWN_VARIABLES = {"openai.com": OPENAI_VARIABLE, "openrouter.ai": "OPENROUTER_API_KEY"}
"""Variables that services tell their users to set, and whose they are: sent to them and nobody else."""
_KEYRING_SERVICE = "perfhint"
_NO_KEY = "none"
"""Sent to servers that we have no key for: most local ones want none, but the header."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is sent as a key, and what to do when it is refused."""

    secret: str = field(repr=False)
    advice: str
    is_openais: bool = False
    """The server is one that what OpenAI's own variables say is meant for."""

    @property
    def is_given(self) -> bool:
        """False where the user gave none."""
        return self.secret != _NO_KEY

    def mask(self, text: str) -> str:
        """The text without the key: servers like to quote it in their errors."""
        return text.replace(self.secret, "…") if self.is_given else text


def find_key(url: str, environment: Mapping[str, str]) -> Key:
    """The key for the server at `url`.

    OPENAI_API_KEY goes to OpenAI, and where OPENAI_BASE_URL points, since who sets it means the key for it too; never
    to another server. Others get the variable that is their own, or PERFHINT_API_KEY. Then the keyring is asked for
    the password of service "perfhint" and the server's host name, if the keyring package is installed and the server is
    not on this machine: those seldom want a key, and a keyring may ask the user to unlock it.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    variables = _variables(parts, environment)
    is_openais = OPENAI_VARIABLE in variables
    for variable in variables:
        if secret := environment.get(variable, "").strip():
            return Key(secret, f"see whether the key in {variable} is right", is_openais)
    if not is_local(host) and (kept := _from_keyring(host)):
        return Key(kept, f"see whether the keyring's is right: keyring set {_KEYRING_SERVICE} {host}", is_openais)
    or_keyring = "" if is_local(host) else f", or: keyring set {_KEYRING_SERVICE} {host}"
    return Key(_NO_KEY, f"set {variables[0]}{or_keyring}", is_openais)


def _variables(parts: SplitResult, environment: Mapping[str, str]) -> tuple[str, ...]:
    host = parts.hostname or ""
    own = [
        variable
        for domain, variable in _OWN_VARIABLES.items()
        if parts.scheme == "https" and (host == domain or host.endswith(f".{domain}"))
    ]
    if OPENAI_VARIABLE in own or _is_same_server(parts, environment.get(BASE_URL_VARIABLE, "")):
        return (OPENAI_VARIABLE,)
    return (*own, OTHER_VARIABLE)


def _is_same_server(parts: SplitResult, url: str) -> bool:
    try:
        other = urlsplit(url.strip())
        return (parts.scheme, parts.hostname, parts.port) == (other.scheme, other.hostname, other.port)
    except ValueError:
        return False


def _from_keyring(host: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(_KEYRING_SERVICE, host)
    except (KeyringError, RuntimeError, OSError):  # no keyring here, locked, or its service does not answer
        return None
