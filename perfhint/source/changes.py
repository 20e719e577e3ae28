"""What has changed since a revision, as git tells."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from perfhint.errors import UsageError

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_EVERY_LINE = range(1, 1 << 62)


class Changes:
    """The lines of each file that were added or changed since a revision; of new files, all."""

    def __init__(self, revision: str, folder: Path | None = None) -> None:
        """In the repository that `folder` is in, without a word about it the current one.

        Raises `UsageError` where git does not know the revision, or there is no git or no repository.
        """
        if revision.startswith("-"):
            raise UsageError(f'"{revision}" is no revision', todo="name one that git knows, such as HEAD or main")
        root = Path(_git("rev-parse", "--show-toplevel", folder=folder, revision=revision).decode().rstrip("\n"))
        self._lines: dict[Path, list[range]] = {}
        names = ("diff", "--no-ext-diff", "--no-color", "--no-renames", "-U0", "--src-prefix=a/", "--dst-prefix=b/")
        path: Path | None = None
        for line in _git(*names, revision, "--", folder=root, revision=revision).split(b"\n"):
            if line.startswith(b"+++ "):
                path = root / _unquoted(line[4:]).removeprefix("b/") if line != b"+++ /dev/null" else None
            elif path is not None and (hunk := _HUNK.match(line)):
                start, count = int(hunk[1]), int(hunk[2] or 1)
                self._lines.setdefault(path, []).append(range(start, start + count))
        new = _git("ls-files", "--others", "--exclude-standard", "-z", folder=root, revision=revision)
        for name in new.split(b"\0"):
            if name:
                self._lines[root / name.decode(errors="surrogateescape")] = [_EVERY_LINE]

    @property
    def files(self) -> list[Path]:
        """Those that have changed and still exist, in order."""
        return sorted(path for path in self._lines if path.is_file())

    def touch(self, path: Path, first: int, last: int) -> bool:
        """Some of the lines `first` to `last` have changed."""
        return any(lines.start <= last and first < lines.stop for lines in self._lines.get(path.resolve(), ()))


def _git(*arguments: str, revision: str, folder: Path | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("--diff asks git, which is not there", todo="install git, or leave out --diff") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise UsageError(f"git cannot tell what changed since {revision} ({said})")
    return done.stdout


def _unquoted(name: bytes) -> str:
    """A name as git writes it in a diff: in quotes, with escapes, where it has unusual characters."""
    name = name.rstrip(b"\t")
    if name.startswith(b'"'):
        name = re.sub(
            rb'\\([0-7]{3}|[abfnrtv"\\])',
            lambda escape: bytes([int(escape[1], 8)]) if len(escape[1]) == 3 else _ESCAPES[escape[1]],
            name[1:-1],
        )
    return name.decode(errors="surrogateescape")


_ESCAPES = {
    b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v", b'"': b'"', b"\\": b"\\",
}  # fmt: skip
