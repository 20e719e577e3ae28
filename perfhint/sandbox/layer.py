"""The words for isolation: which layers there are, and what a layer has to say to start a program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
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
    """Why it does not work, or what it does not contain; empty when there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Bind:
    """A file or folder that a program sees in another's place."""

    place: Path
    """Exists, without symbolic links on the way."""
    source: Path
    writable: bool = False

    @property
    def plain(self) -> tuple[str, str, bool]:
        """As the launcher is told."""
        return str(self.place), str(self.source), self.writable


@dataclass(frozen=True, slots=True)
class View:
    """What a program may see of the file system."""

    scratch: Path
    """It may write there."""
    visible: tuple[Path, ...]
    """It must be able to read these, with what is in them."""
    hidden: tuple[Path, ...] = ()
    """It must not be able to read these, even inside what is visible."""
    binds: tuple[Bind, ...] = ()
    """Inside what is visible; later ones may be inside earlier ones. Only for layers that can bind."""
    writable: tuple[Path, ...] = ()
    """It may write there too; where the layer can bind, bound so."""


@dataclass(frozen=True, slots=True)
class Confinement:
    """What the launcher's child forbids itself by Landlock and seccomp before it becomes the program."""

    package: str
    """Folder from which `sandlock` is imported."""
    readable: tuple[str, ...]
    writable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """How the launcher starts a program in a layer."""

    command: tuple[str, ...]
    awaited: bool = False
    """Whether the program's process is not the launcher's child, but one that its child starts and waits for."""
    namespaces: bool = False
    """Whether the launcher's child moves to process and mount namespaces of its own; implies `awaited`."""
    binds: tuple[tuple[str, str, bool], ...] = ()
    """Place, source, whether it may be written: what the launcher's child is to mount in those namespaces."""
    confinement: Confinement | None = None


class Isolation(Protocol):
    """One layer: turns the command to run into what the launcher is to start."""

    @property
    def layer(self) -> Layer:
        """Its name."""

    @property
    def warning(self) -> str:
        """What this layer does not contain, in one line; empty when it isolates."""

    @property
    def binds(self) -> bool:
        """Whether it can show one file or folder in the place of another."""

    def start(self, command: list[str], view: View) -> Start:
        """Start `command` so that it has this view."""
