"""The ``[tool.perfhint]`` table of the nearest pyproject.toml, as it stands; what the keys mean is for `settings`.

Standard library only: `perfhint check` reads its table on a path where pydantic would cost more than the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfhint.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def nearest(start: Path) -> Path | None:
    """Path of the pyproject.toml in the folder `start` (or of the file `start`) or the nearest one above, if any."""
    start = start.absolute()
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        if path.is_file():
            return path
    return None


def table(path: Path) -> dict[str, Any]:
    """The ``[tool.perfhint]`` table of the file, empty where it has none.

    Raises `UsageError` when the file cannot be read, or speaks of perfhint and is not TOML.
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
    return found
