"""Times a function before and after a rewrite on made-up inputs; runs in an interpreter that has its package.

Reads one JSON document from standard input: both texts of the file, the name it is imported by, the line that the
finding is about, the lines that change, and the names whose size matters. The smallest loop, else function, with all of
them is timed. What it needs is guessed from how its names are used and tried at random, with a fixed seed, until it
runs to its end, the line runs again and again, and what it names is large. Prints one JSON document.
"""

from __future__ import annotations

import ast
import builtins
import difflib
import importlib
import json
import signal
import sys
import textwrap
import time
import types
from collections import deque
from contextlib import redirect_stdout, suppress
from io import StringIO
from itertools import chain
from random import Random
from typing import Any

from inputs import Plan, guesses

TRIES, SEARCH_S, OFTEN = 2000, 1.0, 50
SIZES = (10, 1000, 100_000)
ROUNDS, SLICE_S, LONG_S = 12, 0.01, 5.0
MOST_PLACES = 2
ENOUGH_S = 1.0
"""One run that takes longer is not repeated: noise does not matter there."""
INNER = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
OPERATIONS = 8
"""Of the interpreter, in one round of a comprehension."""
COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
CONTAINERS = (list, tuple, dict, set, frozenset, deque)


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

    def need_names(self, own: set[str], known: dict[str, Any]) -> None:
        """Make parameters of the names it reads that are `own` to the function around it, its own, or not `known`."""
        words = [node for node in ast.walk(self.function) if isinstance(node, ast.Name)]
        own = own | {word.id for word in words if isinstance(word.ctx, ast.Store)}
        for word in words:
            if isinstance(word.ctx, ast.Load) and (
                word.id in own or not (word.id in known or hasattr(builtins, word.id))
            ):
                self.need(word.id)

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
        result = trial(given)
    print(json.dumps(result))


def trial(given: dict[str, Any]) -> dict[str, Any]:
    old, new, line = given["old"], given["new"], given["line"]
    try:
        names = dict(vars(importlib.import_module(given["module"])))
    except BaseException as error:  # noqa: BLE001
        return {"why": f"cannot be imported ({type(error).__name__})"}
    for each in given["fresh"]:
        with suppress(Exception):  # what a loop of the module needs is timed with it
            exec(each, names)
    why = "not in a function"
    tree = ast.parse(old)
    for first, last, whole in places(tree, line, {line, *given["lines"]}):
        start, end = moved(old, new, first, last, whole=whole)
        try:
            pair = Part(old, first, last, whole=whole), Part(new, start, end, whole=whole)
        except (SyntaxError, StopIteration):
            why = "cannot be taken out"
            continue
        if not whole:
            pair[0].need_names(locals_around(tree, line), names)
        plan = find_plan(pair[0], names, line, given["large"])
        if plan is None:
            why = "no inputs found"
            continue
        for each in pair[0].needs:
            pair[1].need(each)
        times, same = timed(pair, plan, names, line)
        if times:
            return {"times": times, "same": same, "lines": [first, last]}
        why = "the new code did not run"
    return {"why": why}


def places(tree: ast.AST, line: int, lines: set[int]) -> list[tuple[int, int, bool]]:
    """First and last line of what holds all these lines, smallest first, and whether it is a function.

    Else it is statements one after another, with a loop in which the line is.
    """
    first, last = min(lines), max(lines)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.lineno <= first and last <= (node.end_lineno or 0):
            found.add((node.lineno, node.end_lineno or 0, True))
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            run = (
                [each for each in block if each.lineno <= last and first <= each.end_lineno] if _is_block(block) else []
            )
            if not run or isinstance(run[0], ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if run[0].lineno <= first and last <= run[-1].end_lineno and _repeats(run, line):
                found.add((run[0].lineno, run[-1].end_lineno, False))
    return sorted(found, key=lambda each: (each[1] - each[0], each))[:MOST_PLACES]


def _is_block(block: object) -> bool:
    return isinstance(block, list) and bool(block) and isinstance(block[0], ast.stmt)


def _repeats(statements: list[ast.stmt], line: int) -> bool:
    """A loop in them goes over the line, or has a comprehension there."""
    return any(
        each.lineno <= line <= (each.end_lineno or 0)
        for each in chain.from_iterable(map(ast.walk, statements))
        if isinstance(each, ast.For | ast.While | COMPREHENSIONS)
    )


def locals_around(tree: ast.AST, line: int) -> set[str]:
    """Names that are local to a function around the line."""
    functions = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    nodes = list(chain.from_iterable(map(ast.walk, functions)))
    stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return stored | {node.arg for node in nodes if isinstance(node, ast.arg)}


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


def find_plan(part: Part, names: dict[str, Any], line: int, large: list[str]) -> Plan | None:
    """Inputs with which the part runs, and when they are large, the line `OFTEN` times and with `large` names."""
    random = Random(1)
    hints = guesses(part.function)
    began = time.process_time()
    for _ in range(TRIES):
        if time.process_time() - began > SEARCH_S:
            break
        plan = Plan(random, hints)
        try:
            if (
                _seen(part, plan, names, line, 10, large)[0]
                and min(_seen(part, plan, names, line, 1000, large)) >= OFTEN
            ):
                return plan
        except (Exception, Late, SystemExit, KeyboardInterrupt):  # noqa: BLE001
            continue
    return None


def _seen(part: Part, plan: Plan, names: dict[str, Any], line: int, size: int, large: list[str]) -> tuple[int, int]:
    """How often the line runs, and the size of the largest container that one of the `large` names has there.

    Where none of them has a container, a text counts; where none has a size, the size is as good as any.
    """
    scope = plan.scope(names, size)
    function, wanted = part.compiled(scope, line)
    count = 0.0
    sizes: list[int] = []
    texts: list[int] = []

    def local(frame: types.FrameType, event: str, _: object) -> Any:
        nonlocal count
        if frame.f_code.co_name in INNER:  # all its rounds are one line
            frame.f_trace_opcodes = True
        if frame.f_lineno == wanted:
            count += 1 if event == "line" else 1 / OPERATIONS if event == "opcode" else 0
        if event == "line" and frame.f_lineno == wanted:
            values = [value for name, value in frame.f_locals.items() if name in large]
            sizes.extend(len(value) for value in values if isinstance(value, CONTAINERS))
            texts.extend(len(value) for value in values if isinstance(value, str | bytes))
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
    return int(count), max(sizes or texts or [OFTEN])


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
                if taken > ENOUGH_S:
                    break
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
