"""That the corpus is what it says: both versions pass the tests, and every wrong one is seen to be wrong.

    python benchmarks/planted/prove.py [PART_OF_A_NAME…]

Nothing of perfhint takes part.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from items import items

if TYPE_CHECKING:
    from items import Item


def main() -> int:
    """Print what is not as it should be; 1 when there is anything."""
    corpus = [item for item in items() if not sys.argv[1:] or any(part in item.path for part in sys.argv[1:])]
    names = [item.name for item in corpus]
    complaints = [f"{name}: there are two of this name" for name in {name for name in names if names.count(name) > 1}]
    for item in corpus:
        with tempfile.TemporaryDirectory() as folder:
            complaints += [f"{item.path}: {complaint}" for complaint in _complaints(item, Path(folder))]
    print("\n".join(complaints))
    wrong = [item for item in corpus if item.is_wrong]
    for what, some in (("wrong", wrong), ("right", [item for item in corpus if not item.is_wrong])):
        scripts = sum(item.is_script for item in some)
        print(f"{len(some)} {what}: {scripts} scripts, {len(some) - scripts} modules")
    return bool(complaints)


def _complaints(item: Item, folder: Path) -> list[str]:
    found = []
    versions = {}
    for version, text in (("slow", item.slow), ("fast", item.fast)):
        place = folder / version
        target, tests = item.place(place)
        target.write_text(text)
        if item.is_script:
            failed = [case.name for case in sorted(tests.glob("*.in")) if _run(target, case.read_text()) != _out(case)]
        else:
            done = _python(place, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests.name)
            failed = [] if done.returncode == 0 else [done.stdout]
        found += [f"the {version} version fails {failed}"] if failed else []
        versions[version] = _shown(item, target)
    if item.is_wrong and not item.only_tests_gain and versions["slow"] == versions["fast"]:
        found.append(f"the witness shows no difference: {versions['slow']!r}")
    return found


def _shown(item: Item, target: Path) -> str:
    if item.is_script:
        return _run(target, item.witness)
    done = _python(target.parent, "-c", f"from module import *\n{item.witness}")
    return done.stdout + done.stderr.rpartition("\n  File")[2]


def _run(target: Path, text: str) -> str:
    done = subprocess.run([sys.executable, target.name], cwd=target.parent, input=text, capture_output=True, text=True)
    error = done.stderr.strip().rpartition("\n")[2] if done.returncode else ""
    return "\n".join([*(line.rstrip() for line in done.stdout.rstrip().split("\n")), error]).rstrip()


def _out(case: Path) -> str:
    return "\n".join(line.rstrip() for line in case.with_suffix(".out").read_text().rstrip().split("\n"))


def _python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main())
