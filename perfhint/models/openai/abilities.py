"""What servers were found not to take, remembered for the life of the process and, for a while, beyond.

Nothing is asked in advance: a request has everything, and what is refused is left out of the next one. A refused
request costs nothing but time, so what is remembered may as well be forgotten: after a week, since servers are updated
and ports change hands.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterable

Ability = Literal[
    "json_schema", "json_object_schema", "json_object", "max_tokens", "max_completion_tokens", "n", "seed", "stream",
    "stream_options", "system", "temperature",
]  # fmt: skip
_KEPT_S = 7 * 86400.0
_Times = dict[str, dict[str, float]]
"""Server and model to the abilities it lacks, and when that was seen."""

_seen: dict[Path, _Times] = {}
"""By file, so that another cache folder is another memory."""


def lacking(url: str, model: str) -> frozenset[Ability]:
    """What the model at this server is known not to take."""
    return frozenset(_memory().get(_place(url, model), {}))  # type: ignore[arg-type] # other names do no harm


def remember(url: str, model: str, abilities: Iterable[Ability]) -> None:
    """Keep that these are not taken; where the file cannot be written, for this process only."""
    memory = _memory()
    now = time.time()
    known = memory.setdefault(_place(url, model), {})
    known.update(dict.fromkeys(abilities, now))
    path = _path()
    for place, times in _read(path).items():  # what another process found meanwhile
        memory[place] = times | memory.get(place, {})
    try:
        _write(path, memory)
    except OSError:
        pass


def _place(url: str, model: str) -> str:
    return f"{model} {url}"


def _path() -> Path:
    return Path(platformdirs.user_cache_dir("perfhint", appauthor=False)) / "servers.json"


def _memory() -> _Times:
    path = _path()
    if path not in _seen:
        _seen[path] = _read(path)
    return _seen[path]


def _read(path: Path) -> _Times:
    """What the file holds that is not stale; whatever is wrong with it, it is only a cache."""
    now = time.time()
    try:
        content = json.loads(path.read_text("utf-8"))
        fresh = {
            place: {ability: float(at) for ability, at in times.items() if 0 <= now - float(at) < _KEPT_S}
            for place, times in content.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return {place: times for place, times in fresh.items() if times}


def _write(path: Path, memory: _Times) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        json.dump(memory, file, indent=1, sort_keys=True)
    Path(file.name).replace(path)
