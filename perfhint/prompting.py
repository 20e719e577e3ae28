"""Loads and fills the templates of ``prompts/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import InstallationError

if TYPE_CHECKING:
    from jinja2 import Environment


def fill(template: str, **values: object) -> str:
    """The template ``prompts/<template>`` with these values; one that it needs and does not get is an error."""
    return _environment().get_template(template).render(values)


@cache
def folder() -> Path:
    """Where the templates are: in the package when installed, beside it in a working copy.

    Raises `InstallationError` when they are in neither place.
    """
    package = Path(__file__).parent
    for candidate in (package / "prompts", package.parent / "prompts"):
        if candidate.is_dir():
            return candidate
    raise InstallationError(
        f"the templates that belong to perfhint are not in {package}", todo="install perfhint again"
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Plain text and Markdown, nothing is HTML: escaping would change code.
    return Environment(
        loader=FileSystemLoader(folder()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
