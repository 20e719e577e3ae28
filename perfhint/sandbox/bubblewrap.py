"""Isolation by bubblewrap: namespaces of its own, and a file system that holds only what Python needs.

https://github.com/containers/bubblewrap, 0.7 or later. Needs unprivileged user namespaces, or root.
"""

from __future__ import annotations

import shutil

from perfhint.errors import SandboxError

from .layer import Layer, Start, View
from .view import SYSTEM, plan

_SHARED_MEMORY_BYTES = 1 << 30


class Bubblewrap:
    """Runs programs in new user, process, network, mount, IPC, UTS and cgroup namespaces, without any capability.

    Nothing is there but system libraries, what is made visible, and the scratch folder, which alone can be written
    (besides /dev/shm, private, bounded and gone with the program, since `multiprocessing` keeps its locks there).
    """

    layer = Layer.BUBBLEWRAP
    warning = ""
    binds = True

    def __init__(self, executable: str) -> None:
        self._executable = executable

    def start(self, command: list[str], view: View) -> Start:
        """How the launcher starts `command` inside bubblewrap."""
        arguments = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
        arguments += ["--proc", "/proc", "--dev", "/dev"]
        arguments += ["--size", str(_SHARED_MEMORY_BYTES), "--tmpfs", "/dev/shm"]  # first: a project may be there
        read_only = ["/", "/dev"]
        for place, action in plan(SYSTEM + view.visible, view.hidden).items():
            if action is True:
                arguments += ["--ro-bind", str(place), str(place)]
            elif action is not False:
                arguments += ["--symlink", action, str(place)]
            elif place.is_dir():
                arguments += ["--tmpfs", str(place)]
                read_only.append(str(place))
            else:
                arguments += ["--ro-bind", "/dev/null", str(place)]
        for bind in view.binds:
            arguments += ["--bind" if bind.writable else "--ro-bind", str(bind.source), str(bind.place)]
        arguments += ["--bind", str(view.scratch), str(view.scratch)]
        for mounted in read_only:
            arguments += ["--remount-ro", mounted]
        return Start((self._executable, *arguments, "--", *command), awaited=True)


def ways() -> list[Bubblewrap]:
    """The layer; SandboxError where the `bwrap` program is not installed."""
    executable = shutil.which("bwrap")
    if executable is None:
        raise SandboxError("bwrap is not installed", todo="install the package bubblewrap")
    return [Bubblewrap(executable)]
