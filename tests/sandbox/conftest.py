"""Every layer that works here, and ours as the interpreter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.errors import SandboxError
from perfhint.sandbox import Layer, Sandbox, find_interpreter, open_layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.records import Interpreter


@pytest.fixture(scope="session")
def interpreter() -> Interpreter:
    return find_interpreter(None)


LAYERS = [pytest.param(layer, marks=[pytest.mark.slow] if layer is not Layer.BUBBLEWRAP else []) for layer in Layer]


@pytest.fixture(scope="module", params=LAYERS, ids=str)
def layer(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    try:
        opened = open_layer(request.param)
    except SandboxError as error:
        pytest.skip(str(error))
    with opened:
        yield opened
