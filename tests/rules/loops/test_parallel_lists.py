LEAVES_ALONE = {
    "the position is wanted itself": """
        xs, ys = list(range(50)), list(range(50))
        for i in range(50):
            if xs[i] == ys[i] and i:
                print(i)
    """,
    "a list changes": """
        xs, ys = list(range(50)), list(range(50))
        for i in range(49):
            xs[i] += ys[i]
            print(xs[i] + ys[i])
    """,
    "appended to": """
        xs, ys = [1], [1] * 50
        for i in range(40):
            xs.append(xs[i] + ys[i])
        print(xs)
    """,
    "another name for a list that changes": """
        xs = list(range(50))
        ys = xs
        for i in range(40):
            print(xs[i])
            ys[49 - i] = 0
    """,
    "an item that is not always looked at": """
        def pick(marks, xs):
            found = []
            for i in range(len(marks)):
                if marks[i]:
                    found.append(xs[i])
                else:
                    found.append(0)
            return found
        print(pick([True, False, False], [1]))
    """,
    "the loop may leave before it looks": """
        def pick(marks, xs):
            found = 0
            for i in range(len(marks)):
                if not marks[i]:
                    break
                found += xs[i]
            return found, len(marks)
        print(pick([True, False, False], [1]))
    """,
    "from the end": """
        def turn(xs, n):
            found = []
            for i in range(n):
                found.append(xs[i - 1] + xs[i])
            return found
        print(turn([1, 2, 3], 3))
    """,
    "a number of iterations that may be negative": """
        def first(xs, ys, k):
            found, n = 0, len(xs) - k
            for i in range(n):
                found += xs[i] * ys[i]
            return found
        print(first([1, 2, 3], [4, 5, 6], 5))
    """,
    "a start that was read in, here below zero": """
        low, high = map(int, "-5 3".split())
        xs, ys, total = list(range(9)), list(range(9, 18)), 0
        for i in range(low, high):
            total += xs[i] * ys[i]
        print(total, [xs[i] - ys[i] for i in range(low, 2)])
    """,
    "a start that is a parameter": """
        def odd(xs, low):
            found = 0
            for j in range(low, len(xs)):
                if xs[j] % 2:
                    found += 1
            return found
        print(odd([1, 2, 3, 4, 5], 1), odd([1, 2, 3, 4, 5], -3))
    """,
    "a start from a list": """
        starts, xs, ys = [2, -4], list(range(9)), list(range(9, 18))
        for start in starts:
            total = 0
            for i in range(start, 9):
                total += xs[i] * ys[i]
            print(total)
        print(sum([xs[i] * ys[i] for i in range(starts[1], 3)]))
    """,
    "a start that was read in, moved on by each item": """
        low = int("-3")
        xs, found = list(range(9)), 0
        for i in range(low, 8):
            if xs[i + 1] > xs[i]:
                found += 1
        print(found)
    """,
    "a start that is a variable of a loop from below zero": """
        low = int("-2")
        xs, ys, total = list(range(9)), list(range(9, 18)), 0
        for first in range(low, 3):
            for i in range(first, 9):
                total += xs[i] * ys[i]
        print(total)
    """,
    "an end before the first item": """
        def total(xs, ys, high):
            found = 0
            for first in range(2):
                for i in range(first, high):
                    found += xs[i] * ys[i]
            return found
        print(total([1, 2, 3, 4], [5, 6, 7, 8], -2))
    """,
    "the position is used later": """
        def last(xs, ys):
            for i in range(50):
                if xs[i] > ys[i]:
                    break
            return i
        print(last(list(range(50)), [7] * 50))
    """,
    "a dictionary": """
        names = {i: str(i) for i in range(50)}
        xs = list(range(50))
        for i in range(50):
            print(names[i], xs[i])
    """,
    "of any kind": """
        def show(xs, ys, n):
            for i in range(n):
                print(xs[i], ys[i])
        class Squares:
            def __getitem__(self, i):
                return i * i
        show(Squares(), Squares(), 3)
    """,
    "rows for an inner loop": """
        a = [[i * j for j in range(20)] for i in range(20)]
        b = [[i + j for j in range(20)] for i in range(20)]
        for i in range(20):
            for j in range(20):
                b[i][j] += a[i][j]
        print(b)
    """,
    "a function is kept": """
        xs, ys, kept = list(range(50)), list(range(50)), []
        for i in range(50):
            kept.append(lambda: xs[i] + ys[i])
        print(kept[0]())
    """,
    "every second": """
        xs, ys = list(range(50)), list(range(50))
        for i in range(0, 50, 2):
            print(xs[i] + ys[i])
    """,
    "one list from start to end, which another rule does": """
        xs = list(range(50))
        for i in range(len(xs)):
            print(xs[i])
    """,
    "lengths that were read in, each by itself": """
        words = ["9", "3", "9"]
        xs = [0] * int(words.pop())
        ys = [1] * int(words.pop())
        print([ys[i] if xs[i] else 0 for i in range(int(words.pop()))])
    """,
    "a length of a list that grows later": """
        zs = [1, 2]
        xs = [0] * 3
        ys = [2] * len(zs)
        zs.append(3)
        print([ys[i] if xs[i] else 0 for i in range(len(zs))])
    """,
    "a length of a list that grows in another function": """
        def longer(lists):
            for items in lists:
                items.append(0)
        def count(zs):
            xs, found = list(range(9)), 0
            ys = [2] * len(zs)
            longer([zs])
            for i in range(len(zs)):
                found += xs[i] if xs[i] < 2 else ys[i]
            return found
        print(count([1]))
    """,
    "a length that another list says, which changes later": """
        sizes, xs = [2], [0] * 9
        ys = [1] * sizes[0]
        sizes[0] = 4
        print([ys[i] if xs[i] else 0 for i in range(sizes[0])])
    """,
    "made in one of the rounds in which its length is given anew": """
        xs = [0] * 9
        for n in (3, 5):
            if n == 3:
                ys = [1] * n
            print([ys[i] if xs[i] else 0 for i in range(n)])
    """,
    "a row that has kept its name since an earlier round": """
        xs = [0] * 9
        for n in (3, 5):
            table = [[1] * n for _ in range(2)]
            if n == 3:
                row = table[1]
            print([row[i] if xs[i] else 0 for i in range(n)], table)
    """,
    "a length that a function gives anew": """
        words = ["5", "3"]
        def more():
            global n
            n = int(words.pop())
        more()
        ys = [1] * n
        xs = [0] * 9
        more()
        print([ys[i] if xs[i] else 0 for i in range(n)])
    """,
    "a length that is given anew while a generator waits": """
        def pick():
            xs = [0] * 9
            ys = [1] * n
            yield 1
            yield [ys[i] if xs[i] else 0 for i in range(n)]
        n = 3
        waiting = pick()
        next(waiting)
        n = 5
        print(next(waiting))
    """,
    "a length that is called like a variable of a comprehension": """
        xs, n = [0] * 9, 3
        ys = [1] * n
        print([[ys[i] if xs[i] else 0 for i in range(n)] for n in (2, 5)])
    """,
    "a start that is read in for each list": """
        words = ["a", "bcd"]
        xs = list(range(9))
        ys = xs[::-1]
        print(sum([xs[i] * ys[i] for i in range(len(words.pop()), 9)]))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "the position at module level": """
        xs, ys = list(range(50)), list(range(50))
        for i in range(50):
            print(xs[i] + ys[i])
    """,
}

REWRITES = {
    "lengths that are given anew in each round": (
        """
        def count(sizes):
            found = 0
            while sizes:
                n = sizes.pop()
                xs = [k % 2 for k in range(n)]
                table = [[1] * max(n, 3) for _ in range(2)]
                for row in table:
                    for i in range(max(n, 3)):
                        if n or row[i]:
                            found += row[i]
                found += sum([xs[i] for i in range(n) if found])
            return found
        print(count([3, 5]))
        """,
        """
        def count(sizes):
            found = 0
            while sizes:
                n = sizes.pop()
                xs = [k % 2 for k in range(n)]
                table = [[1] * max(n, 3) for _ in range(2)]
                for row in table:
                    for row_i in row:
                        if n or row_i:
                            found += row_i
                found += sum([xs_i for xs_i in xs if found])
            return found
        print(count([3, 5]))
        """,
    ),
    "as long as a list that has been filled before": (
        """
        def count(n):
            names = []
            for k in range(n):
                names.append(str(k))
            marks = [k % 2 for k in range(len(names))]
            sizes = [3] * len(names)
            return sum([sizes[i] for i in range(len(names)) if marks[i]])
        print(count(9))
        """,
        """
        def count(n):
            names = []
            for k in range(n):
                names.append(str(k))
            marks = [k % 2 for k in range(len(names))]
            sizes = [3] * len(names)
            return sum([sizes_i for sizes_i, marks_i in zip(sizes, marks) if marks_i])
        print(count(9))
        """,
    ),
    "two lists of input": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        b = list(map(int, input().split()))
        total = 0
        for i in range(n):
            if a[i] > b[i]:
                total += a[i] - b[i]
        print(total)
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        b = list(map(int, input().split()))
        total = 0
        for a_i, b_i in zip(a[:n], b):
            if a_i > b_i:
                total += a_i - b_i
        print(total)
        """,
        "3\n4 5 6 7\n3 6 2\n",
    ),
    "neighbours": (
        """
        def steps(xs):
            n = len(xs)
            found = 0
            for i in range(n - 1):
                found += abs(xs[i + 1] - xs[i])
            for i in range(1, n):
                if xs[i - 1] == xs[i]:
                    found += 1
            return found
        print(steps([]), steps([3, 1, 1, 5]))
        """,
        """
        def steps(xs):
            n = len(xs)
            found = 0
            for xs_i, xs_i_plus_1 in zip(xs, xs[1:n]):
                found += abs(xs_i_plus_1 - xs_i)
            for xs_i_minus_1, xs_i_2 in zip(xs, xs[1:n]):
                if xs_i_minus_1 == xs_i_2:
                    found += 1
            return found
        print(steps([]), steps([3, 1, 1, 5]))
        """,
    ),
    "the length is known": (
        """
        n = 50
        sieve = [True] * n
        names = [str(i) for i in range(n)]
        for i in range(2, n):
            if sieve[i]:
                print(names[i])
        print([names[i] for i in range(n) if sieve[i]])
        """,
        """
        n = 50
        sieve = [True] * n
        names = [str(i) for i in range(n)]
        for sieve_i, names_i in zip(sieve[2:], names[2:]):
            if sieve_i:
                print(names_i)
        print([names_i_2 for names_i_2, sieve_i_2 in zip(names, sieve) if sieve_i_2])
        """,
    ),
    "one list, a part of it": (
        """
        def odd(xs, known):
            k = len(known)
            found = 0
            for j in range(k, len(xs)):
                if xs[j] % 2:
                    found += 1
            return found
        print(odd([1, 2, 3, 4, 5], [1]), odd([1], [1] * 7))
        """,
        """
        def odd(xs, known):
            k = len(known)
            found = 0
            for xs_j in xs[k:]:
                if xs_j % 2:
                    found += 1
            return found
        print(odd([1, 2, 3, 4, 5], [1]), odd([1], [1] * 7))
        """,
    ),
    "a start that counts other things as well": (
        """
        k = int(input())
        xs = list(map(int, input().split()))
        total = 0
        for i in range(k, len(xs)):
            total -= xs[i]
        print(total, [0] * k)
        """,
        """
        k = int(input())
        xs = list(map(int, input().split()))
        total = 0
        for xs_i in xs[k:]:
            total -= xs_i
        print(total, [0] * k)
        """,
        "1\n5 4 3 2\n",
    ),
    "from the next one on": (
        """
        def larger(xs, ys, n):
            found = 0
            for i in range(n):
                for j in range(i + 1, n):
                    if xs[j] > ys[j]:
                        found += 1
            return found
        print(larger([1, 2, 3], [0, 0, 7], 3))
        """,
        """
        def larger(xs, ys, n):
            found = 0
            for i in range(n):
                for xs_j, ys_j in zip(xs[i + 1:n], ys[i + 1:]):
                    if xs_j > ys_j:
                        found += 1
            return found
        print(larger([1, 2, 3], [0, 0, 7], 3))
        """,
    ),
    "items that have names": (
        """
        def cost(n):
            xs, ys = list(range(n)), list(range(n))
            total = 0
            for i in range(0, n, 1):
                x = xs[i]
                y = ys[i]  # the other one
                # both count
                total += x * y + x
            return total, x
        print(cost(30))
        """,
        """
        def cost(n):
            xs, ys = list(range(n)), list(range(n))
            total = 0
            for x, y in zip(xs[:n], ys):
                # the other one
                # both count
                total += x * y + x
            return total, x
        print(cost(30))
        """,
    ),
}
