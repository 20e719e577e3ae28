"""Prime factors looked for beyond the square root.

Slow:
    for d in range(2, n + 1):
        while n % d == 0:
            n //= d
            factors.append(d)

Fast:
    for d in range(2, n + 1):
        if d * d > n:
            break
        while n % d == 0:
            n //= d
            factors.append(d)
    if n > 1:
        factors.append(n)
        n = 1

Why:
    Once the square of the divisor is larger than what is left of the number, what is left is 1 or a prime: the loop
    would go on, mostly for nothing, until it gets there.

When not:
    The loop does something else besides dividing, or its variable is used after it.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH112"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(√n)"
PATTERN = """
(for_statement
  left: (identifier) @divisor
  right: (call function: (identifier) @_range arguments: (argument_list . (integer) @_two . (_) @stop .)) @span
  body: (block . (while_statement
    condition: (comparison_operator . (binary_operator left: (identifier) @number operator: "%" right: (identifier) @by)
      . "==" . (integer) @_zero .)
    body: (block . (expression_statement) @one . (expression_statement) @two .) !alternative) @while .)
  !alternative
  (#eq? @_range "range") (#eq? @_two "2") (#eq? @_zero "0")) @loop
"""

SLOW = """\
def factors(n):
    found = []
    for d in range(2, n + 1):
        while n % d == 0:
            n //= d
            found.append(d)
    return found


print(sum(sum(factors(n)) for n in range(1, 2000)))
"""

FAST = """\
def factors(n):
    found = []
    for d in range(2, n + 1):
        if d * d > n:
            break
        while n % d == 0:
            n //= d
            found.append(d)
    if n > 1:
        found.append(n)
    return found


print(sum(sum(factors(n)) for n in range(1, 2000)))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, number, divisor = match["loop"], match["number"], match["divisor"]
    binding, name = module.scopes.binding(number), module.code(number)
    if binding is None or module.code(match["by"]) != module.code(divisor) or module.code(divisor) == name:
        return None
    if not module.scopes.calls(match["span"], "range") or not module.annotated_types.is_a(number, "int"):
        return None
    if module.loops.target_used_after(loop) or module.comments(loop) or not module.edit.owns_lines(loop):
        return None
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:  # others may read the variable
        return None
    if binding.scope.dynamic or module.scopes.captured(binding):
        return None
    noted = _noted(match, module)
    if noted is None or not _ends_at(module, match["stop"], number, loop):
        return None
    lines = [f"if {name} > 1:", f"{module.indent_unit}{_with(module, noted, divisor, name)}"]
    if module.loops.reads_after(binding, loop):
        lines.append(f"{module.indent_unit}{name} = 1")
    by = module.code(divisor)
    edits = (
        module.edit.insert_before(match["while"], f"if {by} * {by} > {name}:", f"{module.indent_unit}break"),
        module.edit.insert_after(loop, *lines),
    )
    message = f"when `{by} * {by}` is larger than `{name}`, the rest of `{name}` is a prime: the loop can stop"
    return Finding(loop, message, edits, Safety.SAFE if module.types.is_a(number, "int") else None)


def _noted(match: Match, module: Module) -> Node | None:
    """The statement beside `n //= d`: what is done with each factor."""
    name, by = module.code(match["number"]), module.code(match["divisor"])
    divisions = (f"{name}//={by}", f"{name}={name}//{by}")
    parts = [match["one"], match["two"]]
    rest = [part for part in parts if module.code(part).replace(" ", "") not in divisions]
    if len(rest) != 1:
        return None
    words = [module.code(word) for word in module.walk(rest[0], "identifier")]
    if name in words or any(
        True for _ in module.walk(rest[0], "string", "lambda", "named_expression", "await", "yield")
    ):
        return None
    written = [write.node for write in module.scopes.writes_in[module.scopes.scope(rest[0])]]
    return None if any(module.contains(rest[0], node) and module.code(node) == by for node in written) else rest[0]


def _ends_at(module: Module, stop: Node, number: Node, loop: Node) -> bool:
    """The loop goes as far as the number itself when it begins: `range(2, n + 1)`."""
    name, code = module.code(number), module.code(stop).replace(" ", "")
    if code == f"{name}+1":
        return True
    before, steps = module.previous_statement(loop), 0
    while before is not None and steps < 4:
        text = module.code(before).replace(" ", "")
        if text.startswith(f"{name}="):
            return f"{text[len(name) + 1 :]}+1" == code and text[len(name) + 1 :].isidentifier()
        words = {module.code(word) for word in module.walk(before, "identifier")}
        if name in words or before.type != "expression_statement" or code.removesuffix("+1") in words:
            return False
        before, steps = module.previous_statement(before), steps + 1
    return False


def _with(module: Module, statement: Node, divisor: Node, name: str) -> str:
    """Source of `statement` with the number in place of the divisor."""
    by, start = module.code(divisor), statement.start_byte
    text = module.data[start : statement.end_byte]
    for word in reversed(list(module.walk(statement, "identifier"))):
        if module.code(word) == by and module.scopes.is_name(word):
            text = text[: word.start_byte - start] + name.encode() + text[word.end_byte - start :]
    return text.decode()
