"""What a program may see of the file system: some paths, but not others inside them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

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
SYSTEM = (*map(Path, _SYSTEM), *(Path("/etc") / name for name in _ETC))
"""Shared libraries and what the C library looks up; nothing of a user's own."""


@lru_cache(maxsize=16)
def plan(visible: tuple[Path, ...], hidden: tuple[Path, ...]) -> dict[Path, bool | str]:
    """What to do at which place, outer places first, the deeper one winning.

    True shows what is there on the host, False hides what an outer place shows, a text is the target of a symbolic
    link on the way to something shown. Paths that do not exist are left out; a path both visible and hidden is shown.
    """
    wanted: dict[Path, bool | str] = {}
    for path in hidden:
        if path.exists():
            wanted[path.resolve()] = False
    for path in visible:
        wanted.update(_steps(path))
    needed: dict[Path, bool | str] = {}
    for place in sorted(wanted):
        shown_around = next((needed[outer] is True for outer in place.parents if outer in needed), False)
        if shown_around == (wanted[place] is False):
            needed[place] = wanted[place]
    return needed


def shown(visible: tuple[Path, ...], hidden: tuple[Path, ...]) -> list[Path]:
    """The same for those who can only allow: paths to allow with all that is in them."""
    places = plan(visible, hidden)
    allowed: list[Path] = []
    for place, action in places.items():
        if action is True:
            allowed += _without_hidden(place, places)
    return allowed


def _steps(path: Path) -> Iterator[tuple[Path, bool | str]]:
    """The symbolic links on the way to `path`, each with its target, and at last the real path with True."""
    if not path.exists():
        return
    place, rest = Path("/"), list(path.parts[1:])
    while rest:
        place /= rest.pop(0)
        if place.name == "..":
            place = place.parent.parent
        elif place.is_symlink():
            target = str(place.readlink())
            yield place, target
            around = Path(place.parent, target, *rest)
            place, rest = Path("/"), list(around.parts[1:])
    yield place, True


def _without_hidden(place: Path, places: dict[Path, bool | str]) -> Iterator[Path]:
    if not any(action is False and place in inner.parents for inner, action in places.items()):
        yield place
        return
    for child in place.iterdir():
        if child not in places and not child.is_symlink():
            yield from _without_hidden(child, places)
