"""Random programs with numpy, before and after PH605: they print the same, or stay as they are.

They are full of what goes wrong: other names for an array, views, changes in place, functions that change what they
are given, numbers of several types.
"""

from __future__ import annotations

import contextlib
import io
import random
import re

import pytest

from perfhint.rules import find, load
from perfhint.source import apply, parse

np = pytest.importorskip("numpy")

RULE = load("imports", "numpy_to_lists")
PROGRAMS = 150
START = """\
import numpy as np
k = 2
numbers = [3, -1, 2]
a = np.array([int(x) for x in "0 2 -1".split()])
b = np.array(list(map(int, "4 -2 3".split())))
f = np.array([0.5, 1.0, 2.0])
place = (1, 2)
three = (2, 0, -1)
s = np.array([list(word) for word in "a#b #.. .#a".split()])
m = np.array([list(map(int, line.split())) for line in ("1 0 2", "-1 3 1", "2 2 -2")])
"""
END = """\
print(k, *numbers)
print(*a)
print(*b)
print(*f)
print(*c)
for row in m:
    print(*row)
for row in s:
    print("".join(row))
"""
HOLE = re.compile(r"<(\w+)>")
WHAT = {
    "name": ["a", "b", "c"],
    "number": [
        "-3",
        "2",
        "k",
        "a[0]",
        "b[-1]",
        "a.sum()",
        "b.max()",
        "m[0, 1]",
        "len(a)",
        "(k + 1)",
        "np.min(c)",
        "m[place]",
        "len(m[m == 0])",
        "(<table>).argmax()",
        "(<name>[:, None] > <vector>).sum()",
        "len(np.unique(m))",
        "(s == <letter>).sum()",
    ],
    "vector": """
        <name>|<name>|(<vector> + <vector>)|(<vector> * <number>)|(<number> - <vector>)|-<name>|<name> % 3|<name>[::-1]
        np.maximum(<vector>, <vector>)|np.where(<mask>, <vector>, <vector>)|np.abs(<vector>)|np.sort(<vector>)
        np.cumsum(<vector>)|np.minimum(<vector>, <number>)|<name>.copy()|m[1]|m[:, 1]|m.sum(axis=1)|m.max(axis=0)
        m.T[2]|np.roll(<vector>, 1)|m.dot(<vector>)|<mask>.astype(int)|np.array(numbers)|np.clip(<vector>, -2, 4)
        [2] + <vector>|np.delete(np.append(<vector>, 7), <index>)|np.delete(np.append(<vector>, m[0]), <indexes>)
        m[:, <indexes>].sum(axis=1)|m[<indexes>].max(axis=0)|m[:, <mask>].sum(axis=1)|m[<index>]
        np.abs((<vector>)[:, None] - <vector>).min(axis=1)|(s == <letter>).any(axis=<axis>).astype(int)
        np.roll(<vector>, <number>)|np.insert((<vector>)[1:], <index>, <number>)|np.lexsort((<vector>, <name>))
        np.pad((<vector>)[1:], (1, 0), "constant")|np.insert((<vector>)[:1], [0, 1], <number>)
        np.append([], <vector>).astype(int)|sum(m)|np.array([m[p] for p in np.ndindex(3, 3)])[3:6]
        np.array(three)|<name> + three|np.append(three, <number>)[1:]|np.array({2: three}[2])
        np.sort(m, axis=<axis>)[1]|np.insert(m[1:, 1], [1], (<vector>)[:1])
    """,
    "mask": ["(<vector> > 1)", "(<name> == <vector>)", "~(<vector> < 2)", "((<name> > 0) & (<name> < 3))"],
    "index": ["0", "-1", "1", "-2", "(k - 3) % 3"],
    "indexes": ["[0, 2, 1]", "[1, 0, -1]", "np.argsort(a)"],
    "part": ["1:", ":2", "::2", ":", "1:3"],
    "row": [":, 0", ":, -1", "0, :", "1:, 1:", "1:, :", ":2, 1", "0", "1, 1"],
    "table": """
        m.T|m[::-1]|m[:, ::-1]|m + m.T|m.copy()|m @ m % 5|np.vstack([<name>, <name>, <vector>])|m + <name>
        np.array([<name>, <name>, <vector>])|np.where(m > 0, m, -m)|np.cumsum(m, axis=0)|np.outer(<name>, <name>) % 4
        (<vector>)[:, None] + <vector>|<name>[:, None] * <vector>[None, :] - m|m * <name>.reshape(-1, 1)
        m - <name>[None]
        m[:, [<index>]] + m[[<index>], :]|np.minimum(m, m[:, <index>][:, None] + m[<index>])|m[:, <indexes>]
        m[np.ix_([2, 0, 1], [0, 2, 1])]|np.delete(np.vstack([m, <vector>]), <index>, axis=0)|m[<indexes>]
        np.delete(np.hstack([m, m]), [0, -2, 4], 1)|np.delete(np.hstack([m, m[:, :1]]), <index>, axis=1)
        np.delete(np.vstack([m, m]), [0, 2, 3], axis=0)|np.roll(m, <number>, axis=<axis>)|np.triu(m, <index>)|np.tril(m)
        np.diag(<vector>)|np.array([three, (1, 0, k), three])|np.array([(i, k, -i) for i in range(3)])
        np.pad(m[1:, 1:], ((1, 0), (0, 1)), "constant", constant_values=<number>)|np.pad(m[1:2, :1], 1, "constant")
        np.insert(m[1:], <index>, <vector>, axis=0)|np.insert(m[:, 1:], <index>, <number>, axis=1)
        np.c_[m[:, :2], <vector>]|np.column_stack([<name>, m[:, 1:]])|np.vstack((<vector>, m[1:]))|np.sort(m, axis=0)
        np.stack([<name>, <vector>, <name>], axis=1)|np.insert(m[:2], 0, <number>, axis=0)
    """,
    "letter": ["'a'", "'#'", "'.'"],
    "axis": ["0", "1", "-1"],
    "board": """
        s.T|s[::-1]|s[:, <indexes>]|s[<indexes>]|np.rot90(s)|np.pad(s[:2, :2], ((1, 0), (0, 1)), "constant")|s.copy()
        np.delete(np.vstack([s, s]), [0, 2, 3], 0)|np.delete(np.hstack((s, s)), [0, 2, 3], 1)|np.roll(s, 1, axis=<axis>)
        np.array([row for row in s if <letter> in row])|s[(s == <letter>).any(axis=1)]|s[:, (s != <letter>).all(axis=0)]
        np.pad(s[1:, 1:], ((0, 1), (1, 0)), "constant", constant_values=<letter>)|np.array(s.tolist(), dtype=object)
        np.concatenate((np.array([]), s[0], s[1], s[<index>])).reshape(-1, 3)|s[np.ix_(<indexes>, <indexes>)]
    """,
    "statement": """
        c = <vector>|c = np.array(<vector>)|<name> = <vector>|<name> += <vector>|<name> *= <number>|<name> -= <number>
        <name>[1] = <number>|<name>[0] += <number>|<name>[<part>] = <number>|<name>[<part>] += <number>
        <name>[:2] = (<vector>)[:2]|<name>[<mask>] = <number>|<name>[<mask>] += <number>|<name>.sort()|c = <name>
        c = <name>[::-1]|c = <name>[:]|c = m[0]|m[<row>] = <number>|m[<row>] += <number>|m[1] += <vector>
        m[:, 0] = <vector>|m = <table>|m += 1|m[m > 1] = 0|k = <number>|m[place] = <number>|m[place] += <number>
        m[1:, 1:] = m[:2, :2]|m[1:, :2] = m.T[:2, 1:]
        np.add.at(<name>, <indexes>, <number>)|np.add.at(<name>, [0, 0, 2], <vector>)|m.sort(axis=1)|s = <board>
        np.add.at(m, (<indexes>, [0, 1, 1]), <vector>)|s[<row>] = <letter>|s[place] = <letter>|s[s == <letter>] = "#"
        m[:, 1:] = (<table>)[:, 1:]|m[:2] = (<table>)[1:]|<name>[[0, 2]] = <number>|numbers[1] = 5
        f = <vector> / 2|f = f * <number>|f[0] = <number>|f[f > 1] = <number>|f += <vector>|f[1:] = <number>
        a, b, c = (<table>).T|a, b = m[1:].T[1:]|a, b, c = np.array([<name>, <vector>, <name>])|a, b = <name>[:2], c
        c = changed(<name>, <vector>)|c = same(<name>)|c = turned(<name>)
    """,
}
FUNCTIONS = """\
def changed(p, q):
    p[0] = q[1]
    p += q
    return p + 1
def same(p):
    return p
def turned(p):
    return p[::-1]
"""


def program(choice: random.Random) -> str:
    def fill(text: str, depth: int = 0) -> str:
        def one(found: re.Match[str]) -> str:
            kinds = WHAT[found[1]]
            options = kinds if isinstance(kinds, list) else [part.strip() for part in re.split(r"[|\n]", kinds.strip())]
            return (
                choice.choice(WHAT["name"])
                if depth > 2 and found[1] == "vector"
                else fill(choice.choice(options), depth + 1)
            )

        return HOLE.sub(one, text)

    lines = []
    for _ in range(choice.randint(2, 6)):
        if choice.random() < 0.2:
            lines += [
                choice.choice(
                    (
                        "for i in range(2):",
                        "if a[0] > b[1]:",
                        f"for x in {fill('<vector>')}:",
                        f"for c in {fill('<table>')}:",
                    )
                )
            ]
            lines += [f"    {fill('<statement>')}" for _ in range(2)]
        else:
            lines.append(fill("<statement>"))
    return "\n".join([START + FUNCTIONS + "c = np.zeros(3, dtype=int)", *lines, END])


def printed(text: str) -> list[str] | None:
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), np.errstate(all="ignore"):
            exec(compile(text, "program.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    except Exception:  # noqa: BLE001 (numpy does not like everything that chance makes)
        return None
    return out.getvalue().split()


def is_same(one: str, other: str) -> bool:
    """The same type of number, and but for the last digits of floats the same number."""
    return one == other or ("." in one and "." in other and float(one) == pytest.approx(float(other)))


def test_random_programs_print_the_same() -> None:
    rewritten = 0
    for seed in range(PROGRAMS):
        before = program(random.Random(seed))
        edits = next((hint.edits for hint in find(parse(before), (RULE,), is_script=True) if hint.edits), ())
        expected = printed(before)
        if not edits or expected is None or any(len(number) > 15 for number in expected):
            continue  # no program, or numbers that numpy cuts off
        rewritten += 1
        after = apply(before, edits)
        got = printed(after) or []
        assert len(got) == len(expected), after
        assert all(map(is_same, got, expected)), f"{before}\nbecame\n{after}\n{expected} became {got}"
    assert rewritten > PROGRAMS / 3
