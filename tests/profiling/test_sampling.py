"""The profiler inside the target's interpreter, on every version installed: it finds the line, and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from installed_pythons import installed_pythons

from perfhint.profiling import profile
from perfhint.records import Ending, Limits
from perfhint.sandbox import Job

if TYPE_CHECKING:
    from perfhint.records import Execution, Interpreter, Profile
    from perfhint.sandbox import Sandbox

pythons = installed_pythons()
python = pythons[-1]
every_python = pytest.mark.parametrize(
    "python",
    [pytest.param(p, id=p.name, marks=() if p in (pythons[0], python) else pytest.mark.slow) for p in pythons],
)


def run(sandbox: Sandbox, program: str, interpreter: Interpreter = python, runner: str = "profile") -> Execution:
    job = Job(interpreter=interpreter, program=program.encode(), runner=runner, limits=Limits(wall_s=30))
    return sandbox.run(job)


def sample(sandbox: Sandbox, program: str, interpreter: Interpreter = python) -> Profile:
    execution = run(sandbox, program, interpreter)
    assert execution.ending is Ending.FINISHED, execution.stderr.decode()
    return profile(program, [execution.report])


def line_of(program: str) -> int:
    """The line that is marked `# hot`."""
    return next(number for number, line in enumerate(program.splitlines(), start=1) if line.endswith("# hot"))


MEMBERSHIP = """
data = list(range(5000))
found = 0
for number in range(2000):
    if number + 4000 in data:  # hot
        found += 1
    found -= 0
"""
SLICES = """
def smallest(numbers):
    best = 0
    for start in range(1, 300):
        best += start
        tail = numbers[start:]  # hot
        best -= 1
    return best
numbers = list(range(100_000))
smallest(numbers)
"""
RETURNED = """
def known(name, names):
    return name in names  # hot
names = [str(number) for number in range(4000)]
count = 0
for name in ["none"] * 1000:
    count += 1
    known(name, names)
    count += 1
"""
CONDITION_OF_WHILE = """
def free(taken):
    number = 0
    while number in taken:  # hot
        number += 1
        number = number
    return number
free(list(range(3000)))
"""
CALL_INTO_C = """
numbers = [n * 7919 % 1000003 for n in range(1000)]
short = sorted(numbers)
long = sorted(numbers * 400, key=float)  # hot
"""
TIGHT_LOOP = """
total = 0
for number in range(700_000):
    total += number  # hot
"""
ITERATOR = """
from itertools import combinations
count = 0
for triple in combinations([[0] * 200] * 100, 2):
    count += 1
for many in zip(*[range(200_000)] * 20):  # hot
    count += 1
"""
LAMBDA = """
names = list(range(3000))
seen = map(
    lambda name: name in names,  # hot
    range(2000, 4000),
)
found = 0
for one in seen:
    found += one
"""


@every_python
@pytest.mark.parametrize(
    "program",
    [MEMBERSHIP, SLICES, RETURNED, CONDITION_OF_WHILE, CALL_INTO_C, TIGHT_LOOP, ITERATOR, LAMBDA],
    ids=["membership", "slices", "return", "while", "call into C", "tight loop", "iterator", "lambda"],
)
def test_most_samples_are_on_the_line_that_takes_most_time(sandbox: Sandbox, program: str, python: Interpreter) -> None:
    found = sample(sandbox, program, python)
    assert found.samples >= 20
    assert max(found.lines, key=found.lines.__getitem__) == line_of(program), found.lines
    assert found.lines[line_of(program)] > 0.5


FUNCTIONS = '''
"""Docstring."""
from __future__ import annotations

class Tree:
    def __init__(self, depth):
        self.children = [Tree(depth - 1) for _ in range(2)] if depth else []

    def size(self):
        return 1 + sum(map(Tree.size, self.children))

def outer():
    def inner():
        return [n for n in range(300) if n in tuple(range(300))]
    return inner()

tree = Tree(10)
for _ in range(100):
    tree.size()
for _ in range(40):
    outer()
'''


@every_python
def test_functions_have_qualified_names_and_shares(sandbox: Sandbox, python: Interpreter) -> None:
    found = sample(sandbox, FUNCTIONS, python)
    functions = {share.name: share for share in found.functions}
    assert functions["<module>"].total == pytest.approx(1)
    assert functions["Tree.size"].line == 9
    assert functions["outer.inner"].line == 13
    assert functions["Tree.size"].own == pytest.approx(functions["Tree.size"].total), "recursion counts once"
    assert functions["outer.inner"].total > 0.05
    assert sum(share.own for share in found.functions) == pytest.approx(1)
    assert sum(found.lines.values()) == pytest.approx(1)
    assert [share.own for share in found.functions] == sorted((share.own for share in found.functions), reverse=True)


THREAD = """
import sys, threading
sys.setrecursionlimit(1 << 20)
threading.stack_size(1 << 26)
def main():
    data = list(range(3000))
    for number in range(3000):
        number in data  # hot
thread = threading.Thread(target=main)
thread.start()
"""


@every_python
def test_the_thread_that_runs_is_the_one_sampled(sandbox: Sandbox, python: Interpreter) -> None:
    found = sample(sandbox, THREAD, python)
    assert found.lines[line_of(THREAD)] > 0.5
    assert found.functions[0].name == "main"


PROCESSES = """
import multiprocessing
def work(n):
    data = list(range(n))
    for number in range(n):
        number in data  # hot
if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(work, [3000] * 4)
"""


@every_python
def test_processes_that_the_program_forks_are_sampled_too(sandbox: Sandbox, python: Interpreter) -> None:
    found = sample(sandbox, PROCESSES, python)
    assert found.lines[line_of(PROCESSES)] > 0.1, "the parent waits, on a busy machine for long"


def test_deep_recursion_is_sampled_in_reasonable_time(sandbox: Sandbox) -> None:
    program = """
import sys
sys.setrecursionlimit(1 << 20)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
for _ in range(200):
    depth(2000)
"""
    plain = run(sandbox, program, runner="plain")
    profiled = run(sandbox, program)
    found = profile(program, [profiled.report])
    assert found.functions[0].name == "depth"
    assert profiled.cpu_s < 10 * plain.cpu_s + 1


def test_waiting_counts(sandbox: Sandbox) -> None:
    found = sample(sandbox, "import time\ntime.sleep(0.2)\n")
    assert found.lines[2] > 0.5


UNCHANGED = '''
"""A docstring."""
from __future__ import annotations
import asyncio, atexit, collections, dataclasses, multiprocessing, os, signal, sys, time, traceback

print(__name__, __file__ == os.path.abspath(sys.argv[0]), __doc__, sys.argv, len(sys.path[0]) > 1)
print(sys.modules["__main__"].__dict__ is globals(), sorted(name for name in globals() if "perf" in name.lower()))

@dataclasses.dataclass
class Point:
    x: int
    __secret = 3
    @property
    def both(self): return (self.x, self.__secret)
    def __contains__(self, item): return item == self.x

def generate(n):
    for i in range(n):
        got = yield i in (1, 2)
        if got: return f"{got!r}"

def local():
    a, *b = [1, 2, 3][1:]
    names = sorted(locals())
    del b[:1]
    return names, (lambda y: y in [a])(2)

async def wait():
    async def later(): return 5
    return await later() in [5]

class Alarm(Exception): pass
def ring(number, frame): raise Alarm(number)

print(Point(2), Point(2).both, 2 in Point(2), local(), list(generate(3)), asyncio.run(wait()))
g = generate(3); next(g)
try: g.send("x")
except StopIteration as end: print(end.value)
signal.signal(signal.SIGALRM, ring)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while True: pass
except Alarm as alarm: print("alarm", alarm)
n = 0
while n not in (5,): n += 1
else: print("done", n)
if n in [5]: pass
for n in zip([1], [2]): pass
assert n == (1, 2), f"{n}"
with open("new.txt", "w") as file: file.write("x" * n[1])
pid = os.fork()
if not pid: os._exit(3)
print(os.wait()[1] >> 8)
with multiprocessing.get_context("fork").Pool(2) as pool: print(pool.map(abs, [-1, -2]))
try: [][1]
except IndexError: print(traceback.format_exc().splitlines()[-2:])
atexit.register(print, "bye")
def fail(): return {}["missing"]
fail() if sys.argv[0] else sys.exit(4)
'''


@every_python
def test_the_program_does_the_same_as_without_profiler(sandbox: Sandbox, python: Interpreter) -> None:
    plain, profiled = (run(sandbox, UNCHANGED, python, runner) for runner in ("plain", "profile"))
    assert profiled.stdout == plain.stdout, plain.stderr.decode() + profiled.stderr.decode()
    assert b"bye" in plain.stdout
    assert profiled.exception == plain.exception == ("KeyError", "'missing'")
    assert (profiled.ending, profiled.exit_status, profiled.files) == (plain.ending, plain.exit_status, plain.files)
    assert profile(UNCHANGED, [profiled.report]).samples


@pytest.mark.parametrize(
    "end", ["import sys; sys.exit(3)", "raise ValueError('no')", "raise SystemExit('text')"], ids=lambda end: end[:8]
)
def test_samples_survive_how_the_program_ends(sandbox: Sandbox, end: str) -> None:
    program = f"total = sum(range(3_000_000))\n{end}\n"
    assert profile(program, [run(sandbox, program).report]).samples


def test_a_program_that_leaves_without_finishing_has_no_samples(sandbox: Sandbox) -> None:
    program = "import os\ntotal = sum(range(3_000_000))\nos._exit(0)\n"
    execution = run(sandbox, program)
    assert execution.ending is Ending.ABRUPT
    assert profile(program, [execution.report]).samples == 0


def test_a_program_that_does_not_compile_fails_as_usual(sandbox: Sandbox) -> None:
    execution = run(sandbox, "def broken(:\n")
    assert execution.exception is not None
    assert execution.exception[0] == "SyntaxError"


def test_a_source_in_another_encoding_is_read_as_python_does(sandbox: Sandbox) -> None:
    program = "# -*- coding: latin-1 -*-\nprint(len('é'))\n".encode("latin-1")
    execution = sandbox.run(Job(interpreter=python, program=program, runner="profile"))
    assert execution.stdout == b"1\n", execution.stderr
