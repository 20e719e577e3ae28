"""Last unknown of an equation tried out.

Slow:
    for k in range(j + 1, n + 1):
        if i + j + k == total:
            ways += 1

Fast:
    k = total - i - j
    if j + 1 <= k < n + 1:
        ways += 1

Why:
    When the other numbers are known, the equation says what the last one is: there is nothing to try.

When not:
    The number may fit more than once, because what is done where it fits changes the equation.
"""

from __future__ import annotations

from perfhint.rules.algorithms._linear import Linear, conjuncts, opposite, solved, with_value
from perfhint.rules.api import Finding, Match, Module, Node, Safety, names

ID = "PH119"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(1)"
PATTERN = """
(for_statement
  left: (identifier) @unknown
  right: (call function: (identifier) @_range arguments: (argument_list) @bounds) @span
  body: (block
    . (expression_statement . (assignment left: (identifier) @sum right: (_) @summed) .)? @assigning
    . (if_statement condition: (_) @condition consequence: (block) @found !alternative) .)
  !alternative
  (#eq? @_range "range")) @loop
"""

SLOW = """\
def ways(n, total):
    count = 0
    for i in range(1, n + 1):
        for j in range(i + 1, n + 1):
            for k in range(j + 1, n + 1):
                if i + j + k == total:
                    count += 1
    return count


print([ways(90, total) for total in range(100, 200, 10)])
"""

FAST = """\
def ways(n, total):
    count = 0
    for i in range(1, n + 1):
        for j in range(i + 1, n + 1):
            k = total - i - j
            if j + 1 <= k < n + 1:
                count += 1
    return count


print([ways(90, total) for total in range(100, 200, 10)])
"""

_SIMPLE = names("identifier integer binary_operator unary_operator parenthesized_expression subscript")
_COMPOUND = names("if_statement for_statement while_statement with_statement try_statement match_statement")
_LOOSE = names("boolean_operator conditional_expression lambda named_expression")
"""Expressions that need parentheses beside an `and`."""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, unknown = match["loop"], module.code(match["unknown"])
    if not module.scopes.calls(match["span"], "range") or not module.edit.owns_lines(loop) or module.comments(loop):
        return None
    if module.loops.target_used_after(loop):
        return None
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return None  # others may read the loop's variable
    parts = list(conjuncts(module, match["condition"]))
    equation = next(((part, found) for part in parts if (found := _equation(match, module, part)) is not None), None)
    limits = _limits(module, match["bounds"], unknown)
    lines = _lines(module, match["found"])
    if equation is None or limits is None or not lines or not _stays(match, module):
        return None
    tests, value = [limits], equation[1].value()
    if equation[1].factor == 1:
        first = f"{unknown} = {value}"
    else:
        rest = module.scopes.fresh_name("rest", loop)
        first = f"{unknown}, {rest} = divmod({value}, {equation[1].factor})"
        tests.insert(0, f"{rest} == 0")
        if not module.scopes.means_builtin("divmod", module.scopes.scope(loop)):
            return None
    tests += [_conjunct(module, part) for part in parts if part.id != equation[0].id]
    text = [first, f"if {' and '.join(tests)}:", *(module.indent_unit + line for line in lines)]
    message = f"`{module.code(equation[0])}` says what `{unknown}` is; it need not be tried out"
    return Finding(loop, message, (module.edit.replace_statement(loop, *text),))


# --------------------------------------------------------------------------------------------------- the equation


def _conjunct(module: Module, part: Node) -> str:
    return f"({module.code(part)})" if part.type in _LOOSE else module.code(part)


def _equation(match: Match, module: Module, test: Node) -> Linear | None:
    """`test` solved for the unknown, which stands in it just once."""
    if test.type != "comparison_operator" or len(test.children) != 3 or test.children[1].type != "==":
        return None
    written = [test.children[0], test.children[2]]
    sides = with_value(module, written, match.get("sum"), match.get("summed"))
    found = (
        solved(module, sides[0], sides[1], match["unknown"]) if match.get("sum") is None or sides != written else None
    )
    return opposite(found) if found is not None and found.factor < 0 else found


def _limits(module: Module, bounds: Node, unknown: str) -> str | None:
    """That the unknown is in the range."""
    arguments = module.statements(bounds)
    if not 1 <= len(arguments) <= 2 or not all(_is_simple(module, argument) for argument in arguments):
        return None
    start = module.code(arguments[0]) if len(arguments) == 2 else "0"
    return f"{start} <= {unknown} < {module.code(arguments[-1])}"


def _is_simple(module: Module, node: Node) -> bool:
    return all(part.type in _SIMPLE for part in module.walk(node)) and module.annotated_types.is_a(node, "int")


# ----------------------------------------------------------------------------------------------- what is done then


def _lines(module: Module, found: Node) -> list[str]:
    """The statements for the case that it fits, without a `break` at the end; none where they do not fit on lines."""
    statements = module.statements(found)
    if statements and statements[-1].type == "break_statement":
        statements.pop()
    if any(statement.type in _COMPOUND | {"break_statement", "continue_statement"} for statement in statements):
        return []
    lines = [module.code(statement) for statement in statements]
    return lines if not any("\n" in line for line in lines) else []


def _stays(match: Match, module: Module) -> bool:
    """The equation remains the same whatever is done when it is true."""
    total = match.get("sum")
    named = module.scopes.binding(total) if total is not None else None
    if total is not None and (named is None or len(named.reads) != 1 or module.scopes.captured(named)):
        return False
    parts = [match["condition"], *([match["summed"]] if total is not None else [])]
    if not all(module.effects.is_pure(part, assume_plain=True) for part in parts):
        return False
    found, effects = match["found"], module.effects
    words = {
        binding
        for part in parts
        for word in module.walk(part, "identifier")
        if (binding := module.scopes.binding(word))
    }
    return not any(effects.rebinds(found, word) or effects.may_change(found, word) for word in words - {named})
