"""Call in a loop of a function that only returns an expression.

Slow:
    def inside(x, y):
        return 0 <= x < width and 0 <= y < height

    for x, y in points:
        if inside(x, y):
            ...

Fast:
    for x, y in points:
        if 0 <= x < width and 0 <= y < height:
            ...

Why:
    A call makes a frame, moves its arguments into it and comes back. For a line of arithmetic that takes longer than
    the line itself.

When not:
    A long expression or many calls: a name says more than what it stands for. Functions that somebody may replace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Role, Safety, names
from perfhint.rules.loops._substitution import bare, is_simple, negated, substituted

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH315"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(function_definition name: (identifier) @name) @definition
(assignment left: (identifier) @name right: (lambda) @definition)
"""

SLOW = """\
def inside(x, y):
    return 0 <= x < 900 and 0 <= y < 800


def is_odd(number):
    if number % 2 == 0:
        return False
    return True


def walk(n):
    found = 0
    for i in range(n):
        x, y = i * 7919 % 1000, i * 104729 % 1000
        if inside(x, y):
            found += 1
        if not is_odd(x + y):
            found += 2
    return found


print(walk(1000000))
"""

FAST = """\
def inside(x, y):
    return 0 <= x < 900 and 0 <= y < 800


def is_odd(number):
    if number % 2 == 0:
        return False
    return True


def walk(n):
    found = 0
    for i in range(n):
        x, y = i * 7919 % 1000, i * 104729 % 1000
        if 0 <= x < 900 and 0 <= y < 800:
            found += 1
        if (x + y) % 2 == 0:
            found += 2
    return found


print(walk(1000000))
"""

_LONG = 80
"""Bytes of the expression."""
_WIDE = 140
"""Bytes of the line in which it is written."""
_ATOMS = names("identifier integer string call subscript attribute parenthesized_expression list")
_LOOSE = names("conditional_expression lambda expression_list")
"""Parts that another `if … else` could tear apart."""


def rewrite(match: Match, module: Module) -> Iterator[Finding]:
    definition = match["definition"]
    function = module.scopes.binding(match["name"])
    if function is None or not function.reads or not _is_plain(module, function, definition):
        return
    parameters = _parameters(module, definition)
    if parameters is None:
        return
    parts = _returned(module, definition)
    if parts is None or not all(module.effects.is_pure(part, assume_plain=True) for part in parts):
        return
    widths: dict[int, int] = {}
    for read in function.reads:
        call = module.parent(read)
        if call is None or call.type != "call" or call.named_children[0].id != read.id or not is_hot(module, call):
            continue
        codes = _inlined(module, call, definition, parts, _values(module, call, parameters))
        if codes is None:
            continue
        place, text = _joined(module, call, parts, codes)
        row = call.start_point.row
        widths[row] = widths.get(row, _width(module, call)) + len(text) - len(module.code(place))
        if widths[row] <= _WIDE:
            message = f"`{function.name}` is called for a single expression; in its place the call is saved"
            yield Finding(call, message, (module.edit.replace(place, text),))


# ----------------------------------------------------------------------------------------------------- the function


def _is_plain(module: Module, function: Binding, definition: Node) -> bool:
    """The name never means anything else, and calling it runs its body once, and nothing but it."""
    write = module.scopes.only_write(function)
    if write is None or write.kind not in (Kind.DEF, Kind.ASSIGN) or write.is_shared:
        return False
    if function.scope.dynamic or function.scope.kind == "class" or write.scope is not function.scope:
        return False
    parent = module.parent(definition)
    if (parent is not None and parent.type == "decorated_definition") or definition.children[0].type == "async":
        return False
    own = module.scopes.own(definition)
    return own is not None and not own.dynamic and not any(module.contains(definition, read) for read in function.reads)


def _parameters(module: Module, definition: Node) -> list[Binding] | None:
    """The variables of `def f(a, b: int)`, none of which is written in the function; None for any other signature."""
    holder = definition.child_by_field_name("parameters")
    found: list[Binding] = []
    for parameter in module.statements(holder) if holder is not None else []:
        name = parameter.named_children[0] if parameter.type == "typed_parameter" else parameter
        binding = module.scopes.binding(name) if name.type == "identifier" else None
        if binding is None or len(binding.writes) != 1:
            return None
        found.append(binding)
    return found


def _returned(module: Module, definition: Node) -> list[Node] | None:
    """`[value]` of a body that is `return value`; `[test, value, other]` of `if test: return value`, else the other."""
    body = definition.child_by_field_name("body")
    if body is None or definition.type == "lambda":
        return [body] if body is not None else None
    statements = [one for one in module.statements(body) if not _is_docstring(one)]
    if not statements or len(statements) > 2:
        return None
    last = statements[-1]
    if len(statements) == 1 and last.type == "return_statement":
        return last.named_children or None
    choice = statements[0]
    test, then = choice.child_by_field_name("condition"), choice.child_by_field_name("consequence")
    clauses = choice.children_by_field_name("alternative")
    if choice.type != "if_statement" or test is None or then is None:
        return None
    if len(statements) == 1:
        other = clauses[0].child_by_field_name("body") if len(clauses) == 1 else None
        value, otherwise = _only_return(module, then), _only_return(module, other)
    else:
        value = _only_return(module, then) if not clauses else []
        otherwise = last.named_children if last.type == "return_statement" else []
    parts = [test, *value, *otherwise]
    whole = value and otherwise and not any(part.type in _LOOSE for part in parts)
    return parts if whole else None


def _only_return(module: Module, block: Node | None) -> list[Node]:
    statements = module.statements(block) if block is not None else []
    return statements[0].named_children if len(statements) == 1 and statements[0].type == "return_statement" else []


def _is_docstring(statement: Node) -> bool:
    return statement.type == "expression_statement" and statement.named_children[0].type == "string"


# ---------------------------------------------------------------------------------------------------------- the call


def _inlined(
    module: Module, call: Node, definition: Node, parts: list[Node], values: dict[Binding, Node] | None
) -> list[str] | None:
    """What the parts of the function become with the arguments of the call in them."""
    if values is None or module.comments(call) or sum(part.end_byte - part.start_byte for part in parts) > _LONG:
        return None
    if not all(_means_the_same(module, part, definition, call) for part in parts):
        return None
    used = [module.scopes.binding(name) for part in parts for name in module.walk(part, "identifier")]
    for parameter, value in values.items():
        times = used.count(parameter)
        if not module.effects.is_pure(value, assume_plain=True):
            return None
        if not is_simple(value) and (times > 1 or (times == 0 and module.effects.may_raise(value))):
            return None
    codes = [code for part in parts if (code := substituted(module, part, values)) is not None]
    return codes if len(codes) == len(parts) else None


def _values(module: Module, call: Node, parameters: list[Binding]) -> dict[Binding, Node] | None:
    """The argument that each parameter gets; None unless all get one."""
    arguments = module.arguments(call)
    if len(arguments) != len(parameters):
        return None
    values: dict[Binding, Node] = {}
    for number, argument in enumerate(arguments):
        if argument.type in ("list_splat", "dictionary_splat", "generator_expression", "named_expression"):
            return None
        name, value = argument.child_by_field_name("name"), argument.child_by_field_name("value")
        if argument.type == "keyword_argument" and name is not None and value is not None:
            found = [parameter for parameter in parameters if parameter.name == module.code(name)]
            values.update((parameter, value) for parameter in found)
        else:
            values[parameters[number]] = argument
    return values if len(values) == len(parameters) else None


def _means_the_same(module: Module, part: Node, definition: Node, call: Node) -> bool:
    """Every name of the function that is not its own means the same where the call stands."""
    scopes = module.scopes
    scope = scopes.scope(call)
    own = scopes.own(definition)
    for name in module.walk(part, "identifier"):
        if not scopes.is_name(name):
            continue
        binding = scopes.binding(name)
        if binding is not None and own is not None and _is_within(binding.scope.node, own.node):
            continue
        if scopes.lookup(module.code(name), scope) is not binding:
            return False
    return True


def _is_within(inner: Node, outer: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte


def _joined(module: Module, call: Node, parts: list[Node], codes: list[str]) -> tuple[Node, str]:
    """What to replace, the call or `not` with it, by one expression, in parentheses where it needs them."""
    if len(codes) == 1:
        alone = parts[0].type in _ATOMS or (parts[0].type != "expression_list" and bare(module, call))
        return call, codes[0] if alone else f"({codes[0]})"
    test, value, otherwise = codes
    place = call
    text = f"{value} if {test} else {otherwise}"
    if (value, otherwise) == ("False", "True"):
        parent = module.parent(call)
        if parent is not None and parent.type == "not_operator" and _is_tested(module, parent):
            place, text = parent, test
        else:
            text = negated(module, parts[0], test)
    elif (value, otherwise) == ("True", "False") and _is_tested(module, call):
        text = test
    return place, text if bare(module, place) else f"({text})"


def _is_tested(module: Module, node: Node) -> bool:
    return module.uses.classify(node).role is Role.TRUTH


def _width(module: Module, node: Node) -> int:
    return module.line_end(node.start_byte) - module.line_start(node.start_byte)
