"""Digits of a number added up by way of its text.

Slow:
    for number in range(n):
        if sum(map(int, str(number))) % 9 == 0:
            ...

Fast:
    for number in range(n):
        digits = 0
        rest = number
        while rest:
            digits += rest % 10
            rest //= 10
        if digits % 9 == 0:
            ...

Why:
    The text and a character for each digit are made, only for `int` to read each of them as a text of its own. A
    remainder and a division of a small number are two quick steps of the interpreter.

When not:
    Numbers that are not counted up by a loop: they may be negative, which is an error in their text, or so large that
    dividing them digit by digit takes longer than writing them out once.
"""

from __future__ import annotations

from perfhint.rules._ranges import is_natural
from perfhint.rules.algorithms._linear import added_to
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety

ID = "PH870"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @sum
  arguments: [(argument_list . (_) @digits .) (generator_expression) @digits]
  (#eq? @sum "sum")) @call
(for_statement
  left: (identifier) @digit
  right: (call function: (identifier) @_text) @digits
  body: (block . (expression_statement . [(augmented_assignment) (assignment)] @adding .) .)
  !alternative
  (#any-of? @_text "str" "list" "map")) @loop
"""

SLOW = """\
def harshad(n):
    found = 0
    for number in range(1, n):
        if number % sum(map(int, str(number))) == 0:
            found += 1
    return found


print(harshad(200000))
"""

FAST = """\
def harshad(n):
    found = 0
    for number in range(1, n):
        digits = 0
        rest = number
        while rest:
            digits += rest % 10
            rest //= 10
        if number % digits == 0:
            found += 1
    return found


print(harshad(200000))
"""

_LATER = frozenset(
    {
        "lambda",
        "conditional_expression",
        "elif_clause",
        "while_statement",
        "generator_expression",
        "list_comprehension",
        "set_comprehension",
        "dictionary_comprehension",
    }
)
"""What is in these is not worked out just once, when the statement begins."""
_STATEMENTS = frozenset({"expression_statement", "if_statement", "return_statement"})


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match.get("loop")
    place = match["call"] if loop is None else loop
    number = _number(module, match["digits"]) if loop is None else _added_number(match, module)
    if number is None or module.comments(place) or not _is_counted(module, number):
        return None
    scope = module.scopes.scope(place)
    if scope.kind == "class" or (scope.kind == "module" and not match.context.is_script):
        return None  # there the new names would be seen
    message = f"The text of `{module.code(number)}` is made for its digits; remainders by 10 are them"
    if loop is not None:
        total, _ = added_to(module, match["adding"])
        if total is None:
            return None
        lines = _adding(module, module.code(total), number)
        sure = module.types.is_a(total, "int")
        edit = module.edit.replace_statement(loop, *lines)
        return Finding(match["digits"], message, (edit,), None if sure else Safety.CHECKED)
    statement = module.statement(place)
    if not module.scopes.is_builtin(match["sum"], "sum") or not _is_first(module, place, statement):
        return None
    if not module.edit.starts_line(statement) or (
        statement.type != "if_statement" and not module.edit.owns_lines(statement)
    ):
        return None
    name = _assigned(module, place)
    total_name = name or module.scopes.fresh_name("digits", place)
    lines = [f"{total_name} = 0", *_adding(module, total_name, number)]
    if name:
        return Finding(place, message, (module.edit.replace_statement(statement, *lines),))
    edits = (module.edit.insert_before(statement, *lines), module.edit.replace(place, total_name))
    return Finding(place, message, edits)


def _adding(module: Module, total: str, number: Node) -> list[str]:
    rest, unit = module.scopes.fresh_name("rest", number), module.indent_unit
    return [
        f"{rest} = {module.code(number)}",
        f"while {rest}:",
        f"{unit}{total} += {rest} % 10",
        f"{unit}{rest} //= 10",
    ]


# ---------------------------------------------------------------------------------------------- what is added up


def _number(module: Module, digits: Node) -> Node | None:
    """n of `map(int, str(n))`, and of `[int(c) for c in str(n)]`."""
    digits = _unlisted(module, digits)
    if digits.type in ("list_comprehension", "generator_expression"):
        item, *clauses = module.statements(digits)
        source = clauses[0].child_by_field_name("right") if len(clauses) == 1 else None
        target = clauses[0].child_by_field_name("left") if len(clauses) == 1 else None
        if source is None or target is None or clauses[0].children[0].type != "for":
            return None
        return _written(module, source) if _is_read(module, item, target) else None
    parts = module.arguments(digits) if module.scopes.calls(digits, "map") else []
    return _written(module, parts[1]) if len(parts) == 2 and module.scopes.is_builtin(parts[0], "int") else None


def _added_number(match: Match, module: Module) -> Node | None:
    """n of `for c in str(n): total += int(c)`, and of `for digit in map(int, str(n)): total += digit`."""
    loop, digit, digits = match["loop"], match["digit"], match["digits"]
    total, added = added_to(module, match["adding"])
    if total is None or added is None or loop.children[0].type != "for" or module.loops.target_used_after(loop):
        return None
    if not module.annotated_types.is_a(total, "int") or not module.edit.owns_lines(loop):
        return None
    if module.scopes.binding(added) is module.scopes.binding(digit) is not None:
        number = _number(module, digits)
    else:
        number = _written(module, digits) if _is_read(module, added, digit) else None
    names = [module.code(name) for name in (total, digit, number) if name is not None]
    return number if len(set(names)) == 3 else None


def _is_read(module: Module, call: Node, character: Node) -> bool:
    """`int(c)`"""
    arguments = module.arguments(call) if module.scopes.calls(call, "int") else []
    return len(arguments) == 1 and module.code(arguments[0]) == module.code(character)


def _written(module: Module, text: Node) -> Node | None:
    """n of `str(n)`, or of a list of that."""
    text = _unlisted(module, text)
    arguments = module.arguments(text) if module.scopes.calls(text, "str") else []
    return arguments[0] if len(arguments) == 1 and arguments[0].type == "identifier" else None


def _unlisted(module: Module, node: Node) -> Node:
    arguments = module.arguments(node) if module.scopes.calls(node, "list") else []
    return arguments[0] if len(arguments) == 1 else node


# ------------------------------------------------------------------------------------------------------- guards


def _is_counted(module: Module, number: Node) -> bool:
    """A loop counts it up from 0 or more, so that it is as small as the loop is short."""
    write = module.flow.definition(number)
    source = write.origin.child_by_field_name("right") if write is not None and write.kind is Kind.FOR else None
    return source is not None and module.scopes.calls(source, "range") and is_natural(module, number)


def _is_first(module: Module, call: Node, statement: Node) -> bool:
    """The call is worked out whenever the statement begins, and just once."""
    if statement.type not in _STATEMENTS:
        return False
    child = call
    for ancestor in module.ancestors(call):
        if ancestor.id == statement.id:
            return True
        if ancestor.type in _LATER:
            return False
        if ancestor.type == "boolean_operator" and ancestor.children[0].id != child.id:
            return False
        child = ancestor
    return False


def _assigned(module: Module, call: Node) -> str:
    """The name of a plain `name = …` that is the whole statement."""
    assignment = module.parent(call)
    if assignment is None or assignment.type != "assignment" or not module.uses.is_statement(assignment):
        return ""
    left = assignment.child_by_field_name("left")
    plain = left is not None and left.type == "identifier" and assignment.child_by_field_name("type") is None
    number = {module.code(name) for name in module.walk(call, "identifier")}
    return module.code(left) if plain and left is not None and module.code(left) not in number else ""
