"""Match orders with customers and report what each customer spent.

Input: the number of customers, one "id;name;city" per line, the number of orders, one "order;customer id;cents" per
line.
"""

n_customers = int(input())
customers = []
for _ in range(n_customers):
    customers.append(input().split(";"))

n_orders = int(input())
orders = []
for _ in range(n_orders):
    orders.append(input().split(";"))

customer_ids = [customer[0] for customer in customers]

# what everybody spent
spent = [0] * len(customers)
unknown = []
for order in orders:
    if order[1] in customer_ids:
        spent[customer_ids.index(order[1])] += int(order[2])
    else:
        unknown.append(order[0])

# customers that never ordered
silent = []
for customer in customers:
    if customer[0] not in [order[1] for order in orders]:
        silent.append(customer[1])

# cities
cities = []
for customer in customers:
    if customer[2] not in cities:
        cities.append(customer[2])
cities.sort()

report = ""
for city in cities:
    report += city + "\n"
    in_city = [i for i in range(len(customers)) if customers[i][2] == city]
    for i in sorted(in_city, key=lambda i: (-spent[i], customers[i][1])):
        report += f"  {customers[i][1]:<20}{spent[i] / 100:>12.2f}\n"
    report += f"  {'sum':<20}{sum([spent[i] for i in in_city]) / 100:>12.2f}\n"

print(report)
print("without orders:", ", ".join(silent) or "nobody")
print("orders of unknown customers:", ", ".join(unknown) or "none")
