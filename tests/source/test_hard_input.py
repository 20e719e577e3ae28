"""Programs nobody would write, and editors do: no rule may fail on them, nor take long."""

from __future__ import annotations

import time

import pytest

from perfhint.rules import find
from perfhint.source import parse

PROGRAMS = {
    "nothing": "",
    "only a comment": "# x",
    "no newline at the end": "for i in range(50): x.append(i)",
    "null bytes": "a = 1\0\nfor i in range(100):\n    print(i)\n",
    "surrogates": "x = '\udc80'\nfor i in range(100):\n    x += '\udc80'\n",
    "open brackets": "x = " + "(" * 10_000 + "\n",
    "closed brackets": "x = " + "(" * 10_000 + "1" + ")" * 10_000 + "\n",
    "lists in lists": "x = " + "[" * 10_000 + "]" * 10_000 + "\nfor i in range(100): x.append(i)\n",
    "a long sum": "x = 1\ny = " + "+".join(["x"] * 5_000) + "\n",
    "calls in calls": "x = " + "f(" * 3_000 + "1" + ")" * 3_000 + "\n",
    "a long chain of calls": "x = a" + ".b()" * 3_000 + "\n",
    "a long chain of items": "for i in range(100): x = a" + "[i]" * 5_000 + "\n",
    "lambdas in lambdas": "x = " + "lambda: " * 3_000 + "1\n",
    "comprehensions in comprehensions": "x = " + "[i for i in " * 1_000 + "y" + "]" * 1_000 + "\n",
    "loops in loops": "".join(" " * i + f"for i{i} in x:\n" for i in range(90)) + " " * 90 + "y += i3\n",
    "many branches": "if x == 0: y = 0\n" + "".join(f"elif x == {i}: y = {i}\n" for i in range(2_000)),
    "many names": "".join(f"a{i} = a{i - 1} + 1\n" for i in range(1, 5_000)),
    "one name": "".join(f"a = a + {i}\n" for i in range(2_000)),
    "one list": "a = []\n" + "".join(f"a.append({i})\n" for i in range(5_000)),
    "functions that call one another": "".join(
        f"def f{i}(x): return f{(i + 1) % 200}(x) + f{i * 7 % 200}(x)\n" for i in range(200)
    ),
    "Python 2": 'print "x"\nexec "y"\nfor i in range(100): print i,\n',
    "half a program": "def f(:\n    for i in range(100):\n        x = x + (\nclass\n",
    "a function in a loop in a class": "class C:\n    for i in range(50):\n        def f(self, i=i): self.f(i)\n",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_every_rule_and_every_type_in_time(program: str) -> None:
    start = time.process_time()
    module = parse(program)
    find(module, is_script=True)
    for scope in module.scopes.all:
        for binding in scope.bindings.values():
            module.types.of_binding(binding)
            module.uses.of(binding)
    assert time.process_time() - start < 20
