"""Recursion that solves the same subproblems again and again.

Slow:
    def fib(n):
        if n < 2:
            return n
        return fib(n - 1) + fib(n - 2)

Fast:
    fib_memo = {}


    def fib(n):
        if n < 2:
            return n
        if n in fib_memo:
            return fib_memo[n]
        fib_memo[n] = fib(n - 1) + fib(n - 2)
        return fib_memo[n]

Why:
    Each call makes two or more calls whose subproblems overlap, so the number of calls grows exponentially with the
    depth. With the results kept in a dictionary every subproblem is solved once. (`functools.lru_cache` would do the
    same, but its calls count against the recursion limit and use the C stack: recursion that was fine before could fail
    or crash.)

When not:
    The function has effects, depends on something that changes, or its subproblems do not overlap, as in merge sort.
"""

from __future__ import annotations

from perfhint.rules._before_loop import with_comments
from perfhint.rules.algorithms._pure_function import is_pure
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Safety

ID = "PH104"
SAFETY = Safety.CHECKED
GROWTH = "O(2^n) → O(n)"
PATTERN = """
(function_definition name: (identifier) @name parameters: (parameters) @parameters body: (block) @body) @function
"""

SLOW = """\
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(27))
"""

FAST = """\
fib_memo = {}


def fib(n):
    if n < 2:
        return n
    if n in fib_memo:
        return fib_memo[n]
    fib_memo[n] = fib(n - 1) + fib(n - 2)
    return fib_memo[n]


print(fib(27))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    function, body = match["function"], match["body"]
    parameters = _parameters(module, match["parameters"])
    if not match.context.is_script or not parameters or not module.edit.owns_lines(function):
        return None
    binding = module.scopes.binding(match["name"])
    if binding is None:
        return None
    calls = [read for read in binding.reads if module.contains(body, read)]
    if not calls or not _is_plain(module, binding, function, parameters):
        return None
    if not _overlap(module, calls, parameters) or not is_pure(module, function, binding):
        return None
    edits = _with_memo(module, function, binding.name, parameters, calls)
    message = f"`{binding.name}` solves the same subproblems again and again; a dictionary can keep their results"
    return Finding(match["name"], message, tuple(edits)) if edits else None


def _parameters(module: Module, holder: Node) -> list[Node]:
    """Names of plain parameters without defaults; none if there are others."""
    found = []
    for parameter in module.statements(holder):
        name = parameter.named_children[0] if parameter.type == "typed_parameter" else parameter
        if name.type != "identifier":
            return []
        found.append(name)
    return found


def _is_plain(module: Module, function_name: Binding, function: Node, parameters: list[Node]) -> bool:
    """A function that is only called, always with ints or strings, and that never changes what it was given."""
    parent, write = module.parent(function), module.scopes.only_write(function_name)
    if parent is None or parent.type not in ("module", "block") or write is None or write.kind is not Kind.DEF:
        return False
    if function.children[0].type == "async" or function_name.scope.kind == "class" or function_name.scope.dynamic:
        return False
    for name in parameters:
        binding = module.scopes.binding(name)
        if binding is None or len(binding.writes) != 1 or module.scopes.captured(binding):
            return False
        if not module.annotated_types.is_a(name, "int", "str"):
            return False
    return True


# ------------------------------------------------------------------------------------------- overlapping calls


def _overlap(module: Module, calls: list[Node], parameters: list[Node]) -> bool:
    """Two or more calls come from one, and their arguments are such that different ways lead to the same ones."""
    whole = [call for read in calls if (call := module.parent(read)) is not None]
    return _are_made_together(module, whole) and all(
        _is_smaller(module, argument, parameter)
        for call in whole
        for argument, parameter in zip(module.arguments(call), parameters, strict=True)
    )


def _are_made_together(module: Module, calls: list[Node]) -> bool:
    for first in calls:
        if any(loop.type == "for_statement" or loop.type == "for_in_clause" for loop in module.loops.around(first)):
            return True
        for second in calls:
            if first.start_byte < second.start_byte and _both_run(module, first, second):
                return True
    return False


def _both_run(module: Module, first: Node, second: Node) -> bool:
    """The innermost thing that holds both calls is no choice between them."""
    for ancestor in module.ancestors(first):
        if not module.contains(ancestor, second):
            if ancestor.type == "return_statement":
                return False
            continue
        return ancestor.type not in (
            "conditional_expression",
            "if_statement",
            "else_clause",
            "block",
        ) or (ancestor.type == "block" and not _leaves_in_between(module, ancestor, first))
    return False


def _leaves_in_between(module: Module, block: Node, first: Node) -> bool:
    """The statement of the block that holds `first` may return."""
    statement = next(each for each in module.statements(block) if module.contains(each, first))
    return any(True for _ in module.walk(statement, "return_statement"))


def _is_smaller(module: Module, argument: Node, parameter: Node) -> bool:
    """`n`, `n - 1`, `n + 1`, `n - w[i]`, `n // 2`, or the variable of a loop."""
    name = module.code(parameter)
    if argument.type == "identifier":
        if module.code(argument) == name:
            return True
        write = module.flow.definition(argument)
        return write is not None and write.kind in (Kind.FOR, Kind.COMPREHENSION)
    if argument.type != "binary_operator":
        return False
    left, sign, right = argument.children[0], module.code(argument.children[1]), argument.children[-1]
    from_parameter = module.code(left) == name or (
        left.type == "binary_operator" and _is_smaller(module, left, parameter)
    )
    return from_parameter and (sign == "-" or (sign in ("+", "//") and right.type == "integer"))


# ------------------------------------------------------------------------------------------------------- edits


def _with_memo(module: Module, function: Node, name: str, parameters: list[Node], calls: list[Node]) -> list[Edit]:
    body = function.named_children[-1]
    first = next(each for each in module.statements(body) if module.contains(each, calls[0]))
    returns = [each for each in module.walk(body, "return_statement") if each.start_byte >= first.start_byte]
    if not returns or not all(each.named_children for each in returns) or not module.edit.owns_lines(first):
        return []
    memo = module.scopes.fresh_name(f"{name}_memo", function)
    names = [module.code(parameter) for parameter in parameters]
    index = ", ".join(names)
    key = index if len(names) == 1 else f"({index})"
    unit = module.indent_unit
    place, indentation = with_comments(function), module.indentation(function)
    blank_lines = "\n" if indentation else "\n\n"
    edits = [
        Edit(place.start_byte, place.start_byte, f"{memo} = {{}}\n{blank_lines}{indentation}"),
        module.edit.insert_before(first, f"if {key} in {memo}:", f"{unit}return {memo}[{index}]"),
    ]
    for statement in returns:
        keyword = statement.children[0]
        edits.append(module.edit.replace(keyword, f"{memo}[{index}] ="))
        edits.append(module.edit.insert_after(statement, f"return {memo}[{index}]"))
    return edits
