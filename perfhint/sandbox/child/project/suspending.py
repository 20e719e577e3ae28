"""The clock in functions that can suspend themselves: generators, coroutines, asynchronous generators.

They stop the clock before they let go and start it when they go on, if they own it. Before a value is yielded:

    if OWNING.up: yield SUSPEND(value)
    else:         yield value
    if not RUNNING.up: GO_ON(OWNING)

What goes on by an exception that was thrown in comes to a handler, a `finally` block or the end, which begin with the
same look. What is delegated to, by `yield from`, `await`, `async for` and `async with`, is driven by an object of ours
(`driving.py`) that does it in the place of the function, if that owns the clock; else it is left as it is.
"""

import _ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterator, List

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_syntax, _driving = load("../syntax"), load("driving")

FUNCTIONS = (_ast.FunctionDef, _ast.AsyncFunctionDef)
COMPREHENSIONS = (_ast.ListComp, _ast.SetComp, _ast.DictComp, _ast.GeneratorExp)
SUSPENDS = (_ast.Yield, _ast.YieldFrom, _ast.Await, _ast.AsyncFor, _ast.AsyncWith)

COMES_BACK = (_ast.ExceptHandler, _ast.AsyncFor, _ast.AsyncWith)
"""Whose body is what comes after having been suspended."""


def is_generator(function: "Any") -> bool:
    """Whether a function with this node, which is no coroutine's, is a generator's."""
    return any(isinstance(node, (_ast.Yield, _ast.YieldFrom)) for node in _own(function.body))


class Suspending:
    """Rewrites one function."""

    def __init__(self, target: "Any", clock: "Any", name: str) -> None:
        """`target` makes the calls (`functions.py`)."""
        self._target = target
        self._clock = clock
        self._name = name
        self._owning = clock.flag()
        self._driver = _driving.Driver(clock, self._owning)

    def body(self, body: "List[Any]") -> "List[Any]":
        """The statements, with the clock."""
        first = body[0]
        place = _syntax.place_of(first)
        begin = _ast.Expr(
            self._call(
                self._clock.begin, first, _ast.Constant(self._name, **place), self._constant(self._owning, first)
            ),
            **place,
        )
        end = _ast.Expr(self._call(self._clock.suspend, first), **place)
        if_owning = _ast.If(self._target.is_up(self._owning, first), [end], [], **place)
        guarded = _ast.Try(self._block(body), [], [], [if_owning], **place)
        return [self._target.unless(self._clock.running, first, [begin]), guarded]

    def _block(self, statements: "List[Any]") -> "List[Any]":
        return [new for old in statements for new in self._statement(old)]

    def _statement(self, statement: "Any") -> "List[Any]":
        if not _suspends(statement):
            return [statement]
        self._change_below(statement)
        for part in (statement, *getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(part, name, None)
                if isinstance(block, list) and block:
                    block = self._block(block)
                    if name == "finalbody" or isinstance(part, COMES_BACK):
                        block.insert(0, self._go_on(block[0]))
                    setattr(part, name, block)
        if isinstance(statement, (_ast.AsyncFor, _ast.AsyncWith)):
            self._change_asynchronous(statement)
        if isinstance(statement, (_ast.Expr, _ast.Assign)) and isinstance(statement.value, _ast.Yield):
            statement = self._yielding(statement)
        is_end = isinstance(statement, (_ast.Return, _ast.Raise))
        return [statement] if is_end else [statement, self._go_on(statement)]

    def _yielding(self, statement: "Any") -> "Any":
        """A statement that yields a value, and is that or keeps what it gets."""
        value, suspend = statement.value.value, self._clock.suspend
        place = _syntax.place_of(statement)
        arguments = [] if value is None else [value]
        suspended = _ast.Yield(self._call(suspend, statement.value, *arguments), **_whole_place(statement.value))
        if isinstance(statement, _ast.Expr):
            other: "Any" = _ast.Expr(suspended, **_whole_place(statement))
        else:
            other = _ast.Assign(statement.targets, suspended, None, **_whole_place(statement))
        if value is not None and _suspends(value):  # it may own the clock only when it has the value
            return other
        return _ast.If(self._target.is_up(self._owning, statement), [other], [statement], **place)

    def _change_below(self, top: "Any") -> None:
        """The expressions of a statement; not the statements below it."""
        for field in top._fields:
            value = getattr(top, field, None)
            if isinstance(value, list):
                value[:] = [self._changed(each, top) for each in value]
            elif isinstance(value, _ast.AST):
                setattr(top, field, self._changed(value, top))

    def _changed(self, node: "Any", above: "Any") -> "Any":
        # The defaults of a lambda are the function's own; but who suspends himself there?
        if not isinstance(node, _ast.AST) or isinstance(node, (_ast.stmt, _ast.Lambda)):
            return node
        self._change_below(node)
        if isinstance(node, _ast.Yield) and not _is_statement(node, above):
            arguments = [] if node.value is None else [node.value]
            node.value = self._call(self._clock.suspend, node, *arguments)
            return self._call(self._driver.gone_on, node, node)
        if isinstance(node, _ast.YieldFrom):
            node.value = self._driven(self._driver.delegated, node.value)
        elif isinstance(node, _ast.Await):
            node.value = self._driven(self._driver.awaited, node.value)
        elif isinstance(node, _ast.comprehension) and node.is_async:
            node.iter = self._call(self._driver.iterated, node.iter, node.iter)
        return node

    def _driven(self, drive: "Any", value: "Any") -> "Any":
        """What the function waits for; driven, if it owns the clock."""
        call = self._call(drive, value, value)
        if any(isinstance(node, (*SUSPENDS, *COMPREHENSIONS, _ast.Lambda)) for node in _syntax.walk(value)):
            return call  # not twice what may be long
        return _ast.IfExp(self._target.is_up(self._owning, value), call, value, **_syntax.place_of(value))

    def _change_asynchronous(self, statement: "Any") -> None:
        if isinstance(statement, _ast.AsyncFor):
            statement.iter = self._call(self._driver.iterated, statement.iter, statement.iter)
        else:
            for item in statement.items:
                manager = item.context_expr
                item.context_expr = self._call(self._driver.managed, manager, manager)

    def _go_on(self, where: "Any") -> "Any":
        call = self._call(self._clock.go_on, where, self._constant(self._owning, where))
        return self._target.unless(self._clock.running, where, [_ast.Expr(call, **_syntax.place_of(where))])

    def _call(self, function: "Any", where: "Any", *arguments: "Any") -> "Any":
        return self._target.call(function, where, *arguments)

    def _constant(self, thing: "Any", where: "Any") -> "Any":
        return _ast.Constant(self._target.part(thing), **_syntax.place_of(where))


def _suspends(node: "Any") -> bool:
    """Whether the function may suspend itself there."""
    return any(isinstance(each, SUSPENDS) or getattr(each, "is_async", False) for each in _own([node]))


def _is_statement(node: "Any", above: "Any") -> bool:
    """Whether it is all that a statement does, or is assigned by it: these are treated as statements."""
    return isinstance(above, (_ast.Expr, _ast.Assign)) and above.value is node


def _whole_place(node: "Any") -> "Any":
    return {name: getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}


def _own(statements: "List[Any]") -> "Iterator[Any]":
    """The nodes that are the function's own: not those of functions and classes within it."""
    pending = list(statements)
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, (*FUNCTIONS, _ast.Lambda)):
            pending += [each for each in (*node.args.defaults, *node.args.kw_defaults) if each is not None]
            pending += getattr(node, "decorator_list", ())
        elif isinstance(node, _ast.ClassDef):
            pending += [*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)]
        else:
            pending += _syntax.children(node)
