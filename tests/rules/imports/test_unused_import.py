LEAVES_ALONE = {
    "what is done depends on whether it is there": """
        try:
            import random
        except ImportError:
            print("none")
        print(1)
    """,
    "some of what is tried is used": """
        try:
            import random, string
        except ImportError:
            pass
        print(string.digits)
    """,
    "something else is done if it is there": """
        try:
            import random
        except ImportError:
            pass
        else:
            print(2)
        print(1)
    """,
    "used": """
        import random
        print(random.Random(1).random() < 2)
    """,
    "used in a function below": """
        def pick(): return random.Random(1).random() < 2
        import random
        print(pick())
    """,
    "one of several names is used, so the module is loaded anyway": """
        from collections import Counter, deque
        print(deque([1]))
    """,
    "loaded by every start": """
        import sys, os
        print(1)
    """,
    "imported for what it does": """
        import readline
        print(1)
    """,
    "may be missing": """
        try:
            import fractions
        except ImportError:
            fractions = None
        print(1)
    """,
    "eval may use it": """
        import math
        print(eval("math.pi"))
    """,
    "star import of a module not known": """
        from tests_of_nothing import *
    """,
    "a name of the star import is used": """
        from math import *
        print(sqrt(4))
    """,
    "a star import replaces a builtin": """
        from math import *
        print(pow(2, 3))
    """,
    "somebody wants it": """
        import random  # noqa: F401
        print(1)
    """,
    "deleted": """
        import random
        del random
    """,
    "the name is bound again": """
        import random
        random = 3
        print(random)
    """,
    "from the future": """
        from __future__ import annotations
        print(1)
    """,
    "all that a function does": """
        def go():
            import random
            import decimal
        go()
    """,
    "used in the function that imports it": """
        def go():
            import random
            return random.Random(1).random() < 2
        print(go())
    """,
    "a name of a class": """
        class Dice:
            import random
            sides = 6
        print(Dice.random.Random(1).random() < 2)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may take the name from here": """
        import random
    """,
}

REWRITES = {
    "tried, and never mind": (
        """
        import sys
        try:
            from typing import List
        except ImportError:
            pass
        print(len(sys.argv))
        """,
        """
        import sys
        print(len(sys.argv))
        """,
    ),
    "statements of all kinds": (
        """
        import random
        import string as letters
        from collections import Counter, deque
        from decimal import *
        import math
        print(math.floor(1.5))
        """,
        """
        import math
        print(math.floor(1.5))
        """,
    ),
    "one module of several": (
        """
        import sys, random, math
        print(math.floor(len(sys.argv) > 0))
        """,
        """
        import sys, math
        print(math.floor(len(sys.argv) > 0))
        """,
    ),
    "inside a function and under a condition": (
        """
        def main():
            import random, sys
            from decimal import Decimal
            print(sys.maxsize)

        if __name__ == "__main__":
            import fractions
            main()
        """,
        """
        def main():
            import sys
            print(sys.maxsize)

        if __name__ == "__main__":
            main()
        """,
    ),
    "two statements on a line": (
        """
        import random; print(1)
        """,
        """
        print(1)
        """,
    ),
    "a comment beside it stays": (
        """
        import random  # for the dice
        print(1)
        """,
        """
        # for the dice
        print(1)
        """,
    ),
    "the last part of a dotted module": (
        """
        import xml.dom
        print(1)
        """,
        """
        print(1)
        """,
    ),
}
