"""Two or three numbers of a line, converted by `map`.

Slow:
    a, b = map(int, input().split())

Fast:
    a_text, b_text = input().split()
    a, b = int(a_text), int(b_text)

Why:
    `map` makes an iterator, which must be asked for each number, and once more to be sure that there are no more. A
    list of known length is taken apart in one step, and calling `int` by its name is quicker than from `map`.

When not:
    Four numbers and more, where there is little to gain. Lines that are read once.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH505"
SAFETY = Safety.CHECKED  # of a line with too many numbers or other mistakes, another may be noticed first
GROWTH = "constant factor"
PATTERN = """
(assignment
  left: (pattern_list) @targets !type
  right: (call function: (identifier) @map arguments: (argument_list . (identifier) @convert . (call) @parts .)) @made
  (#eq? @map "map") (#any-of? @convert "int" "float"))
(assignment
  left: (pattern_list) @targets !type
  right: (list_comprehension
    body: (call function: (identifier) @convert arguments: (argument_list . (identifier) @argument .))
    . (for_in_clause left: (identifier) @item right: (call) @parts) .) @made
  (#any-of? @convert "int" "float"))
(assignment
  left: (pattern_list) @targets !type
  right: (generator_expression
    body: (call function: (identifier) @convert arguments: (argument_list . (identifier) @argument .))
    . (for_in_clause left: (identifier) @item right: (call) @parts) .) @made
  (#any-of? @convert "int" "float"))
"""

SLOW = """\
def area(lines):
    total = 0
    for line in lines:
        width, height = map(int, line.split())
        total += width * height
    return total


print(area(["12 34", "5 67"] * 100000))
"""

FAST = """\
def area(lines):
    total = 0
    for line in lines:
        width_text, height_text = line.split()
        width, height = int(width_text), int(height_text)
        total += width * height
    return total


print(area(["12 34", "5 67"] * 100000))
"""

_FEW = 3


def rewrite(match: Match, module: Module) -> Finding | None:
    made, parts, convert = match["made"], match["parts"], module.code(match["convert"])
    targets = module.statements(match["targets"])
    scope = module.scopes.home(module.scopes.scope(match["targets"]))
    if not 1 < len(targets) <= _FEW or any("splat" in target.type or "pattern" in target.type for target in targets):
        return None
    if scope.kind not in ("function", "module") or scope.dynamic or not module.scopes.means_builtin(convert, scope):
        return None
    if scope.kind == "module" and not match.context.is_script:
        return None  # the texts would be seen by others
    if not _is_plain(module, match) or not _is_split(module, parts) or not is_hot(module, made):
        return None
    statement = module.statement(made)
    if len(module.comments(statement)) > len(module.comments(parts)) or not module.uses.is_statement(
        made.parent or made
    ):
        return None
    names = [module.scopes.fresh_name(_name(module, target), target) for target in targets]
    numbers = ", ".join(f"{convert}({name})" for name in names)
    edits = (
        module.edit.replace(match["targets"], ", ".join(names)),
        Edit(made.start_byte, parts.start_byte, ""),
        Edit(parts.end_byte, made.end_byte, ""),
        module.edit.insert_after(statement, f"{module.code(match['targets'])} = {numbers}"),
    )
    message = (
        f"`{module.code(made)}` converts {len(targets)} numbers through an iterator; taking the line apart is faster"
    )
    return Finding(made, message, edits)


def _is_plain(module: Module, match: Match) -> bool:
    """The builtin `map`, or a comprehension that does nothing but convert its items."""
    if match.get("map") is not None:
        return module.scopes.is_builtin(match["map"], "map")
    return module.code(match["argument"]) == module.code(match["item"]) != module.code(match["convert"])


def _is_split(module: Module, parts: Node) -> bool:
    """`line.split()`, whatever it splits at."""
    function = parts.child_by_field_name("function")
    name = function.child_by_field_name("attribute") if function is not None and function.type == "attribute" else None
    return name is not None and module.code(name) == "split"


def _name(module: Module, target: Node) -> str:
    return f"{module.code(target)}_text" if target.type == "identifier" else "text"
