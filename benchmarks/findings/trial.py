"""Times a function before and after a rewrite on made-up inputs; runs in an interpreter that has its package.

Reads one JSON document from standard input: both texts of the file, the name it is imported by, and the line that the
finding is about. What the function needs is guessed from how its names are used and tried at random, with a fixed seed,
until the function runs to its end and the line runs again and again. Prints one JSON document.
"""

from __future__ import annotations

import ast
import difflib
import importlib
import json
import signal
import sys
import textwrap
import time
import types
from contextlib import redirect_stdout
from io import StringIO
from random import Random
from typing import Any

from inputs import Plan, guesses

TRIES, SEARCH_S, OFTEN = 1000, 3.0, 50
SIZES = (10, 1000, 100_000)
ROUNDS, SLICE_S, LONG_S = 6, 0.01, 10.0


class Late(BaseException):
    """The time is up; no program's `except Exception` takes it."""


class Part:
    """Some lines of the file as a function of what they need."""

    def __init__(self, text: str, first: int, last: int, *, whole: bool) -> None:
        code = textwrap.dedent("\n".join(text.split("\n")[first - 1 : last]))
        self.first = first
        self._code = code if whole else "def part():\n" + textwrap.indent(code, " ")
        self._shift = 0 if whole else 1
        self._tree = ast.parse(self._code)
        self.function = next(n for n in self._tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
        self.function.decorator_list = []
        self.needs = [each.arg for each in self.function.args.posonlyargs + self.function.args.args]

    def need(self, name: str) -> None:
        if name not in self.needs:
            self.needs.append(name)
            self.function.args.args.append(ast.arg(name))

    def compiled(self, names: dict[str, Any], line: int) -> tuple[Any, int]:
        """The function, and the line in it that was `line` of the file."""
        self.function.args.defaults = []
        exec(compile(ast.fix_missing_locations(self._tree), "part", "exec"), names)
        return names[self.function.name], line - self.first + 1 + self._shift


def main() -> None:
    given = json.load(sys.stdin)
    signal.signal(signal.SIGALRM, _late)
    sys.setrecursionlimit(3000)
    said = StringIO()
    with redirect_stdout(said):
        result = trial(given["old"], given["new"], given["module"], given["line"])
    print(json.dumps(result))


def trial(old: str, new: str, name: str, line: int) -> dict[str, Any]:
    try:
        names = dict(vars(importlib.import_module(name)))
    except BaseException as error:  # noqa: BLE001
        return {"why": f"cannot be imported ({type(error).__name__})"}
    fresh = [each for each in new.split("\n") if each.startswith(("import ", "from ")) and each not in old.split("\n")]
    exec("\n".join(fresh), names)
    why = "not in a function"
    for first, last, whole in places(old, line):
        start, end = moved(old, new, first, last, whole=whole)
        try:
            pair = Part(old, first, last, whole=whole), Part(new, start, end, whole=whole)
        except (SyntaxError, StopIteration):
            why = "cannot be taken out"
            continue
        plan = find_plan(pair[0], names, line)
        if plan is None:
            why = "no inputs found"
            continue
        for each in pair[0].needs:
            pair[1].need(each)
        times, same = timed(pair, plan, names, line)
        if times:
            return {"times": times, "same": same, "whole": whole}
        why = "the new code did not run"
    return {"why": why}


def places(text: str, line: int) -> list[tuple[int, int, bool]]:
    """Lines that may be taken out: the functions around the line, the loops, itself; and whether it is a function."""
    functions, loops, own = [], [], []
    for node in ast.walk(ast.parse(text)):
        if getattr(node, "end_lineno", None) and node.lineno <= line <= node.end_lineno:
            if isinstance(node, ast.FunctionDef):
                functions.append((node.lineno, node.end_lineno, True))
            elif isinstance(node, ast.For | ast.While):
                loops.append((node.lineno, node.end_lineno, False))
            elif isinstance(node, ast.Assign | ast.AugAssign | ast.Return | ast.Expr):
                own.append((node.lineno, node.end_lineno, False))
    return functions + loops + own[-1:]


def moved(old: str, new: str, first: int, last: int, *, whole: bool) -> tuple[int, int]:
    """Where these lines are in the new text; what was put right before them belongs to them unless they are `whole`."""
    start, end = first, last
    matcher = difflib.SequenceMatcher(None, old.split("\n"), new.split("\n"), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal" and b < first and (whole or a < b or b < first - 1):
            start += d - c - (b - a)
        if kind != "equal" and b <= last:
            end += d - c - (b - a)
    return start, end


def find_plan(part: Part, names: dict[str, Any], line: int) -> Plan | None:
    """Inputs with which the part runs, and the line at least `OFTEN` times when they are large."""
    random = Random(1)
    hints = guesses(part.function)
    began = time.process_time()
    for _ in range(TRIES):
        if time.process_time() - began > SEARCH_S:
            break
        plan = Plan(random, hints)
        try:
            if all(_count(part, plan, names, line, size) >= least for size, least in ((10, 1), (1000, OFTEN))):
                return plan
        except UnboundLocalError as error:
            if (missing := str(error).split("'")[1]) and part.function.name == "part":
                part.need(missing)
        except (Exception, Late, SystemExit, KeyboardInterrupt):  # noqa: BLE001
            continue
    return None


def _count(part: Part, plan: Plan, names: dict[str, Any], line: int, size: int) -> int:
    scope = plan.scope(names, size)
    function, wanted = part.compiled(scope, line)
    count = 0

    def local(frame: types.FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line" and frame.f_lineno == wanted
        return local

    def trace(frame: types.FrameType, _event: str, _: object) -> Any:
        return local if frame.f_code.co_filename == "part" else None

    arguments = [plan.make(each, size) for each in part.needs]
    signal.setitimer(signal.ITIMER_REAL, 0.5 if size < 1000 else 3)
    sys.settrace(trace)
    try:
        _used(function(*arguments))
    finally:
        sys.settrace(None)
        signal.setitimer(signal.ITIMER_REAL, 0)
    # a comprehension runs its line once for all items
    return count * (OFTEN if size >= 1000 and plan.is_one_line(part.function, wanted) else 1)


def timed(
    pair: tuple[Part, Part], plan: Plan, names: dict[str, Any], line: int
) -> tuple[dict[int, tuple[float, float]], bool]:
    """Seconds of both by size, the least of several interleaved runs; and whether they gave the same."""
    times: dict[int, tuple[float, float]] = {}
    same = True
    for size in SIZES:
        best = [float("inf")] * 2
        functions = [part.compiled(dict(plan.scope(names, size, strict=True)), line)[0] for part in pair]
        repeat = 1
        try:
            for round_ in range(ROUNDS):
                said = []
                for which, function in enumerate(functions):
                    inputs = [[plan.make(need, size) for need in pair[0].needs] for _ in range(repeat)]
                    signal.setitimer(signal.ITIMER_REAL, LONG_S)
                    began = time.process_time()
                    results = [_used(function(*each)) for each in inputs]
                    taken = (time.process_time() - began) / repeat
                    signal.setitimer(signal.ITIMER_REAL, 0)
                    if round_ or taken > SLICE_S:
                        best[which] = min(best[which], taken)
                    said.append(repr((results[0], inputs[0]))[:100_000])
                same &= said[0] == said[1]
                repeat = max(1, min(2000, int(SLICE_S / max(taken, 1e-7)), 2_000_000 // size))
        except (Exception, Late, SystemExit):  # noqa: BLE001
            signal.setitimer(signal.ITIMER_REAL, 0)
            if float("inf") in best:
                break
        times[size] = (best[0], best[1])
    return times if 1000 in times else {}, same


def _used(result: Any) -> Any:
    return list(result) if isinstance(result, types.GeneratorType | map | filter | zip) else result


def _late(*_: object) -> None:
    raise Late


if __name__ == "__main__":
    main()
