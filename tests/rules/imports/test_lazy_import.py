LEAVES_ALONE = {
    "function is called": """
        import random
        def pick():
            return random.Random(1).random() < 2
        print(pick())
    """,
    "function is called by one that is": """
        import random
        def pick():
            return random.Random(1).random() < 2
        def main():
            print(pick())
        main()
    """,
    "function is handed on": """
        import random
        def pick(x):
            return random.Random(x).random() < 2
        print(list(map(pick, [1])))
    """,
    "used elsewhere too": """
        import random
        def pick():
            return random.random()
        print(random.Random(1).random() < 2)
    """,
    "used in a default value": """
        import random
        def pick(x=random.Random(1)):
            return x
    """,
    "registered by a decorator": """
        import random
        functions = []
        @functions.append
        def pick():
            return random.Random(1).random() < 2
        print(functions[0]())
    """,
    "method": """
        import random
        class Picker:
            def pick(self):
                return random.Random(1).random() < 2
        print(Picker().pick())
    """,
    "used by the body of a class": """
        import random
        class Picker:
            start = random.Random(1).random()
            def pick(self):
                return random.random()
    """,
    "function called by the body of a class": """
        import random
        def pick():
            return random.Random(1).random() < 2
        class Picker:
            print(pick())
    """,
    "class that its base may use": """
        import random
        class Base:
            def __init_subclass__(cls):
                print(cls().pick())
        class Picker(Base):
            def pick(self):
                return random.Random(1).random() < 2
    """,
    "class that is decorated": """
        import random
        def used(picker):
            print(picker().pick())
        @used
        class Picker:
            def pick(self):
                return random.Random(1).random() < 2
    """,
    "default value of a method": """
        import random
        class Picker:
            def pick(self, number=random.Random(1).random()):
                return number
    """,
    "several in one import, all needed": """
        import random, string
        def pick():
            return random.Random(1).choice(string.digits) < "a"
        print(pick())
    """,
    "loaded anyway": """
        from collections import Counter
        from collections import deque
        def count(xs):
            return Counter(xs)
        print(deque([1]))
    """,
    "one name is needed": """
        from collections import Counter, deque
        def count(xs):
            return Counter(xs)
        print(deque([1]))
    """,
    "loaded at every start": """
        import sys
        def size(x):
            return sys.getsizeof(x)
    """,
    "nothing uses it": """
        import random
        print(1)
    """,
    "looked up by name": """
        import random
        def pick():
            return random.Random(1).random() < 2
        print(globals()["pick"]())
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may call the function": """
        import random
        def pick():
            return random.random()
    """,
}

REWRITES = {
    "some of an import, by a class": (
        """
        import random, string, copy as c
        print(c.copy(1))
        class Picker(object):
            @property
            def pick(self):
                return Picker(), string.digits, random.random()
            def last(self):
                return string.digits[-1]
        """,
        """
        import copy as c
        print(c.copy(1))
        class Picker(object):
            @property
            def pick(self):
                import random
                import string
                return Picker(), string.digits, random.random()
            def last(self):
                import string
                return string.digits[-1]
        """,
    ),
    "some names are read nowhere": (
        """
        from heapq import heapify, heappush
        def add(heap, x):
            heappush(heap, x)
        print(1)
        """,
        """
        def add(heap, x):
            from heapq import heapify, heappush
            heappush(heap, x)
        print(1)
        """,
    ),
    "two functions": (
        """
        import random  # for tests
        from copy import deepcopy as copied
        print(1)
        def pick():
            '''A number.'''
            return random.random()
        def picks(n): return [pick() for _ in range(n)] + [random.random()]
        def twice(x):
            # both
            if x:
                return twice(None), copied(x)
        """,
        """
        # for tests
        print(1)
        def pick():
            '''A number.'''
            import random
            return random.random()
        def picks(n): import random; return [pick() for _ in range(n)] + [random.random()]
        def twice(x):
            # both
            from copy import deepcopy as copied
            if x:
                return twice(None), copied(x)
        """,
    ),
}
