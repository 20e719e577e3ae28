LEAVES_ALONE = {
    "the others matter, too": """
        xs = list(map(int, input().split()))
        for x in range(50):
            for y in xs:
                if x == y:
                    print(x)
                else:
                    print("no")
    """,
    "something before the test": """
        xs = list(map(int, input().split()))
        for x in range(50):
            for y in xs:
                print(y)
                if x == y:
                    print(x)
    """,
    "the list changes": """
        xs = list(map(int, input().split()))
        for x in range(50):
            for y in xs:
                if x == y:
                    xs.append(50)
        print(xs)
    """,
    "what is looked for changes on the way": """
        xs = list(map(int, input().split()))
        for x in range(50):
            for y in xs:
                if x == y:
                    print(x)
                    x += 1
    """,
    "lists in lists": """
        rows = [[i % 3] for i in range(50)]
        for i in range(50):
            for j in range(50):
                if rows[i] == rows[j]:
                    print(i, j)
    """,
    "fields of records that change": """
        class Account:
            def __init__(self, name): self.name = name
        accounts = [Account(i % 5) for i in range(50)]
        for i in range(50):
            for account in accounts:
                if account.name == i:
                    account.name = i + 1
        print([account.name for account in accounts])
    """,
    "the last item is used after the loop": """
        xs = list(map(int, input().split()))
        for x in range(50):
            for y in xs:
                if x == y:
                    print(x)
            print(y)
    """,
    "only evaluated after a test": """
        xs, names = list(map(int, input().split())), []
        for i in range(50):
            for y in xs:
                if i < len(names) and names[i] == y:
                    print(y)
    """,
    "a test with effects": """
        xs = list(map(int, input().split()))
        def noisy(y):
            print(y)
            return True
        for x in range(50):
            for y in xs:
                if noisy(y) and x == y:
                    print(x)
    """,
    "not in a loop": """
        xs = list(map(int, input().split()))
        n = int(input())
        for y in xs:
            if y == n:
                print(y)
    """,
    "items that may be lists": """
        def common(rows, others):
            for row in rows:
                for other in others:
                    if row == other:
                        print(row)
        common([[1]] * 40, [[1]])
    """,
    "an iterator": """
        def common(xs):
            ys = iter(xs)
            for x in xs:
                for y in ys:
                    if x == y:
                        print(x)
        common([1, 2, 3])
    """,
    "places before the first": """
        xs = list(map(int, input().split()))
        for i in range(50):
            for j in range(i - 3, len(xs)):
                if xs[j] == i:
                    print(i, j)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "a new name at module level": """
        xs = list(map(int, input().split()))
        for x in range(50):
            for y in xs:
                if x == y:
                    print(x)
    """,
}

REWRITES = {
    "pairs of indexes": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        count = 0
        for i in range(n):
            for j in range(i + 1, n):
                if a[i] == a[j]:  # a pair
                    count += 1
        print(count)
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        count = 0
        a_by_value = {}
        for j in range(len(a)):
            a_by_value.setdefault(a[j], []).append(j)
        for i in range(n):
            for j in a_by_value.get(a[i], ()):
                if i + 1 <= j < n and a[i] == a[j]:  # a pair
                    count += 1
        print(count)
        """,
        "5\n3 1 3 1 3\n",
    ),
    "numbers that add up": (
        """
        def two_sum(nums: list[int], target: int) -> list[int]:
            for i in range(len(nums)):
                for j in range(i + 1, len(nums)):
                    if nums[i] + nums[j] == target:
                        return [i, j]
            return []
        print(two_sum([2, 7, 11, 15], 9), two_sum([3, 3], 6), two_sum([], 1))
        """,
        """
        def two_sum(nums: list[int], target: int) -> list[int]:
            nums_by_value = {}
            for j in range(len(nums)):
                nums_by_value.setdefault(nums[j], []).append(j)
            for i in range(len(nums)):
                for j in nums_by_value.get(target - nums[i], ()):
                    if i + 1 <= j and nums[i] + nums[j] == target:
                        return [i, j]
            return []
        print(two_sum([2, 7, 11, 15], 9), two_sum([3, 3], 6), two_sum([], 1))
        """,
    ),
    "records, with an else": (
        """
        people = [(input(), i) for i in range(3)]
        for _ in range(int(input())):
            wanted = input()
            for name, age in people:
                if name == wanted:
                    print(age)
                    break
            else:
                print("nobody")
        """,
        """
        people = [(input(), i) for i in range(3)]
        people_by_name = {}
        for name, age in people:
            people_by_name.setdefault(name, []).append((name, age))
        for _ in range(int(input())):
            wanted = input()
            for name, age in people_by_name.get(wanted, ()):
                if name == wanted:
                    print(age)
                    break
            else:
                print("nobody")
        """,
        "a\nb\na\n3\na\nc\nb\n",
    ),
    "attributes, and names that are in use": (
        """
        class Order:
            def __init__(self, number, customer): self.number, self.customer = number, customer
        orders = [Order(i, i % 3) for i in range(9)]
        for order in orders:
            print(order.number)
        for customer in range(40):
            for order in orders:
                if order.number != 4 and order.customer == customer:
                    print(customer, order.number)
        """,
        """
        class Order:
            def __init__(self, number, customer): self.number, self.customer = number, customer
        orders = [Order(i, i % 3) for i in range(9)]
        for order in orders:
            print(order.number)
        orders_by_customer = {}
        for order_2 in orders:
            orders_by_customer.setdefault(order_2.customer, []).append(order_2)
        for customer in range(40):
            for order in orders_by_customer.get(customer, ()):
                if order.number != 4 and order.customer == customer:
                    print(customer, order.number)
        """,
    ),
    "comprehensions": (
        """
        def matches(first, second):
            left = list(map(int, first.split()))
            right = list(map(int, second.split()))
            return [(i, j) for i, x in enumerate(left) for j, y in enumerate(right) if x == y if i < j]
        print(matches("1 2 3", "3 1 2"))
        """,
        """
        def matches(first, second):
            left = list(map(int, first.split()))
            right = list(map(int, second.split()))
            right_by_y = {}
            for j_2, y_2 in enumerate(right):
                right_by_y.setdefault(y_2, []).append((j_2, y_2))
            return [(i, j) for i, x in enumerate(left) for j, y in right_by_y.get(x, ()) if x == y if i < j]
        print(matches("1 2 3", "3 1 2"))
        """,
    ),
}
