"""Fixtures for tests that run programs: one real sandbox for the whole session, and targets made from text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.records import Target
from perfhint.sandbox import Mode, find_interpreter, open_sandbox
from perfhint.source.files import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from perfhint.sandbox import Sandbox

    MakeTarget = Callable[..., Target]


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with open_sandbox(Mode.AUTO) as opened:
        yield opened


@pytest.fixture
def make_target(tmp_path: Path) -> MakeTarget:
    """`make_target(text, name="solution.py")` writes a program into the test's folder and reads it as a target."""

    def make(program: str | bytes, name: str = "solution.py") -> Target:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(program.encode() if isinstance(program, str) else program)
        return Target(read(path), find_interpreter(None))

    return make
