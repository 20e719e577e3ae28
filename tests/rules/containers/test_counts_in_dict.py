LEAVES_ALONE = {
    "printed": """
        from collections import Counter
        c = Counter([1, 2])
        print(c)
    """,
    "compared": """
        from collections import Counter
        a, b = input(), input()
        c = Counter([a])
        d = Counter([b])
        print(c == d)
    """,
    "what only a Counter can do": """
        from collections import Counter
        c = Counter("abc")
        d = Counter("ab")
        print((c - d)["a"], sum(c.elements()))
    """,
    "handed to other code": """
        from collections import defaultdict
        def get(d, k): return d[k]
        d = defaultdict(int)
        print(get(d, 1))
    """,
    "returned": """
        from collections import defaultdict
        def make():
            d = defaultdict(int)
            return d
        print(make()[3])
    """,
    "keys made by looking are seen": """
        from collections import defaultdict
        d = defaultdict(int)
        if d[3] == 0: print(len(d))
    """,
    "an absent key is looked for": """
        from collections import defaultdict
        d = defaultdict(int)
        print(d[3], d.get(3, 5), 3 in d)
    """,
    "the few most frequent": """
        from collections import Counter
        c = Counter("abcab")
        print(c.most_common(2), c.most_common(1))
    """,
    "the most frequent of none": """
        from collections import Counter
        c = Counter(input().split())
        try:
            print(c.most_common(1)[0][0])
        except IndexError:
            print("none")
    """,
    "several items are removed at once": """
        from collections import Counter
        c = Counter("abc")
        del c["b"], c["d"]
        print(len(c))
    """,
    "a key that changes": """
        from collections import defaultdict
        d = defaultdict(int)
        keys = [1, 2]
        d[keys.pop()] += 1
        print(d[1], d[2])
    """,
    "of a dictionary": """
        from collections import Counter
        table = {"a": 2}
        c = Counter(table)
        print(c["a"])
    """,
    "it is not known of what": """
        from collections import Counter
        def most(table):
            c = Counter(table)
            return max(c.values())
        print(most({"a": 2}))
    """,
    "a default that is worked out": """
        from collections import defaultdict
        n = 0
        def next_number():
            global n
            n += 1
            return n
        d = defaultdict(next_number)
        print(d[1], d[2])
    """,
    "dictionaries in a dictionary": """
        from collections import defaultdict
        d = defaultdict(lambda: defaultdict(int))
        d[1][2] += 1
        print(d[1][2])
    """,
    "the module is loaded anyway": """
        from collections import Counter
        import re
        c = Counter("abc")
        print(c["a"], re.escape("."))
    """,
    "something else of the module is used": """
        from collections import Counter, deque
        c = Counter("abc")
        q = deque([1, 2])
        print(c["a"], q.popleft())
    """,
    "a list for a while": """
        from collections import defaultdict
        d = defaultdict(int)
        d[1] += 1
        print(d[1])
        d = [1, 2]
        print(d[1])
    """,
    "quotes in an f-string": """
        from collections import defaultdict
        d = defaultdict(str)
        d[1] += "a"
        print(f"{d[1]} {d[2]}")
    """,
    "one default after the other": """
        from collections import defaultdict
        d = defaultdict(int)
        d[1] += 1
        print(d[1], d[2])
        d = defaultdict(float)
        print(d[2])
    """,
    "an own key that is gone by then": """
        from collections import defaultdict
        d = defaultdict(int)
        d[1] += 2
        for k in list(d):
            d.clear()
            print(d[k])
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may take the name from here": """
        from collections import defaultdict
        def last():
            d = defaultdict(int)
            d[1] += 1
            return d[2]
    """,
}

REWRITES = {
    "numbers counted, in a function and outside": (
        """
        import sys
        from collections import Counter, defaultdict


        def solve(words):
            counts = Counter(words)  # each word
            most = max(counts.values())
            for word in sorted(counts):
                if counts[word] == most:
                    print(word, counts["none"], len(counts))
            for word, n in counts.items():
                print(word, n)


        words = sys.stdin.readline().split()
        seen = defaultdict(int)
        total = 0
        for word in words:
            total += seen[word]
            seen[word] += len(word) - 1
            seen[word, 1] = seen[word[0]] * 2 + seen[word, 1]
        solve(words)
        print(total)
        """,
        """
        import sys


        def solve(words):
            counts = {}
            for item in words:
                counts[item] = counts.get(item, 0) + 1  # each word
            most = max(counts.values())
            for word in sorted(counts):
                if counts[word] == most:
                    print(word, counts.get("none", 0), len(counts))
            for word, n in counts.items():
                print(word, n)


        words = sys.stdin.readline().split()
        seen = {}
        total = 0
        for word in words:
            total += seen.get(word, 0)
            seen[word] = seen.get(word, 0) + (len(word) - 1)
            seen[word, 1] = seen.get(word[0], 0) * 2 + seen.get((word, 1), 0)
        solve(words)
        print(total)
        """,
        "a bc a d bc\n",
    ),
    "what is not there is removed": (
        """
        from collections import Counter


        class Words:
            def __init__(self, text):
                self.text = text

            def most(self):
                counts = Counter(self.text.split())
                del counts["none"]
                while len(counts) > 1:
                    word = min(counts)
                    counts[word] -= 1
                    if counts[word] == 0:
                        del counts[word]
                return list(counts), counts[0]


        print(Words(input()).most())
        """,
        """
        class Words:
            def __init__(self, text):
                self.text = text

            def most(self):
                counts = {}
                for item in self.text.split():
                    counts[item] = counts.get(item, 0) + 1
                counts.pop("none", None)
                while len(counts) > 1:
                    word = min(counts)
                    counts[word] = counts.get(word, 0) - 1
                    if counts.get(word, 0) == 0:
                        counts.pop(word, None)
                return list(counts), counts.get(0, 0)


        print(Words(input()).most())
        """,
        "a bc a d bc\n",
    ),
    "the most frequent": (
        """
        from collections import Counter
        c = Counter(input().split())
        print(c.most_common(1)[0][0], c.most_common()[0][1], c.most_common()[0][0])
        for word, n in c.most_common():
            print(word, n)
        """,
        """
        c = {}
        for item in input().split():
            c[item] = c.get(item, 0) + 1
        print(max(c, key=c.get), max(c.values()), max(c, key=c.get))
        for word, n in sorted(c.items(), key=lambda item: item[1], reverse=True):
            print(word, n)
        """,
        "b a c d c a b d e\n",
    ),
    "lists of neighbours": (
        """
        import collections
        graph = collections.defaultdict(list)
        ends = collections.defaultdict(lambda: -1)
        for _ in range(3):
            a, b = map(int, input().split())
            graph[a].append(b)
            graph[b].append(a)
            ends[a] = ends[b] + 1
        stack = collections.deque([1])
        seen = {1}
        while stack:
            a = stack.pop()
            print(a, ends[a], len(graph[a + 10]), graph[a][0])
            for b in graph[a]:
                if b not in seen:
                    seen.add(b)
                    stack.append(b)
        """,
        """
        graph = {}
        ends = {}
        for _ in range(3):
            a, b = map(int, input().split())
            graph.setdefault(a, []).append(b)
            graph.setdefault(b, []).append(a)
            ends[a] = ends.get(b, -1) + 1
        stack = [1]
        seen = {1}
        while stack:
            a = stack.pop()
            print(a, ends.get(a, -1), len(graph.get(a + 10, [])), graph.setdefault(a, [])[0])
            for b in graph.get(a, []):
                if b not in seen:
                    seen.add(b)
                    stack.append(b)
        """,
        "1 2\n2 3\n1 3\n",
    ),
    "keys that looking adds are kept": (
        """
        from collections import defaultdict
        groups = defaultdict(set)
        for word in input().split():
            groups[len(word)].add(word)
        print(len(groups[9]), sorted(groups), 3 in groups)
        for size in groups:
            print(size, sorted(groups[size]))
        """,
        """
        groups = {}
        for word in input().split():
            groups.setdefault(len(word), set()).add(word)
        print(len(groups.setdefault(9, set())), sorted(groups), 3 in groups)
        for size in groups:
            print(size, sorted(groups[size]))
        """,
        "a bc a d bc\n",
    ),
}
