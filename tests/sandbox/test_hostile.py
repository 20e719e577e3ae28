"""Every hostile program in every layer that works here: contained, told rightly, and nothing left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hostile_programs import HOSTILE, Hostile, applies
from surroundings import Surroundings, complaints, execute, open_layer_in, without_namespaces

from perfhint.errors import SandboxError
from perfhint.sandbox import Layer, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfhint.records import Interpreter


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(
    scope="module",
    params=[pytest.param(x, marks=[pytest.mark.slow] if x is not Layer.BUBBLEWRAP else []) for x in Layer],
    ids=str,
)
def layer(request: pytest.FixtureRequest, scratch: Path) -> Iterator[Sandbox]:
    try:
        opened = open_layer_in(scratch, request.param)
    except SandboxError as error:
        pytest.skip(str(error))
    with opened:
        yield opened


@pytest.fixture
def surroundings(scratch: Path) -> Iterator[Surroundings]:
    with Surroundings(scratch) as made:
        yield made


@pytest.mark.parametrize(
    "hostile", [pytest.param(h, id=h.name, marks=[pytest.mark.slow] if h.slow else []) for h in HOSTILE]
)
def test_contained(layer: Sandbox, hostile: Hostile, surroundings: Surroundings, interpreter: Interpreter) -> None:
    if not applies(hostile, layer.layer):
        pytest.skip("limits alone promise nothing against it")

    execution = execute(layer, hostile, surroundings, interpreter)

    assert complaints(hostile, execution, surroundings) == []


WHERE_NAMESPACES_MATTER = (
    "endless loop",
    "fork bomb",
    "fork bomb that leaves its session",
    "allocates in many processes",
    "writes to home and to the target's folder",
    "reads keys and expected outputs",
    "connects to a listening port",
    "reads the environment of other processes",
    "kills another process",
    "leaves a daemon behind",
    "leaves half way",
    "says that it begins only now",
)


@pytest.mark.slow
@pytest.mark.parametrize("hostile", [h for h in HOSTILE if h.name in WHERE_NAMESPACES_MATTER], ids=lambda h: h.name)
@pytest.mark.parametrize("kind", [Layer.SANDLOCK, Layer.LIMITS], ids=str)
def test_contained_without_namespaces(
    kind: Layer, hostile: Hostile, scratch: Path, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not applies(hostile, kind):
        pytest.skip("limits alone promise nothing against it")
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    try:
        sandbox = without_namespaces(kind)
    except SandboxError as error:
        pytest.skip(str(error))

    with sandbox, Surroundings(scratch) as surroundings:
        execution = execute(sandbox, hostile, surroundings, interpreter)

        assert complaints(hostile, execution, surroundings) == []
