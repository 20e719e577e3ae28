"""Replies in every form that models give them, and what cannot be used."""

from __future__ import annotations

import json
import textwrap
import time

import pytest

from perfhint.records import Candidate, Reply
from perfhint.search.replies import Useless, foreign_imports, read_reply

PROGRAM = """\
import sys


class Counter:
    def __init__(self):
        self.seen = []

    def add(self, x):
        if x not in self.seen:
            self.seen.append(x)


def count(xs):
    counter = Counter()
    for x in xs:
        counter.add(x)
    return len(counter.seen)


print(count(sys.stdin.read().split()))
"""
WHOLE = "import sys\n\nprint(len(set(sys.stdin.read().split())))\n"
PATCH = "@@ -17 +17 @@\n-print(count(sys.stdin.read().split()))\n+print(len(set(sys.stdin.read().split())))\n"
PATCHED = PROGRAM.replace("print(count(sys.stdin.read().split()))", "print(len(set(sys.stdin.read().split())))")


def read(text: str, *, cut: bool = False, program: str = PROGRAM) -> Candidate | Useless:
    return read_reply(Reply(text, cut), program, "solution.py", "replay:x")


def answer(code: str, **other: str) -> str:
    return json.dumps({"explanation": "a set", "category": "containers", "code": code, **other})


def text_of(found: Candidate | Useless) -> str:
    assert isinstance(found, Candidate), found
    return found.text


@pytest.mark.parametrize(
    "text",
    [
        answer(WHOLE),
        f"Here you are:\n{answer(WHOLE)}\nThat is faster.",
        f"```json\n{answer(WHOLE)}\n```",
        f"Sure!\n\n```json\n{answer(WHOLE)}\n```\nIt uses a set.",
        answer(f"```python\n{WHOLE}```"),
        '{"code": "' + WHOLE.replace("\n", "\\n") + '", "explanation": "cut o',
        '{"explanation": "raw newlines", "code": "' + WHOLE + '"}',
        f"```python\n{WHOLE}```",
        f"```\n{WHOLE}```",
        f"~~~python\n{WHOLE}~~~",
        f"The line\n```python\nprint(count(xs))\n```\nis slow. Better:\n```python\n{WHOLE}```\nDone.",
        f"```python\n{WHOLE}```\nRun it with\n```sh\npython solution.py < a/long/name/of/a/file/that/is/longer\n```",
        f"```python\n{WHOLE}",
        WHOLE,
        f"Here is a faster version, with a set:\n\n{WHOLE}\nIt is O(n).",
        f"1. Use a set:\n   ```python\n{textwrap.indent(WHOLE, '   ')}   ```\n2. Done.",
        f"```python\n\ufeff{WHOLE}```",
        f"<think>\n```python\nwrong()\n```\n</think>\n```python\n{WHOLE}```",
        f"```python\n{''.join(f'{n:3}  {n} % | {line}' for n, line in enumerate(WHOLE.splitlines(True), 11))}```",
    ],
    ids=[
        "json",
        "json among words",
        "fenced json",
        "chatty json",
        "fence in json",
        "json cut after the code",
        "json with raw newlines",
        "fenced",
        "no language",
        "tildes",
        "several blocks",
        "other languages",
        "not closed",
        "bare",
        "bare among words",
        "indented",
        "byte order mark",
        "thinking",
        "margin copied",
    ],
)
def test_a_whole_program(text: str) -> None:
    assert text_of(read(text)).replace("\n\n", "\n") == WHOLE.replace("\n\n", "\n")


def test_fences_in_a_docstring_of_a_bare_program() -> None:
    text = 'def f():\n    """Like\n\n    ```\n    f()\n    ```\n    """\n\n\nprint(f())\n'
    assert text_of(read(text, program="")) == text


@pytest.mark.parametrize("text", ["`" * 20_000, "```" * 20_000, "```py a\n" * 20_000, '{"code":' * 20_000])
def test_what_a_model_repeats_without_end_is_read_at_once(text: str) -> None:
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        PATCH,
        f"```diff\n{PATCH}```",
        answer(PATCH),
        f"Only one line:\n```\n{PATCH}```",
        f"Look:\n\n{PATCH}\nIt is a set.",
    ],
    ids=["bare", "fenced", "json", "chatty", "bare among words"],
)
def test_a_patch(text: str) -> None:
    assert text_of(read(text)) == PATCHED


def test_explanation_and_category_are_kept() -> None:
    found = read(answer(WHOLE, category="Containers", explanation="a set\n is faster"))
    assert found == Candidate(WHOLE, "replay:x", "a set is faster", category="containers")
    assert read(f"A set is faster.\n```python\n{WHOLE}```") == Candidate(WHOLE, "replay:x", "A set is faster.")


def test_a_function_takes_the_place_of_its_namesake() -> None:
    text = text_of(read("```python\nfrom os import sep\nimport sys\n\ndef count(xs):\n    return len(set(xs))\n```"))
    assert text == PROGRAM.replace("import sys\n", "from os import sep\nimport sys\n", 1).replace(
        PROGRAM[PROGRAM.index("def count") : PROGRAM.index("\n\n\nprint")], "def count(xs):\n    return len(set(xs))"
    )


def test_a_helper_comes_before_what_calls_it() -> None:
    text = text_of(
        read("```python\ndef distinct(xs):\n    return set(xs)\n\ndef count(xs):\n    return len(distinct(xs))\n```")
    )
    assert text.index("def distinct") < text.index("def count")
    assert text.endswith(PROGRAM[-40:])


@pytest.mark.parametrize(
    "code",
    [
        "class Counter:\n    def add(self, x):\n        self.seen = [*{*self.seen, x}]\n",
        "def add(self, x):\n    self.seen = [*{*self.seen, x}]\n",
    ],
    ids=["in its class", "alone"],
)
def test_a_method_takes_the_place_of_its_namesake(code: str) -> None:
    text = text_of(read(f"```python\n{code}```"))
    assert "    def add(self, x):\n        self.seen = [*{*self.seen, x}]\n\n\ndef count" in text
    assert "def __init__" in text


def test_only_definitions_are_a_whole_program_where_nothing_is_left_out() -> None:
    program = "def f(x):\n    return [x]\n"
    assert text_of(read("def f(x):\n    return (x,)\n", program=program)) == "def f(x):\n    return (x,)\n"
    assert text_of(read("def g(x):\n    return 1\n", program=program)) == "def g(x):\n    return 1\n"


def test_without_a_program_only_a_whole_one_is_an_answer() -> None:
    assert text_of(read("```python\ndef f():\n    pass\n```", program="")) == "def f():\n    pass\n"


def test_code_that_does_not_parse_is_judged_elsewhere() -> None:
    assert text_of(read("```python\nprint((1)\n```")) == "print((1)\n"


@pytest.mark.parametrize(
    ("text", "cut", "why"),
    [
        ("", False, "no program"),
        ("", True, "cut off"),
        ("I cannot make it faster.", False, "no program"),
        ("Yes", False, "no program"),
        ("```python\n```", False, "no program"),
        ('{"explanation": "a", "category": "b"}', False, "no program"),
        ('{"explanation": "a", "code": "import sys\\nprint(', False, "cut off"),
        ('{"explanation": "a", "code": "import sys\\nprint(', True, "cut off"),
        ("```python\nimport sys\nprint(", True, "cut off"),
        ("{}", False, "no program"),
        (PATCH.replace("-print(", "-write("), False, 'the diff does not apply: hunk "@@ -17 +17 @@"'),
    ],
)
def test_what_cannot_be_used_is_said(text: str, cut: bool, why: str) -> None:
    found = read(text, cut=cut)
    assert isinstance(found, Useless)
    assert why in found.why


def test_text_that_no_file_can_hold_is_made_such() -> None:
    found = read('{"explanation": "", "code": "print(\\"\\ud800\\")\\r\\n"}')
    assert text_of(found) == 'print("\ufffd\ufffd\ufffd")\n'


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("import sys, os.path\nfrom collections import deque\n", []),
        ("import numpy as np, scipy.sparse\n", ["numpy", "scipy"]),
        ("def f():\n    from numba.core import jit\n", ["numba"]),
        ("import helpers\nfrom mine.deep import x\nimport allowed.part\n", []),
        ("from . import x\nfrom .a import b\n", []),
        ('text = """\nimport numpy\n"""\n', []),
        ("import numpy\nprint((1)\n", ["numpy"]),
    ],
)
def test_imports_that_nobody_allowed(text: str, foreign: list[str]) -> None:
    program = "import helpers\nimport mine.other\n"
    assert foreign_imports(text, program, ("allowed",)) == foreign


def test_nonsense_never_raises() -> None:
    whole = answer(WHOLE) + f"```python\n{PROGRAM}```\n{PATCH}"
    for length in range(0, len(whole), 7):
        for text in (whole[:length], whole[length:], whole[length : length + 90]):
            read(text)
            read(text, cut=True)
