"""Modules, and programs that use them and print all that can be seen of them: each with the first Python it is for."""

SIGNATURES = (
    '''
    """Text of the module."""
    from __future__ import annotations
    import functools
    def plain(a, b: int = 1, *args, c, d=(1, 2), **named) -> str:
        """Text of the function."""
        return (a, b, args, c, d, named)
    def no_text(a): return a
    def only_text():
        "Nothing else."
    def generator(a):
        """Text."""
        yield a
    async def coroutine(a): "Text."
    async def asynchronous(a):
        yield a
    @functools.lru_cache(None)
    def cached(a): return a
    class Box:
        """Text of the class."""
        def method(self, a=1):
            """Text of the method."""
            local = a
            return local
        @property
        def prop(self): "Text."; return 1
        @staticmethod
        def static(a): return a
        @classmethod
        def of_class(cls, a): return a
    double = lambda x: 2 * x
    ''',
    """
    import inspect, pickle
    things = [m.plain, m.no_text, m.only_text, m.generator, m.coroutine, m.asynchronous, m.cached, m.double,
              m.Box.method, m.Box.prop.fget, m.Box.static, m.Box.of_class]
    for f in things:
        print(f.__name__, f.__qualname__, f.__module__, f.__doc__, inspect.signature(f), f.__annotations__)
        print(sorted(f.__dict__))
        code = inspect.unwrap(f).__code__
        print(code.co_varnames, code.co_argcount, code.co_flags, code.co_firstlineno, code.co_freevars, code.co_name)
        print(inspect.getsource(f), inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f),
              inspect.isasyncgenfunction(f), type(f), f.__defaults__ if hasattr(f, "__defaults__") else 0)
        hash(code), code == code
    print(pickle.dumps(m.plain), pickle.loads(pickle.dumps(m.Box.of_class))(3))
    print(m.__doc__, sorted(vars(m)), sorted(vars(m.Box)))
    """,
)

BODIES = (
    '''
    count = 0
    def uses_global():
        """Text."""
        if count > 5:
            global unused
        else:
            pass
        for _ in range(2):
            global number
            number = 1
        return number
    def counter():
        n = 0
        def add():
            if True:
                nonlocal n
                n += 1
            return n
        return add
    def names(a, b=2):
        c = a
        return sorted(locals()), sorted(vars()), dir()
    def everything(**named): return dict(locals())
    class Base:
        def who(self): return "base"
        def __mangled(self): return "mangled"
        def call(self): return self.__mangled()
    class Derived(Base):
        def who(self): return "derived " + super().who()
        def kind(self): return __class__.__name__
        def generate(self):
            yield super().who()
            yield __class__.__name__
        __private = 3
        def private(self): return self.__private
    def walrus(values): return [y for x in values if (y := x * 2) > 2], y
    def deep(n):
        def one():
            def two():
                def three():
                    def four(): return n
                    return four()
                return three()
            return two()
        return one()
    def ends(how):
        for x in range(3):
            try:
                if how == "return": return x
                if how == "break": break
                if how == "continue": continue
                if how == "raise": raise ValueError(how)
            finally:
                if how == "override": return "overridden"
        else:
            return "else"
        return "after"
    def makes_class(base):
        class Made(base):
            x = 1
            def get(self): return self.x + Made.x
        return Made
    def annotated():
        x: int = 1
        y: str
        return x
    def deletes():
        x = 1
        del x
        try: x
        except NameError as error: return str(error)
    def executes(code):
        exec(code)
        return eval("1 + 1"), sorted(locals())
    def depth(n):
        import sys
        frame = sys._getframe()
        names = []
        while frame and len(names) < n:
            names.append((frame.f_code.co_name, frame.f_lineno if frame.f_code.co_name == "depth" else 0))
            frame = frame.f_back
        return names
    def recursive(n=0):
        try: return recursive(n + 1)
        except RecursionError: return n
    ''',
    """
    print(m.uses_global(), m.number, m.counter()(), [add() for add in [m.counter()] * 3])
    print(m.names(1), m.everything(a=1), m.Base().call(), m.Derived().who(), m.Derived().kind())
    print(list(m.Derived().generate()), m.Derived().private(), m.walrus([1, 2, 3]), m.deep(7))
    for how in ("return", "break", "continue", "override", "nothing"): print(m.ends(how))
    try: m.ends("raise")
    except ValueError as error: print(repr(error), error.__context__, error.__cause__)
    print(m.makes_class(object)().get(), m.makes_class(object).__qualname__, m.makes_class(object).get.__qualname__)
    print(m.annotated(), m.deletes(), m.executes("z = 1"), m.depth(3), m.recursive())
    """,
)

TRACEBACKS = (
    """
    def inner(x):
        y = x + 1
        return (
            y
            / (x - x)
        )
    def outer(x):
        "Text."
        try:
            return inner(x)
        finally:
            x += 1
    def cause():
        try:
            outer(1)
        except ZeroDivisionError as error:
            raise KeyError(
                "a"
            ) from error
    def generate():
        yield 1
        outer(2)
    def delegate():
        yield from generate()
    async def wait(): outer(3)
    async def wait_for(): await wait()
    def recurse(n): return recurse(n - 1) if n else outer(n)
    one_line = lambda: outer(1)
    """,
    """
    import traceback
    def run_all(values):
        for _ in values: pass
    calls = [lambda: m.outer(1), m.cause, lambda: run_all(m.generate()), lambda: m.recurse(3), m.one_line]
    calls += [lambda: m.wait().send(None), lambda: m.outer(), lambda: m.outer(1, 2)]
    for call in calls:
        try: call()
        except Exception as error: traceback.print_exception(type(error), error, error.__traceback__, file=sys.stdout)
    # Where a delegate is driven by us there are frames of ours: those of the module are the same.
    for call in (lambda: run_all(m.delegate()), lambda: m.wait_for().send(None)):
        try: call()
        except Exception as error:
            print([(f.name, f.lineno) for f in traceback.extract_tb(error.__traceback__) if f.filename == m.__file__])
    """,
)

GENERATORS = (
    """
    log = []
    def generate(n):
        try:
            for x in range(n):
                try:
                    got = yield x
                    log.append(got)
                except KeyError as error:
                    log.append(repr(error))
                    yield "caught"
                finally:
                    log.append("finally")
        except GeneratorExit:
            log.append("exit")
            raise
        return "returned"
    def delegate(n):
        result = yield from generate(n)
        log.append(result)
        yield from []
        return (yield "last")
    def expressions():
        x = [(yield 1), (yield 2)]
        x += [(yield)]
        log.append(x)
        if (yield x): log.append("true")
        while (yield): log.append("again")
        a: int = yield "annotated"
        lambda y=(yield "default"): y
        return (yield (yield "nested"))
    def over(iterator): yield from iterator
    def refuses():
        while True:
            try: yield 1
            except GeneratorExit: yield 2
    def shared():
        with suppressed():
            yield 1
        yield 2
    from contextlib import contextmanager, suppress
    @contextmanager
    def suppressed():
        try: yield
        except ValueError: log.append("suppressed")
    class Iterator:
        def __iter__(self): return self
        def __next__(self):
            raise StopIteration("value")
    def stops(): yield next(iter([]))
    """,
    """
    import gc, inspect
    def steps(generator, *actions):
        for action, *arguments in actions:
            try: print(action, repr(getattr(generator, action)(*arguments)))
            except BaseException as error:
                print(action, repr(error), getattr(error, "value", None), repr(error.__cause__))
        print(m.log, inspect.getgeneratorstate(generator), generator.gi_running)
        m.log.clear()
    go = ("send", None)
    for make in (m.generate, m.delegate):
        steps(make(2), go, ("send", "a"), ("throw", KeyError("k")), go, go, go, go)
        steps(make(2), go, ("throw", ValueError("v")), go)
        steps(make(2), go, ("close",), go)
        steps(make(2), ("close",), go)
        steps(make(2), ("send", 1), ("throw", KeyError, "k"), go)
        steps(make(2), go, ("throw", KeyError), ("throw", GeneratorExit), go)
        g = make(2); next(g); del g; gc.collect(); print(m.log); m.log.clear()
    values = m.expressions()
    steps(values, *([go] + [("send", x) for x in ("a", "b", "c", "d", 1, 0, "e", "f", "g", "h")] + [go]))
    steps(m.over("ab"), go, go, go)
    steps(m.over(iter([1, 2])), go, ("send", 3), ("throw", KeyError("k")), go)
    steps(m.over(m.Iterator()), go)
    steps(m.over(3), go)
    steps(m.over(m.generate(1)), go, ("close",))
    steps(m.refuses(), go, ("close",))
    steps(m.shared(), go, ("throw", ValueError()), go, go)
    steps(m.stops(), go)
    print(list(m.shared()), sum(m.generate(5)), dict(zip(m.generate(3), m.delegate(3))))
    running = m.generate(2)
    print(type(running), running.__name__, running.__qualname__, running.gi_frame.f_lineno, running.gi_code.co_name)
    next(running); print(running.gi_frame.f_lineno, sorted(running.gi_frame.f_locals))
    """,
)

COROUTINES = (
    """
    import asyncio
    log = []
    async def value(x):
        await asyncio.sleep(0)
        return x
    async def many(n):
        return [await value(x) for x in range(n)] + list(await asyncio.gather(*map(value, range(n))))
    async def count(n):
        try:
            for x in range(n):
                await asyncio.sleep(0)
                got = yield x
                log.append(got)
        except KeyError:
            yield "caught"
        finally:
            await asyncio.sleep(0)
            log.append("closed")
    async def through(n):
        async for x in count(n): yield x * 2
    class Manager:
        async def __aenter__(self): await asyncio.sleep(0); return self
        async def __aexit__(self, *error): log.append(error[0]); await asyncio.sleep(0); return error[0] is ValueError
    async def managed(error):
        async with Manager() as first, Manager():
            await asyncio.sleep(0)
            if error: raise error
            return "inside"
        return "suppressed"
    async def comprehended():
        first = {x: y async for x in through(3) for y in [await value(x)]}
        return first, [x async for x in count(2) if await value(x)]
    async def cancelled():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: log.append("cancelled"); raise
    async def wrong(thing): await thing
    async def wrong_iterable(thing):
        async for x in thing: pass
    async def wrong_manager(thing):
        async with thing: pass
    class Awaitable:
        def __init__(self, iterator): self.iterator = iterator
        def __await__(self): return self.iterator
    async def waits(awaitable): return await awaitable
    async def else_and_break(n):
        async for x in count(5):
            if x == n: break
        else:
            return "else"
        return x
    """,
    """
    import asyncio, inspect
    def run(coroutine):
        try: print(repr(asyncio.run(coroutine)), m.log)
        except BaseException as error: print(repr(error), m.log)
        m.log.clear()
    async def driven():
        values = m.count(3)
        print(type(values), await values.__anext__(), await values.asend("a"), await values.athrow(KeyError("k")))
        await values.aclose()
        values = m.through(3)
        print(await values.__anext__()); await values.aclose()
        print([x async for x in m.through(4)])
        task = asyncio.ensure_future(m.cancelled()); await asyncio.sleep(0); task.cancel()
        try: await task
        except asyncio.CancelledError: print("cancelled")
        future = asyncio.get_running_loop().create_future(); future.set_result(5)
        print(await m.waits(future), await m.waits(asyncio.wait_for(m.value(3), 5)))
    run(driven()); run(m.many(4)); run(m.comprehended()); run(m.managed(None)); run(m.managed(ValueError("v")))
    run(m.managed(KeyError("k"))); run(m.else_and_break(2)); run(m.else_and_break(9))
    for wrong in (3, None, m.value): run(m.wrong(wrong)), run(m.wrong_iterable(wrong)), run(m.wrong_manager(wrong))
    run(m.wrong(m.Awaitable([]))); run(m.wrong(m.Awaitable(iter([])))); run(m.wrong(m.Awaitable(m.value(1))))
    c = m.value(1)
    print(type(c), c.cr_running, inspect.getcoroutinestate(c), c.__name__, asyncio.iscoroutinefunction(m.value))
    c.close()
    c = m.waits(m.Awaitable(iter("ab")))
    print(c.send(None), c.send(None))
    try: c.send(None)
    except StopIteration as error: print(error.value)
    c = m.waits(m.Awaitable(iter("ab"))); c.send(None)
    try: c.throw(KeyError("k"))
    except KeyError as error: print(repr(error))
    """,
)

THREADS = (
    """
    import threading
    total = []
    def work(n):
        for x in values(n): total.append(x)
        return len(total)
    def values(n):
        for x in range(n): yield x
    def start(n):
        threads = [threading.Thread(target=work, args=(100,)) for _ in range(n)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        return sorted(total)
    """,
    """
    values = m.values(3)
    print(next(values), m.start(4), list(values), m.work(2))
    """,
)

NEWER = (
    """
    def match(x):
        global matched
        match x:
            case {"a": [1, *rest]}: matched = rest
            case str() | int() as y if y: return ("name", y)
            case _:
                nonlocal_ = 1
                return "other"
        return matched
    def generate(x):
        match x:
            case 1: y = yield "one"
            case _: y = yield "other"
        yield y
    """,
    """
    print(m.match({"a": [1, 2, 3]}), m.match("s"), m.match(0), list(m.generate(1)), list(m.generate(2)))
    """,
)

NEWEST = (
    """
    def generic[T: int](x: T) -> T: return x
    class Box[T]:
        def get[S](self, x: S) -> T: return x
    def grouped(n):
        try:
            yield n
        except* ValueError as group:
            yield len(group.exceptions)
        yield "after"
    """,
    """
    import inspect
    print(m.generic(1), inspect.signature(m.generic), m.generic.__type_params__, m.Box().get(2), m.Box.get.__qualname__)
    g = m.grouped(1); print(next(g), g.throw(ExceptionGroup("g", [ValueError(), ValueError()])), next(g))
    """,
)

CASES = {
    "signatures": ((3, 8), SIGNATURES),
    "bodies": ((3, 8), BODIES),
    "tracebacks": ((3, 8), TRACEBACKS),
    "generators": ((3, 8), GENERATORS),
    "coroutines": ((3, 8), COROUTINES),
    "threads": ((3, 8), THREADS),
    "match": ((3, 10), NEWER),
    "generics": ((3, 12), NEWEST),
}
