LEAVES_ALONE = {
    "position is used": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            print(i, xs[i])
    """,
    "neighbour is used": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            print(xs[i], xs[i - 1])
    """,
    "another sequence is used": """
        xs, ys = [3, 1, 2], [4, 5, 6]
        for i in range(len(xs)):
            print(xs[i], ys[i])
    """,
    "item is set": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            xs[i] += 1
        print(xs)
    """,
    "list grows in the loop": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            xs.append(xs[i])
        print(xs)
    """,
    "list shrinks under another name": """
        ys = xs = [3, 1, 2]
        for i in range(len(xs)):
            ys[:] = [0, 0, 0]
            print(xs[i])
    """,
    "list is another one later in the loop": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            print(xs[i])
            xs = [0] * 3
    """,
    "position is used after the loop": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            if xs[i] == 1:
                break
        print(i)
    """,
    "position changes in the loop": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            i = 0
            print(xs[i])
    """,
    "a dictionary": """
        xs = {0: "a", 1: "b"}
        for i in range(len(xs)):
            print(xs[i])
    """,
    "may be a dictionary": """
        def show(xs):
            for i in range(len(xs)):
                print(xs[i])
        show({0: "a", 1: "b"})
    """,
    "does not start at the beginning": """
        xs = [3, 1, 2]
        for i in range(1, len(xs)):
            print(xs[i])
    """,
    "position is kept by a function": """
        xs = [3, 1, 2]
        shows = []
        for i in range(len(xs)):
            shows.append(lambda: xs[i])
        print([show() for show in shows])
    """,
    "range is not the builtin": """
        def range(n): return [0] * n
        xs = [3, 1, 2]
        for i in range(len(xs)):
            print(xs[i])
    """,
    "part of the item": """
        xs = [[3, 1], [1, 2]]
        for i in range(len(xs)):
            print(xs[0][i], xs[xs[i][0] - 1 if i else 0])
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read the position": """
        xs = [3, 1, 2]
        for i in range(len(xs)):
            print(xs[i])
    """,
}

REWRITES = {
    "items": (
        """
        words = "a b c".split()
        for i in range(len(words)):  # all
            print(words[i], f"{words[i]}!")
        """,
        """
        words = "a b c".split()
        for word in words:  # all
            print(word, f"{word}!")
        """,
    ),
    "rows that change": (
        """
        def f():
            A = [[1, 2], [3]]
            for i in range(0, len(A)):
                A[i].append(4)
                A[i][0] += 1
                if A[i] == 3:
                    continue
            else:
                print(A)
            for i in range(3): print(i)
        f()
        """,
        """
        def f():
            A = [[1, 2], [3]]
            for a in A:
                a.append(4)
                a[0] += 1
                if a == 3:
                    continue
            else:
                print(A)
            for i in range(3): print(i)
        f()
        """,
    ),
    "comprehension": (
        """
        class_ = "cba"
        item = 3
        print([class_[j] * 2 for j in range(len(class_)) if class_[j] != "b"])
        print(sum(row[k] for row in [[1, 2], [3]] for k in range(len(row))))
        """,
        """
        class_ = "cba"
        item = 3
        print([char * 2 for char in class_ if char != "b"])
        print(sum(row[k] for row in [[1, 2], [3]] for k in range(len(row))))
        """,
    ),
    "annotated": (
        """
        def show(xs: list[int]) -> None:
            for i in range(len(xs)):
                print(xs[i])
        show([1, 2])
        """,
        """
        def show(xs: list[int]) -> None:
            for item in xs:
                print(item)
        show([1, 2])
        """,
    ),
}
