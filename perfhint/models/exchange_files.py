"""A folder of exchanges, one file each, to be read, written by hand and compared with `diff`.

Files are named by a number that says their order and, if you like, words: ``01.json``, ``02-wrong.md``. Other files
are passed over. There are three kinds.

**Recorded** (``0001.json``): a request and what came of it. Texts are lists of lines, so that a difference is seen::

    {
      "model": "openai:gpt-5",
      "context_tokens": 400000,
      "request": {"messages": [{"role": "user", "content": ["Make this faster:", "n = int(input())"]}]},
      "replies": [{"text": ["```python", "…", "```"], "cut": false}],
      "usage": {"prompt_tokens": 120, "completion_tokens": 80, "cost_usd": 0.001},
      "seconds": 2.5
    }

In place of the replies there may be an error: ``"error": {"kind": "ModelRefusedError", "what": "…", "todo": "…"}``.

**Written by hand** (``01.json``): the same without a request. Only replies, or an error, must be there; a text may be
one string, and a reply only its text: ``{"replies": ["first sample", "second sample"]}``.

**Only a reply's text** (``01.md``). Several files with one number are the samples of one reply, in the order of their
names: ``01-good.md``, ``01-wrong.md``.
"""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfhint import errors
from perfhint.codec import from_plain, to_plain
from perfhint.errors import ModelError, ModelMissingError, WriteError
from perfhint.records import Reply, Request, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAME = re.compile(r"(\d+).*\.(json|md)")
_KEYS = frozenset({"model", "context_tokens", "request", "replies", "error", "usage", "seconds"})


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one file holds, or several that are the samples of one reply."""

    request: Request | None = None
    """None where it was written by hand, and answers whatever is asked next."""
    replies: tuple[Reply, ...] = ()
    error: ModelError | None = None
    """In place of replies."""
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0
    model: str = ""
    context_tokens: int | None = None
    path: Path = Path()


def read_folder(folder: Path) -> list[Recorded]:
    """All exchanges in their order. Raises `ModelMissingError` for a folder or a file that cannot be read as that."""
    try:
        files = sorted(_numbered(folder), key=lambda each: (each[0], each[1].name))
    except OSError as error:
        raise ModelMissingError(
            f"{folder} is no folder of exchanges ({error.strerror})", todo="--record DIR makes one"
        ) from None
    return [
        each for _, group in groupby(files, key=lambda each: each[0]) for each in _read([path for _, path in group])
    ]


def write(recorded: Recorded) -> None:
    """Write the file of an exchange, whole or not at all. Raises `WriteError`."""
    path = recorded.path
    text = json.dumps(_to_json(recorded), ensure_ascii=False, indent=2) + "\n"
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp", delete=False) as file:
            temporary = Path(file.name)
            try:
                # A lone surrogate becomes \udc80, which is just how JSON spells it.
                file.write(text.encode("utf-8", "backslashreplace"))
                file.flush()
                temporary.chmod(0o644)
                temporary.replace(path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise WriteError(f"the exchange cannot be recorded in {path} ({error.strerror})") from None


def next_free(folder: Path) -> Path:
    """Where the next exchange goes. Raises `WriteError` when the folder cannot be read."""
    try:
        return folder / f"{max((number for number, _ in _numbered(folder)), default=0) + 1:04}.json"
    except OSError as error:
        raise WriteError(f"{folder} cannot be read ({error.strerror})") from None


def _numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match:
            yield int(match[1]), path


def _read(paths: list[Path]) -> list[Recorded]:
    """The exchanges of the files with one number; those of only text make one together."""
    texts = [path for path in paths if path.suffix == ".md"]
    found = [_from_json(path) for path in paths if path.suffix != ".md"]
    if texts:
        found.append(Recorded(replies=tuple(Reply(_text_of(path)) for path in texts), path=texts[0]))
    return found


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelMissingError(f"{path} cannot be read ({error})") from None


def _from_json(path: Path) -> Recorded:
    try:
        plain = json.loads(_text_of(path))
        unknown = sorted(plain.keys() - _KEYS)
        if unknown:
            raise ValueError(f'it has no key "{unknown[0]}"')
        return _parsed(plain, path)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        said = f"no {error}" if isinstance(error, KeyError) else error
        raise ModelMissingError(
            f"{path} is no recorded exchange ({said})", todo="docs/adding-a-backend.md tells the format"
        ) from None


def _parsed(plain: Mapping[str, Any], path: Path) -> Recorded:
    request, error = plain.get("request"), plain.get("error")
    replies = tuple(map(_reply, plain["replies"])) if error is None else ()
    if error is None and not replies:
        raise ValueError("it has neither a reply nor an error")
    return Recorded(
        request=None if request is None else _request(request),
        replies=replies,
        error=None if error is None else error_from_plain(error),
        usage=from_plain(Usage, plain.get("usage", {})),
        seconds=float(plain.get("seconds", 0)),
        model=str(plain.get("model", "")),
        context_tokens=plain.get("context_tokens"),
        path=path,
    )


def _request(plain: Mapping[str, Any]) -> Request:
    messages = [{**message, "content": _joined(message["content"])} for message in plain["messages"]]
    return from_plain(Request, {**plain, "messages": messages})


def _reply(plain: Any) -> Reply:
    if isinstance(plain, dict):
        return Reply(_joined(plain["text"]), bool(plain.get("cut", False)))
    return Reply(_joined(plain))


def error_to_plain(error: ModelError) -> dict[str, str]:
    """As JSON has it."""
    return {"kind": type(error).__name__, "what": error.what, "todo": error.todo}


def error_from_plain(plain: Mapping[str, Any]) -> ModelError:
    """What `error_to_plain` was given. Raises `ValueError` or `KeyError` for what it did not make."""
    kind = getattr(errors, plain["kind"], None)
    if not (isinstance(kind, type) and issubclass(kind, ModelError)):
        raise ValueError(f"{plain['kind']} is no kind of error of a model")
    return kind(plain["what"], todo=plain.get("todo", ""))


def _joined(text: Any) -> str:
    if isinstance(text, str):
        return text
    return "\n".join(text)


def _to_json(recorded: Recorded) -> dict[str, Any]:
    plain: dict[str, Any] = {"model": recorded.model, "context_tokens": recorded.context_tokens}
    if recorded.request is not None:
        request = to_plain(recorded.request)
        for message in request["messages"]:
            message["content"] = message["content"].split("\n")
        plain["request"] = request
    if recorded.error is not None:
        plain["error"] = error_to_plain(recorded.error)
    else:
        plain["replies"] = [{"text": each.text.split("\n"), "cut": each.cut} for each in recorded.replies]
    return {**plain, "usage": to_plain(recorded.usage), "seconds": round(recorded.seconds, 3)}
