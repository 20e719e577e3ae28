from __future__ import annotations

from perfhint.source.functions import functions

TEXT = """\
import functools

def plain(a):
    return a

class Stack:
    @property
    @functools.cache
    def top(self):
        return self.items[-1]

    class Inner:
        async def run(self):
            def step(x):
                return x
            return step(1)

if True:
    def plain(a, b):
        return a, b
"""


def test_functions_have_the_names_that_python_gives_them() -> None:
    names = [each.name for each in functions(TEXT)]
    namespace: dict[str, object] = {}
    exec(TEXT, namespace)
    assert sorted(names) == ["Stack.Inner.run", "Stack.Inner.run.<locals>.step", "Stack.top", "plain"]
    assert namespace["Stack"].Inner.run.__qualname__ in names  # type: ignore[attr-defined]


def test_lines_reach_from_the_first_decorator_to_the_end() -> None:
    by_name = {each.name: each for each in functions(TEXT)}
    assert by_name["Stack.top"][1:] == (7, 9, 10)
    assert by_name["plain"][1:] == (19, 19, 20)
    assert by_name["Stack.Inner.run.<locals>.step"][1:] == (14, 14, 15)


def test_a_text_that_does_not_parse_still_has_functions() -> None:
    assert [each.name for each in functions("def f(:\n  pass\ndef g():\n  pass\n")][-1] == "g"


def test_very_deep_nesting_does_not_break_it() -> None:
    assert functions("x = " + "(" * 10_000 + ")" * 10_000 + "\n") == []
