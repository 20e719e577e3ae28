"""List or string built from its end: every piece is put in front.

Slow:
    for digit in digits:
        text = digit + text
        items.insert(0, digit)

Fast:
    text_parts = []
    for digit in digits:
        text_parts.append(digit)
        items.append(digit)
    text = "".join(reversed(text_parts)) + text
    items.reverse()

Why:
    To put something in front, all that is there has to be copied or moved. Appending is quick, and turning the whole
    round once costs next to nothing.

When not:
    The list or string is looked at while the loop runs. Strings of some hundred characters are copied in no time.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Safety

ID = "PH138"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(expression_statement . (assignment
  left: (identifier) @whole
  right: (binary_operator left: (_) @piece operator: "+" right: (identifier) @same)) .) @statement
(expression_statement . (call
  function: (attribute object: (identifier) @whole attribute: (identifier) @_insert)
  arguments: (argument_list . (integer) @_zero . (_) @piece .)
  (#eq? @_insert "insert") (#eq? @_zero "0")) .) @statement
"""

SLOW = """\
def reversed_steps(limit):
    steps = []
    letters = ""
    for i in range(limit):
        steps.insert(0, i * i % 7)
        letters = chr(97 + i % 26) + letters
    return steps[limit // 3], letters[limit // 3]


print(reversed_steps(40000))
"""

FAST = """\
def reversed_steps(limit):
    steps = []
    letters = ""
    letters_parts = []
    for i in range(limit):
        steps.append(i * i % 7)
        letters_parts.append(chr(97 + i % 26))
    letters = "".join(reversed(letters_parts)) + letters
    steps.reverse()
    return steps[limit // 3], letters[limit // 3]


print(reversed_steps(40000))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    statement, piece, whole = match["statement"], match["piece"], match["whole"]
    binding = module.scopes.binding(whole)
    if binding is None or module.comments(statement) or piece.type in ("list_splat", "keyword_argument"):
        return None
    loop = _loop(module, binding, statement)
    if loop is None or (binding.scope.kind == "module" and not match.context.is_script):
        return None
    same, name = match.get("same"), binding.name
    if same is None:
        items: Node | None = piece
    elif module.scopes.binding(same) is not binding:
        return None
    elif module.annotated_types.is_a(piece, "str") and module.annotated_types.is_a(same, "str"):
        return _string(module, match, loop, name)
    else:
        items = _only_item(module, piece)
    if items is None or not _begins_empty(module, binding, loop) or not module.effects.is_private(binding):
        return None
    edits = (
        module.edit.replace_statement(statement, f"{name}.append({module.code(items)})"),
        module.edit.insert_after(loop, f"{name}.reverse()"),
    )
    return Finding(statement, f"`{module.code(statement)}` moves all the others each time", edits)


def _string(module: Module, match: Match, loop: Node, name: str) -> Finding | None:
    statement = match["statement"]
    innermost = module.loops.innermost(statement)
    if innermost is None or innermost.type != "for_statement":
        return None  # the digits of a number are few
    if not module.scopes.means_builtin("reversed", module.scopes.scope(statement)):
        return None
    parts = module.scopes.fresh_name(f"{name}_parts", loop)
    edits = (
        module.edit.insert_before(loop, f"{parts} = []"),
        module.edit.replace_statement(statement, f"{parts}.append({module.code(module.unwrap(match['piece']))})"),
        module.edit.insert_after(loop, f'{name} = "".join(reversed({parts})) + {name}'),
    )
    return Finding(statement, f"`{module.code(statement)}` copies all of the string each time", edits)


def _loop(module: Module, whole: Binding, statement: Node) -> Node | None:
    """The outermost loop around `statement` that does nothing else with the name."""
    if whole.scope.dynamic or module.scopes.captured(whole):
        return None
    nodes = [*whole.reads, *(write.node for write in whole.writes)]
    found = None
    for loop in module.loops.around(statement):
        if any(module.contains(loop, node) and not module.contains(statement, node) for node in nodes):
            break
        found = loop
    if found is None or found.type == "for_in_clause" or module.loops.is_small(found):
        return None
    if found.child_by_field_name("alternative") is not None or module.within(found, "try_statement") is not None:
        return None
    return found if module.edit.owns_lines(found) else None


def _only_item(module: Module, piece: Node) -> Node | None:
    """`x` of `[x]`."""
    items = module.statements(piece) if piece.type == "list" else []
    return items[0] if len(items) == 1 and items[0].type != "list_splat" else None


def _begins_empty(module: Module, whole: Binding, loop: Node) -> bool:
    """The list is `[]` when the loop begins, as nothing has been done with it since."""
    before = [write for write in whole.writes if write.at <= loop.start_byte]
    if not before or before[-1].kind is not Kind.ASSIGN or before[-1].value is None:
        return False
    value, made = before[-1].value, module.statement(before[-1].node)
    between = [read for read in whole.reads if made.end_byte <= read.start_byte < loop.start_byte]
    return module.code(value) == "[]" and not between and module.parent(made) == module.parent(loop)
