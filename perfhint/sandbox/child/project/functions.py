"""Compile a target with a clock in its functions; they are the same functions to everybody who looks at them.

A plain function has its body twice:

    if RUNNING.up:
        body
    else:
        ENTER("name")
        try:
            body
        finally:
            LEAVE()

so that calls from within cost the look at a flag, and there is no further frame, no further name among its locals,
no wrapper between it and whoever inspects or pickles it. Functions that can suspend themselves are in
`suspending.py`. The constants that stand for the clock's parts in the tree are those parts themselves in the code
(`syntax.py`).

Left alone are lambdas, and functions that a decorator of a compiler for functions (numba) takes apart.
"""

import _ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Callable, Container, Dict, Iterator, List, Optional, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_syntax, _suspending = load("../syntax"), load("suspending")

FUNCTIONS = (_ast.FunctionDef, _ast.AsyncFunctionDef)
SCOPES = (*FUNCTIONS, _ast.ClassDef, _ast.Lambda)
COMPILED = frozenset({"jit", "njit", "vectorize", "guvectorize", "cfunc", "stencil", "generated_jit", "kernel"})
"""Decorators that read the function's code to make another of it."""
DEEPEST = 3
"""Functions with so many levels of functions in them have their body once, as those that can suspend themselves have:
each level doubles what is inside. That costs recursive calls more."""


class Instrumented:
    """Compiles a target, every time it is imported."""

    def __init__(self, clock: "Any", wanted: "Optional[Container[str]]" = None, trace: "Any" = None) -> None:
        """`wanted` are the qualified names of those that are timed, None is all; `trace` marks those that run."""
        self._clock = clock
        self._wanted = wanted
        self._trace = trace
        self._parts: "Dict[str, Any]" = {}
        self.seen: "List[str]" = []
        """Qualified names of all functions, in the order of the text."""

    def compile(self, tree: "Any", path: str) -> "CodeType":
        """The code of the module. Raises what `compile` raises, and ValueError or RecursionError for odd trees."""
        self._parts = {}
        self.seen = []
        self._visit(tree, "")
        code: "CodeType" = _syntax.compile_with_functions(tree, path, self._parts)
        return code

    def part(self, thing: "Any") -> str:
        """The constant that stands for one of the clock's parts."""
        name = "<perfhint %d>" % len(self._parts)
        self._parts[name] = thing
        return name

    def _visit(self, top: "Any", prefix: str) -> int:
        """All functions below `top`, whose names begin with `prefix`; how many levels of them there are."""
        levels = 0
        pending = [top]
        while pending:
            for child in _syntax.children(pending.pop()):
                if isinstance(child, FUNCTIONS):
                    levels = max(levels, 1 + self._function(child, prefix + child.name))
                elif isinstance(child, _ast.ClassDef):
                    levels = max(levels, self._visit(child, prefix + child.name + "."))
                elif isinstance(child, _ast.Lambda):
                    self._lambda(child, prefix + "<lambda>")
                    levels = max(levels, self._visit(child, prefix + "<lambda>.<locals>."))
                else:
                    pending.append(child)
        return levels

    def _function(self, node: "Any", name: str) -> int:
        levels = self._visit(node, name + ".<locals>.")
        self.seen.append(name)
        if any(_name(decorator) in COMPILED for decorator in node.decorator_list):
            return levels
        docstring, declarations, body = _parted(node)
        if self._wanted is None or name in self._wanted:
            is_coroutine = isinstance(node, _ast.AsyncFunctionDef)
            if is_coroutine or levels >= DEEPEST or _suspending.is_generator(node):
                body = _suspending.Suspending(self, self._clock, name).body(body)
            else:
                body = self._timed(body, name)
        if self._trace is not None:
            mark = self._trace.mark(name)
            call = _ast.Expr(self.call(mark.make, body[0]), **_syntax.place_of(body[0]))
            body = [self.unless(mark.flag, body[0], [call]), *body]
        node.body = docstring + declarations + body
        return levels

    def _timed(self, body: "List[Any]", name: str) -> "List[Any]":
        first = body[0]
        place = _syntax.place_of(first)
        enter = _ast.Expr(self.call(self._clock.enter, first, _ast.Constant(name, **place)), **place)
        leave = _ast.Expr(self.call(self._clock.leave, first), **place)
        guarded = _ast.Try(body, [], [], [leave], **place)
        return [_ast.If(self.is_up(self._clock.running, first), body, [enter, guarded], **place)]

    def _lambda(self, node: "Any", name: str) -> None:
        """A lambda is no function that is timed, but a test that calls it has reached the target."""
        if self._trace is not None:
            mark = self._trace.mark(name)
            place = _syntax.place_of(node.body)
            up = self.is_up(mark.flag, node.body)
            # The call gives True.
            marked = _ast.BoolOp(_ast.Or(), [up, self.call(mark.make, node.body)], **place)
            node.body = _ast.IfExp(marked, node.body, _ast.Constant(None, **place), **place)

    def call(self, function: "Callable[..., Any]", where: "Any", *arguments: "Any") -> "Any":
        """A call of a function of ours, on the line of `where`."""
        return _syntax.call(self.part(function), where, *arguments)

    def is_up(self, flag: "Any", where: "Any") -> "Any":
        """Whether a flag is up."""
        place = _syntax.place_of(where)
        return _ast.Attribute(_ast.Constant(self.part(flag), **place), "up", _ast.Load(), **place)

    def unless(self, flag: "Any", where: "Any", statements: "List[Any]") -> "Any":
        """The statements, if a flag is down."""
        place = _syntax.place_of(where)
        return _ast.If(_ast.UnaryOp(_ast.Not(), self.is_up(flag, where), **place), statements, [], **place)


def _parted(node: "Any") -> "Tuple[List[Any], List[Any], List[Any]]":
    """The docstring of a function, its declarations of global and nonlocal names, wherever they are, and the rest.

    Declarations hold for the whole function, and must come before a use of the name in the text.
    """
    body = list(node.body)
    docstring = body[:1] if _is_docstring(body[0]) else []
    body = body[len(docstring) :]
    declarations: "List[Any]" = []
    blocks = [body]
    while blocks:
        block = blocks.pop()
        for at, statement in enumerate(block):
            if isinstance(statement, (_ast.Global, _ast.Nonlocal)):
                declarations.append(statement)
                block[at] = _ast.Pass(**_syntax.place_of(statement))
            elif not isinstance(statement, (*FUNCTIONS, _ast.ClassDef)):
                blocks += _blocks(statement)
    return docstring, declarations, body or [_ast.Pass(**_syntax.place_of(node.body[-1]))]


def _blocks(statement: "Any") -> "Iterator[List[Any]]":
    """The lists of statements right below one."""
    for part in (statement, *getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(part, name, None)
            if isinstance(block, list):
                yield block


def _is_docstring(statement: "Any") -> bool:
    return (
        isinstance(statement, _ast.Expr)
        and isinstance(statement.value, _ast.Constant)
        and type(statement.value.value) is str
    )


def _name(decorator: "Any") -> str:
    """The last part of a decorator's name."""
    if isinstance(decorator, _ast.Call):
        decorator = decorator.func
    return str(getattr(decorator, "attr", getattr(decorator, "id", "")))
