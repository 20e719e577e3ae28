"""The layer of last resort: resource limits, and nothing that keeps a program from the user's files or the network."""

from __future__ import annotations

from .layer import Layer, Start, View

_WARNING = "not isolated: programs run with your rights, can read and change your files and use the network"


class LimitsOnly:
    """Limits, an empty environment and a scratch folder, which the launcher gives every program anyway.

    With a process namespace, which needs root or unprivileged user namespaces, a program can at least not kill
    or see other processes.
    """

    layer = Layer.LIMITS

    def __init__(self, *, namespaces: bool) -> None:
        self._namespaces = namespaces
        self.binds = namespaces
        self.warning = _WARNING if namespaces else _WARNING + " and kill your other processes"

    def start(self, command: list[str], view: View) -> Start:
        """How the launcher starts `command`: as it is, with what is to be bound in its namespaces."""
        return Start(tuple(command), namespaces=self._namespaces, binds=tuple(bind.plain for bind in view.binds))


def ways() -> list[LimitsOnly]:
    """The layer with a process namespace, and without."""
    return [LimitsOnly(namespaces=True), LimitsOnly(namespaces=False)]
