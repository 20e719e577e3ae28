LEAVES_ALONE = {
    "something else of the module is used": """
        import string
        print(string.digits, string.capwords("a b"))
    """,
    "another module loads it anyway": """
        import json
        from functools import reduce
        print(json.dumps(reduce(lambda x, y: x * y, [1, 2])))
    """,
    "a pattern that is no plain text": """
        import re
        text = input()
        print(re.sub("a.c", "b", text))
    """,
    "the text may be bytes": """
        import re
        def clean(text):
            return re.sub("a", "b", text)
    """,
    "what is put in refers to groups": r"""
        import re
        text = input()
        print(re.sub("a", "\\\\1", text))
    """,
    "the match itself is used": """
        import re
        text = input()
        print(re.match("a", text).span())
    """,
    "what was found is used": """
        import re
        text = input()
        print(re.findall("aa", text))
    """,
    "combined again and again": """
        from functools import reduce
        for i in range(99):
            print(reduce(lambda x, y: x * 2 + y, [1, 2, i]))
    """,
    "sum of lists": """
        from functools import reduce
        from operator import add
        for i in range(2):
            print(reduce(add, [[i], [2]]))
    """,
    "functions kept by the module": """
        from functools import lru_cache, reduce
        @lru_cache(None)
        def f(n): return n
        print(f(reduce(lambda x, y: x * y, [1, 2])))
    """,
    "a copy of who knows what": """
        import copy
        def same(x): return copy.copy(x)
    """,
    "examples that are tests": """
        def double(x):
            '''
            >>> double(1)
            2
            '''
            return 2 * x
        import doctest
        doctest.testmod()
    """,
    "the result of the tests is used": """
        import doctest
        print(doctest.testmod().failed)
    """,
    "a class that is not there yet": """
        from typing import Optional
        class Node:
            def link(self, other: Optional["Node"]) -> None: pass
    """,
    "types that are more than annotations": """
        from typing import NamedTuple
        class Point(NamedTuple):
            x: int
    """,
    "own list": """
        from typing import List
        def f(xs: List[int]): return xs
        list = [1]
        print(f(list))
    """,
    "handed on": """
        from functools import reduce
        def use(f): return f(lambda x, y: x + y, [1, 2])
        print(use(reduce))
    """,
    "looked up by name": """
        import string
        print(string.digits, globals()["string"].digits)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may take the name from here": """
        from string import digits
        print(digits)
    """,
}

REWRITES = {
    "letters, named once": (
        """
        import string, sys  # both

        def place(letter):
            return string.ascii_lowercase.index(letter)

        print(place("c"), sys.argv[1:])
        """,
        """
        import sys  # both

        def place(letter):
            return "abcdefghijklmnopqrstuvwxyz".index(letter)

        print(place("c"), sys.argv[1:])
        """,
    ),
    "letters, named more than once": (
        """
        from string import ascii_uppercase
        import string as text

        # letters
        def main():
            first = ascii_uppercase[0]
            print(first, text.ascii_uppercase[-1], text.digits)

        main()
        """,
        """
        ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

        # letters
        def main():
            first = ascii_uppercase[0]
            print(first, ascii_uppercase[-1], "0123456789")

        main()
        """,
    ),
    "punctuation with quotes": (
        """
        from string import punctuation
        print(punctuation)
        """,
        r"""
        print('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
        """,
    ),
    "products, sums and divisors": (
        """
        from functools import reduce
        import operator
        from math import gcd
        numbers = list(map(int, input().split()))
        print(reduce(operator.mul, numbers), reduce(lambda a, b: a + b, numbers, 5))
        print(reduce(gcd, numbers), reduce(max, numbers), reduce(lambda a, b: (b * a), numbers, 3))
        """,
        """
        from math import prod
        from math import gcd
        numbers = list(map(int, input().split()))
        print(prod(numbers), sum(numbers, 5))
        print(gcd(*numbers), max(numbers), prod(numbers, start=3))
        """,
        "12 18 30\n",
    ),
    "any other function, once": (
        """
        from functools import reduce

        def lcm(a, b):
            return a * b // 2

        print(reduce(lcm, [2, 4, 6]))
        """,
        """
        def reduce(function, items):
            \"\"\"What is left when the function has put all items together, two by two.\"\"\"
            items = iter(items)
            result = next(items)
            for item in items:
                result = function(result, item)
            return result


        def lcm(a, b):
            return a * b // 2

        print(reduce(lcm, [2, 4, 6]))
        """,
    ),
    "any other function, with a first value, imported in a function": (
        """
        def main():
            from functools import reduce
            print(reduce(lambda x, y: x ^ y, [2, 4, 6], 1))

        main()
        """,
        """
        def reduce(function, items, result):
            \"\"\"What is left when the function has put all items together, two by two.\"\"\"
            for item in items:
                result = function(result, item)
            return result


        def main():
            print(reduce(lambda x, y: x ^ y, [2, 4, 6], 1))

        main()
        """,
    ),
    "plain text as a pattern": (
        """
        import re
        text = input()
        if re.match("ab", text) and not re.search(r"xyz", text):
            print(re.sub("a", "-", text), re.split(",", text), len(re.findall("a", text)))
        """,
        """
        text = input()
        if text.startswith("ab") and not "xyz" in text:
            print(text.replace("a", "-"), text.split(","), text.count("a"))
        """,
        "abc,aba\n",
    ),
    "copy of a list": (
        """
        import copy
        rows = [1, 2]
        other = copy.copy(rows)
        other.append(3)
        print(rows, other)
        """,
        """
        rows = [1, 2]
        other = rows.copy()
        other.append(3)
        print(rows, other)
        """,
    ),
    "no tests to run": (
        """
        if __name__ == "__main__":
            import doctest

            doctest.testmod()
            print(1)
        """,
        """
        if __name__ == "__main__":

            print(1)
        """,
    ),
    "annotations": (
        """
        import typing
        from typing import Any, Dict, List, Optional, Union

        def f(xs: List[List[int]], y: Optional[int] = None, *, z: Union[int, List[Any]] = 0) -> typing.Tuple[int, ...]:
            seen: Dict[int, Any] = {}
            return len(xs), len(seen)

        Graph = List[int]
        print(f([]), f([[1]], 2))
        """,
        """
        def f(xs: list[list[int]], y: int | None = None, *, z: int | list[object] = 0) -> tuple[int, ...]:
            seen: dict[int, object] = {}
            return len(xs), len(seen)

        Graph = list[int]
        print(f([]), f([[1]], 2))
        """,
    ),
}
