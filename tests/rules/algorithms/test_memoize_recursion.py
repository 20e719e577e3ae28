from __future__ import annotations

LEAVES_ALONE = {
    "one call of itself": """
        def fact(n):
            return 1 if n < 2 else n * fact(n - 1)
        print(fact(10))
    """,
    "one call or the other": """
        def count(n):
            if n < 2:
                return 0
            return count(n // 2) if n % 2 == 0 else count(n - 1)
        print(count(10))
    """,
    "two returns, of which one is reached": """
        def count(n):
            if n < 2:
                return 0
            if n % 2:
                return count(n - 1) + 1
            return count(n // 2) + 1
        print(count(10))
    """,
    "effects": """
        def fib(n):
            print(n)
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        print(fib(4))
    """,
    "a global that changes": """
        def ways(n):
            if n < 2:
                return step
            return ways(n - 1) + ways(n - 2)
        step = 1
        print(ways(4))
        step = 2
        print(ways(4))
    """,
    "a list that changes": """
        def ways(n):
            if n < 2:
                return table[n]
            return ways(n - 1) + ways(n - 2)
        table = [1, 1]
        for i in range(3):
            table[0] = i
            print(ways(4))
    """,
    "a list with another name": """
        def ways(n):
            if n < 2:
                return table[n]
            return ways(n - 1) + ways(n - 2)
        table = [1, 1]
        other = table
        print(ways(4))
        other[0] = 5
        print(ways(4))
    """,
    "floats and ints are not told apart by a dictionary": """
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        print(fib(4.0), fib(4))
    """,
    "called from who knows where": """
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        f = fib
        print(f(4))
    """,
    "decorated": """
        from functools import lru_cache
        @lru_cache(None)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        print(fib(4))
    """,
    "remembers already": """
        memo = {}
        def fib(n):
            if n not in memo:
                memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
            return memo[n]
        print(fib(4))
    """,
    "subproblems that do not overlap": """
        def total(low, high):
            if high - low < 2:
                return low
            middle = (low + high) // 2
            return total(low, middle) + total(middle, high)
        print(total(0, 100))
    """,
    "a sum that is carried along": """
        weights = list(map(int, input().split()))
        def best(i, load):
            if i == len(weights):
                return load if load < 50 else 0
            return max(best(i + 1, load), best(i + 1, load + weights[i]))
        print(best(0, 0))
    """,
    "lists as results": """
        def rows(n):
            if n < 2:
                return [n]
            return rows(n - 1) + rows(n - 2)
        print(rows(4))
    """,
    "the argument changes on the way": """
        def fib(n):
            if n < 2:
                return n
            n -= 1
            return fib(n) + fib(n - 1)
        print(fib(5))
    """,
    "a list of the function around that grows while it is called": """
        def main():
            def f(i):
                if i < 2:
                    return a[0]
                return f(i - 1) + f(i - 2)

            a = [1]
            for i in range(9):
                print(f(i))
                a[0] += 1

        main()
    """,
    "random": """
        import random
        def walk(n):
            if n < 1:
                return random.random()
            return walk(n - 1) + walk(n - 2)
        print(walk(5) > 0)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may call it": """
        def fib(n):
            if n < 2:
                return n
            return fib(n - 1) + fib(n - 2)
        print(fib(5))
    """,
}

REWRITES = {
    "returns on the lines of conditions": (
        """
        def lucas(n):
            if n == 0: return 2
            elif n == 1: return 1
            else: return lucas(n - 1) + lucas(n - 2)


        print(lucas(15))
        """,
        """
        lucas_memo = {}


        def lucas(n):
            if n in lucas_memo:
                return lucas_memo[n]
            if n == 0: lucas_memo[n] = 2; return lucas_memo[n]
            elif n == 1: lucas_memo[n] = 1; return lucas_memo[n]
            else: lucas_memo[n] = lucas(n - 1) + lucas(n - 2); return lucas_memo[n]


        print(lucas(15))
        """,
    ),
    "either of two, with lists of the function around": (
        """
        def main():
            def can(i, rest):
                if rest == 0:
                    return True
                if i >= n or rest < 0:
                    return False
                return can(i + 1, rest) or can(i + 1, rest - a[i])

            n = int(input())
            a = []
            for word in input().split():
                a.append(int(word))
            for rest in range(30):
                print(can(0, rest))


        main()
        """,
        """
        def main():
            can_memo = {}

            def can(i, rest):
                if rest == 0:
                    return True
                if i >= n or rest < 0:
                    return False
                if (i, rest) in can_memo:
                    return can_memo[i, rest]
                can_memo[i, rest] = can(i + 1, rest) or can(i + 1, rest - a[i])
                return can_memo[i, rest]

            n = int(input())
            a = []
            for word in input().split():
                a.append(int(word))
            for rest in range(30):
                print(can(0, rest))


        main()
        """,
        "5\n1 5 7 10 21\n",
    ),
    "a knapsack, with a global list": (
        """
        n, capacity = map(int, input().split())
        items = []
        for _ in range(n):
            items.append(tuple(map(int, input().split())))


        # best value of the first items
        def best(i, room):
            if i == 0:
                return 0
            if items[i - 1][0] > room:
                return best(i - 1, room)
            return max(best(i - 1, room), best(i - 1, room - items[i - 1][0]) + items[i - 1][1])  # or


        print(best(n, capacity))
        """,
        """
        n, capacity = map(int, input().split())
        items = []
        for _ in range(n):
            items.append(tuple(map(int, input().split())))


        best_memo = {}


        # best value of the first items
        def best(i, room):
            if i == 0:
                return 0
            if (i, room) in best_memo:
                return best_memo[i, room]
            if items[i - 1][0] > room:
                best_memo[i, room] = best(i - 1, room)
                return best_memo[i, room]
            best_memo[i, room] = max(best(i - 1, room), best(i - 1, room - items[i - 1][0]) + items[i - 1][1])  # or
            return best_memo[i, room]


        print(best(n, capacity))
        """,
        "3 10\n4 5\n5 7\n6 8\n",
    ),
    "inside a function": (
        """
        def main():
            moves = (1, 3)
            n = int(input())

            def wins(left):
                for move in moves:
                    if move <= left and not wins(left - move):
                        return True
                return False

            print(wins(n))


        main()
        """,
        """
        def main():
            moves = (1, 3)
            n = int(input())

            wins_memo = {}

            def wins(left):
                if left in wins_memo:
                    return wins_memo[left]
                for move in moves:
                    if move <= left and not wins(left - move):
                        wins_memo[left] = True
                        return wins_memo[left]
                wins_memo[left] = False
                return wins_memo[left]

            print(wins(n))


        main()
        """,
        "14\n",
    ),
    "in a loop": (
        """
        def trees(n):
            total = 0 if n else 1
            for left in range(n):
                total += trees(left) * trees(n - 1 - left)
            return total


        print([trees(n) for n in range(9)])
        """,
        """
        trees_memo = {}


        def trees(n):
            total = 0 if n else 1
            if n in trees_memo:
                return trees_memo[n]
            for left in range(n):
                total += trees(left) * trees(n - 1 - left)
            trees_memo[n] = total
            return trees_memo[n]


        print([trees(n) for n in range(9)])
        """,
    ),
}
