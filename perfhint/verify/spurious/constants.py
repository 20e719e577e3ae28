"""The constants of a text, worked out: sums, texts that are joined, and what may be packed into others."""

from __future__ import annotations

import ast
import base64
import binascii
import bz2
import lzma
import operator
import re
import warnings
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from perfhint.workloads.samples import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from perfhint.source import Module

NONE: Final = object()
"""No constant: None is one."""
_LEAVES = frozenset({"integer", "float", "string", "concatenated_string", "true", "false", "none"})
_CONTAINERS = frozenset({"list", "tuple", "set", "dictionary", "expression_list"})
_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "/": operator.truediv,
    "%": operator.mod,
    "**": operator.pow,
    "<<": operator.lshift,
    "|": operator.or_,
}
_LARGEST_BITS = 4096
_LONGEST = 200_000
_PACKED = re.compile(rb"[A-Za-z0-9+/=_\-\s!#$%&()*;<>?@^`{|}~]{12,}")
_LAYERS = 3
"""Of packing in packing."""


class Constants:
    """Every outermost expression of a module that is a constant, but for docstrings and the like."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._values: dict[int, Any] = {}
        for node in reversed(list(module.walk(module.root))):  # what is inside first: a sum may have many parts
            value = self._worked_out(node)
            if value is not NONE:
                self._values[node.id] = value

    @cached_property
    def outermost(self) -> list[tuple[Node, Any]]:
        """Expressions with their values, in the order of the text."""
        return list(self._outermost(self._module.root))

    @cached_property
    def words(self) -> set[str]:
        """All words of all constants, also of those that are parts of others."""
        found: set[str] = set()
        for node, value in self.outermost:
            found.update(plain(value).split())
            for inner in self._module.walk(node, *_LEAVES):
                part = self.value(inner)
                if part is not NONE:
                    found.update(plain(part).split())
        for text in self._module.walk(self._module.root, "string_content"):  # also of f-strings and docstrings
            found.update(re.findall(r"\w+|[^\w\s]+", self._module.code(text)))
            found.update(self._module.code(text).split())
        return found

    def value(self, node: Node) -> Any:
        """The value of an expression; NONE where it is no constant."""
        return self._values.get(node.id, NONE)

    def _outermost(self, root: Node) -> Iterator[tuple[Node, Any]]:
        stack = [root]
        while stack:
            node = stack.pop()
            if node.type == "expression_statement" and _is_text(node):
                continue
            value = self.value(node)
            if value is not NONE:
                yield node, value
            else:
                stack.extend(reversed(node.named_children))

    def _worked_out(self, node: Node) -> Any:
        if node.type in _LEAVES:
            return _literal(self._module.code(node))
        if node.type in _CONTAINERS:
            return self._container(node)
        if node.type == "parenthesized_expression":
            inner = self._module.unwrap(node)
            return NONE if inner.id == node.id else self.value(inner)
        if node.type == "unary_operator":
            argument = node.child_by_field_name("argument")
            value = NONE if argument is None else self.value(argument)
            if not isinstance(value, int | float) or not self._module.code(node).startswith("-"):
                return NONE
            return -value
        if node.type == "binary_operator":
            return self._arithmetic(node)
        return self._joined(node) if node.type == "call" else NONE

    def _container(self, node: Node) -> Any:
        pairs = node.type == "dictionary"
        values: list[Any] = []
        for child in self._module.statements(node):
            for part in self._module.statements(child) if pairs and child.type == "pair" else [child]:
                value = self.value(part)
                if value is NONE:
                    return NONE
                values.append(value)
        return values

    def _arithmetic(self, node: Node) -> Any:
        left, right, sign = (node.child_by_field_name(name) for name in ("left", "right", "operator"))
        if left is None or right is None or sign is None:
            return NONE
        a, b, work = self.value(left), self.value(right), _ARITHMETIC.get(self._module.code(sign))
        if a is NONE or b is NONE or work is None or _is_large(a, b, self._module.code(sign)):
            return NONE
        try:
            value = work(a, b)
        except (TypeError, ValueError, ArithmeticError):
            return NONE
        return value if isinstance(value, int | float | str | bytes | list) else NONE

    def _joined(self, call: Node) -> Any:
        """`"".join([…])` of constants."""
        function, arguments = call.child_by_field_name("function"), self._module.arguments(call)
        if function is None or function.type != "attribute" or len(arguments) != 1:
            return NONE
        name, inner = function.child_by_field_name("attribute"), function.child_by_field_name("object")
        if name is None or inner is None or self._module.code(name) != "join":
            return NONE
        between, parts = self.value(inner), self.value(arguments[0])
        if isinstance(between, str) and isinstance(parts, list) and all(isinstance(part, str) for part in parts):
            return between.join(parts)
        return NONE


def unpacked(value: Any) -> Iterator[str]:
    """What else texts in a constant may mean: decoded and decompressed in the usual ways, as words."""
    for text in _texts(value):
        data = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
        if len(data) >= 12:
            yield from dict.fromkeys(_unpacked(data, _LAYERS))


def _unpacked(data: bytes, layers: int) -> Iterator[str]:
    for decode in _DECODERS:
        try:
            inner = decode(data)
        except (ValueError, binascii.Error, zlib.error, OSError, EOFError, lzma.LZMAError):
            continue
        if not inner or inner == data:
            continue
        try:
            text = inner.decode()
        except UnicodeDecodeError:
            text = ""
        if text and text.isprintable() | ("\n" in text and text.replace("\n", "").isprintable()):
            yield plain(text)
        if layers > 1:
            yield from _unpacked(inner, layers - 1)


def _inflated(data: bytes, wbits: int) -> bytes:
    return zlib.decompressobj(wbits).decompress(data, _LONGEST)


_DECODERS: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: _inflated(data, 47),
    lambda data: _inflated(data, -15) if len(data) > 24 else b"",
    lambda data: bz2.BZ2Decompressor().decompress(data, _LONGEST),
    lambda data: lzma.LZMADecompressor().decompress(data, _LONGEST),
    lambda data: base64.b64decode(data, validate=True) if _PACKED.fullmatch(data) else b"",
    lambda data: base64.b85decode(data) if _PACKED.fullmatch(data) else b"",
    binascii.unhexlify,
    lambda data: data[::-1],
)


def _texts(value: Any) -> Iterator[str | bytes]:
    if isinstance(value, str | bytes):
        yield value
        if isinstance(value, str) and not value.isascii():
            try:
                yield value.encode("latin-1")
            except UnicodeEncodeError:
                pass
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _literal(code: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.literal_eval(code)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return NONE


def _is_text(statement: Node) -> bool:
    """A docstring, or a text that stands alone."""
    child = statement.named_children[0] if statement.named_children else None
    return child is not None and child.type in ("string", "concatenated_string")


def _is_large(a: Any, b: Any, sign: str) -> bool:
    """The result might be too much to work out."""
    if sign in ("**", "<<"):
        return not isinstance(a, int) or not isinstance(b, int) or not 0 <= b <= _LARGEST_BITS or abs(a) > 1 << 64
    if sign == "*" and (isinstance(a, list | str | bytes) or isinstance(b, list | str | bytes)):
        size, times = (a, b) if isinstance(b, int) else (b, a)
        return not isinstance(times, int) or len(size) * times > _LARGEST_BITS
    return False
