"""Scratch folders: how much is in them, and removing them whatever a program left there."""

from __future__ import annotations

import os

ANY = 1 << 62
"""More than there can be."""
ENTRY_BYTES = 512
"""What a file costs by existing, so that a million empty ones count too."""


def usage(folder: str, enough: int) -> int:
    """Bytes of everything below `folder`; the search ends once `enough` is exceeded.

    Folders that cannot be read count as empty, and so does a link that a program has put in the folder's place.
    """
    total = 0
    pending = [] if os.path.islink(folder) else [folder]
    while pending and total <= enough:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    total += ENTRY_BYTES
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    else:
                        total += entry.stat(follow_symlinks=False).st_size
                    if total > enough:
                        break
        except OSError:  # it was removed while we looked, or may not be read
            continue
    return total


def remove(folder: str) -> None:
    """Remove a folder, if it is there, whose processes are all dead: whatever its depth, size and permissions."""
    graves = 0
    pending = [folder] if os.path.lexists(folder) else []
    while pending:
        current = pending.pop()
        os.chmod(current, 0o700)
        with os.scandir(current) as entries:
            for entry in list(entries):
                if not entry.is_dir(follow_symlinks=False):
                    os.unlink(entry.path)
                    continue
                # Moved up beside the folder, so that neither paths nor the recursion ever get long.
                graves += 1
                grave = f"{folder}.{graves}"
                os.chmod(entry.path, 0o700)
                os.rename(entry.path, grave)
                pending.append(grave)
        os.rmdir(current)
