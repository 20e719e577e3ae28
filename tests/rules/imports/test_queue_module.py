LEAVES_ALONE = {
    "threads": """
        from queue import Queue
        from threading import Thread
        q = Queue()
        q.put(1)
        worker = Thread(target=lambda: print(q.get()))
        worker.start()
        worker.join()
    """,
    "handed to other code": """
        from queue import Queue
        def fill(q): q.put(1)
        q = Queue()
        fill(q)
        print(q.get())
    """,
    "another name for the same queue": """
        from queue import Queue
        q = r = Queue()
        q.put(1)
        print(r.get())
    """,
    "limited": """
        from queue import Queue
        q = Queue(3)
        q.put(1)
        print(q.get())
    """,
    "an empty queue is noticed": """
        import queue
        q = queue.Queue()
        q.put(1)
        try:
            while True:
                print(q.get_nowait())
        except queue.Empty:
            pass
    """,
    "does not wait": """
        from queue import Queue
        q = Queue()
        q.put(1)
        print(q.get(False))
    """,
    "sometimes something else": """
        from queue import Queue
        q = Queue()
        q.put(1)
        print(q.get())
        q = None
    """,
    "an own class": """
        class Queue(list):
            def put(self, x): self.append(x)
            def get(self): return self.pop()
        q = Queue()
        q.put(1)
        q.put(2)
        print(q.get())
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may use it": """
        from queue import Queue
        q = Queue()
        def more(x):
            q.put(x)
    """,
}

REWRITES = {
    "queue": (
        """
        from queue import Queue

        q = Queue()  # waiting
        q.put((1, 2))
        q.put(3)
        print(q.qsize(), q.empty(), not q.empty(), q.empty() == False)
        while not q.empty() and q.qsize() > 0:
            print(q.get())
        done = q.empty()
        if q.empty(): print(done)
        """,
        """
        from collections import deque
        from queue import Queue

        q = deque()  # waiting
        q.append((1, 2))
        q.append(3)
        print(len(q), (not q), not not q, (not q) == False)
        while q and len(q) > 0:
            print(q.popleft())
        done = not q
        if not q: print(done)
        """,
    ),
    "stack": (
        """
        import queue

        def f():
            q = queue.LifoQueue()
            for i in range(3):
                q.put(i)
            q.put(q.get() + 1)
            return q.get(), q.get()
        print(f())
        """,
        """
        import queue

        def f():
            q = []
            for i in range(3):
                q.append(i)
            q.append(q.pop() + 1)
            return q.pop(), q.pop()
        print(f())
        """,
    ),
    "heap": (
        """
        import heapq
        import queue

        waiting = queue.PriorityQueue()
        for i in (3, 1, 2, 1):
            waiting.put((i, -i))
        while not waiting.empty():
            cost, _ = waiting.get()
            print(cost)
        """,
        """
        import heapq
        import queue

        waiting = []
        for i in (3, 1, 2, 1):
            heapq.heappush(waiting, (i, -i))
        while waiting:
            cost, _ = heapq.heappop(waiting)
            print(cost)
        """,
    ),
}
