"""Isolation by bubblewrap: namespaces of its own, and a file system that holds only what Python needs.

https://github.com/containers/bubblewrap. Needs unprivileged user namespaces, or root.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from .layer import Layer, Start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store")
_ETC = (
    "alternatives",
    "group",
    "hosts",
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "mime.types",
    "nsswitch.conf",
    "passwd",
    "timezone",
)
_SHARED_MEMORY_BYTES = 1 << 30


class Bubblewrap:
    """Runs programs in new user, process, network, mount, IPC, UTS and cgroup namespaces.

    Nothing is there but system libraries, what is made visible, and the scratch folder, which alone can be written
    (besides /dev/shm, private, bounded and gone with the program, since `multiprocessing` keeps its locks there).
    """

    layer = Layer.BUBBLEWRAP
    warning = ""

    def __init__(self, executable: str) -> None:
        self._executable = executable

    @classmethod
    def find(cls) -> Bubblewrap | None:
        """The layer, where the `bwrap` program is installed."""
        executable = shutil.which("bwrap")
        return cls(executable) if executable else None

    def start(self, command: Sequence[str], scratch: Path, visible: Sequence[Path]) -> Start:
        """How the launcher starts `command` inside bubblewrap."""
        arguments = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
        for mount in _read_only([*map(Path, _SYSTEM), *(Path("/etc") / name for name in _ETC), *visible]):
            arguments += mount
        arguments += ["--proc", "/proc", "--dev", "/dev"]
        arguments += ["--size", str(_SHARED_MEMORY_BYTES), "--tmpfs", "/dev/shm"]
        arguments += ["--bind", str(scratch), str(scratch), "--remount-ro", "/", "--chdir", str(scratch)]
        return Start(command=(self._executable, *arguments, "--", *command))


def _read_only(paths: Sequence[Path]) -> list[list[str]]:
    """Mounts that show `paths` as they are on the host: symbolic links stay links, missing ones are left out."""
    mounts: dict[Path, list[str]] = {}
    for path in paths:
        for place, target in _steps(path):
            if target is None:
                mounts[place] = ["--ro-bind", str(place), str(place)]
            else:
                mounts[place] = ["--symlink", target, str(place)]
    outermost = [p for p in sorted(mounts) if not any(mounts[q][0] == "--ro-bind" for q in p.parents if q in mounts)]
    return [mounts[place] for place in outermost]


def _steps(path: Path) -> Iterator[tuple[Path, str | None]]:
    """The symbolic links on the way to `path`, each with its target, and at last the real path with None."""
    place, parts = Path("/"), list(path.parts[1:])
    while parts:
        place /= parts.pop(0)
        if place.name == "..":
            place = place.parent.parent
        elif place.is_symlink():
            target = str(place.readlink())
            yield place, target
            rest = Path(place.parent, target, *parts)
            place, parts = Path("/"), list(rest.parts[1:])
    if place.exists():
        yield place, None
