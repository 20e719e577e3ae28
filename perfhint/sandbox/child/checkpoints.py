"""Compile a program so that the profiler can see which line is running: with checkpoints.

Other threads run only where the interpreter lets go of its lock: since Python 3.10 at calls, at the start of functions
and at jumps back. What `x in a_list` or a slice takes would be booked on the line that happens to come next. A
checkpoint is a call of a C function that does nothing, on the line of the statement before it. There is one behind
every statement that may take long between two such places; cheap statements have none, since it costs 10 to 40 ns
(twice that before 3.10).
"""

import _ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_syntax = load("syntax")

CHECKPOINT, IDENTITY = "<perfhint checkpoint>", "<perfhint identity>"
"""Constants in the syntax tree, in whose place the compiled program has the functions themselves."""
FUNCTIONS = {CHECKPOINT: callable, IDENTITY: lambda value: value}

SIMPLE = (_ast.Assign, _ast.AugAssign, _ast.AnnAssign, _ast.Expr, _ast.Assert, _ast.Delete)
SLOW = (_ast.In, _ast.NotIn, _ast.Slice, _ast.JoinedStr, _ast.Starred, _ast.Delete)


def compile_with_checkpoints(source: bytes, path: str) -> "CodeType":
    """The program, which does the same, with checkpoints. Raises what `compile` raises."""
    tree = _syntax.parse(source, path)
    for node in list(_syntax.walk(tree)):
        _mark_blocks(node)
        if isinstance(node, _ast.Lambda) and _may_be_slow(node.body):
            node.body = _syntax.call(IDENTITY, node.body, node.body)
        elif isinstance(node, _ast.Return) and not isinstance(node.value, (type(None), _ast.Constant, _ast.Name)):
            node.value = _syntax.call(IDENTITY, node.value, node.value)
    code: "CodeType" = _syntax.compile_with_functions(tree, path, FUNCTIONS)
    return code


def _mark_blocks(node: "Any") -> None:
    for name in ("body", "orelse", "finalbody"):
        statements = getattr(node, name, None)
        if isinstance(statements, list):
            marked = [_checkpoint(node)] if _head_may_be_slow(node, name) else []
            for statement in statements:
                marked.append(statement)
                if isinstance(statement, SIMPLE) and _may_be_slow(statement):
                    marked.append(_checkpoint(statement))
            setattr(node, name, marked)


def _head_may_be_slow(node: "_ast.AST", block: str) -> bool:
    """Whether what leads into this block of a statement may take long: its condition, its iterator's next item."""
    if isinstance(node, _ast.If):
        return _may_be_slow(node.test)
    if block != "body":
        return False
    if isinstance(node, _ast.While):
        return _may_be_slow(node.test)
    return isinstance(node, (_ast.For, _ast.AsyncFor)) and not _is_range(node.iter)


def _may_be_slow(node: "_ast.AST") -> bool:
    """Whether it may take long where the interpreter does not let go of its lock (calls let go by themselves)."""
    return any(
        isinstance(inner, SLOW)
        or (isinstance(inner, _ast.BinOp) and not (_is_number(inner.left) or _is_number(inner.right)))
        or (isinstance(inner, _ast.AugAssign) and not _is_number(inner.value))
        or (
            isinstance(inner, _ast.Compare) and isinstance(inner.ops[0], (_ast.Eq, _ast.NotEq)) and not _is_short(inner)
        )
        for inner in _syntax.walk(node)
    )


def _is_number(node: "_ast.AST") -> bool:
    return isinstance(node, _ast.Constant) and isinstance(node.value, (int, float))


def _is_short(comparison: "_ast.Compare") -> bool:
    return any(isinstance(operand, _ast.Constant) for operand in (comparison.left, *comparison.comparators))


def _is_range(node: "_ast.AST") -> bool:
    return isinstance(node, _ast.Call) and isinstance(node.func, _ast.Name) and node.func.id == "range"


def _checkpoint(statement: "Any") -> "_ast.stmt":
    place = _syntax.place_of(statement)
    return _ast.Expr(_syntax.call(CHECKPOINT, statement, _ast.Constant(None, **place)), **place)
