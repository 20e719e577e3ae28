LEAVES_ALONE = {
    "what is left is printed": """
        text = input()
        while text:
            print(text)
            text = text[1:]
    """,
    "what is left is searched": """
        text = input()
        while "ab" in text:
            text = text[1:]
        print(len(text))
    """,
    "another change": """
        text = input()
        while text:
            text = text[1:]
            if text.startswith("a"):
                text = "b" + text[2:]
        print("end")
    """,
    "another function sees it": """
        text = input()
        def show():
            print(text)
        while text:
            show()
            text = text[1:]
    """,
    "an exception shows what is left": """
        text = input()
        try:
            while text[0] != ";":
                text = text[1:]
        except IndexError:
            print("no end", text)
    """,
    "another name for it": """
        text = input()
        while text:
            other = text = text[1:]
            print(len(other))
    """,
    "from the end": """
        text = input()
        while text:
            print(text[0], text[-1])
            text = text[1:]
    """,
    "by any number": """
        text, n = input(), int(input())
        while text:
            print(text[0])
            text = text[n:]
    """,
    "by steps": """
        text = input()
        while text:
            print(text[0])
            text = text[1::2]
    """,
    "a list with another name": """
        items = others = [1, 2, 3]
        while items:
            items.append(3) if len(others) < 5 else None
            items = items[1:]
            others.append(1)
        print(len(others))
    """,
    "more than the list may hold": """
        items = list(map(int, input().split()))
        while items:
            print(items[0])
            items = items[2:]
    """,
    "a list that is changed": """
        items = list(map(int, input().split()))
        while items:
            items.pop()
            items = items[1:]
        print("end")
    """,
    "unknown type": """
        def walk(items):
            while items:
                print(items[0])
                items = items[1:]
        walk((1, 2))
    """,
    "how much is left matters": """
        text = input()
        while text:
            print(len(text) % 2)
            text = text[3:]
    """,
    "no loop": """
        text = input()
        if text:
            text = text[1:]
        print(text)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read it": """
        text = "abc"
        while text:
            print(text[0])
            text = text[1:]
    """,
}

REWRITES = {
    "tokens": (
        """
        words = ["dreamer", "dream", "eraser", "erase"]
        s = input()
        while True:
            if len(s) == 0:
                print("YES")
                break
            for w in words:
                if s.startswith(w):
                    s = s[len(w):]
                    break
            else:
                if len(s) >= 3 and s[0:3] == "xyz" or not s or s == "":
                    s = s[3:]
                    continue
                print("NO")
                break
        """,
        """
        words = ["dreamer", "dream", "eraser", "erase"]
        s = input()
        start = 0
        while True:
            if start >= len(s):
                print("YES")
                break
            for w in words:
                if s.startswith(w, start):
                    start += len(w)
                    break
            else:
                if len(s) - start >= 3 and s[start:start + 3] == "xyz" or start >= len(s) or start >= len(s):
                    start += 3
                    continue
                print("NO")
                break
        """,
        "dreameraserxyzerase",
    ),
    "in another loop, and used after it": (
        """
        def numbers(lines: list):
            total = 0
            for line in lines:
                text = str(line)
                while text and text[0] == "0":
                    text = text[1:]  # a zero
                print(text)
                total += len(text)
            return total
        print(numbers(["0012", "", "000"]))
        """,
        """
        def numbers(lines: list):
            total = 0
            for line in lines:
                text = str(line)
                start = 0
                while start < len(text) and text[start] == "0":
                    start += 1  # a zero
                text = text[start:]
                print(text)
                total += len(text)
            return total
        print(numbers(["0012", "", "000"]))
        """,
    ),
    "a queue": (
        """
        def reach(edges, n):
            seen = [False] * n
            queue = [0]
            while len(queue) > 0:
                node = queue[0]
                queue = queue[1:]
                if seen[node]:
                    continue
                seen[node] = True
                for other in edges[node]:
                    queue.append(other)
                print(node, len(queue))
            return sum(seen)
        print(reach([[1, 2], [2], [0], [1]], 4))
        """,
        """
        def reach(edges, n):
            seen = [False] * n
            queue = [0]
            start = 0
            while start < len(queue):
                node = queue[start]
                start += 1
                if seen[node]:
                    continue
                seen[node] = True
                for other in edges[node]:
                    queue.append(other)
                print(node, (len(queue) - start))
            return sum(seen)
        print(reach([[1, 2], [2], [0], [1]], 4))
        """,
    ),
}
