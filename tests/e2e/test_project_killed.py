"""SIGKILL while a module is judged by its project's tests. `benchmarks/kill.py --of project` does more of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from killing_project import killed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("after_s", [1.0, 3.0])
def test_the_project_is_untouched_and_resume_goes_on(tmp_path: Path, after_s: float) -> None:
    assert killed(tmp_path, after_s) == []
