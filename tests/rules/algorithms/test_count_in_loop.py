from __future__ import annotations

LEAVES_ALONE = {
    "what could not be hashed": """
        words = input().split()
        try:
            print(set(words))
        except TypeError:
            for word in words:
                print(words.count(word))
    """,
    "the list grows in the loop": """
        words = input().split()
        for word in words:
            print(words.count(word))
            words.append("x")
    """,
    "another name for the list may change it": """
        words = input().split()
        other = words
        for word in ["a", "b"] * 100:
            print(words.count(word))
            other.append(word)
    """,
    "not surely a list": """
        def occurrences(text, words):
            return [text.count(word) for word in words]
    """,
    "items may be unhashable": """
        rows = [[1], [2], [1]]
        for row in rows:
            print(rows.count(row))
    """,
    "what is counted may be unhashable": """
        def total(candidates):
            numbers = [1, 2, 3] * 50
            return [numbers.count(candidate) for candidate in candidates]
    """,
    "not in a loop": """
        numbers = list(map(int, input().split()))
        print(numbers.count(3))
    """,
    "a few times only": """
        numbers = list(map(int, input().split()))
        print([numbers.count(n) for n in range(5)])
    """,
    "characters of another string: count is quick, and the alphabet short": """
        text = input()
        letters = input()
        for letter in letters:
            print(text.count(letter))
    """,
    "substrings": """
        text = input()
        for i in range(len(text)):
            print(text.count(text[i:i + 2]))
    """,
    "a short list": """
        primes = [2, 3, 5, 7]
        print([i for i in range(1000) if primes.count(i)])
    """,
    "a loop variable": """
        for words in [input().split() for _ in range(100)]:
            print(words.count("a"))
    """,
    "the list appears empty while it is sorted": """
        words = input().split()
        words.sort(key=words.count)
        print(words)
    """,
    "keys of other items than those counted": """
        words = input().split()
        print(max(["a", "b"], key=words.count))
    """,
    "a map that is used up later": """
        words = input().split()
        counts = map(words.count, words)
        words.append("a")
        print(list(counts))
    """,
    "sorting by counts in a list that is emptied meanwhile": """
        words = input().split()
        words.sort(key=lambda word: words.count(word))
        print(words)
    """,
    "a parameter of any kind, and items from elsewhere": """
        def total(items, others):
            return [items.count(other) for other in others]
        print(total("abab", ["ab"]))
    """,
    "comments inside": """
        words = input().split()
        for word in ["a", "b"] * 100:
            words = words[1:]
            print(words.count(word))
    """,
    "bound only on some paths": """
        import sys
        if len(sys.argv) > 100:
            numbers = [1, 2]
        for i in range(100):
            if len(sys.argv) > 100:
                print(numbers.count(i))
    """,
}

REWRITES = {
    "a copy without duplicates": (
        """
        def most(items):
            kinds = set(items)
            return max([items.count(kind) for kind in kinds])
        print(most([3, 1, 3]))
        """,
        """
        from collections import Counter


        def most(items):
            kinds = set(items)
            items_counts = Counter(items)
            return max([items_counts[kind] for kind in kinds])
        print(most([3, 1, 3]))
        """,
    ),
    "a key function": (
        """
        words = input().split()
        print(sorted(words, key=lambda word: (-words.count(word), word)))
        """,
        """
        from collections import Counter

        words = input().split()
        words_counts = Counter(words)
        print(sorted(words, key=lambda word: (-words_counts[word], word)))
        """,
        "a b a c\n",
    ),
    "mapped": (
        """
        words = input().split()
        print(max(map(words.count, set(words))))
        """,
        """
        from collections import Counter

        words = input().split()
        print(max(map(Counter(words).get, set(words))))
        """,
        "a b a c\n",
    ),
    "a parameter whose items are counted": (
        """
        class Solution:
            def single(self, nums):
                for i in range(len(nums)):
                    if nums.count(nums[i]) == 1:
                        return nums[i]
        print(Solution().single([1, 2, 1]), Solution().single("aab"))
        """,
        """
        from collections import Counter


        class Solution:
            def single(self, nums):
                nums_counts = Counter(nums)
                for i in range(len(nums)):
                    if nums_counts[nums[i]] == 1:
                        return nums[i]
        print(Solution().single([1, 2, 1]), Solution().single("aab"))
        """,
    ),
    "a loop over the list": (
        """
        words = input().split()
        for word in words:
            if words.count(word) == 1:  # just once
                print(word)
        """,
        """
        from collections import Counter

        words = input().split()
        words_counts = Counter(words)
        for word in words:
            if words_counts[word] == 1:  # just once
                print(word)
        """,
        "a b a c\n",
    ),
    "in a function, several calls, outer loop": (
        """
        from collections import Counter


        def report():
            numbers = list(map(int, input().split()))
            for i in range(len(numbers)):
                for j in range(100):
                    if numbers.count(j) > i and numbers.count(i) < 9:
                        print(i, j)


        report()
        """,
        """
        from collections import Counter


        def report():
            numbers = list(map(int, input().split()))
            numbers_counts = Counter(numbers)
            for i in range(len(numbers)):
                for j in range(100):
                    if numbers_counts[j] > i and numbers_counts[i] < 9:
                        print(i, j)


        report()
        """,
        "1 2 2 5 5 5\n",
    ),
    "a comprehension, and a list made anew each time": (
        """
        for _ in range(50):
            items = [_ % 3, 1, 2, 2] * 3
            print(sum(1 for item in items if items.count(item) == 1))
        """,
        """
        from collections import Counter

        for _ in range(50):
            items = [_ % 3, 1, 2, 2] * 3
            items_counts = Counter(items)
            print(sum(1 for item in items if items_counts[item] == 1))
        """,
    ),
    "a string over its own characters": (
        """
        text = input()
        print([c for c in text if text.count(c) == 1])
        """,
        """
        from collections import Counter

        text = input()
        text_counts = Counter(text)
        print([c for c in text if text_counts[c] == 1])
        """,
        "hello world\n",
    ),
    "as a key": (
        """
        words = input().split()
        print(max(set(words), key=words.count), sorted(words, key=words.count, reverse=True))
        """,
        """
        from collections import Counter

        words = input().split()
        print(max(set(words), key=Counter(words).get), sorted(words, key=Counter(words).get, reverse=True))
        """,
        "a b a c b a\n",
    ),
}
