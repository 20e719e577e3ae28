"""Compile a program with probes: calls that count loops and functions, and now and then look at the names in reach.

A probe is the `__next__` of an iterator, so counting takes about 30 ns, and no code of ours runs but at the looks: at
the first, second, third, fifth, ninth … time.
"""

import _ast
import sys
from itertools import chain, repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Callable, Dict, Iterator, List, Optional, Set, Tuple

    Look = Callable[["FrameType"], None]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_syntax = load("syntax")

LOOPS = (_ast.For, _ast.AsyncFor, _ast.While)
FUNCTIONS = (_ast.FunctionDef, _ast.AsyncFunctionDef)
LONGEST = 200
"""Characters of a loop's head; of a longer one nothing is told."""


class Counter:
    """How often a place was passed."""

    def __init__(self, look: "Look") -> None:
        self._look = look
        self._counted = 0
        self._batch = repeat(True, 0)
        self.step = chain.from_iterable(self._batches()).__next__
        """The probe; it gives True."""

    @property
    def count(self) -> int:
        """So far."""
        return self._counted - self._batch.__length_hint__()

    def _batches(self) -> "Iterator[Iterator[bool]]":
        while True:
            self._look(sys._getframe(1))
            self._batch = repeat(True, max(1, self._counted))
            self._counted += self._batch.__length_hint__()
            yield self._batch


class Loop:
    """How often a loop was entered, and ran."""

    def __init__(self, function: str, head: str, look: "Look") -> None:
        self.function = function
        self.head = head
        self.entries = 0
        self._iterations = Counter(look)
        self._left = Counter(look)
        self._most = self._begun = 0
        self.step = self._iterations.step
        self.leave = self._left.step

    def enter(self, value: "Any" = None) -> "Any":
        """The probe before the loop, or around what it iterates over."""
        self._most, self._begun = self.most, self.iterations
        self.entries += 1
        return value

    @property
    def iterations(self) -> int:
        """All together."""
        return self._iterations.count

    @property
    def most(self) -> int:
        """Of one time that it was entered; in recursion those of inner calls count too."""
        return max(self._most, self.iterations - self._begun)


class Probes:
    """The probes of one program."""

    def __init__(self, look: "Look") -> None:
        self._look = look
        self._functions: "Dict[str, Callable[..., Any]]" = {}
        self._lines: "List[str]" = []
        self.loops: "List[Loop]" = []
        self.calls: "List[Tuple[str, Counter]]" = []
        self.assigned: "Set[str]" = set()
        """Names that the program assigns to."""

    def compile(self, source: bytes, path: str) -> "CodeType":
        """The program with its probes, which does the same. Raises what `compile` raises."""
        self._lines = source.decode("utf-8", "replace").split("\n")
        tree = _syntax.parse(source, path)
        pending: "List[Tuple[Any, Tuple[str, ...]]]" = [(tree, ())]
        while pending:
            node, names = pending.pop()
            if isinstance(node, (*FUNCTIONS, _ast.ClassDef)):
                names = (*names, node.name)
            elif isinstance(node, _ast.Name) and isinstance(node.ctx, _ast.Store):
                self.assigned.add(node.id)
            pending += [(child, names) for child in _syntax.children(node)]
            self._mark(node, ".".join(names) or "<module>")
        code: "CodeType" = _syntax.compile_with_functions(tree, path, self._functions)
        return code

    def _mark(self, node: "Any", function: str) -> None:
        if isinstance(node, FUNCTIONS):
            self._mark_function(node, function)
        for generator in getattr(node, "generators", ()):
            loop = self._loop(function, generator.target, generator.iter)
            generator.iter = self._call(loop.enter, generator.target, generator.iter)
            generator.ifs.insert(0, self._call(loop.step, generator.target))
        for block in ("body", "orelse", "finalbody"):
            statements = getattr(node, block, None)
            if isinstance(statements, list):
                setattr(node, block, [new for old in statements for new in self._marked(old, function)])

    def _mark_function(self, node: "Any", function: str) -> None:
        calls, ends = Counter(self._look), Counter(self._look)
        self.calls.append((function, calls))
        first = node.body[0]
        has_docstring = (
            isinstance(first, _ast.Expr) and isinstance(first.value, _ast.Constant) and type(first.value.value) is str
        )
        node.body.insert(int(has_docstring), self._statement(calls.step, first))
        node.body.append(self._statement(ends.step, node.body[-1]))

    def _marked(self, statement: "Any", function: str) -> "List[Any]":
        """The statement with what belongs around it."""
        if isinstance(statement, _ast.Return):
            return [self._statement(Counter(self._look).step, statement), statement]
        if not isinstance(statement, LOOPS):
            return [statement]
        before = []
        if isinstance(statement, _ast.While):
            loop = self._loop(function, None, statement.test)
            before.append(self._statement(loop.enter, statement))
        else:
            loop = self._loop(function, statement.target, statement.iter)
            statement.iter = self._call(loop.enter, statement.iter, statement.iter)
        statement.body.insert(0, self._statement(loop.step, statement))
        return [*before, statement, self._statement(loop.leave, statement)]

    def _loop(self, function: str, target: "Optional[Any]", last: "Any") -> Loop:
        head = self._text(last, last) if target is None else self._text(target, last)
        loop = Loop(function, ("while " if target is None else "for ") + head, self._look)
        if len(head) <= LONGEST:
            self.loops.append(loop)
        return loop

    def _text(self, first: "Any", last: "Any") -> str:
        lines = self._lines[first.lineno - 1 : last.end_lineno]
        lines[-1] = lines[-1].encode()[: last.end_col_offset].decode("utf-8", "replace")
        lines[0] = lines[0].encode()[first.col_offset :].decode("utf-8", "replace")
        return " ".join(" ".join(lines).split())

    def _call(self, probe: "Callable[..., Any]", where: "Any", *arguments: "Any") -> "Any":
        name = "<perfhint probe %d>" % len(self._functions)
        self._functions[name] = probe
        return _syntax.call(name, where, *arguments)

    def _statement(self, probe: "Callable[..., Any]", where: "Any") -> "Any":
        return _ast.Expr(self._call(probe, where), **_syntax.place_of(where))
