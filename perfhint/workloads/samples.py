"""What goes in and out in the user's cases, as somebody could copy it who knows them: for finding out who did."""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING

from perfhint.records import Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from perfhint.records import Case, Execution

_MOST_BYTES = 1 << 18
_MOST_LINES = 2000
_MOST_SAMPLES = 2000


def of_program(case: Case, execution: Execution) -> Sample:
    """The input of a program's case and what it prints."""
    given = b""
    if case.stdin:
        with case.stdin.open("rb") as file:
            given = file.read(_MOST_BYTES)
    text = given.decode(errors="replace")
    lines = text.split("\n", _MOST_LINES)[:_MOST_LINES]
    output = execution.stdout[:_MOST_BYTES].decode(errors="replace")
    return Sample(
        given=tuple(dict.fromkeys(filter(None, map(plain, (text, *lines, *case.argv))))),
        expected=tuple(filter(None, [plain(output)])),
    )


def in_tests(text: str) -> tuple[Sample, ...]:
    """The values that stand in the assertions and parameters of a file of tests; nothing where it is not understood."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    found = []
    for part in _parts(tree):
        values = tuple(dict.fromkeys(filter(None, _values(part))))
        if values:
            found.append(Sample(given=values, expected=values))
    return tuple(found[:_MOST_SAMPLES])


def plain(value: object) -> str:
    """A value as words with single blanks between them: all of a text's, all that is in a container."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bytes):
        return plain(value.decode("latin-1"))
    if isinstance(value, dict):
        return " ".join(f"{plain(key)} {plain(item)}" for key, item in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(map(plain, value))
    return repr(value)


def _parts(tree: ast.AST) -> Iterator[ast.AST]:
    """Statements without others in them; where these are tables of parameters, their rows."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert | ast.Expr | ast.Assign | ast.Return):
            yield node
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                yield from (each for each in ast.walk(decorator) if isinstance(each, ast.List | ast.Tuple))


def _values(part: ast.AST) -> Iterator[str]:
    """The largest parts that are constants; of containers also what is in them."""
    stack = [part]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Constant | ast.List | ast.Tuple | ast.Set | ast.Dict | ast.UnaryOp):
            try:
                value = ast.literal_eval(node)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                pass
            else:
                yield plain(value)
                if isinstance(node, ast.Constant | ast.UnaryOp):
                    continue
        stack.extend(ast.iter_child_nodes(node))


def in_test_files(root: Path, nodes: Iterable[str]) -> tuple[Sample, ...]:
    """The same of the files that pytest's `nodes` are in, whose names are relative to `root`."""
    found: list[Sample] = []
    for name in dict.fromkeys(node.partition("::")[0] for node in nodes):
        try:
            found += in_tests((root / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
    return tuple(found[:_MOST_SAMPLES])
