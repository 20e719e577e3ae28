"""docs/cli.md and docs/rules.md are made from the code and must say what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfhint.cli.docs import pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["cli.md", "rules.md"])
def test_page_is_up_to_date(page: str) -> None:
    expected = pages()[page]
    assert (DOCS / page).read_text(encoding="utf-8") == expected, "run: python -m perfhint.cli.docs docs"
