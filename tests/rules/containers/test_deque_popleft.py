from __future__ import annotations

import textwrap

import pytest

from perfhint.hints import Hint, Safety
from perfhint.rules import find, load
from perfhint.source import parse

LEAVES_ALONE = {
    "made anew each time": """
        for column in range(9):
            row = list(range(column))
            row.insert(0, column)
            print(*row)
    """,
    "the last one taken by its number, which a deque does not do": """
        def turned(parts):
            turned = list(parts)
            for _ in range(2):
                turned.insert(0, turned.pop(-1))
            return turned[0]
        print(turned("abc"))
    """,
    "indexed in the middle": """
        queue = [1, 2, 3]
        while queue:
            print(queue[len(queue) // 2], queue.pop(0))
    """,
    "sliced": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            print(queue[1:])
    """,
    "printed": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            print(queue)
    """,
    "another name for the same list": """
        nodes = [1, 2, 3]
        queue = nodes
        while queue:
            queue.pop(0)
        print(nodes)
    """,
    "two names at once": """
        queue = nodes = [1, 2, 3]
        while queue:
            queue.pop(0)
        print(nodes)
    """,
    "handed to other code": """
        def more(items): items.sort()
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            more(queue)
    """,
    "a parameter may be any kind of list": """
        def drain(queue):
            while queue:
                print(queue.pop(0))
        drain([1, 2])
    """,
    "grows while it is looped over": """
        queue = [1, 2]
        while queue:
            for item in queue:
                if item < 5:
                    queue.append(item + 2)
            queue.pop(0)
    """,
    "grows while it is numbered": """
        queue = [1, 2]
        while queue:
            for place, item in enumerate(queue):
                if item < 5:
                    queue.append(item + 2 + place)
            queue.pop(0)
    """,
    "grows by what is made of it": """
        queue = [3]
        while queue:
            print(queue.pop(0))
            queue.extend(item - 1 for item in queue if item > 0)
    """,
    "a function lets it grow while it is looped over": """
        def visit(item):
            if item < 5:
                queue.append(item + 2)
        queue = [1, 2]
        while queue:
            for item in queue:
                visit(item)
            queue.pop(0)
    """,
    "grows while a generator goes through it": """
        def numbers():
            for number in queue:
                yield number
        queue = [1, 2, 3]
        for number in numbers():
            if number < 5:
                queue.append(number + 5)
        while queue:
            queue.pop(0)
    """,
    "an iterator that is used later": """
        queue = [1, 2]
        numbered = enumerate(queue)
        while len(queue) < 9:
            queue.append(queue.pop(0))
            queue.append(3)
            print(next(numbered))
    """,
    "a generator made before the loop": """
        def taken(count):
            queue = [str(n) for n in range(count)]
            queue[1] = "one"
            rest = (name for name in queue)
            while queue:
                queue.pop(0)
            return list(rest)
        print(taken(3))
    """,
    "compared by min": """
        queue = [1, 2, 3]
        while queue:
            print(min(queue, [2]) == [2])
            queue.pop(0)
    """,
    "added to by sum": """
        queue = [1, 2, 3]
        while queue:
            print(len(sum([[4], [5]], queue)))
            queue.pop(0)
    """,
    "compared in a chain": """
        queue = [1, 2]
        while queue:
            print(1 in queue == [1, 2])
            queue.pop(0)
    """,
    "its copy is a list": """
        queue = [1, 2, 3]
        while queue:
            print(queue.copy())
            queue.pop(0)
    """,
    "said by an assertion": """
        queue = [1, 2]
        while queue:
            first = queue.pop(0)
            assert first < 2, queue
    """,
    "an attribute of a class": """
        class Turns:
            queue = [1, 2, 3]
            while len(queue) > 1:
                queue.append(queue.pop(0) // 2)
                queue.pop()
        print(Turns.queue)
    """,
    "an item deleted": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            del queue[1:]
    """,
    "no loop": """
        queue = [1, 2]
        print(queue.pop(0))
    """,
    "pop with an index": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            if len(queue) > 1:
                queue.pop(1)
    """,
    "sometimes something else": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
        queue = "abc"
    """,
    "list is not the builtin": """
        class list(list): pass
        queue = list([1, 2])
        while queue:
            queue.pop(0)
    """,
    "eval may see it": """
        queue = [1, 2]
        while queue:
            queue.pop(0)
        print(eval("queue[1:]"))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "who imports it may use the list in other ways": """
        queue = [1, 2]
        while queue:
            queue.pop(0)
    """,
}

REWRITES = {
    "filled as a list, emptied as a queue": (
        """
        n = 50
        names = [""] * n
        for i in range(n):
            names[i] = str(i)
        # take turns
        while len(names) > 1:
            first = names.pop(0)
            if len(first) == 1:
                names.append(first + "0")
        print(names[0])
        """,
        """
        from collections import deque

        n = 50
        names = [""] * n
        for i in range(n):
            names[i] = str(i)
        # take turns
        names = deque(names)
        while len(names) > 1:
            first = names.popleft()
            if len(first) == 1:
                names.append(first + "0")
        print(names[0])
        """,
    ),
    "queue of a breadth-first search": (
        """
        graph = {1: [2, 3], 2: [4], 3: [4], 4: []}
        queue = [1]  # the start
        seen = {1}
        while queue:
            node = queue.pop(0)
            print(node)
            for following in graph[node]:
                if following not in seen:
                    seen.add(following)
                    queue.append(following)
        """,
        """
        from collections import deque

        graph = {1: [2, 3], 2: [4], 3: [4], 4: []}
        queue = deque([1])  # the start
        seen = {1}
        while queue:
            node = queue.popleft()
            print(node)
            for following in graph[node]:
                if following not in seen:
                    seen.add(following)
                    queue.append(following)
        """,
    ),
    "insert at the front": (
        """
        import collections
        digits = []
        n = 1234
        while n:
            digits.insert(0, str(n % 10))
            n //= 10
        print("-".join(digits))
        """,
        """
        import collections
        digits = collections.deque()
        n = 1234
        while n:
            digits.appendleft(str(n % 10))
            n //= 10
        print("-".join(digits))
        """,
    ),
    "deque is another name here": (
        """
        deque = 3
        queue = list(range(deque))
        while len(queue) > 0:
            print(queue[0], queue.pop(0))
        """,
        """
        from collections import deque as collections_deque

        deque = 3
        queue = collections_deque(range(deque))
        while len(queue) > 0:
            print(queue[0], queue.popleft())
        """,
    ),
}

SAFE = {
    "the first thing done with a queue that holds something": """
        queue = [1, 2]
        while queue:
            print(queue.pop(0), len(queue), 2 in queue, *queue)
    """,
    "looked at before it is taken": """
        queue = [1, 2]
        while queue:
            print(queue[0])
            first = queue.pop(0)
    """,
    "put in front": """
        queue = []
        for n in range(5):
            queue.insert(0, n)
        print(max(queue), sum(1 for n in queue if n))
    """,
}

MAY_FAIL = {
    "another one taken from the end": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            queue.pop()
    """,
    "taken twice": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            queue.pop(0)
    """,
    "taken in an inner loop": """
        queue = [1, 2, 3]
        while queue:
            for _ in range(2):
                queue.pop(0)
    """,
    "added to before": """
        queue = [1, 2, 3]
        while queue:
            queue += input().split()
            queue.pop(0)
    """,
    "the next one looked at": """
        queue = [1, 2, 3]
        while queue:
            first = queue.pop(0)
            print(first < queue[0])
    """,
    "what is taken is put in its place": """
        queue = [1, 2, 3]
        while queue:
            queue[0] = queue.pop(0)
    """,
    "removed": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            queue.remove(2)
    """,
    "searched": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            print(queue.index(3))
    """,
    "taken apart": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            first, second = queue
    """,
}


def hint_of(program: str) -> Hint:
    rules = (load("containers", "deque_popleft"),)
    [hint] = find(parse(textwrap.dedent(program)), rules, is_script=True)
    assert hint.edits
    return hint


@pytest.mark.parametrize("program", SAFE.values(), ids=SAFE)
def test_safe_where_nothing_can_fail(program: str) -> None:
    assert hint_of(program).safety is Safety.SAFE


@pytest.mark.parametrize("program", MAY_FAIL.values(), ids=MAY_FAIL)
def test_checked_where_an_error_would_have_other_words(program: str) -> None:
    assert hint_of(program).safety is Safety.CHECKED


def test_made_alone_because_another_rule_may_want_a_list() -> None:
    """A method that is bound before the loop would be that of the list which the deque is made of."""
    program = """
        names = [""] * 50
        for i in range(50):
            names[i] = str(i)
        while len(names) > 1:
            names.append(names.pop(0) + names.pop(0))
    """
    assert hint_of(program).alone
