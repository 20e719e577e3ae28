"""Choose a layer: the strongest that works here, as far as the mode asks for one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import SandboxError
from perfhint.records import Ending, Interpreter

from . import bubblewrap, limits, sandlock
from .job import Job
from .layer import Isolation, Layer, LayerReport, Mode
from .sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WAYS: dict[Layer, Callable[[], Sequence[Isolation]]] = {
    Layer.BUBBLEWRAP: bubblewrap.ways,
    Layer.SANDLOCK: sandlock.ways,
    Layer.LIMITS: limits.ways,
}
_ISOLATING = (Layer.BUBBLEWRAP, Layer.SANDLOCK)


def open_sandbox(mode: Mode, *, hidden: Sequence[Path] = ()) -> Sandbox:
    """A sandbox in the strongest layer that works: bubblewrap, else sandlock, else limits only.

    Isolated programs see nothing of the `hidden` paths, even where those are inside something an interpreter needs
    (a project below /usr, or installed in editable mode). Raises SandboxError when the mode is REQUIRE and no layer
    isolates. OFF takes limits only.
    """
    reasons = []
    if mode is not Mode.OFF:
        for layer in _ISOLATING:
            try:
                return open_layer(layer, hidden=hidden)
            except SandboxError as error:
                reasons.append(f"{layer}: {error}")
    if mode is Mode.REQUIRE:
        raise SandboxError(f"no isolation works here ({'; '.join(reasons)})", todo="--sandbox auto runs without it")
    return open_layer(Layer.LIMITS, hidden=hidden)


def open_layer(layer: Layer, *, hidden: Sequence[Path] = ()) -> Sandbox:
    """A sandbox in just this layer, tried with an empty program; SandboxError says why it does not work."""
    reason = SandboxError(f"{layer} does not work")
    for isolation in _WAYS[layer]():
        sandbox = Sandbox(isolation, tuple(hidden))
        try:
            ending = sandbox.run(Job(interpreter=_own_interpreter(), program=b"")).ending
        except SandboxError as error:
            reason = error
            continue
        if ending is Ending.FINISHED:
            return sandbox
        sandbox.close()
        reason = SandboxError(f"an empty program ended by: {ending}")
    raise reason


def probe() -> list[LayerReport]:
    """Every layer, strongest first: whether it works here, and why not or what it does not contain."""
    reports = []
    for layer in Layer:
        try:
            with open_layer(layer) as sandbox:
                reports.append(LayerReport(layer, works=True, detail=sandbox.warning))
        except SandboxError as error:
            reports.append(LayerReport(layer, works=False, detail=str(error)))
    return reports


def _own_interpreter() -> Interpreter:
    folders = (sys.executable, sys.prefix, sys.base_prefix, *sys.path)
    return Interpreter(
        path=Path(sys.executable), version=sys.version_info[:3], folders=tuple(Path(f) for f in folders if f)
    )
