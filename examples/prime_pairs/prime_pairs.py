"""Primes up to a limit: twins, the gaps between them, and in how many ways even numbers are the sum of two."""

import fractions
import random


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, n):
        if n % d == 0:
            return False
    return True


limit = int(input())

primes = []
for n in range(limit + 1):
    if is_prime(n):
        primes.append(n)
print(len(primes), "primes, the last ones:", primes[-5:])

twins = []
for p in primes:
    if p + 2 in primes:
        twins.append((p, p + 2))
print(len(twins), "twins, the last ones:", twins[-3:])

gaps = []
for i in range(1, len(primes)):
    gaps.append(primes[i] - primes[i - 1])
for i in range(50, len(gaps) + 1, 50):
    print(f"mean of the first {i} gaps: {sum(gaps[:i]) / i:.3f}")

# Goldbach: every even number from 4 on is the sum of two primes
fewest = None
for n in range(4, limit + 1, 2):
    ways = 0
    for p in primes:
        if p > n // 2:
            break
        if n - p in primes:
            ways += 1
    if n > limit // 2 and (fewest is None or ways < fewest):
        fewest = ways
        print(f"{n} is the sum of two primes in {ways} ways")
