"""Only what the target's functions do is timed, once, and which tests reach which functions is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tested_projects import SuiteProject

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.sandbox import Sandbox

S = 1_000_000_000


@pytest.fixture
def project(sandbox: Sandbox, tmp_path: Path) -> SuiteProject:
    return SuiteProject(sandbox, tmp_path)


def inside(project: SuiteProject, module: str, tests: str, **asked: Any) -> dict[str, int]:
    """What is spent inside the module's functions by tests that all pass."""
    report = project.write(mod=module, test_mod="import mod\n\n" + tests).report(**asked)
    assert {outcome for _, outcome, _ in report["nodes"]} == {"passed"}, report["nodes"]
    found: dict[str, int] = report["inside"]
    return found


def test_calls_from_outside_count_once(project: SuiteProject) -> None:
    module = """
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    class Box:
        def __init__(self): self.set(1)
        def set(self, size): self.size = size
        @property
        def area(self): return self.squared(self.size)
        @staticmethod
        def squared(x): return x * x
        @classmethod
        def made(cls): return cls()
    """
    tests = (
        "def test():\n    assert mod.fib(10) == 55\n    box = mod.Box.made()\n    assert box.area == box.squared(1)\n"
    )
    assert inside(project, module, tests)["calls"] == 4
    assert inside(project, module, tests, functions=["fib", "Box.squared"])["calls"] == 3


def test_exceptions_end_calls(project: SuiteProject) -> None:
    module = "def fail():\n    raise ValueError\ndef recurse():\n    recurse()\n"
    tests = """
    import pytest
    def test():
        for _ in range(3):
            with pytest.raises(ValueError): mod.fail()
            with pytest.raises(RecursionError): mod.recurse()
    """
    assert inside(project, module, tests.replace("\n    ", "\n"))["calls"] == 6


SLEEPERS = {
    "generator": "def sleeper(n):\n    for i in range(n):\n        yield i\n",
    "assigned": "def sleeper(n):\n    for i in range(n):\n        got = yield i\n",
    "nested": "def sleeper(n):\n    for i in range(n):\n        print((yield i))\n",
    "delegating": "def sleeper(n):\n    yield from range(n)\n",
    "delegating twice": "def inner(n):\n    yield from range(n)\ndef sleeper(n):\n    yield from inner(n)\n",
    "thrown into": "def sleeper(n):\n    for i in range(n):\n        try: yield i\n        finally: print(i)\n",
}


@pytest.mark.parametrize("kind", SLEEPERS)
def test_a_generator_does_not_count_while_it_is_suspended(project: SuiteProject, kind: str) -> None:
    tests = "import time\ndef test():\n    for x in mod.sleeper(3): time.sleep(0.2)\n"
    found = inside(project, SLEEPERS[kind], tests)
    assert found["calls"] == 1
    assert found["wall_ns"] < 0.3 * S


def test_a_coroutine_does_not_count_while_it_is_suspended(project: SuiteProject) -> None:
    module = """
    import asyncio
    class Waiting:
        async def __aenter__(self): await asyncio.sleep(0.2)
        async def __aexit__(self, *error): await asyncio.sleep(0.2)
        def __aiter__(self): return self
        async def __anext__(self):
            await asyncio.sleep(0.2)
            raise StopAsyncIteration
    async def inner(): await asyncio.sleep(0.2)
    async def values():
        await asyncio.sleep(0.2)
        yield 1
    async def all_of_it():
        await asyncio.sleep(0.2)
        await inner()
        await asyncio.gather(inner(), inner())
        async with Waiting(): pass
        async for _ in Waiting(): pass
        return [x async for x in values() if await asyncio.sleep(0.2, True)]
    """
    found = inside(project, module, "import asyncio\ndef test():\n    assert asyncio.run(mod.all_of_it()) == [1]\n")
    assert found["wall_ns"] < 0.3 * S


def test_work_between_suspensions_counts(project: SuiteProject) -> None:
    module = """
    import asyncio, time
    def generate():
        time.sleep(0.1)
        yield 1
        time.sleep(0.1)
        try:
            yield 2
        except KeyError:
            time.sleep(0.1)
            yield 3
    async def wait():
        time.sleep(0.1)
        await asyncio.sleep(0)
        time.sleep(0.1)
    """
    tests = """
import asyncio
def test():
    values = mod.generate()
    assert [next(values), next(values), values.throw(KeyError())] == [1, 2, 3]
    asyncio.run(mod.wait())
"""
    assert inside(project, module, tests)["wall_ns"] >= 0.5 * S


def test_every_thread_has_its_clock(project: SuiteProject) -> None:
    module = """
    import threading, time
    def sleep(): time.sleep(0.2)
    def in_threads():
        threads = [threading.Thread(target=sleep) for _ in range(3)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
    """
    tests = """
import threading
def test():
    mod.in_threads()
    thread = threading.Thread(target=mod.in_threads)
    thread.start()
    mod.sleep()
    thread.join()
"""
    found = inside(project, module, tests)
    assert found["calls"] == 1 + 3 + 1 + 3 + 1
    assert found["wall_ns"] >= 9 * 0.2 * S


def test_time_of_tests_and_of_importing_does_not_count(project: SuiteProject) -> None:
    module = """
    import time
    def value():
        return 1
    def spend(cpu_s):
        end = time.process_time() + cpu_s
        while time.process_time() < end: pass
        return value()
    spend(0.2)
    """
    project.write(
        mod=module, test_mod="import mod\ndef test():\n    mod.time.sleep(0.3)\n    assert mod.value() == 1\n"
    )
    report = project.report()
    assert report["inside"]["calls"] == 1
    assert report["inside"]["wall_ns"] < 0.2 * S
    assert report["import_ns"] >= 0.2 * S


def test_the_clock_costs_nothing_that_counts(project: SuiteProject) -> None:
    tests = "def test():\n    for _ in range(20000): mod.nothing()\n"
    found = inside(project, "def nothing(): pass\n", tests)
    assert found["calls"] == 20000
    assert found["cpu_ns"] < 20000 * 2000  # of about 1000 a call without having been taken off


def test_which_tests_reach_which_functions(project: SuiteProject) -> None:
    project.write(
        mod="""
        def outer(): return inner()
        def inner(): return 1
        def made(): return 2
        def prepared(): return 3
        def collected(): return 4
        def unused(): return 5
        def counted():
            yield 1
        double = lambda x: 2 * x
        """,
        test_mod="""
        import pytest, subprocess, mod
        CONSTANT = mod.collected()
        @pytest.fixture(scope="session")
        def shared(): return mod.made()
        @pytest.fixture(scope="module")
        def dependent(shared): return shared
        @pytest.fixture
        def own(): return mod.prepared()
        def test_outer(): assert mod.outer() == 1
        def test_inner(): assert mod.inner() == 1
        def test_shared(shared): pass
        def test_shared_too(dependent): pass
        def test_own(own): pass
        def test_double(): assert mod.double(1) == 2
        def test_generator(): assert list(mod.counted()) == [1]
        def test_nothing(): pass
        def test_process(): subprocess.check_call(["true"])
        """,
    )
    report = project.report(mode="trace")
    assert {node.partition("::")[2]: names for node, names in report["reached"].items()} == {
        "test_outer": ["inner", "outer"],
        "test_inner": ["inner"],
        "test_shared": ["made"],
        "test_shared_too": ["made"],
        "test_own": ["prepared"],
        "test_double": ["<lambda>"],
        "test_generator": ["counted"],
        "test_process": ["<process>"],
    }
    assert report["entered"] == ["collected", "counted", "inner", "made", "outer", "prepared"]
    assert report["collecting"] == {"test_mod.py": ["collected"]}


def test_names_of_functions(project: SuiteProject) -> None:
    project.write(
        mod="""
        def outer():
            def inner():
                class Local:
                    def method(self): return [lambda: 1 for _ in range(1)][0]()
                return Local
            return inner
        class Box:
            class Inner:
                def method(self): return 1
            def __hidden(self): return 2
            def shown(self): return self.__hidden()
        """,
        test_mod="""
        import mod
        def test():
            mod.outer()()().method()
            mod.Box.Inner().method()
            mod.Box().shown()
        """,
    )
    reached = project.report(mode="trace")["reached"]["test_mod.py::test"]
    assert set(reached) == {
        "outer",
        "outer.<locals>.inner",
        "outer.<locals>.inner.<locals>.Local.method",
        "outer.<locals>.inner.<locals>.Local.method.<locals>.<lambda>",
        "Box.Inner.method",
        "Box.__hidden",
        "Box.shown",
    }


def test_a_target_that_cannot_have_a_clock_is_run_without(project: SuiteProject) -> None:
    nested = "".join(f"{'    ' * depth}for _ in range(1):\n" for depth in range(1, 21))
    project.write(
        mod=f"def deep():\n{nested}{'    ' * 21}return 1\n", test_mod="import mod\ndef test(): assert mod.deep()\n"
    )
    report = project.report()
    assert report["nodes"] == [["test_mod.py::test", "passed", ""]]
    assert len(report["problems"]) == 1
    assert report["problems"][0].startswith("the target's functions cannot be timed: ")
