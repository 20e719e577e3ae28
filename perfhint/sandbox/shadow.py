"""A copy of a project's folder, for programs that must not have the folder itself: always put back as it was made."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.gitignore import Ignored

from .child.launcher.disk import ANY, remove, usage
from .tree import bytecode, is_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .tree import Tree

_FICLONE = 0x40049409
"""ioctl_ficlone(2): the copy shares its blocks with the original until one of them is written to."""
_NO_CLONES = (errno.EOPNOTSUPP, errno.ENOTTY, errno.EXDEV, errno.EINVAL, errno.ENOSYS)
_HISTORY = frozenset({".git", ".hg", ".svn"})
_IMPORTED = (".py", ".so", ".pyc")
_IMPORTED_FOLDERS = ("__pycache__", ".egg-info", ".dist-info")
"""Git ignores some things without which a package cannot be imported (what was generated into it), or must be compiled
again and again."""

_Identity = tuple[int, ...]


class Shadow:
    """A copy of the folder `root` at `place`, without history, virtual environments and what git ignores.

    Real copies throughout: through a hard link a program could change the mode and times of the user's file even
    where it may not write.
    """

    def __init__(self, root: Path, place: Path) -> None:
        self.place = place
        self.environments: list[str] = []
        """Virtual environments in it, by relative name: empty folders here."""
        self._root = root
        self._clones = True
        self._entries: dict[str, _Identity] = {}
        self._replaced: dict[str, bytes] = {}
        place.mkdir(mode=0o700)
        self._fill()
        self.written = ((place, usage(str(place), ANY)),)
        """How much it holds, for programs that write there."""

    def replace(self, tree: Tree) -> None:
        """Have the tree's bytes stand where it wants them, and nothing compiled of what stood there."""
        wanted = {str(tree.names(path)[0]): content for path, content in tree.replacements}
        before, self._replaced = self._replaced, wanted
        for name in before.keys() - wanted.keys():
            self._make_again(name)
        for path, _ in tree.replacements:
            for compiled in (compiled for module in tree.names(path) for compiled in bytecode(self.place / module)):
                compiled.unlink()
                self._entries.pop(os.path.relpath(compiled, self.place), None)
        for name, content in wanted.items():
            if before.get(name) != content:
                self._make_again(name)

    def restore(self) -> None:
        """Put everything back as it was, whatever a dead program did to it."""
        present = dict(_walk(self.place))
        if present == self._entries:
            return
        if not self.place.is_dir() or self.place.is_symlink():
            self.place.unlink(missing_ok=True)
            self.place.mkdir(mode=0o700)
            present.clear()
        for name in sorted(present.keys() - self._entries.keys(), reverse=True):
            self._remove(name)
        again: set[str] = set()
        for name, identity in list(self._entries.items()):  # outer folders first, as they were made
            if present.get(name) != identity or os.path.dirname(name) in again:
                again.add(name)
                self._make_again(name)

    def _fill(self) -> None:
        ignored = {"": Ignored.above(self._root)}
        pending = [""]
        while pending:
            folder = pending.pop()
            rules = ignored.pop(folder)
            if os.path.lexists(os.path.join(self._root, folder, ".gitignore")):
                rules = rules.with_file_of(self._root / folder)
            for entry in _entries_of(os.path.join(self._root, folder)):
                name = os.path.join(folder, entry.name)
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder and is_environment(Path(entry.path)):
                    self.environments.append(name)
                elif _is_left_out(entry, is_folder, rules):
                    continue
                elif is_folder:
                    pending.append(name)
                    ignored[name] = Ignored() if entry.name.endswith(_IMPORTED_FOLDERS) else rules
                self._make(name)

    def _make_again(self, name: str) -> None:
        self._remove(name)
        self._make(name)

    def _make(self, name: str) -> None:
        """Copy one entry; what is neither file, folder nor link, or cannot be read, is left out."""
        place = os.path.join(self.place, name)
        content = self._replaced.get(name)
        if content is not None:
            Path(place).write_bytes(content)
            os.chmod(place, os.stat(os.path.join(self._root, name)).st_mode & 0o777)
        elif not self._copy(os.path.join(self._root, name), place):
            self._entries.pop(name, None)
            return
        self._entries[name] = _identity(os.lstat(place))

    def _copy(self, source: str, place: str) -> bool:
        try:
            status = os.lstat(source)
            if stat.S_ISDIR(status.st_mode):
                os.mkdir(place, 0o700)
                return True
            if stat.S_ISLNK(status.st_mode):
                os.symlink(self._target(source), place)
                return True
            if not stat.S_ISREG(status.st_mode):
                return False
            reading = os.open(source, os.O_RDONLY | os.O_NOFOLLOW)
        except (FileNotFoundError, PermissionError):  # the user has removed it meanwhile, or may not read it either
            return False
        self._copy_file(reading, status, place)
        return True

    def _copy_file(self, reading: int, status: os.stat_result, place: str) -> None:
        try:
            writing = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                if not self._clone(reading, writing):
                    while os.sendfile(writing, reading, None, 1 << 30):
                        pass
                os.fchmod(writing, stat.S_IMODE(status.st_mode) & 0o777)
                os.utime(writing, ns=(status.st_atime_ns, status.st_mtime_ns))  # by which bytecode is told from stale
            finally:
                os.close(writing)
        finally:
            os.close(reading)

    def _clone(self, reading: int, writing: int) -> bool:
        if not self._clones:
            return False
        try:
            fcntl.ioctl(writing, _FICLONE, reading)
        except OSError as error:
            if error.errno not in _NO_CLONES:
                raise
            self._clones = False  # nor will it for the next file
        return self._clones

    def _target(self, link: str) -> str:
        """What a link is to say in the copy, to point to the copy's own file where it points to the project's."""
        target = os.readlink(link)
        absolute = os.path.normpath(os.path.join(os.path.dirname(link), target))
        if not Path(absolute).is_relative_to(self._root):
            return absolute
        return os.path.relpath(absolute, os.path.dirname(link)) if os.path.isabs(target) else target

    def _remove(self, name: str) -> None:
        place = os.path.join(self.place, name)
        try:
            if stat.S_ISDIR(os.lstat(place).st_mode):
                os.chmod(place, 0o700)
                os.rename(place, f"{self.place}.gone")
                remove(f"{self.place}.gone")
            else:
                os.unlink(place)
        except OSError:  # gone with the folder around it, or that is something else now and made anew
            pass


def _is_left_out(entry: os.DirEntry[str], is_folder: bool, rules: Ignored) -> bool:
    if entry.name in _HISTORY:
        return True
    if entry.name.endswith(_IMPORTED_FOLDERS if is_folder else _IMPORTED):
        return False
    return rules.match(Path(entry.path), is_folder=is_folder)


def _walk(folder: Path) -> Iterator[tuple[str, _Identity]]:
    """Everything below `folder` by relative name, and what changes with it.

    Of a folder that a program has made unreadable, or that is deeper than a path is long, nothing is told.
    """
    pending = [""] if folder.is_dir() and not folder.is_symlink() else []
    while pending:
        current = pending.pop()
        for entry in _entries_of(os.path.join(folder, current)):
            name = os.path.join(current, entry.name)
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            if stat.S_ISDIR(status.st_mode):
                pending.append(name)
            yield name, _identity(status)


def _entries_of(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder that can be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _identity(status: os.stat_result) -> _Identity:
    if stat.S_ISDIR(status.st_mode):
        return status.st_ino, status.st_mode
    # A program can set every time of a file but this one.
    return status.st_ino, status.st_mode, status.st_size, status.st_ctime_ns
