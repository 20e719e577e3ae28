"""Whether what `perfhint check` reports by default is right, by findings drawn from code that nobody wrote for it.

    python -m venv corpus && corpus/bin/pip install networkx sympy django sqlalchemy pandas docutils
    python benchmarks/findings --python corpus/bin/python --packages networkx sympy django sqlalchemy pandas \\
        --standard-library --results findings.jsonl

Each finding that comes with a rewrite is applied, alone, and must compile. The smallest loop, else function, that holds
all that changes is then timed before and after on made-up inputs of 10, 1,000 and 100,000 items (`trial.py`). It should
be faster with 1,000 and not slower with 10. Where no inputs are found with which the code runs, that is said.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfhint.check import Options, check
from perfhint.check.programs import reads_input
from perfhint.check.weighing import CONSTANT
from perfhint.rules import chosen, find
from perfhint.source import apply, parse
from perfhint.source.files import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.hints import Edit, Flag, Hint
    from perfhint.source import Module

GROWS = 3
"""With 1,000 items it must take this many times longer than with 10, or the line is not what takes the time."""
FASTER, SLOWER = 0.99, 1.05
"""Ratios of the new time to the old: less is faster, more is slower."""
LIMIT_S = 180
OUTSIDE = ("tests", "test", "idlelib", "lib2to3", "site-packages")
"""Folders of the standard library that are left out."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="has the packages")
    parser.add_argument("--packages", nargs="*", default=[])
    parser.add_argument("--standard-library", action="store_true", help="that of the interpreter too")
    parser.add_argument("--draw", type=int, default=300)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", type=Path, default=Path("findings.jsonl"))
    options = parser.parse_args()
    roots = list(_roots(options.python, options.packages, standard=options.standard_library))
    found = [(root, path, flag) for root, tree in roots for path, flag in _findings(root, tree)]
    lines = sum(_lines(root, tree) for root, tree in roots)
    print(f"{len(found)} findings in {lines} lines: {1000 * len(found) / lines:.2f} in 1,000 lines", flush=True)
    drawn = random.Random(options.seed).sample(found, min(options.draw, len(found)))
    results = []
    with options.results.open("w") as file, ThreadPoolExecutor(options.workers) as pool:
        for result in pool.map(lambda each: _judged(options.python, *each), drawn):
            results.append(result)
            print(json.dumps(result), file=file, flush=True)
    _table(results)


def _roots(python: str, packages: list[str], *, standard: bool) -> Iterator[tuple[Path, Path]]:
    """Folders that modules are imported from, each with the tree in it to look at."""
    program = "import sysconfig; print(sysconfig.get_path('purelib'), sysconfig.get_path('stdlib'))"
    said = subprocess.run([python, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    site, library = map(Path, said)
    for name in packages:
        yield site, site / name
    if standard:
        yield library, library


def _findings(root: Path, tree: Path) -> list[tuple[Path, Flag]]:
    checked = check(Options(paths=(str(tree),)), {})
    return [(path, flag) for path, flag in checked.flags if not _is_outside(root, tree, path)]


def _lines(root: Path, tree: Path) -> int:
    files = [file for file in tree.rglob("*.py") if not _is_outside(root, tree, file)]
    return sum(len(file.read_bytes().splitlines()) for file in files)


def _is_outside(root: Path, tree: Path, path: Path) -> bool:
    return tree == root and not set(OUTSIDE).isdisjoint(path.relative_to(root).parts)


def _judged(python: str, root: Path, path: Path, flag: Flag) -> dict[str, Any]:
    name = path.relative_to(root).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
    result = {
        "module": name,
        "line": flag.line,
        "rule": flag.rule,
        "severity": flag.severity,
        "code": flag.code.strip(),
    }
    text = read(path).text
    module = parse(text)
    for hint in find(module, chosen((flag.rule,), ()), python=sys.version_info[:2], is_script=reads_input(module)):
        if (hint.rule, hint.span.line, hint.span.column) == (flag.rule, flag.line, flag.column) and hint.edits:
            break
    else:
        return {**result, "why": "only pointed at"}
    new = apply(text, hint.edits)
    try:
        ast.parse(new)
    except SyntaxError:
        return {**result, "why": "does not compile"}
    given = json.dumps(
        {
            "old": text,
            "new": new,
            "module": name,
            "line": flag.line,
            "lines": _lines_changed(module, hint),
            "fresh": [edit.text for edit in hint.edits if _is_at_top(module, edit)],
            "large": [] if flag.growth == CONSTANT else re.findall(r"[^\W\d]\w*", _text_of(flag, module)),
        }
    )
    trial = [python, str(Path(__file__).with_name("trial.py"))]
    try:
        done = subprocess.run(trial, input=given, capture_output=True, text=True, timeout=LIMIT_S, check=False)
        outcome = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.TimeoutExpired, ValueError, IndexError):
        return {**result, "why": "the trial ended early"}
    if "times" in outcome and outcome["times"]["1000"][0] < GROWS * outcome["times"]["10"][0]:
        return {**result, "why": "takes no longer with more items"}
    return {**result, **outcome}


def _lines_changed(module: Module, hint: Hint) -> list[int]:
    """The first and last line of every edit but new statements of the module."""
    edits = [edit for edit in hint.edits if not _is_at_top(module, edit)]
    offsets = [offset for edit in edits for offset in (edit.start, max(edit.start, edit.end - 1))]
    return sorted({module.data.count(b"\n", 0, offset) + 1 for offset in offsets})


def _is_at_top(module: Module, edit: Edit) -> bool:
    """New statements outside of all functions and classes, which are there once the module is imported."""
    text = edit.text.lstrip("\n")
    new = edit.start == edit.end and edit.text.endswith("\n") and module.line_start(edit.start) == edit.start
    return new and bool(text) and not text[0].isspace()


def _text_of(flag: Flag, module: Module) -> str:
    lines = module.text.split("\n")[flag.line - 1 : flag.end_line]
    lines[-1] = lines[-1][: flag.end_column - 1]
    lines[0] = lines[0][flag.column - 1 :]
    return "\n".join(lines)


def _table(results: list[dict[str, Any]]) -> None:
    timed = [each for each in results if "times" in each]
    ratios = [{int(size): new / max(old, 1e-9) for size, (old, new) in each["times"].items()} for each in timed]
    print(f"{len(results)} drawn, {len(timed)} timed")
    for why, count in Counter(each["why"] for each in results if "why" in each).most_common():
        print(f"  not timed, {why:40} {count:4}")
    both = sum(each.get(1000, 1) < FASTER and each.get(10, 1) <= SLOWER for each in ratios)
    print(f"  faster with 1,000 and not slower with 10   {both:4}  {both / max(1, len(timed)):.1%}")
    for size in (10, 1000, 100_000):
        known = sorted(each[size] for each in ratios if size in each)
        if known:
            faster, slower = sum(each < FASTER for each in known), sum(each > SLOWER for each in known)
            middle = 1 / known[len(known) // 2]
            print(f"  {size:7} items: {len(known)} timed, {faster} faster, {slower} slower, median {middle:.2f}x")
    print(f"  gave something else: {sum(not each['same'] for each in timed)}")


if __name__ == "__main__":
    main()
