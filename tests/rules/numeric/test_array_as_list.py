from perfhint import rules
from perfhint.search import rewrite
from perfhint.source import parse

LEAVES_ALONE = {
    "used as a whole": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = i
        print(a * 2)
    """,
    "printed": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = i
        print(a)
    """,
    "fractions set in an array of integers": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = i / 3
        print(a[50])
    """,
    "integers set in an array of fractions": """
        import numpy as np
        a = np.zeros(100)
        for i in range(100):
            a[i] = i
        print(a[50])
    """,
    "rows copied": """
        import numpy as np
        a = np.zeros((50, 50), dtype=int)
        for i in range(1, 50):
            a[i] = a[i - 1]
            a[i][0] = i
        print(a[0][0], a[49][0])
    """,
    "slices": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i:] = i
        print(a[50])
    """,
    "small numbers": """
        import numpy as np
        a = np.zeros(100, dtype=np.uint8)
        for i in range(1, 100):
            a[i] = a[i - 1] + 200
        print(a[99])
    """,
    "division by an item": """
        import numpy as np
        np.seterr(all="ignore")
        a = np.zeros(100)
        for i in range(1, 100):
            a[i] = 1.0 / a[i - 1]
        print(a[99])
    """,
    "given away": """
        import numpy as np
        def fill(a):
            a += 1
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = i
        fill(a)
        print(a[5])
    """,
    "returned": """
        import numpy as np
        def filled(n):
            a = np.zeros(n, dtype=int)
            for i in range(n):
                a[i] = i
            return a
        print(filled(100) + 1)
    """,
    "indexes that may be masks": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for index in (np.arange(100) > 50, 3):
            a[index] = 1
        print(a[60])
    """,
    "set to something unknown": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = eval("1.5")
        print(a[5])
    """,
    "two names": """
        import numpy as np
        a = b = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = i
        print(a[5], b.sum())
    """,
    "another array later": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = i
        a = a + 1
        print(a[5])
    """,
    "made of itself": """
        import numpy as np
        a = np.array([3])
        a = np.zeros(a[0])
        for i in range(100):
            a[0] = i
        print(a[0])
    """,
}


REWRITES = {
    "a table, filled from another, at module level": (
        """
        import numpy as np
        n = 60
        h = np.array([i * i % 13 for i in range(n)])
        dp = np.full(n, 0)
        dp[1] = abs(h[1] - h[0])
        for i in range(2, n):
            dp[i] = min(dp[i - 1] + abs(h[i] - h[i - 1]), dp[i - 2] + abs(h[i] - h[i - 2]))  # step
        print(dp[n - 1], np.pi)
        """,
        """
        import numpy as np
        n = 60
        h = np.array([i * i % 13 for i in range(n)]).tolist()
        dp = np.full(n, 0).tolist()
        dp[1] = abs(h[1] - h[0])
        for i in range(2, n):
            dp[i] = min(dp[i - 1] + abs(h[i] - h[i - 1]), dp[i - 2] + abs(h[i] - h[i - 2]))  # step
        print(dp[n - 1], np.pi)
        """,
    ),
    "fractions, with integers written out, and infinity": (
        """
        import numpy as np
        best = np.full((50, 50), np.inf)
        best[0, 0] = -1
        for i in range(1, 50):
            for j in range(50):
                best[i, j] = min(best[i - 1][j], best[i, j - 1]) + 1
                best[i][j] += 2
        print(best[49, 49], len(best))
        """,
        """
        import numpy as np
        best = np.full((50, 50), np.inf).tolist()
        best[0][0] = -1.0
        for i in range(1, 50):
            for j in range(50):
                best[i][j] = min(best[i - 1][j], best[i][j - 1]) + 1
                best[i][j] += 2
        print(best[49][49], len(best))
        """,
    ),
    "a sieve in a function": (
        """
        import numpy as np
        def primes(n):
            counts = np.zeros(n + 1, dtype=np.int64)
            for i in range(2, n + 1):
                for j in range(i, n + 1, i):
                    counts[j] += 1
            return sum(1 for c in counts if c == 1), max(counts)
        print(*primes(100))
        """,
        """
        import numpy as np
        def primes(n):
            counts = np.zeros(n + 1, dtype=np.int64).tolist()
            for i in range(2, n + 1):
                for j in range(i, n + 1, i):
                    counts[j] += 1
            return sum(1 for c in counts if c == 1), max(counts)
        print(*primes(100))
        """,
    ),
}

READ_IN_A_LOOP_THAT_LEAVES_IT_AS_IT_IS = """\
import numpy as np


def reached(tree):
    total = 0
    for i in range(len(tree)):
        seen = np.zeros(len(tree))
        seen[i] = 1
        todo = [i]
        while todo:
            k = todo.pop()
            seen[k] = 1
            total += 1
            for j in tree[k]:
                if seen[j] == 0:
                    todo.append(j)
    return total


print(reached([[1, 2], [2], []]))
"""


def test_what_reads_an_array_is_not_rewritten_together_with_it() -> None:
    """PH820 would ask the list for the list of its items."""
    chosen = rules.chosen(("PH820", "PH825"), ())
    found = rewrite(
        READ_IN_A_LOOP_THAT_LEAVES_IT_AS_IT_IS, lambda text: rules.find(parse(text), chosen, is_script=True)
    )
    assert [unit.rule for unit in found.units] == ["PH825"]
    assert found.text.count(".tolist()") == 1
