"""Whether `perfhint check` points at what made real programs slow.

    python benchmarks/recall.py PAIRS.jsonl [--least 1.5]

Every line of the file is one program before and after somebody made it faster: {"slow": TEXT, "fast": TEXT, "speedup":
NUMBER}. Pairs with a smaller speedup are left out, and those that differ in nothing but imports. Of the others this
prints the share that has a finding on a line of the slow program that was changed: of all findings, of those that
are reported by default, and of those that begin on such a line, so that none counts because it spans half of the text.
"""

from __future__ import annotations

import argparse
import difflib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.check import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

ALL = {"PERFHINT_PEDANTIC": "1"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--least", type=float, default=1.5, help="smaller gains are left out (default 1.5)")
    options = parser.parse_args()
    pairs = list(_pairs(options.pairs, options.least))
    pointed: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for slow, changed in pairs:
        path = Path("program.py")
        for name, environment in (("--pedantic", ALL), ("by default", {})):
            flags = check_text(slow, path, environment)
            touching = [flag for flag in flags if not changed.isdisjoint(range(flag.line, flag.end_line + 1))]
            pointed[name] += bool(touching)
        pointed["by default, beginning there"] += any(flag.line in changed for flag in touching)
        rules.update({flag.rule for flag in touching})
    print(f"{len(pairs)} programs that were made at least {options.least:g} times faster, and not by imports alone")
    for name, count in pointed.items():
        print(f"  a finding on a changed line, {name:28} {count:4}  {count / max(1, len(pairs)):.0%}")
    print("  reported by default there:", ", ".join(f"{rule} {count}" for rule, count in rules.most_common(15)))


def _pairs(path: Path, least: float) -> Iterator[tuple[str, Set[int]]]:
    """Slow programs, each with the numbers of the lines that the fast one changes."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        changed, only_imports = _changed(pair["slow"].splitlines(), pair["fast"].splitlines())
        if pair["speedup"] >= least and not only_imports:
            yield pair["slow"], changed


def _changed(slow: list[str], fast: list[str]) -> tuple[set[int], bool]:
    """Lines of `slow` that were replaced or removed, or between which something was put; whether all are imports."""
    lines: set[int] = set()
    texts: list[str] = []
    for kind, start, end, other, other_end in difflib.SequenceMatcher(None, slow, fast, autojunk=False).get_opcodes():
        if kind != "equal":
            lines.update(range(start + 1, end + 1) if end > start else (start, start + 1))
            texts += [*slow[start:end], *fast[other:other_end]]
    return lines, all(not text.strip() or text.startswith(("import ", "from ", "#")) for text in texts)


if __name__ == "__main__":
    main()
