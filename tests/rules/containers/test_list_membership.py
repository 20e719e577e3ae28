from __future__ import annotations

import textwrap

import pytest

from perfhint.hints import Safety
from perfhint.rules import find, load
from perfhint.source import parse

LEAVES_ALONE = {
    "what could not be hashed": """
        def once(items):
            seen, others = set(), []
            for item in items:
                try:
                    if item not in seen:
                        seen.add(item)
                        yield item
                except TypeError:
                    if item not in others:
                        others.append(item)
                        yield item
        print(list(once([1, [2], 1, [2]])))
    """,
    "a few words of a text": """
        choices = "1 2 3 4".split()
        while input() not in choices:
            print(len(choices))
    """,
    "a few items, and a few more": """
        removed = []
        if input():
            removed.extend(["length", "type"])
        for key in input().split():
            print(key in removed)
    """,
    "a few items, taken one by one elsewhere": """
        valid = ["boxes", "whiskers", "medians", "caps"]
        print(dict(zip(valid, range(4))))
        for key in input().split():
            print(key in valid)
    """,
    "an item that the list itself decides about": """
        seen = []
        for x in [5, 7, 1, 2, 9] * 4:
            if x not in seen:
                seen.append(len(seen))
        print(seen)
    """,
    "the next one follows from the last": """
        seen = [1]
        for x in range(40):
            if x * 2 in seen:
                print(x)
            seen.append(seen[-1] + 3)
    """,
    "an item that is not there is waited for": """
        free = list(range(40))
        for x in [3, 5, 3, 8] * 5:
            if x + 1 in free:
                try:
                    free.remove(x)
                except ValueError:
                    print("no", x)
        print(len(free))
    """,
    "tests in a chain": """
        seen = []
        for x in range(40):
            if 1 == x in seen:
                print("first")
            if x in seen == [1]:
                print("only")
            if x not in seen:
                seen.append(x)
    """,
    "a few items, and perhaps one more": """
        def others(names, more):
            reserved = ["source", "target"]
            if more is not None:
                reserved.append(more)
            return [name for name in names if name not in reserved]
        print(others(["a", "target"] * 20, "a"))
    """,
    "items that cannot be hashed": """
        seen = []
        for x in range(50):
            if [x] not in seen:
                seen.append([x])
        print(len(seen))
    """,
    "the list loses items": """
        seen = [1, 2]
        for x in range(50):
            if x in seen:
                seen.remove(x)
        print(seen)
    """,
    "items are replaced": """
        seen = [1, 2]
        for x in range(50):
            if x not in seen:
                seen[0] = x
    """,
    "another name for the same list": """
        seen = []
        other = seen
        for x in range(50):
            if x not in seen:
                other.append(x)
    """,
    "a string is not a list": """
        seen = "abc"
        for x in range(50):
            if str(x) in seen:
                print(x)
    """,
    "made anew in each iteration": """
        for n in range(50):
            seen = [n, n + 1]
            if n * 2 in seen:
                print(n)
    """,
    "not in a loop": """
        seen = list(range(10))
        if 3 in seen:
            print(seen)
    """,
    "in a small loop": """
        names = input().split()
        for name in ("a", "b"):
            if name in names:
                print(name, names)
    """,
    "handed to other code": """
        def more(items): items.append(3)
        seen = []
        for x in range(50):
            if x not in seen:
                seen.append(x)
            more(seen)
    """,
    "a function makes it anew": """
        seen = []
        def reset():
            global seen
            seen = []
        for x in range(50):
            if x not in seen:
                seen.append(x)
            reset()
        print(seen)
    """,
    "what is appended must not be evaluated twice": """
        seen = []
        for x in range(50):
            if x not in seen:
                seen.append(int(input()))
        print(seen)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "who imports it may use the list in other ways": """
        seen = []
        for x in range(50):
            if x not in seen:
                seen.append(x)
    """,
}

REWRITES = {
    "a list that grows in a function that calls itself": (
        """
        def visit(place):
            seen.append(place)
            for other in edges[place]:
                if other not in seen:
                    visit(other)


        edges = [[(place + 1) % 60, (place * 7) % 60] for place in range(60)]
        seen = []
        visit(0)
        print(sorted(seen))
        """,
        """
        def visit(place):
            seen.append(place)
            seen_set.add(place)
            for other in edges[place]:
                if other not in seen_set:
                    visit(other)


        edges = [[(place + 1) % 60, (place * 7) % 60] for place in range(60)]
        seen = []
        seen_set = set()
        visit(0)
        print(sorted(seen))
        """,
    ),
    "nothing but membership": (
        """
        seen = []  # so far
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in seen:
                seen.append(x)
                print(x)
        """,
        """
        seen = set()  # so far
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in seen:
                seen.add(x)
                print(x)
        """,
    ),
    "a list that stays as it is": (
        """
        wanted = list(map(int, input().split()))
        for x in range(50):
            if x in wanted:
                print(x)
        """,
        """
        wanted = set(map(int, input().split()))
        for x in range(50):
            if x in wanted:
                print(x)
        """,
        "3 5 8 5\n",
    ),
    "counted, and nothing is in it twice": (
        """
        total = []
        for word in input().split():
            if (word not in total): total.append(word)
        print(len(total))
        """,
        """
        total = set()
        for word in input().split():
            if (word not in total): total.add(word)
        print(len(total))
        """,
        "a b a\n",
    ),
    "a range from which numbers are taken": (
        """
        left = list(range(1, 50))
        for x in [3, 5, 5, 60] * 9:
            if x in left:
                left.remove(x)
        print(len(left))
        """,
        """
        left = set(range(1, 50))
        for x in [3, 5, 5, 60] * 9:
            if x in left:
                left.remove(x)
        print(len(left))
        """,
    ),
    "counted, and things may be in it twice": (
        """
        words = input().split()
        total = []
        for i in range(len(words)):
            if words[i] not in total or i == 2:
                total.append(words[i])
        print(len(total))
        """,
        """
        words = input().split()
        total = []
        total_set = set()
        for i in range(len(words)):
            if words[i] not in total_set or i == 2:
                total.append(words[i])
                total_set.add(words[i])
        print(len(total))
        """,
        "a b a\n",
    ),
    "the list is needed too": (
        """
        order = []
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in order: order.append(x)
        print(order)
        """,
        """
        order = []
        order_set = set()
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in order_set: order.append(x); order_set.add(x)
        print(order)
        """,
    ),
    "pairs of numbers": (
        """
        visited = [(0, 0)]
        x = y = 0
        for step in range(99):
            x = (x + step) % 4
            if (x, y) not in visited:
                visited.append((x, y))
        print(len(visited))
        """,
        """
        visited = [(0, 0)]
        visited_set = set(visited)
        x = y = 0
        for step in range(99):
            x = (x + step) % 4
            if (x, y) not in visited_set:
                visited.append((x, y))
                visited_set.add((x, y))
        print(len(visited))
        """,
    ),
}


@pytest.mark.parametrize(
    ("step", "safety"),
    [
        ("if x in free:", Safety.SAFE),
        ("if x in free and x > 5:", Safety.CHECKED),
        ("if x - 1 in free:", Safety.CHECKED),
    ],
)
def test_checked_where_what_is_removed_may_not_be_there(step: str, safety: Safety) -> None:
    program = f"""
        def left(n):
            free = list(range(40))
            for x in range(n):
                {step}
                    free.remove(x)
            return len(free)
        print(left(90))
    """
    [hint] = find(parse(textwrap.dedent(program)), (load("containers", "list_membership"),), is_script=True)
    assert hint.edits and hint.safety is safety
