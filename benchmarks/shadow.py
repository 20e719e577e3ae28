"""What it takes to copy a project where nothing can be bound, and to put the copy back after a run.

    python benchmarks/shadow.py [--files 10000] [--bytes 3000]

Prints wall and CPU seconds. Right is: less than a second for 10,000 files.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from perfhint.sandbox.shadow import Shadow
from perfhint.sandbox.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")
IGNORE = "build/\ndist/\n*.egg-info/\n__pycache__/\n*.py[co]\n.tox/\n.venv/\n/data/*.csv\n*.log\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--bytes", type=int, default=3_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="shadow-") as top:
        root, target = Path(top).resolve() / "project", Path(top).resolve() / "project" / "target.py"
        make_project(root, options.files, options.bytes)
        shadow = timed("copied", lambda: Shadow(root, Path(top) / "copy"))
        timed("a candidate in place", lambda: shadow.replace(Tree(root, target, b"new")))
        timed("looked over after a run", shadow.restore)
        for file in list((Path(top) / "copy").rglob("*.py"))[::100]:
            file.unlink()
        timed("put back, 1 % gone", shadow.restore)


def make_project(root: Path, files: int, size: int) -> None:
    for number in range(files):
        folder = root / f"package{number % 20}" / f"part{number // 20 % 20}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"module{number}.py").write_text("#" * size)
    (root / ".gitignore").write_text(IGNORE)
    (root / "target.py").write_text("old")


def timed(what: str, do: Callable[[], Made]) -> Made:
    wall, cpu = time.perf_counter(), time.process_time()
    made = do()
    print(f"{what:26}{time.perf_counter() - wall:7.2f} s wall {time.process_time() - cpu:7.2f} s cpu")
    return made


if __name__ == "__main__":
    main()
