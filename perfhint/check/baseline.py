"""A file of what was found before and is not to be said again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfhint.hints import Flag

VERSION = 1


class Baseline:
    """Fingerprints by file, whose names are meant from the baseline's own folder."""

    def __init__(self, path: Path, known: Mapping[str, Sequence[str]]) -> None:
        self._path = path
        self._known = {file: frozenset(fingerprints) for file, fingerprints in known.items()}

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Raises `UsageError` when it cannot be read or is no baseline."""
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            if document["version"] != VERSION:
                raise UsageError(f"{path} is a baseline of another version of perfhint", todo="write it again")
            return cls(path, {str(file): list(map(str, flags)) for file, flags in document["files"].items()})
        except FileNotFoundError:
            raise UsageError(f"{path} does not exist", todo=f"--write-baseline {path} makes it") from None
        except OSError as error:
            raise UsageError(f"{path} cannot be read ({error.strerror})") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise UsageError(f"{path} is not a baseline", todo=f"--write-baseline {path} makes one") from None

    def knows(self, file: Path, flag: Flag) -> bool:
        """It was found when the baseline was written."""
        return flag.fingerprint in self._known.get(_name(file, self._path), ())


def as_text(path: Path, found: Iterable[tuple[Path, Flag]]) -> str:
    """A baseline for `path` that knows all that was found; findings of one file in order, so that it can be merged."""
    files: dict[str, list[str]] = {}
    for file, flag in found:
        files.setdefault(_name(file, path), []).append(flag.fingerprint)
    return json.dumps({"version": VERSION, "files": {name: sorted(files[name]) for name in sorted(files)}}, indent=1)


def _name(file: Path, baseline: Path) -> str:
    return Path(os.path.relpath(file, baseline.parent)).as_posix()
