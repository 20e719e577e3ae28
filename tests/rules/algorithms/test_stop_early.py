LEAVES_ALONE = {
    "the last match is kept": """
        found = -1
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            if xs[i] > 3:
                found = i
        print(found)
    """,
    "either value may come last": """
        ok = True
        for x in list(range(50)):
            if x % 2:
                ok = False
            else:
                ok = True
        print(ok)
    """,
    "something is printed": """
        flag = False
        for x in list(range(50)):
            if x % 2:
                print(x)
                flag = True
        print(flag)
    """,
    "the condition reads input": """
        flag = False
        for _ in range(int(input())):
            if input() == "x":
                flag = True
        print(flag, input())
    """,
    "the target is used after the loop": """
        flag = False
        for x in list(range(50)):
            if x == 7:
                flag = True
        print(flag, x)
    """,
    "a variable of the loop is used after it": """
        flag = False
        y = 0
        for x in list(range(50)):
            y = x + 1
            if x == 7:
                flag = True
        print(flag, y)
    """,
    "an iterator is used up": """
        lines = iter(list(range(50)))
        flag = False
        for x in lines:
            if x == 7:
                flag = True
        print(flag, list(lines))
    """,
    "a generator of any kind": """
        def numbers():
            for i in range(50):
                print(i)
                yield i
        flag = False
        for x in numbers():
            if x == 7:
                flag = True
        print(flag)
    """,
    "a count that is printed": """
        count = 0
        for x in list(range(50)):
            if x % 7 == 0:
                count += 1
        print(count)
    """,
    "a count that is added to": """
        total = 0
        for n in range(50):
            count = 0
            for x in range(50):
                if x % 7 == n:
                    count += 1
            total += count
        print(total)
    """,
    "an item that moves": """
        ok = [True] * 50
        for i in range(50):
            if i % 3 == 0:
                ok[i] = False
        print(ok)
    """,
    "the loop has an else": """
        flag = False
        for x in list(range(50)):
            if x == 7:
                flag = True
        else:
            print("through")
        print(flag)
    """,
    "a function with effects is called": """
        seen = []
        def note(x):
            seen.append(x)
            return x == 7
        flag = False
        for x in list(range(50)):
            if note(x):
                flag = True
        print(flag, seen)
    """,
    "another flag may still be set": """
        a = b = False
        for x in list(range(50)):
            if x == 7:
                a = True
            if x == 9:
                b = True
        print(a, b)
    """,
    "a return further on": """
        def f(xs):
            flag = False
            for x in list(xs):
                if x == 7:
                    flag = True
                if x == 9:
                    return 9
            return flag
        print(f(range(50)))
    """,
    "what flag holds before is not known": """
        def f(xs, flag):
            for x in range(50):
                for y in range(50):
                    if xs[x] == y:
                        flag = 1
                        break
            return flag
        print(f(list(range(50)), "a"))
    """,
    "a few iterations": """
        flag = False
        for x in (1, 2, 3):
            if x == 2:
                flag = True
        print(flag)
    """,
    "it stops already": """
        flag = False
        for x in list(range(50)):
            if x == 2:
                flag = True
                break
        print(flag)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read the variables": """
        flag = False
        for x in list(range(50)):
            if x == 2:
                flag = True
    """,
}

REWRITES = {
    "in every branch": (
        """
        ans = "Yes"
        for x in list(map(int, input().split())):
            if x % 2: ans = "No"
            elif x > 3:
                ans = "No"  # too large
        print(ans)
        """,
        """
        ans = "Yes"
        for x in list(map(int, input().split())):
            if x % 2: ans = "No"; break
            elif x > 3:
                ans = "No"  # too large
                break
        print(ans)
        """,
        "2 4 6\n",
    ),
    "two loops": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        flag = False
        for i in range(n):
            for j in range(i + 1, n):
                if a[i] == a[j]:
                    flag = True
        print(flag)
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        flag = False
        for i in range(n):
            for j in range(i + 1, n):
                if a[i] == a[j]:
                    flag = True
                    break
            if flag:
                break
        print(flag)
        """,
        "4\n1 2 3 2\n",
    ),
    "a flag of numbers, two loops": (
        """
        flag = 0
        for i in range(100):
            for j in range(100):
                if i * j == 99:
                    flag = 1
        if flag == 1:
            print("found")
        """,
        """
        flag = 0
        for i in range(100):
            for j in range(100):
                if i * j == 99:
                    flag = 1
                    break
            if flag == 1:
                break
        if flag == 1:
            print("found")
        """,
    ),
    "counted, to see whether there is any": (
        """
        def main():
            for n in range(2, 100):
                count = 0
                for i in range(2, n):
                    if n % i == 0: count += 1
                if count == 0:
                    print(n)
        main()
        """,
        """
        def main():
            for n in range(2, 100):
                count = 0
                for i in range(2, n):
                    if n % i == 0: count += 1; break
                if count == 0:
                    print(n)
        main()
        """,
    ),
    "counted up to two": (
        """
        n = int(input())
        count = 0
        for i in range(1, n + 1):
            if n % i == 0:
                count += 1
        if count == 2:
            print("prime")
        """,
        """
        n = int(input())
        count = 0
        for i in range(1, n + 1):
            if n % i == 0:
                count += 1
                if count > 2:
                    break
        if count == 2:
            print("prime")
        """,
        "91\n",
    ),
    "one place in a list": (
        """
        a = [2, 3]
        wins = [0] * 100
        for i in range(100):
            for x in a * 20:
                if i >= x and wins[i - x] == 0:
                    wins[i] = 1
        print(wins)
        """,
        """
        a = [2, 3]
        wins = [0] * 100
        for i in range(100):
            for x in a * 20:
                if i >= x and wins[i - x] == 0:
                    wins[i] = 1
                    break
        print(wins)
        """,
    ),
    "counted by hand": (
        """
        def has_large(xs):
            found = False
            i = 0
            while i < len(xs):
                double = xs[i] * 2
                if double > 50:
                    found = True
                i += 1
            return found
        print(has_large(list(range(99))), has_large([1]))
        """,
        """
        def has_large(xs):
            found = False
            i = 0
            while i < len(xs):
                double = xs[i] * 2
                if double > 50:
                    found = True
                    break
                i += 1
            return found
        print(has_large(list(range(99))), has_large([1]))
        """,
    ),
}
