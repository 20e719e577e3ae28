"""The layer of last resort: resource limits, and nothing that keeps a program from the user's files or the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layer import Layer, Start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class LimitsOnly:
    """Limits, an empty environment and a scratch folder, which the launcher gives every program anyway."""

    layer = Layer.LIMITS
    warning = "no isolation: programs run with your rights and can read and change your files and use the network"

    def start(self, command: Sequence[str], scratch: Path, visible: Sequence[Path]) -> Start:  # noqa: ARG002
        """How the launcher starts `command`: as it is."""
        return Start(command=tuple(command))
