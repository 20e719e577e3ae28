"""The words for isolation: which layers there are, and what a layer has to say to start a program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Mode(StrEnum):
    """How much isolation the user asks for (`--sandbox`)."""

    AUTO = "auto"
    REQUIRE = "require"
    OFF = "off"


class Layer(StrEnum):
    """The ways of isolation, strongest first."""

    BUBBLEWRAP = "bubblewrap"
    SANDLOCK = "sandlock"
    LIMITS = "limits only"


@dataclass(frozen=True, slots=True)
class LayerReport:
    """What probing one layer found."""

    layer: Layer
    works: bool
    detail: str
    """Why it does not work, or what it does not contain; may be empty."""


@dataclass(frozen=True, slots=True)
class Start:
    """How the launcher starts a program in a layer."""

    command: tuple[str, ...]


class Isolation(Protocol):
    """One layer: turns the command to run into what the launcher is to start."""

    @property
    def layer(self) -> Layer:
        """Its name."""

    @property
    def warning(self) -> str:
        """What this layer does not contain, in one line; empty when it isolates."""

    def start(self, command: Sequence[str], scratch: Path, visible: Sequence[Path]) -> Start:
        """Start `command` in `scratch`, its only writable folder, able to read the `visible` paths."""
