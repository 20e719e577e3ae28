"""perfhint as a process, as a user starts it, in a folder of its own with a store and a place for temporary files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def start(folder: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    """perfhint, leading a process group of its own, as a shell starts it."""
    temporary = folder / "tmp"
    temporary.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PERFHINT_")}
    return subprocess.Popen(
        [sys.executable, "-m", "perfhint", *arguments],
        cwd=folder,
        env={**environment, "PERFHINT_STORE": str(folder / "store.sqlite"), "TMPDIR": str(temporary)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )


def run(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What perfhint did with these arguments."""
    process = start(folder, *arguments)
    try:
        stdout, stderr = process.communicate(timeout=120)
    finally:
        process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def processes_left(folder: Path, patience_s: float = 5.0) -> list[str]:
    """Command lines of what perfhint started in `folder` and still runs after `patience_s`."""
    deadline = time.monotonic() + patience_s
    while (found := list(_mentioning(str(folder / "tmp")))) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def files_left(folder: Path) -> list[str]:
    """Temporary files that perfhint left."""
    return sorted(path.name for path in (folder / "tmp").iterdir())


def _mentioning(mark: str) -> Iterator[str]:
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it ended meanwhile
            continue
        if mark in command:
            yield command
