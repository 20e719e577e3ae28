"""Cases listed in a JSON or JSONL file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perfhint.errors import WorkloadError
from perfhint.records import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIXES = (".json", ".jsonl", ".ndjson")
_INPUT = ("input", "stdin")
_OUTPUT = ("output", "stdout", "expected")


def read_listed(path: Path, *, argv: tuple[str, ...], scratch: Path) -> list[Case]:
    """The cases of `path` in the order they stand there, their inputs written as files into `scratch`.

    Every item is an object with "output" (or "stdout", "expected"), "input" (or "stdin") or "args" or both, and
    optionally "name". `args` follow the `argv` common to all cases. Raises WorkloadError naming the line or the item
    that is wrong.
    """
    cases: list[Case] = []
    names: set[str] = set()
    for number, (where, item) in enumerate(_items(path), start=1):
        case = _case(item, f"{path}: {where}", str(number), argv, scratch / f"{number}.stdin")
        if case.name in names:
            raise WorkloadError(f'{path}: {where}: the name "{case.name}" is used twice')
        names.add(case.name)
        cases.append(case)
    if not cases:
        raise WorkloadError(f"{path} lists no cases", todo='it needs objects such as {"input": "1 2", "output": "3"}')
    return cases


def _items(path: Path) -> Iterator[tuple[str, Any]]:
    """Every listed item with where it stands."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise WorkloadError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise WorkloadError(f"{path} is not UTF-8 at byte {error.start}") from error
    if path.suffix != ".json":
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield f"line {number}", _parsed(line, path, first_line=number)
        return
    listed = _parsed(text, path, first_line=1)
    if not isinstance(listed, list):
        raise WorkloadError(f"{path} is not a list", todo='it needs [{"input": …, "output": …}, …]')
    for number, item in enumerate(listed, start=1):
        yield f"item {number}", item


def _parsed(text: str, path: Path, *, first_line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        todo = (
            "one object a line belongs in a .jsonl file" if error.msg == "Extra data" and path.suffix == ".json" else ""
        )
        raise WorkloadError(f"{path}, line {line}, column {error.colno}: {error.msg}", todo=todo) from error
    except RecursionError as error:
        raise WorkloadError(f"{path} is nested too deeply") from error


def _case(item: Any, where: str, number: str, argv: tuple[str, ...], stdin: Path) -> Case:
    if not isinstance(item, dict):
        raise WorkloadError(f"{where} is not an object", todo='it needs {"input": …, "output": …}')
    given, expected = _text(item, _INPUT, where), _text(item, _OUTPUT, where)
    args = _args(item.get("args"), where)
    if expected is None:
        raise WorkloadError(f'{where} has no "output"', todo="use --input to take what the original prints")
    if given is None and not args:
        raise WorkloadError(f'{where} has neither "input" nor "args"')
    name = item.get("name", number)
    if not isinstance(name, str) or not name or not name.isprintable():
        raise WorkloadError(f'{where}: "name" must be one line of text')
    if given is not None:
        stdin.write_bytes(given)
    return Case(name, stdin if given is not None else None, (*argv, *args), expected)


def _text(item: dict[str, Any], keys: tuple[str, ...], where: str) -> bytes | None:
    """The bytes of the one key of `keys` that is there."""
    present = [key for key in keys if item.get(key) is not None]
    if not present:
        return None
    if len(present) > 1:
        raise WorkloadError(f"{where} has both {present[0]!r} and {present[1]!r}", todo="keep one")
    value = item[present[0]]
    if not isinstance(value, str):
        raise WorkloadError(f'{where}: "{present[0]}" must be text')
    return _encoded(value, f'{where}: "{present[0]}"')


def _args(value: Any, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(arg, str) and "\0" not in arg for arg in value):
        raise WorkloadError(f'{where}: "args" must be a list of texts')
    for arg in value:
        _encoded(arg, f'{where}: "args"')
    return tuple(value)


def _encoded(text: str, where: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise WorkloadError(f"{where} holds a lone surrogate") from error
