"""String from which a loop cuts off piece by piece.

Slow:
    while text:
        if text.startswith("ab"):
            text = text[2:]

Fast:
    start = 0
    while start < len(text):
        if text.startswith("ab", start):
            start += 2
    text = text[start:]

Why:
    What is left of the string is copied each time a piece is cut off, which makes the loop quadratic. `startswith`,
    `endswith` and slices can as well begin, or end, at a place that moves.

When not:
    Cuts at both ends, or what is left is used as a whole in other ways while the loop runs. In strings of some hundred
    characters the copies cost next to nothing.
"""

from __future__ import annotations

from perfhint.rules._slices import bounds
from perfhint.rules.algorithms._eaten import Eaten, found_at_end, is_found_there
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use

ID = "PH136"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(expression_statement . (assignment
  left: (identifier) @text
  right: (subscript value: (identifier) @same subscript: (slice))) .) @cut
"""

SLOW = """\
def can_be_built(text, words):
    while text:
        for word in words:
            if text.endswith(word):
                text = text[: -len(word)]
                break
        else:
            return False
    return True


print(can_be_built("dreameraser" * 40000, ["dream", "dreamer", "erase", "eraser"]))
"""

FAST = """\
def can_be_built(text, words):
    end = len(text)
    while end > 0:
        for word in words:
            if text.endswith(word, 0, end):
                end -= len(word)
                break
        else:
            return False
    return True


print(can_be_built("dreameraser" * 40000, ["dream", "dreamer", "erase", "eraser"]))
"""

_WHOLE = (Role.RETURNED, Role.COMPARED)
_WHOLE_CALLS = ("print", "str")


def rewrite(match: Match, module: Module) -> Finding | None:
    text = module.scopes.binding(match["text"])
    if text is None or module.scopes.binding(match["same"]) is not text or not _is_own_text(module, text):
        return None
    eaten = _eaten(module, text, match["cut"])
    if eaten is None or (text.scope.kind == "module" and not match.context.is_script):
        return None
    edits: list[Edit] = []
    for write in text.writes:
        if module.contains(eaten.loop, write.node):
            cut = module.statement(write.node)
            if not edits and cut.id != match["cut"].id:
                return None
            length = _length_cut(module, cut, from_start=eaten.from_start)
            if length is None:
                return None
            edits.append(module.edit.replace_statement(cut, _step(module, eaten, cut, length)))
    for use in module.uses.of(text):
        if module.contains(eaten.loop, use.node) and not _is_in_cut(module, use):
            edit = _use(module, eaten, use)
            if edit is None:
                return None
            edits.append(edit)
    first = "0" if eaten.from_start else f"len({text.name})"
    edits.append(module.edit.insert_before(eaten.loop, f"{eaten.at} = {first}"))
    if module.loops.reads_after(text, eaten.loop):
        edits.append(module.edit.insert_after(eaten.loop, f"{text.name} = {eaten.rest}"))
    message = f"`{module.code(match['cut'])}` copies all that is left of the string; let the place move instead"
    return Finding(match["cut"], message, tuple(edits))


# ------------------------------------------------------------------------------------------------------- the cuts


def _is_own_text(module: Module, text: Binding) -> bool:
    """Surely a string, of one function only."""
    kind = module.annotated_types.of_binding(text)
    plain = all(write.kind in (Kind.ASSIGN, Kind.PARAMETER) and not write.is_shared for write in text.writes)
    return (
        plain
        and kind is not None
        and kind.name == "str"
        and not text.scope.dynamic
        and text.scope.kind in ("function", "module")
        and not module.scopes.captured(text)
    )


def _eaten(module: Module, text: Binding, cut: Node) -> Eaten | None:
    """The outermost loop around `cut` that writes the name by cutting only."""
    end = _end(module, cut)
    found = None
    for loop in module.loops.around(cut):
        cuts = [module.statement(write.node) for write in text.writes if module.contains(loop, write.node)]
        if loop.type == "for_in_clause" or any(_end(module, other) != end for other in cuts):
            break
        found = loop
    if end is None or found is None or found.child_by_field_name("alternative") is not None:
        return None
    if not module.edit.owns_lines(found) or not module.scopes.means_builtin("len", module.scopes.scope(cut)):
        return None
    if module.within(found, "try_statement") is not None or any(True for _ in module.walk(found, "try_statement")):
        return None
    at = module.scopes.fresh_name("start" if end == "start" else "end", found)
    return Eaten(text, found, end == "start", at)


def _end(module: Module, cut: Node) -> str | None:
    """Where `text = text[2:]` or `text = text[:-2]` cuts."""
    for from_start in (True, False):
        if _length_cut(module, cut, from_start=from_start) is not None:
            return "start" if from_start else "end"
    return None


def _length_cut(module: Module, cut: Node, *, from_start: bool) -> str | None:
    """How much is cut off: a number, or the length of something."""
    assignment = cut.named_children[0]
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if assignment.type != "assignment" or left is None or right is None or right.type != "subscript":
        return None
    if len(right.named_children) != 2 or module.code(right.named_children[0]) != module.code(left):
        return None
    ends = bounds(module, right.named_children[1])
    if ends is None:
        return None
    low, high = ends
    if from_start:
        return _length(module, low) if high is None and low is not None else None
    if low is not None or high is None or high.type != "unary_operator" or high.children[0].type != "-":
        return None
    return _length(module, high.children[1])


def _length(module: Module, node: Node) -> str | None:
    """A literal of at least 1, or `len(word)`."""
    code = module.code(node)
    if code.isdecimal():
        return code if int(code) > 0 else None
    arguments = module.arguments(node) if module.scopes.calls(node, "len") else []
    return code if len(arguments) == 1 and arguments[0].type == "identifier" else None


def _step(module: Module, eaten: Eaten, cut: Node, length: str) -> str:
    """The place moves on, but not beyond the end of the string."""
    sure = is_found_there(module, eaten, cut, length)
    if eaten.from_start:
        return f"{eaten.at} += {length}" if sure else f"{eaten.at} = min({eaten.at} + {length}, len({eaten.text.name}))"
    return f"{eaten.at} -= {length}" if sure else f"{eaten.at} = max({eaten.at} - {length}, 0)"


def _is_in_cut(module: Module, use: Use) -> bool:
    assignment = module.parent(use.outer)
    left = assignment.child_by_field_name("left") if assignment is not None else None
    return use.role is Role.SLICE and left is not None and module.code(left) == module.code(use.node)


# ------------------------------------------------------------------------------------------------ the other uses


def _use(module: Module, eaten: Eaten, use: Use) -> Edit | None:
    """The same asked of the whole string and the place; None where that cannot be."""
    text = None
    match use.role:
        case Role.METHOD:
            return _begins(module, eaten, use)
        case Role.TRUTH:
            negated = use.outer.type == "not_operator"
            return module.edit.replace(use.outer if negated else use.node, _is_empty(eaten, negated=negated))
        case Role.ITEM:
            text = _item(module, eaten, use)
        case Role.SLICE:
            whole = found_at_end(module, eaten, use)
            if whole is not None:
                return whole
            text = _slice(module, eaten, use)
        case Role.ARGUMENT if use.name == "len":
            plain = module.parent(use.outer)
            left = f"len({eaten.text.name}) - {eaten.at}" if eaten.from_start else eaten.at
            roomy = plain is not None and plain.type in ("comparison_operator", "assignment")
            text = left if roomy or not eaten.from_start else f"({left})"
        case Role.COMPARED if len(use.outer.children) == 3 and _is_blank(module, use):
            return module.edit.replace(use.outer, _is_empty(eaten, negated=use.outer.children[1].type == "=="))
        case Role.ARGUMENT if use.name in _WHOLE_CALLS:
            return module.edit.replace(use.node, eaten.rest)
        case role if role in _WHOLE:
            return module.edit.replace(use.node, eaten.rest)
    return module.edit.replace(use.outer, text) if text is not None else None


def _is_empty(eaten: Eaten, *, negated: bool) -> str:
    if eaten.from_start:
        return f"{eaten.at} {'>=' if negated else '<'} len({eaten.text.name})"
    return f"{eaten.at} {'==' if negated else '>'} 0"


def _is_blank(module: Module, use: Use) -> bool:
    """Compared with `""`."""
    sides = [module.code(use.outer.children[0]), module.code(use.outer.children[2])]
    return use.outer.children[1].type in ("==", "!=") and any(side in ('""', "''") for side in sides)


def _begins(module: Module, eaten: Eaten, use: Use) -> Edit | None:
    """`text.startswith("ab", start)`"""
    arguments = module.arguments(use.outer)
    if len(arguments) != 1 or use.name != ("startswith" if eaten.from_start else "endswith"):
        return None
    if arguments[0].type not in ("string", "tuple", "identifier"):
        return None
    end = arguments[0].end_byte
    return Edit(end, end, f", {eaten.at}" if eaten.from_start else f", 0, {eaten.at}")


def _item(module: Module, eaten: Eaten, use: Use) -> str | None:
    index, name = module.code(use.outer.named_children[1]), eaten.text.name
    if eaten.from_start and index.isdecimal():
        return f"{name}[{eaten.at}]" if index == "0" else f"{name}[{eaten.at} + {index}]"
    return None


def _slice(module: Module, eaten: Eaten, use: Use) -> str | None:
    """The first, or last, few characters."""
    ends, name = bounds(module, use.outer.named_children[1]), eaten.text.name
    if ends is None:
        return None
    low, high = ends
    if eaten.from_start and low is None and high is not None and (length := _length(module, high)):
        return f"{name}[{eaten.at}:{eaten.at} + {length}]"
    if eaten.from_start or high is not None or low is None or low.type != "unary_operator":
        return None
    length = _length(module, low.children[1]) if low.children[0].type == "-" else None
    return f"{name}[max({eaten.at} - {length}, 0):{eaten.at}]" if length else None
