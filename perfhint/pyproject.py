"""The ``[tool.perfhint]`` table of the nearest pyproject.toml, as it stands; what the keys mean is for `settings`.

Standard library only: `perfhint check` reads its table on a path where pydantic would cost more than the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfhint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

NAME = "pyproject.toml"

KEYS = frozenset(
    """
    allow-imports atol beam budget corpus exclude extend-select fuzz hash-seeds ignore max-cost max-reply-tokens
    max-tokens-total memory min-speedup model model-threads model-timeout pedantic per-file-ignores price python rounds
    rtol samples sandbox seed select show-cases store strategy temperature timeout
    """.split()  # noqa: SIM905 (a list would take thirty lines)
)
"""Every setting. What they mean is for `settings`, which must have the same."""

OTHER_VARIABLES = frozenset({"PERFHINT_API_KEY"})
"""Of the environment: not settings, because they must not stand in a file."""


def nearest(start: Path) -> Path | None:
    """Path of the pyproject.toml with a ``[tool.perfhint]`` table that is nearest to `start`, a file or folder.

    Looked for in the folder and in those above it. Raises `UsageError` as `table` does.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        path = folder / NAME
        if path.is_file() and table(path):
            return path
    return None


def table(path: Path) -> dict[str, Any]:
    """The ``[tool.perfhint]`` table of the file, empty where it has none.

    Raises `UsageError` when the file cannot be read, speaks of perfhint and is not TOML, or has a key that is none.
    """
    try:
        text = path.read_text(encoding="utf-8")
        if "perfhint" not in text:  # as in most projects; reading their tables takes as long as checking a file
            return {}
        import tomllib

        document = tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read ({error})", todo="mend the file or move it away") from error
    found = document.get("tool", {}).get("perfhint", {}) if isinstance(document.get("tool", {}), dict) else {}
    if not isinstance(found, dict):
        raise UsageError(f"{path}: tool.perfhint is not a table", todo="write [tool.perfhint] and keys below it")
    for key in found:
        if key not in KEYS:
            raise UsageError(f'{path}: [tool.perfhint] has no key "{key}"', todo=_nearest(key, KEYS))
    return found


def variable(key: str) -> str:
    """The environment's name of a setting."""
    return "PERFHINT_" + key.upper().replace("-", "_")


def check_environment(environment: Mapping[str, str]) -> None:
    """Raise `UsageError` for a variable that looks like a setting and is none."""
    names = {*map(variable, KEYS), *OTHER_VARIABLES}
    for name in environment:
        if name.startswith("PERFHINT_") and name not in names:
            raise UsageError(f"the environment's {name} is not a setting", todo=_nearest(name, names))


def _nearest(name: str, known: Collection[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    return f'did you mean "{close[0]}"?' if close else f"known are {', '.join(sorted(known))}"
