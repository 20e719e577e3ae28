"""The corpus: Markdown files with a slow version, a faster one, tests that both pass, and what shows a wrong one.

An item is a heading of the second level, a sentence, and blocks:

- `python slow`, `python fast`: the two versions;
- `input`, several: what a script reads; or `python tests`: pytest tests of a module called `module`;
- `witness`, of wrong ones: an input on which the two versions of a script differ, or, as `python witness`, a program
  that prints one; for a module a program that prints different things with each version. `spurious` instead where they
  never differ, and only the tests are faster.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_ITEM = re.compile(r"^## +(?P<name>\w+)\n+(?P<text>.+?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(?P<kind>[\w ]+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Item:
    """One planted change."""

    name: str
    kind: str
    """Of its file: what goes wrong, or what makes it faster."""
    is_wrong: bool
    says: str
    slow: str
    fast: str
    inputs: tuple[str, ...]
    tests: str
    witness: str
    """Standard input; for a module a program."""
    only_tests_gain: bool

    @property
    def path(self) -> str:
        """Where it is found: `wrong/order/leaderboard`."""
        return f"{'wrong' if self.is_wrong else 'right'}/{self.kind}/{self.name}"

    @property
    def is_script(self) -> bool:
        """It reads standard input, and has no functions that tests call."""
        return not self.tests

    @property
    def file_name(self) -> str:
        """What the versions are called where they run."""
        return "script.py" if self.is_script else "module.py"

    def place(self, folder: Path) -> tuple[Path, Path]:
        """Write the slow version into `folder`, with its tests beside it: its path, and that of its tests."""
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / self.file_name
        target.write_text(self.slow)
        if self.is_script:
            cases = folder / "cases"
            cases.mkdir()
            for number, text in enumerate(self.inputs, 1):
                (cases / f"{number}.in").write_text(text)
                expected = _run(target, text)
                (cases / f"{number}.out").write_text(expected)
            return target, cases
        tests = folder / "test_module.py"
        tests.write_text(self.tests)
        return target, tests


def items() -> list[Item]:
    """All of them, the wrong ones first."""
    return [
        _item(found, path, is_wrong=is_wrong)
        for is_wrong, folder in ((True, "wrong"), (False, "right"))
        for path in sorted((HERE / folder).glob("*.md"))
        for found in _ITEM.finditer(path.read_text())
    ]


def _item(found: re.Match[str], path: Path, *, is_wrong: bool) -> Item:
    blocks: dict[str, list[str]] = {}
    for block in _BLOCK.finditer(found["text"]):
        blocks.setdefault(block["kind"], []).append(block["code"])
    tests = "".join(blocks.get("python tests", []))
    witness = "".join(blocks.get("witness", []))
    if program := "".join(blocks.get("python witness", [])):
        witness = program if tests else _printed(program)
    return Item(
        name=found["name"],
        kind=path.stem,
        is_wrong=is_wrong,
        says=found["text"].split("\n\n```")[0],
        slow=blocks["python slow"][0],
        fast=blocks["python fast"][0],
        inputs=tuple(blocks.get("input", [])),
        tests=tests,
        witness=witness,
        only_tests_gain="spurious" in blocks,
    )


def _printed(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def _run(path: Path, text: str) -> str:
    done = subprocess.run([sys.executable, path.name], cwd=path.parent, input=text, capture_output=True, text=True)
    if done.returncode:
        raise ValueError(f"{path}: {done.stderr}")
    return done.stdout
