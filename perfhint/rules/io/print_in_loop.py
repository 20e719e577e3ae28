"""`print` for every line of a long output.

Slow:
    for name, count in totals:
        print(name, count)

Fast:
    write = sys.stdout.write
    for name, count in totals:
        write(f"{name} {count}\\n")

Why:
    `print` finds `sys.stdout` anew, looks at four keyword arguments and calls `write` for every value, separator and
    newline by itself. One formatted string and one `write` do the same in about half the time.

When not:
    A `print` that runs once, before the loop ends, or for an exception. Modules, where `print` is easier to read and
    `sys.stdout` may be another file for each caller; programs that put something else in its place themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety, Scope, names

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH502"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @print (#eq? @print "print")) @call
"""

SLOW = """\
import sys


def table(n):
    for i in range(1, n):
        for j in range(1, n):
            print(i, j, i * j)


table(300)
print("done", file=sys.stderr)
"""

FAST = """\
import sys


def table(n):
    write = sys.stdout.write
    for i in range(1, n):
        for j in range(1, n):
            write(f"{i} {j} {i * j}\\n")


table(300)
print("done", file=sys.stderr)
"""

_EXCHANGED = re.compile(r"\bstdout *=(?!=)|\b(redirect_stdout|__stdout__|setattr|mock|monkeypatch|reconfigure)\b")
"""Words of programs in which `sys.stdout` may be another file later."""
_LEAVES = names("break_statement return_statement raise_statement")
_QUOTED = re.compile(r"""(?P<f>[fF]?)(?P<quote>["'])(?!(?P=quote){2})(?P<inside>.*)(?P=quote)""")
_NUMBER = re.compile(r"-?[1-9]\d*|0")
_NOT_IN_BRACES = re.compile(r"""[\\\n{}#!]|:=|\blambda\b|\bawait\b|\byield\b""")


def rewrite(match: Match, module: Module) -> Finding | None:
    call = match["call"]
    scope = module.scopes.home(module.scopes.scope(call))
    if not match.context.is_script or scope.kind not in ("function", "module"):
        return None
    first = next((each for each in _prints(module, scope) if _text(module, each) is not None), None)
    if first is None or first.id != call.id or _EXCHANGED.search(module.text):
        return None
    if any(True for _ in module.walk(scope.node, "yield", "await")):
        return None
    written = {each.id: text for each in _prints(module, scope) if (text := _text(module, each)) is not None}
    calls = [each for each in _prints(module, scope) if each.id in written]
    edits = _with_local_name(module, scope, calls, written)
    if not edits:
        return None
    message = "`print` writes every value, separator and newline by itself; one `write` per line takes half the time"
    return Finding(call, message, edits)


def _with_local_name(module: Module, scope: Scope, calls: list[Node], written: dict[int, str]) -> tuple[Edit, ...]:
    """`write` where a loop of this scope prints, found once before it; `stdout.write` where only callers loop."""
    first = next((call for call in calls if _in_loop(module, call)), None)
    place = _top_statement(module, first or calls[0], scope)
    if not module.edit.starts_line(place):
        return ()
    stdout, edits = module.edit.imported("sys", "stdout", place)
    write = f"{stdout}.write"
    if first is not None:
        write = module.scopes.fresh_name("write", scope.node)
        edits.append(module.edit.insert_before(place, f"{write} = {stdout}.write"))
        calls = [call for call in calls if call.start_byte >= place.start_byte]
    return (*edits, *(module.edit.replace(call, f"{write}({written[call.id]})") for call in calls))


def _prints(module: Module, scope: Scope) -> Iterator[Node]:
    """Statements `print(…)` of this scope that run many times, as calls."""
    for read in module.scopes.unbound.get("print", ()):
        call = module.parent(read)
        if call is None or not module.scopes.calls(call, "print") or not _is_statement(module, call):
            continue
        if module.scopes.home(module.scopes.scope(call)) is scope and _is_repeated(module, call):
            yield call


def _is_statement(module: Module, call: Node) -> bool:
    """Also in `print("Yes") if ok else print("No")`."""
    parent = module.parent(call)
    either = parent is not None and parent.type == "conditional_expression" and parent.named_children[1].id != call.id
    return module.uses.is_statement(parent if either and parent is not None else call)


def _is_repeated(module: Module, call: Node) -> bool:
    if module.within(call, "except_clause") is not None:
        return False
    leaves = _LEAVES if _in_loop(module, call) else ()
    following = module.next_statement(module.statement(call))
    while following is not None:
        if following.type in leaves or module.scopes.calls(following.children[0], "exit", "quit", "sys.exit"):
            return False
        following = module.next_statement(following)
    return is_hot(module, call)


def _in_loop(module: Module, call: Node) -> bool:
    """Of this scope, and of more than a few iterations."""
    loops = module.loops.around(call)
    return len(loops) > 1 or any(not module.loops.is_small(loop) for loop in loops)


def _top_statement(module: Module, node: Node, scope: Scope) -> Node:
    """The statement directly in the body of the scope that holds `node`."""
    body = scope.node.child_by_field_name("body") or scope.node
    return next(statement for statement in module.statements(body) if module.contains(statement, node))


# -------------------------------------------------------------------------------------------- what is to be written


class _Piece(NamedTuple):
    """What stands between the quotes of a string that holds a value; `quote` where only that kind of quote will do."""

    inside: str
    is_format: bool
    quote: str = ""


def _text(module: Module, call: Node) -> str | None:
    """An expression for everything that the call prints; None where a string in one piece cannot say it."""
    values: list[Node] = []
    separators, ending = {"sep": " ", "end": "\\n"}, ""
    for argument in module.arguments(call):
        if argument.type == "keyword_argument":
            name, value = (module.code(child) for child in argument.named_children)
            plain = _QUOTED.fullmatch(value)
            if name == "end" and _may_follow(module, argument.named_children[1]):
                separators["end"], ending = "", f" + {module.edit.operand(argument.named_children[1])}"
            elif name not in separators or plain is None or plain["f"] or '"' in plain["inside"]:
                return None
            else:
                separators[name] = plain["inside"]
        else:
            values.append(module.unwrap(argument))
    if module.comments(call) or any(value.type in ("list_splat", "dictionary_splat") for value in values):
        return None
    pieces = [_piece(module, value) for value in values]
    if len(values) > 1 and not all(module.effects.is_pure(value, assume_plain=True) for value in values):
        return None  # the first would be made into text before the second is worked out
    known = [piece for piece in pieces if piece is not None]
    text = None
    if len(values) == 1 and (not known or _is_better_alone(module, values[0], known[0], separators["end"])):
        text = _sum(module, values[0], separators["end"])
    elif len(known) == len(pieces):
        text = _joined(known, separators["sep"], separators["end"])
    return None if text is None else text + ending


def _is_better_alone(module: Module, value: Node, piece: _Piece, end: str) -> bool:
    """`text` for `f"{text}"`, `"".join(words) + "\\n"` for `f'{"".join(words)}\\n'`"""
    return value.type != "string" and (bool(piece.quote) or (not end and module.types.is_a(value, "str")))


def _may_follow(module: Module, end: Node) -> bool:
    """An `end=` that is worked out: a text, on one line, that is the same after the values are made into text."""
    return (
        end.type not in ("string", "concatenated_string")
        and module.types.is_a(end, "str")
        and module.effects.is_pure(end, assume_plain=True)
        and end.start_point.row == end.end_point.row
    )


def _piece(module: Module, value: Node) -> _Piece | None:
    code = module.code(value)
    if value.type == "string":
        quoted = _QUOTED.fullmatch(code)
        if quoted is None or "\\N" in code:
            return None
        return _Piece(quoted["inside"], bool(quoted["f"]), quoted["quote"])
    if _NUMBER.fullmatch(code):
        return _Piece(code, False)
    if value.type == "concatenated_string" or _NOT_IN_BRACES.search(code):
        return None
    if ":" in code and value.type not in ("subscript", "call"):
        return None
    conversion = "" if module.types.of(value) is not None else "!s"
    inner = [quote for quote in "'\"" if quote in code]
    if len(inner) == 2:
        return None
    return _Piece(f"{{{code}{conversion}}}", True, "'\""[inner == ["'"]] if inner else "")


def _joined(pieces: list[_Piece], separator: str, end: str) -> str | None:
    quotes = {piece.quote for piece in pieces if piece.is_format and piece.quote}
    quote = quotes.pop() if quotes else '"'
    is_format = any(piece.is_format for piece in pieces)
    if quotes or any(quote in piece.inside and piece.quote != quote for piece in pieces) or quote in separator + end:
        return None

    def literal(text: str) -> str:
        return text.replace("{", "{{").replace("}", "}}") if is_format else text

    parts = [piece.inside if piece.is_format else literal(piece.inside) for piece in pieces]
    return f"{'f' * is_format}{quote}{literal(separator).join(parts)}{literal(end)}{quote}"


def _sum(module: Module, value: Node, end: str) -> str | None:
    """A value that cannot stand in braces."""
    if module.types.is_a(value, "str"):
        is_sum = value.type == "binary_operator" and module.code(value.children[1]) == "+"
        text = module.code(value) if is_sum else module.edit.operand(value)
    elif module.scopes.means_builtin("str", module.scopes.scope(value)) and value.type != "named_expression":
        text = f"str({module.code(value)})"
    else:
        return None
    if "\n" in text:
        return None
    return f'{text} + "{end}"' if end else text
