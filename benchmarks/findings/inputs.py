"""Made-up inputs of any size for code of which only the text is known."""

from __future__ import annotations

import ast
import io
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

KINDS = (
    "ints", "words", "number", "word", "text", "dict", "pairs", "rows", "set", "few", "nothing", "function", "object",
    "objects", "fraction", "bytes", "yes", "lines", "table",
)  # fmt: skip
BY_METHOD = {
    **dict.fromkeys(("items", "keys", "values", "get", "setdefault", "update"), ("dict",)),
    **dict.fromkeys(("append", "extend", "insert", "sort", "reverse", "index", "count"), ("ints", "words", "pairs")),
    **dict.fromkeys(("add", "discard"), ("set",)),
    **dict.fromkeys(("pop", "copy", "remove", "clear"), ("ints", "pairs", "dict", "words")),
    **dict.fromkeys(("startswith", "endswith", "split", "strip", "lower", "upper", "rstrip", "find"), ("word", "text")),
    **dict.fromkeys(("readline", "read", "readlines"), ("lines",)),
}


class Table(dict[Any, Any]):
    """Has whatever key is asked for."""

    def __init__(self, plan: Plan, path: str, size: int) -> None:
        super().__init__()
        self._how = plan, path, size

    def __missing__(self, key: Any) -> Any:
        plan, path, size = self._how
        value = self[key] = plan.make(f"{path}[]", size)
        return value


class Object:
    """Something with attributes."""

    def __init__(self, plan: Plan, path: str, size: int) -> None:
        self.__dict__["_how"] = plan, path, size

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "_how":
            raise AttributeError(name)
        plan, path, size = self._how
        value = self.__dict__[name] = plan.make(f"{path}.{name}", size)
        return value

    def __repr__(self) -> str:
        return "Object"


class Plan:
    """What kind of value each name and attribute has; decided when it is first asked for."""

    def __init__(self, random: Random, hints: dict[str, list[str]]) -> None:
        self._random = random
        self._hints = hints
        self._kinds: dict[str, str] = {}
        self._names: set[str] = set()

    def kind(self, path: str) -> str:
        if path not in self._kinds:
            hinted = self._hints.get(path) or self._hints.get(path.rpartition(".")[2])
            likely = hinted and self._random.random() < 0.85
            self._kinds[path] = self._random.choice(hinted if likely and hinted else KINDS)
        return self._kinds[path]

    def scope(self, names: dict[str, Any], size: int, *, strict: bool = False) -> dict[str, Any]:
        """Names of the module, and those it does not have as they are asked for, or (`strict`) were."""
        if not strict:
            return _Asking(self, names, size)
        return {**names, **{name: self.make(name, size) for name in self._names}}

    def missing(self, name: str, size: int) -> Any:
        self._names.add(name)
        return self.make(name, size)

    def make(self, path: str, size: int) -> Any:
        """The same whenever it is asked for."""
        match self.kind(path):
            case "ints":
                return [i * 7919 % 1009 for i in range(size)]
            case "words":
                return [f"w{i * 7919 % 1009}" for i in range(size)]
            case "number":
                return size
            case "word":
                return "name"
            case "text":
                return "ab c" * (size // 4) + "\n"
            case "dict":
                return {f"w{i}": i for i in range(size)}
            case "pairs":
                return [(i * 7919 % 1009, i) for i in range(size)]
            case "rows":
                return [[i, i * 31 % 17, 5] for i in range(size)]
            case "set":
                return set(range(size))
            case "few":
                return 3
            case "nothing":
                return None
            case "function":
                value = self.make(f"{path}()", size) if path.count("()") < 3 else 1
                return lambda *_, **__: value
            case "object":
                return Object(self, path, size)
            case "objects":
                return [Object(self, f"{path}[]", 10) for _ in range(min(size, 20_000))]
            case "fraction":
                return 0.5
            case "bytes":
                return b"ab c" * (size // 4)
            case "table":
                return Table(self, path, min(size, 10) if "[]" in path else size)
            case "lines":
                return io.StringIO("a = b c\n" * size)
        return True


class _Asking(dict[str, Any]):
    def __init__(self, plan: Plan, names: dict[str, Any], size: int) -> None:
        import builtins

        super().__init__(names)
        self._plan, self._size, self._builtins = plan, size, vars(builtins)

    def __missing__(self, name: str) -> Any:
        if name in self._builtins or name.startswith("__"):
            raise KeyError(name)
        value = self[name] = self._plan.missing(name, self._size)
        return value


def guesses(function: ast.AST) -> dict[str, list[str]]:
    """Likely kinds of names and attributes, by how they are used; an attribute counts by its last name too."""
    found: dict[str, list[str]] = defaultdict(list)

    def note(node: ast.AST, *kinds: str) -> None:
        if path := _path(node):
            found[path] += kinds
            found[path.rpartition(".")[2]] += kinds

    for node in ast.walk(function):
        match node:
            case ast.For(target=target, iter=source) | ast.comprehension(target=target, iter=source):
                note(source, *_of_items(target, function))
            case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in BY_METHOD:
                note(value, *BY_METHOD[name])
            case ast.Call(func=callee, args=arguments):
                note(callee, "function")
                name = getattr(callee, "id", "")
                for argument in arguments:
                    note(argument, *_of_argument(name))
            case ast.Attribute(value=value):
                note(value, "object")
            case ast.Subscript(value=value, slice=where):
                note(
                    value, *(("ints", "text", "words") if isinstance(where, ast.Slice) else ("table", "table", "ints"))
                )
                note(where, "few", "number")
            case ast.BinOp(left=left, right=right) | ast.AugAssign(target=left, value=right):
                note(left, "number", "few")
                note(right, "number", "few")
            case ast.Compare(left=left, ops=operators, comparators=[right, *_]):
                if isinstance(operators[0], ast.In | ast.NotIn):
                    note(right, "ints", "words")
                else:
                    for side in (left, right):
                        note(side, "few", "number")
            case ast.If(test=test) | ast.While(test=test):
                note(test, "ints", "yes", "nothing")
    return found


def _of_items(target: ast.AST, function: ast.AST) -> tuple[str, ...]:
    if isinstance(target, ast.Tuple):
        return ("pairs",) if len(target.elts) == 2 else ("rows",)
    name = getattr(target, "id", None)
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name:
            return ("words", "lines") if node.attr in BY_METHOD else ("objects",)
    return ("ints", "words", "text", "rows", "dict")


def _of_argument(function: str) -> tuple[str, ...]:
    if function in ("len", "sorted", "list", "set", "enumerate", "sum", "any", "all", "tuple", "zip", "reversed"):
        return ("ints", "words", "pairs")
    return ("number", "few") if function in ("range", "min", "max", "abs", "int", "divmod") else ()


def _path(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{inner}.{name}" if (inner := _path(value)) else ""
        case ast.Call(func=function):
            return f"{inner}()" if (inner := _path(function)) else ""
        case ast.Subscript(value=value):
            return f"{inner}[]" if (inner := _path(value)) else ""
    return ""
