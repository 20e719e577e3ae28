"""The difference as a unified diff that `git apply` and `patch` take, byte for byte."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path

_CONTEXT = 3


def unified(old: bytes, new: bytes, name: str) -> bytes:
    """A patch from `old` to `new` of the file called `name`, empty when there is no difference.

    Works on bytes, so that encodings and newlines stay as they are.
    """
    label = os.fsencode(name).decode("latin-1")
    diff = difflib.unified_diff(_lines(old), _lines(new), _header(f"a/{label}"), _header(f"b/{label}"), n=_CONTEXT)
    whole = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in diff)
    return "".join(whole).encode("latin-1")


def name_for(target: Path) -> str:
    """What a patch calls `target`: its path from the top of its git repository, else from the working directory."""
    target = target.absolute()
    top = next((folder for folder in target.parents if (folder / ".git").exists()), Path.cwd())
    return target.relative_to(top).as_posix() if target.is_relative_to(top) else target.name


def _lines(data: bytes) -> list[str]:
    r"""Lines with their ends. As in git only ``\n`` ends one; Latin-1 maps every byte to a character and back."""
    return [line.decode("latin-1") for line in re.findall(rb"[^\n]*\n|[^\n]+", data)]


def _header(name: str) -> str:
    """The name as git writes it: quoted for control characters and quotes, ended by a tab for spaces."""
    if re.search(r'[\x00-\x1f"\\]', name):
        return '"' + re.sub(r'[\x00-\x1f"\\\x7f-\xff]', lambda match: f"\\{ord(match[0]):03o}", name) + '"'
    return f"{name}\t" if " " in name else name
