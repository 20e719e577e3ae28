from __future__ import annotations

import textwrap

import pytest

from perfhint.hints import Safety
from perfhint.rules import find, load
from perfhint.source import parse

LEAVES_ALONE = {
    "what it is made of changes while the largest is looked for": """
        ages = {n: n for n in range(20)}
        def score(n):
            if n % 7 == 3:
                ages.pop(n, None)
            return n
        print(max(list(ages), key=score), min(list(ages), key=lambda n: score(n) + 1))
    """,
    "changed in the loop": """
        ages = {"a": 1, "b": 2}
        for name in list(ages):
            del ages[name]
        print(ages)
    """,
    "changed in the loop by a method": """
        ages = {"a": 1, "b": 2}
        for name, age in list(ages.items()):
            ages.pop(name)
        print(ages)
    """,
    "a defaultdict grows when it is read": """
        from collections import defaultdict
        counts = defaultdict(int)
        counts[0] += 1
        for key in list(counts):
            print(counts[key + 1])
    """,
    "an iterator also used in the loop": """
        items = iter([1, 2, 3, 4])
        for item in list(items):
            print(item, next(items, None))
    """,
    "a function with effects": """
        def say(x):
            print("say", x)
            return x
        for x in list(map(say, [1, 2])):
            print("got", x)
    """,
    "changed through another function": """
        names = ["a", "b"]
        def add(name):
            if len(names) < 5:
                names.append(name)
        for name in list(names):
            add(name)
        print(names)
    """,
    "somebody else's list": """
        def run(handlers):
            for handler in list(handlers):
                handler()
        run([print])
    """,
    "the list gets a name as well": """
        for _ in range(100):
            both = a, b = list("xy")
        print(both, a, b)
    """,
    "the loop ends when it fails": """
        total = 0
        try:
            for x in list(map(int, ["1", "x"])):
                total += x
        except ValueError:
            print(total)
    """,
    "set of a set has an order of its own": """
        numbers = {8, 16, 1}
        print(set(list(numbers)))
    """,
    "a Counter counts a dict differently": """
        from collections import Counter
        ages = {"a": 5}
        print(Counter(list(ages)))
    """,
    "list is something else": """
        def list(x):
            return [1, 2]
        print(sorted(list("abc")))
    """,
    "any stops early": """
        def even(x):
            print("even", x)
            return x % 2 == 0
        print(any(list(map(even, [2, 4]))))
    """,
    "unpacked once": """
        a, b = list(map(int, "12"))
        print(a, b)
    """,
    "two arguments": """
        print(max(list("ab"), ["b"]))
    """,
    "a comment": """
        print(sorted(list(  # both
            "ab"
        )))
    """,
}

REWRITES = {
    "unpacked": (
        """
        for _ in range(int(input())):
            n, m = list(map(int, input().split()))
            print(n, m)
        """,
        """
        for _ in range(int(input())):
            n, m = map(int, input().split())
            print(n, m)
        """,
        "1\n3 4\n",
    ),
    "unpacked with a rest": (
        """
        def show(lines):
            for line in lines:
                head, *rest = list(line.split())
                print(head, rest)
        show(["a b c"])
        """,
        """
        def show(lines):
            for line in lines:
                head, *rest = line.split()
                print(head, rest)
        show(["a b c"])
        """,
    ),
    "sorted with a key": (
        """
        words = {"b", "aa"}
        print(sorted(list(words), key=len))
        """,
        """
        words = {"b", "aa"}
        print(sorted(words, key=len))
        """,
    ),
    "summed": (
        """
        print(sum(list(map(int, "12345"))), set(list("a")))
        """,
        """
        print(sum(map(int, "12345")), set("a"))
        """,
    ),
    "looped over": (
        """
        from collections import Counter
        counts = Counter("abca")
        for letter, count in list(counts.items()):
            print(letter, count)
        print([x + 1 for x in list(map(int, "1 2".split()))])
        """,
        """
        from collections import Counter
        counts = Counter("abca")
        for letter, count in counts.items():
            print(letter, count)
        print([x + 1 for x in map(int, "1 2".split())])
        """,
    ),
    "numbered pairs": (
        """
        xs, ys = [1, 2], [3, 4]
        for i, (x, y) in list(enumerate(zip(xs, ys))):
            print(i, x, y)
        for i in list(range(3)):
            print(i)
        """,
        """
        xs, ys = [1, 2], [3, 4]
        for i, (x, y) in enumerate(zip(xs, ys)):
            print(i, x, y)
        for i in range(3):
            print(i)
        """,
    ),
}


@pytest.mark.parametrize(("made", "safety"), [('["a", "b"]', Safety.SAFE), ('"ab"', Safety.CHECKED)])
def test_checked_where_an_error_would_count_the_items(made: str, safety: Safety) -> None:
    program = f"""
        def turned(n):
            pair = {made}
            for _ in range(n):
                left, right = list(pair)
            return right, left
        print(turned(99))
    """
    [hint] = find(parse(textwrap.dedent(program)), (load("loops", "needless_list"),), is_script=True)
    assert hint.edits and hint.safety is safety
