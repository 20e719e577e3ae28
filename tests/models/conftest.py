"""No test sees the user's keys, servers or caches."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in os.environ:
        if name.startswith(("OPENAI_", "OPENROUTER_", "PERFHINT_")) or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
