"""Ten slow programs, each with a version that is somewhat faster, one that is much faster, and one that is wrong."""

from __future__ import annotations

from typing import NamedTuple


class SlowProgram(NamedTuple):
    name: str
    slow: str
    better: str
    """Several times as fast."""
    best: str
    """Several times as fast again."""
    mistake: tuple[str, str]
    """What to replace in `best`, so that it is wrong."""
    inputs: tuple[str, str]
    """A small one and one that takes the time."""


PROGRAMS = (
    SlowProgram(
        "distinct",
        slow="""\
size = int(input())
seen = []
for number in range(size):
    rest = number % 1500
    if rest not in seen:
        seen.append(rest)
print(len(seen), sum(seen))
""",
        better="""\
size = int(input())
seen = {}
for number in range(size):
    rest = number % 1500
    if rest not in seen:
        seen[rest] = True
print(len(seen), sum(seen))
""",
        best="""\
n = min(int(input()), 1500)
print(n, n * (n - 1) // 2)
""",
        mistake=("n - 1", "n + 1"),
        inputs=("5\n", "9000\n"),
    ),
    SlowProgram(
        "divisors",
        slow="""\
n = int(input())
total = 0
for d in range(1, n + 1):
    if n % d == 0:
        total += d
print(total)
""",
        better="""\
n = int(input())
total = n
for d in range(1, n // 5 + 1):
    if n % d == 0:
        total += d
for d in (4, 3, 2):
    if n % d == 0 and n // d > n // 5:
        total += n // d
print(total)
""",
        best="""\
n = int(input())
total = 0
d = 1
while d * d <= n:
    if n % d == 0:
        total += d
        if d * d < n:
            total += n // d
    d += 1
print(total)
""",
        mistake=("d * d < n", "d * d <= n"),
        inputs=("36\n", "1500000\n"),
    ),
    SlowProgram(
        "fibonacci",
        slow="""\
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(int(input())))
""",
        better="""\
def fib(n):
    if n < 5:
        return (0, 1, 1, 2, 3)[n]
    return fib(n - 1) + fib(n - 2)


print(fib(int(input())))
""",
        best="""\
a, b = 0, 1
for _ in range(int(input())):
    a, b = b, a + b
print(a)
""",
        mistake=("a, b = 0, 1", "a, b = 1, 1"),
        inputs=("7\n", "27\n"),
    ),
    SlowProgram(
        "pairs",
        slow="""\
n = int(input())
xs = [i * 7919 % 1009 for i in range(n)]
pairs = 0
for i in range(n):
    for j in range(i):
        if xs[i] + xs[j] == 1000:
            pairs += 1
print(pairs)
""",
        better="""\
n = int(input())
xs = [i * 7919 % 1009 for i in range(n)]
pairs = 0
for i in range(n):
    pairs += xs[:i].count(1000 - xs[i])
print(pairs)
""",
        best="""\
n = int(input())
count = {}
pairs = 0
for i in range(n):
    x = i * 7919 % 1009
    pairs += count.get(1000 - x, 0)
    count[x] = count.get(x, 0) + 1
print(pairs)
""",
        mistake=("count[x] = count.get(x, 0) + 1", "count[x] = 1"),
        inputs=("9\n", "2000\n"),
    ),
    SlowProgram(
        "primes",
        slow="""\
n = int(input())
count = 0
for p in range(2, n):
    for d in range(2, p):
        if p % d == 0:
            break
    else:
        count += 1
print(count)
""",
        better="""\
n = int(input())
count = int(n > 2)
for p in range(3, n, 2):
    for d in range(3, p // 3 + 1, 2):
        if p % d == 0:
            break
    else:
        count += 1
print(count)
""",
        best="""\
n = int(input())
sieve = bytearray([1]) * max(n, 2)
sieve[0] = sieve[1] = 0
d = 2
while d * d < n:
    sieve[d * d :: d] = bytes(len(range(d * d, n, d)))
    d += 1
print(sum(sieve))
""",
        mistake=("sieve[0] = sieve[1] = 0", "sieve[0] = 0"),
        inputs=("30\n", "4000\n"),
    ),
    SlowProgram(
        "best_sum",
        slow="""\
n = int(input())
xs = [i * i * 31 % 101 - 50 for i in range(n)]
best = xs[0]
for i in range(n):
    for j in range(i, n, 1):
        if j == i:
            total = 0
        total += xs[j]
        best = max(best, total)
print(best)
""",
        better="""\
from itertools import accumulate

n = int(input())
xs = [i * i * 31 % 101 - 50 for i in range(n)]
print(max(max(accumulate(xs[i:])) for i in range(n)))
""",
        best="""\
n = int(input())
best = total = -50
for i in range(n):
    x = i * i * 31 % 101 - 50
    total = max(total, 0) + x
    best = max(best, total)
print(best)
""",
        mistake=("max(total, 0)", "total"),
        inputs=("4\n", "900\n"),
    ),
    SlowProgram(
        "queries",
        slow="""\
n = int(input())
xs = [i % 13 for i in range(n)]
answer = 0
for q in range(n):
    total = 0
    for i in range(q // 2, q):
        total += xs[i]
    answer ^= total
print(answer)
""",
        better="""\
n = int(input())
xs = [i % 13 for i in range(n)]
answer = 0
for q in range(n):
    answer ^= sum(xs[q // 2 : q])
print(answer)
""",
        best="""\
n = int(input())
sums = [0]
for i in range(n):
    sums.append(sums[-1] + i % 13)
answer = 0
for q in range(n):
    answer ^= sums[q] - sums[q // 2]
print(answer)
""",
        mistake=("sums[q // 2]", "sums[(q + 1) // 2]"),
        inputs=("6\n", "1800\n"),
    ),
    SlowProgram(
        "power",
        slow="""\
base, exponent = map(int, input().split())
result = 1
for _ in range(exponent):
    result = result * base % 1000007
print(result)
""",
        better="""\
base, exponent = map(int, input().split())
result = 1
block = base**8 % 1000007
for _ in range(exponent // 8):
    result = result * block % 1000007
print(result * base ** (exponent % 8) % 1000007)
""",
        best="""\
base, exponent = map(int, input().split())
print(pow(base, exponent, 1000007))
""",
        mistake=("1000007", "1000003"),
        inputs=("3 20\n", "5 900000\n"),
    ),
    SlowProgram(
        "paths",
        slow="""\
def paths(a, b):
    if a == 0 or b == 0:
        return 1
    return paths(a - 1, b) + paths(a, b - 1)


n = int(input())
print(paths(n, n))
""",
        better="""\
def paths(a, b):
    if a == 0 or b == 0:
        return 1
    if a == b:
        return 2 * paths(a - 1, b)
    if b == 1:
        return a + 1
    if a == 1:
        return b + 1
    return paths(a - 1, b) + paths(a, b - 1)


n = int(input())
print(paths(n, n))
""",
        best="""\
from math import comb

n = int(input())
print(comb(2 * n, n))
""",
        mistake=("2 * n, n", "2 * n, n - 1"),
        inputs=("3\n", "10\n"),
    ),
    SlowProgram(
        "words",
        slow="""\
n = int(input())
words = [str(i * 37 % 700) for i in range(n)]
common = 0
for word in words:
    times = 0
    for other in words:
        if other == word:
            times += 1
    common = max(common, times)
print(common)
""",
        better="""\
n = int(input())
words = [str(i * 37 % 700) for i in range(n)]
common = 0
for word in words:
    common = max(common, words.count(word))
print(common)
""",
        best="""\
n = int(input())
print(-(-n // 700))
""",
        mistake=("700", "701"),
        inputs=("1401\n", "1800\n"),
    ),
)
