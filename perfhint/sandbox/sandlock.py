"""Isolation by Landlock and seccomp, for machines where bubblewrap is missing or may not make namespaces.

https://pypi.org/project/sandlock. Its `confine` applies the file system rules and keeps signals and abstract
sockets inside; what it leaves to a supervisor process, the network, is closed by a seccomp filter of our own, since
a supervisor would answer the program's system calls while it is being timed, and hide its resource usage.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import SandboxError

from .layer import Confinement, Layer, Start, View
from .view import SYSTEM, shown

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

_READABLE_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_WRITABLE_DEVICES = ("/dev/null", "/dev/zero", "/dev/full")


class Sandlock:
    """Runs programs that can read what is visible, write to scratch alone, and make no socket but socket pairs.

    Differs from bubblewrap in that paths outside can be seen to exist, that sockets in the file system are closed
    too (`multiprocessing` managers and the forkserver need them), and, without a process namespace of its own,
    that other processes are seen (but not reached) and `multiprocessing` locks do not work.
    """

    layer = Layer.SANDLOCK

    def __init__(self, package: Path, *, namespaces: bool) -> None:
        self._package = package
        self._namespaces = namespaces
        self.binds = namespaces
        self.warning = "" if namespaces else "no process namespace: multiprocessing locks do not work"

    def start(self, command: list[str], view: View) -> Start:
        """How the launcher starts `command` confined."""
        shared_memory = ("/dev/shm",) if self._namespaces else ()  # a private one; the machine's is not for programs
        return Start(
            tuple(command),
            namespaces=self._namespaces,
            binds=tuple(bind.plain for bind in view.binds),
            confinement=Confinement(
                package=str(self._package),
                readable=(*map(str, shown(SYSTEM + view.visible, view.hidden)), "/proc", *_READABLE_DEVICES),
                writable=(str(view.scratch), *map(str, view.writable), *_WRITABLE_DEVICES, *shared_memory),
            ),
        )


def ways() -> list[Sandlock]:
    """The layer with a process namespace, and without; SandboxError where the package is not installed."""
    spec: ModuleSpec | None = find_spec("sandlock")
    if spec is None or spec.origin is None:
        raise SandboxError("sandlock is not installed", todo="pip install 'perfhint[sandbox]'")
    package = Path(spec.origin).parent.parent
    return [Sandlock(package, namespaces=True), Sandlock(package, namespaces=False)]
