from perfhint.rules import catalog, find
from perfhint.source import parse

LEAVES_ALONE = {
    "not surely a number": """
        def ones(n):
            return bin(n).count("1")
        class Mask:
            def __index__(self):
                return 5
        print(ones(Mask()))
    """,
    "another digit": """
        print(bin(5).count("0"), bin(5).count("11"))
    """,
    "from somewhere on": """
        print(bin(5).count("1", 3))
    """,
    "bin is something else": """
        def bin(n):
            return "111"
        n = 5
        print(bin(n).count("1"))
    """,
    "in hexadecimal": """
        n = 0x11
        print(format(n, "x").count("1"))
    """,
}

REWRITES = {
    "negative numbers too": (
        """
        for n in range(-5, 5):
            print(bin(n).count("1"), format(n, "b").count('1'))
        """,
        """
        for n in range(-5, 5):
            print(n.bit_count(), n.bit_count())
        """,
    ),
    "expressions": (
        """
        a, b = 12, 5
        print(bin(a ^ b).count("1"), bin(7).count("1"), bin(int("9")).count("1"))
        """,
        """
        a, b = 12, 5
        print((a ^ b).bit_count(), (7).bit_count(), int("9").bit_count())
        """,
    ),
}


def test_leaves_it_alone_before_python_3_10() -> None:
    rule = next(rule for rule in catalog() if rule.name == "bit_count")
    assert find(parse('n = 5\nprint(bin(n).count("1"))\n'), (rule,), python=(3, 9)) == []
