"""Rewrites of the whole catalog that would be wrong if they were made in one round."""

from __future__ import annotations

import contextlib
import io
import textwrap

import pytest

from perfhint.rules import find
from perfhint.search import rewrite
from perfhint.source import parse

TOGETHER = {
    "a module that is not needed for a stack, but to count": """
        import collections
        def last():
            stack = collections.deque([0])
            total = 0
            while stack:
                total += stack.pop()
                if total < 50:
                    stack.append(total + 1)
            return total
        numbers = [i * i % 37 for i in range(300)]
        print(last(), max(numbers.count(number) for number in numbers))
    """,
    "a module that is not needed for a queue, but to count": """
        import collections
        def last():
            queue = collections.deque([1])
            total = 0
            while queue:
                number = queue.popleft()
                total += number
                if total < 50:
                    queue.append(total)
            return total
        numbers = [i * i % 37 for i in range(300)]
        print(last(), max(numbers.count(number) for number in numbers))
    """,
    "a deque that is a list from now on, and a list that is a deque": """
        from collections import deque
        def visited(children):
            queue = deque([1])
            found = []
            while queue:
                node = queue.popleft()
                found.append(node)
                for child in children[node]:
                    queue.append(child)
            turns = [1, 2, 3]
            while len(turns) > 1:
                turns.append(turns.pop(0) // 2)
                turns.pop(0)
            return found, turns[0]
        print(visited([[], [2, 3], [4], [5], [], []]))
    """,
    "a list that is a heap, and later a queue": """
        def drained(n):
            items = [i * 7 % 50 for i in range(n)]
            for _ in range(5):
                largest = max(items)
                items.remove(largest)
                items.append(largest // 2)
            taken = []
            while items:
                taken.append(items.pop(0))
            return taken
        print(drained(60))
    """,
}


@pytest.mark.parametrize("program", TOGETHER.values(), ids=TOGETHER)
def test_the_whole_catalog_leaves_the_output_as_it_is(program: str) -> None:
    before = textwrap.dedent(program).lstrip()
    after = rewrite(before, lambda text: find(parse(text), is_script=True))
    assert len(after.units) > 0
    assert printed(after.text) == printed(before)


def printed(program: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program, "program", "exec"), {"__name__": "__main__"})
    return out.getvalue()
