from __future__ import annotations

from perfhint.rules import load
from perfhint.rules.testing import rewritten

LEAVES_ALONE = {
    "not in a loop": """
        import re
        print(re.match("a+", input()))
    """,
    "a pattern made at run time": """
        import re
        word = input()
        for i in range(100):
            print(re.match(word + "x", word))
    """,
    "an f-string": """
        import re
        word = input()
        for i in range(100):
            print(re.match(f"{word}x", word))
    """,
    "flags": """
        import re
        for i in range(100):
            print(re.sub("a", "b", "cab", 0, re.I), re.match("A", "a", flags=re.I), re.match("A", "a", re.I))
    """,
    "an invalid pattern fails when it is used": """
        import re
        for i in range(100):
            if i > 1000:
                re.match("(", "a")
    """,
    "imported in the function": """
        def f(lines):
            import re
            return [re.match("a", line) for line in lines]
    """,
    "imported later": """
        def f(lines):
            return [re.match("a", line) for line in lines]
        import re
        print(f(["a"]))
    """,
    "another re": """
        class re:
            match = staticmethod(lambda a, b: a)
        for i in range(100):
            print(re.match("a", "b"))
    """,
}

REWRITES = {
    "at module level": (
        """
        import re

        for word in input().split():
            while re.search("aa", word):
                word = re.sub("aa", "a", word, 1)
            print(word)  # as short as can be
        """,
        """
        import re

        search_pattern = re.compile("aa")
        sub_pattern = re.compile("aa")
        for word in input().split():
            while search_pattern.search(word):
                word = sub_pattern.sub("a", word, 1)
            print(word)  # as short as can be
        """,
        "aaaa baaab a\n",
    ),
    "in a method": (
        """
        import re as regex


        class Parser:
            def numbers(self, lines):
                return [regex.findall(r"\\d+", line) for line in lines]


        print(Parser().numbers(["1 a 22", "3"]))
        """,
        """
        import re as regex


        findall_pattern = regex.compile(r"\\d+")


        class Parser:
            def numbers(self, lines):
                return [findall_pattern.findall(line) for line in lines]


        print(Parser().numbers(["1 a 22", "3"]))
        """,
    ),
}


def test_a_module_gets_no_new_public_name() -> None:
    program = """\
import re


def has_digit(words):
    return [word for word in words if re.search("[0-9]", word)]
"""
    rule = load("strings", "compiled_pattern")
    assert '_search_pattern = re.compile("[0-9]")' in rewritten(program, rule, is_script=False)
    assert '\nsearch_pattern = re.compile("[0-9]")' in rewritten(program, rule)
