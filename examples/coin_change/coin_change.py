"""Paying with coins: in how many ways, with how few coins, and which coins that are.

Input: the coins; then one amount per line.
"""

coins = [int(word) for word in input().split()]
coins.sort(reverse=True)


def ways(amount, kind):
    """In how many ways `amount` can be paid with coins[kind:]."""
    if amount == 0:
        return 1
    if amount < 0 or kind == len(coins):
        return 0
    return ways(amount - coins[kind], kind) + ways(amount, kind + 1)


def fewest(amount):
    """The fewest coins that make `amount`, as a list; None when it cannot be paid."""
    table = [[0] * (amount + 1) for _ in range(len(coins) + 1)]
    for a in range(1, amount + 1):
        table[0][a] = float("inf")
    for k in range(1, len(coins) + 1):
        for a in range(1, amount + 1):
            table[k][a] = table[k - 1][a]
            if coins[k - 1] <= a:
                if table[k][a - coins[k - 1]] + 1 < table[k][a]:
                    table[k][a] = table[k][a - coins[k - 1]] + 1
    if table[len(coins)][amount] == float("inf"):
        return None
    used = []
    a = amount
    k = len(coins)
    while a > 0:
        if table[k][a] == table[k - 1][a]:
            k -= 1
        else:
            used = used + [coins[k - 1]]
            a -= coins[k - 1]
    return used


while True:
    try:
        amount = int(input())
    except EOFError:
        break
    best = fewest(amount)
    if best is None:
        print(amount, "cannot be paid")
        continue
    text = ""
    for coin in coins:
        if coin in best:
            text += f" {best.count(coin)}x{coin}"
    print(f"{amount}: {ways(amount, 0)} ways, at least {len(best)} coins:{text}")
