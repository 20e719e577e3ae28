"""Perfect, abundant and amicable numbers up to a limit, primes, and the running mean of the divisor sums."""

import random
import fractions


def sum_of_divisors(n):
    """Sum of the proper divisors of n."""
    total = 0
    for d in range(1, n):
        if n % d == 0:
            total = total + d
    return total


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, n):
        if n % d == 0:
            return False
    return True


limit = int(input())

sums = [0]
for n in range(1, limit + 1):
    sums.append(sum_of_divisors(n))

perfect = []
abundant = []
amicable = []
primes = []
for n in range(1, limit + 1):
    if sums[n] == n:
        perfect.append(n)
    if sums[n] > n:
        abundant.append(n)
    partner = sums[n]
    if partner > n and partner <= limit and sums[partner] == n:
        amicable.append((n, partner))
    if is_prime(n):
        primes.append(n)

print("perfect:", perfect)
print("amicable:", amicable)
print("abundant:", len(abundant), "of", limit, "- first odd one:", [n for n in abundant if n % 2 == 1][:1])
print("primes:", len(primes), "- the last ones:", primes[-5:])

# where the running mean of the divisor sums first passes each multiple of 50
target = 50
for n in range(1, limit + 1):
    mean = sum(sums[1 : n + 1]) / n
    if mean >= target:
        print(f"mean of the first {n} divisor sums: {mean:.3f}")
        target += 50
