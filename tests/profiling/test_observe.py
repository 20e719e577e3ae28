"""What the child's observing run reports, on every version installed, and how reports are read."""

from __future__ import annotations

import pytest
from installed_pythons import installed_pythons

from perfhint.profiling import observe
from perfhint.records import Ending, Execution, Interpreter, Limits, Observed, ObservedLoop, ObservedName
from perfhint.sandbox import Job, Sandbox

pythons = installed_pythons()
python = pythons[-1]
every_python = pytest.mark.parametrize(
    "python",
    [pytest.param(p, id=p.name, marks=() if p in (pythons[0], python) else pytest.mark.slow) for p in pythons],
)


def watch(sandbox: Sandbox, program: str, interpreter: Interpreter = python) -> tuple[Observed, Execution]:
    job = Job(interpreter=interpreter, program=program.encode(), runner="observe", limits=Limits(wall_s=30))
    execution = sandbox.run(job)
    return observe(lambda: execution, seconds=0.0), execution


def names(found: Observed) -> dict[str, ObservedName]:
    return {f"{each.function}.{each.name}": each for each in found.names}


PROGRAM = '''
from __future__ import annotations
from collections import Counter, deque


def divisors(number):
    """Documented."""
    found = [d for d in range(1, number + 1) if number % d == 0]
    while len(found) > 3:
        found.pop()
    return found


class Box:
    def fill(self, items):
        held = {item: [str(item)] for item in items}
        return held


for number in range(1, 41):
    kept = divisors(number)
letters = Counter("hello")
waiting = deque([(1, "a")])
mixed = 1
mixed = "one"
rows = [[], [1, 2], [2.5]]
Box().fill(range(5))
print(divisors.__doc__, kept, waiting)
'''


@every_python
def test_types_sizes_and_counts(sandbox: Sandbox, python: Interpreter) -> None:
    found, execution = watch(sandbox, PROGRAM, python)
    assert execution.stdout == b"Documented. [1, 2, 4] deque([(1, 'a')])\n", execution.stderr.decode()
    seen = names(found)
    assert found.complete
    assert seen["divisors.found"].types == ("list[int]",)
    smallest, largest = seen["divisors.number"].values or (0, 0)
    assert smallest == 1
    assert 20 < largest <= 40  # not every call is looked at
    assert seen["<module>.kept"].sizes == (1, 3)
    assert seen["<module>.letters"].types == ("collections.Counter[str, int]",)
    assert seen["<module>.waiting"].types == ("collections.deque[tuple[int, str]]",)
    assert seen["<module>.rows"].types == ("list[list[number]]",)
    assert seen["Box.fill.held"].types == ("dict[int, list[str]]",)
    assert seen["Box.fill.held"].sizes == (5, 5)
    assert found.calls == {"divisors": 40, "Box.fill": 1}
    loops = {(loop.function, loop.head): (loop.entries, loop.iterations, loop.most) for loop in found.loops}
    assert loops["<module>", "for number in range(1, 41)"] == (1, 40, 40)
    assert loops["divisors", "for d in range(1, number + 1)"] == (40, 820, 40)
    assert loops["divisors", "while len(found) > 3"] == (40, 52, 6)


def test_a_name_of_several_types_has_all_of_them(sandbox: Sandbox) -> None:
    found, _ = watch(sandbox, "x = 1\nfor i in range(3):\n    x = str(i)\nx = None\n")
    assert set(names(found)["<module>.x"].types) == {"int", "str", "None"}


def test_no_code_of_the_program_is_called(sandbox: Sandbox) -> None:
    program = """
class Loud(type):
    def __getattribute__(cls, name):
        print("class", name)
        return super().__getattribute__(name)

class Thing(list, metaclass=Loud):
    def __len__(self): print("len")
    def __iter__(self): print("iter")
    def __getattribute__(self, name): print("attribute")

for _ in range(3):
    thing = Thing()
"""
    found, execution = watch(sandbox, program)
    assert execution.stdout == b""
    assert names(found)["<module>.thing"].types == ("__main__.Thing",)
    assert names(found)["<module>.thing"].sizes is None


def test_a_long_program_is_interrupted_and_seen_until_then(sandbox: Sandbox) -> None:
    found, execution = watch(sandbox, "items = []\nwhile True:\n    items.append(len(items) % 7)\n")
    assert execution.ending is Ending.RAISED
    assert not found.complete
    assert names(found)["<module>.items"].types == ("list[int]",)


@pytest.mark.parametrize("ending", ["import os; os._exit(0)", "raise ValueError", "import sys; sys.exit(3)"])
def test_however_it_ends_nothing_breaks(sandbox: Sandbox, ending: str) -> None:
    found, _ = watch(sandbox, f"x = 1\nfor i in range(3): pass\n{ending}\n")
    assert isinstance(found, Observed)


def test_a_full_stack_ends_the_run_and_no_more(sandbox: Sandbox) -> None:
    found, _ = watch(sandbox, "def depth(n):\n    return depth(n + 1)\n\nx = 1\nfor _ in range(3): x += 1\ndepth(0)\n")
    assert names(found)["<module>.x"].types == ("int",)
    assert not found.complete


def report(*lines: str) -> Execution:
    return Execution(Ending.FINISHED, 0, b"", b"", None, {}, 0.0, 0.0, 0, report="\n".join(lines).encode())


def test_runs_are_merged() -> None:
    first = report("end\t1", "calls\tf\t3", "loop\tf\tfor x in xs\t1\t10\t10", "name\tf\tx\tint\t\t1 5")
    second = report("end\t1", "calls\tf\t4", "loop\tf\tfor x in xs\t2\t6\t4", "name\tf\tx\tint | str\t3 3\t-2 2")
    found = observe(lambda: first, lambda: second, seconds=60)
    assert found.calls == {"f": 7}
    assert found.loops == (ObservedLoop("f", "for x in xs", 3, 16, 10),)
    assert found.names == (ObservedName("f", "x", ("int", "str"), (3, 3), (-2, 5)),)
    assert found.complete


def test_what_was_interrupted_or_killed_is_not_complete() -> None:
    assert not observe(lambda: report("end\t0"), seconds=0).complete
    assert not observe(lambda: report(), seconds=0).complete


@pytest.mark.parametrize(
    "line",
    [
        "name\tf\tx\tint",
        "name\tf\tx y\tint\t\t",
        "name\tf\tx\tint\t1 99999999999999999999999\t",
        "name\tf\tx\t\x1b[31mint\t\t",
        "loop\tf\tfor x in xs\t-1\t2\t3",
        "loop\tf\tif x\t1\t2\t3",
        "loop\tf\tfor x in \x1b[2J\t1\t2\t3",
        "calls\tf\tmany",
        "\udcff",
    ],
)
def test_what_has_not_the_form_is_left_out(line: str) -> None:
    found = observe(lambda: report("end\t1", line.encode("utf-8", "replace").decode()), seconds=0)
    assert (found.names, found.loops, found.calls) == ((), (), {})
