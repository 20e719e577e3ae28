from __future__ import annotations

LEAVES_ALONE = {
    "moved": """
        names = []
        for _ in range(int(input())):
            name = input()
            if name not in names:
                names.append(name)
                names.sort()
            print(names.index(name))
    """,
    "removed": """
        names = []
        for _ in range(int(input())):
            name = input()
            names.append(name)
            if len(names) > 5:
                names.pop(0)
            print(names.index(name))
    """,
    "replaced": """
        names = []
        for _ in range(int(input())):
            name = input()
            names.append(name)
            names[0] = name
            print(names.index(name))
    """,
    "inserted": """
        names = []
        for _ in range(int(input())):
            name = input()
            names.append(name)
            names.insert(0, name)
            print(names.index(name))
    """,
    "not hashable": """
        rows = []
        for _ in range(int(input())):
            row = input().split()
            if row not in rows:
                rows.append(row)
            print(rows.index(row))
    """,
    "who knows what": """
        def f(values):
            found = []
            for value in values:
                if value not in found:
                    found.append(value)
                print(found.index(value))
    """,
    "an error that is waited for": """
        names = []
        for _ in range(int(input())):
            name = input()
            try:
                print(names.index(name))
            except ValueError:
                names.append(name)
    """,
    "another name for the list": """
        names = []
        other = names
        for _ in range(int(input())):
            name = input()
            names.append(name)
            other.clear()
            print(names.index(name))
    """,
    "two names at once": """
        names = other = []
        for _ in range(int(input())):
            name = input()
            names.append(name)
            other.clear()
            print(names.index(name))
    """,
    "handed out": """
        def f(show):
            names = []
            for _ in range(int(input())):
                name = input()
                names.append(name)
                show(names)
                print(names.index(name))
    """,
    "lent to who asks for it": """
        def f():
            names = []
            for i in range(1000):
                name = input()
                names.append(name)
                yield names
                print(names.index(name))
    """,
    "changed by a function": """
        names = []
        def forget():
            names.clear()
        for _ in range(int(input())):
            name = input()
            names.append(name)
            print(names.index(name))
            forget()
    """,
    "made anew": """
        for _ in range(int(input())):
            names = []
            name = input()
            names.append(name)
            print(names.index(name))
    """,
    "looked for from some place on": """
        names = []
        for _ in range(int(input())):
            name = input()
            names.append(name)
            print(names.index(name), names.index(name, 1))
    """,
    "the number of items is the item": """
        sizes = []
        for _ in range(int(input())):
            sizes.append(len(sizes))
            print(sizes.index(len(sizes) - 1))
    """,
}

REWRITES = {
    "a list that is filled by the way": (
        """
        import sys
        users = []
        counts = []
        for line in sys.stdin:
            parts = line.split(",")
            user = parts[0]
            if user not in users:
                users.append(user)
                counts.append(0)
            idx = users.index(user)
            counts[idx] += 1
        for user, count in zip(users, counts):
            print(user, count)
        """,
        """
        import sys
        users = []
        users_positions = {}
        counts = []
        for line in sys.stdin:
            parts = line.split(",")
            user = parts[0]
            if user not in users_positions:
                users.append(user)
                users_positions.setdefault(user, len(users) - 1)
                counts.append(0)
            idx = users_positions[user]
            counts[idx] += 1
        for user, count in zip(users, counts):
            print(user, count)
        """,
        "a,1\nb,2\na,3\nc,1\nb,9\n",
    ),
    "equal items, of which the first counts": (
        """
        def main():
            seen = []
            for i in range(50):
                seen.append(i % 7)
                print(seen.index(i % 7), len(seen))
            return seen


        print(main())
        """,
        """
        def main():
            seen = []
            seen_positions = {}
            for i in range(50):
                seen.append(i % 7)
                seen_positions.setdefault(i % 7, len(seen) - 1)
                print(seen_positions[i % 7], len(seen))
            return seen


        print(main())
        """,
    ),
}
