"""Paying with coins: in how many ways an amount can be paid, and with how few coins.

Input: the coins; then one question per line, "ways AMOUNT" or "fewest AMOUNT".
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


while True:
    try:
        question, amount = input().split()
    except EOFError:
        break
    amount = int(amount)

    if question == "ways":
        print(amount, "can be paid in", ways(amount, 0), "ways")
        continue

    # table[k][a]: the fewest coins that make a, with the first k kinds
    table = []
    for k in range(len(coins) + 1):
        table.append([0] + [10**9] * amount)
    for k in range(1, len(coins) + 1):
        for a in range(1, amount + 1):
            table[k][a] = table[k - 1][a]
            if coins[k - 1] <= a:
                table[k][a] = min(table[k][a], table[k][a - coins[k - 1]] + 1)

    if table[len(coins)][amount] >= 10**9:
        print(amount, "cannot be paid")
        continue
    used = []
    k = len(coins)
    while amount > 0:
        if table[k][amount] == table[k - 1][amount]:
            k = k - 1
        else:
            used = used + [coins[k - 1]]
            amount = amount - coins[k - 1]
    text = ""
    for coin in coins:
        if coin in used:
            text = text + f" {used.count(coin)}x{coin}"
    print(sum(used), "with", len(used), "coins:" + text)
