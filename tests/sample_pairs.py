"""Pairs that are easy to tell apart."""

from __future__ import annotations

from perfhint.records import Pair

READ = "n = int(input())\n"

SUM = Pair(
    READ + "total = 0\nfor i in range(n):\n    total += i\nprint(total)\n",
    READ + "print(n * (n - 1) // 2)\n",
    "a formula",
    "algorithms",
    problem="sum",
)
SEEN = Pair(
    "words = input().split()\nseen = []\nfor word in words:\n    if word not in seen:\n        seen.append(word)\n"
    "print(len(seen))\n",
    "words = input().split()\nseen = set()\nfor word in words:\n    seen.add(word)\nprint(len(seen))\n",
    "a set",
    "containers",
    problem="seen",
)
FIB = Pair(
    READ + "def fib(k):\n    return k if k < 2 else fib(k - 1) + fib(k - 2)\nprint(fib(n))\n",
    READ + "a, b = 0, 1\nfor _ in range(n):\n    a, b = b, a + b\nprint(a)\n",
    "no recursion",
    "algorithms",
    problem="fib",
)
JOIN = Pair(
    READ + "text = ''\nfor i in range(n):\n    text = text + str(i) + ','\nprint(text)\n",
    READ + "print(''.join(str(i) + ',' for i in range(n)))\n",
    "join",
    "strings",
    problem="join",
)
PAIRS = (SUM, SEEN, FIB, JOIN)
