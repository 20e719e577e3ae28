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

from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety

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
(while_statement
  body: (block
    . (if_statement
      condition: (comparison_operator
        . (binary_operator left: (identifier) @number operator: "%" right: (identifier) @by)
        . "==" . (integer) @_zero .)
      consequence: (block) @dividing
      alternative: (else_clause body: (block . (expression_statement) @next .))) .)
  !alternative
  (#eq? @_zero "0")) @counting
(while_statement
  body: (block
    . (while_statement
      condition: (comparison_operator
        . (binary_operator left: (identifier) @number operator: "%" right: (identifier) @by)
        . "==" . (integer) @_zero .)
      body: (block) @dividing !alternative)
    . (expression_statement) @next .)
  !alternative
  (#eq? @_zero "0")) @counting
"""

SLOW = """\
def factors(n):
    found = []
    for d in range(2, n + 1):
        while n % d == 0:
            n //= d
            found.append(d)
    return found


def largest(n):
    d = 2
    while n > 1:
        if n % d == 0:
            n //= d
        else:
            d += 1
    return d


print(sum(sum(factors(n)) + largest(n) for n in range(1, 2000)))
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


def largest(n):
    d = 2
    while n > 1:
        if n % d == 0:
            n //= d
        else:
            d += 1
            if d * d > n > d:
                d = n
    return d


print(sum(sum(factors(n)) + largest(n) for n in range(1, 2000)))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    return _counted(match, module) if match.get("counting") is not None else _listed(match, module)


def _counted(match: Match, module: Module) -> Finding | None:
    """`while n > 1:` and as the last statement `d += 1`: once d * d > n, the next divisor is n itself."""
    loop, number, by = match["counting"], match["number"], match["by"]
    name, divisor, following = module.code(number), module.code(by), match["next"]
    whole, trial = module.scopes.binding(number), module.scopes.binding(by)
    if whole is None or trial is None or "".join(module.code(following).split()) not in _increments(divisor):
        return None
    condition = loop.child_by_field_name("condition")
    if condition is None or "".join(module.code(module.unwrap(condition)).split()) not in _unfinished(name, divisor):
        return None
    if not module.annotated_types.is_a(number, "int") or not _starts_at_two(module, loop, trial):
        return None
    if any(module.scopes.captured(each) or each.scope.dynamic for each in (whole, trial)):
        return None
    if not _only_divides(match, module, whole, trial) or not module.edit.owns_lines(following):
        return None
    jump = (f"if {divisor} * {divisor} > {name} > {divisor}:", f"{module.indent_unit}{divisor} = {name}")
    edit = module.edit.insert_after(following, *jump)
    message = f"when `{divisor} * {divisor}` is larger than `{name}`, the next divisor is `{name}` itself"
    return Finding(condition, message, (edit,))


def _increments(name: str) -> tuple[str, ...]:
    return f"{name}+=1", f"{name}={name}+1"


def _unfinished(number: str, divisor: str) -> tuple[str, ...]:
    """Conditions that hold until nothing is left of the number."""
    return f"{number}>1", f"{number}!=1", f"1<{number}", f"{divisor}<={number}", f"{number}>={divisor}", f"{number}>=2"


def _starts_at_two(module: Module, loop: Node, divisor: Binding) -> bool:
    """`d = 2` stands before the loop in the same block, and nothing that writes d in between."""
    before = module.previous_statement(loop)
    while before is not None:
        if any(module.contains(before, write.node) for write in divisor.writes):
            return "".join(module.code(before).split()) == f"{divisor.name}=2"
        before = module.previous_statement(before)
    return False


def _only_divides(match: Match, module: Module, number: Binding, divisor: Binding) -> bool:
    """In the loop the number is divided by the divisor, and the divisor is counted up, and that is all."""
    name, by = number.name, divisor.name
    if any(module.walk(match["dividing"], "break_statement")):
        return False
    divisions = 0
    for write in number.writes:
        if module.contains(match["counting"], write.node):
            text = "".join(module.code(module.statement(write.node)).split())
            if text not in (f"{name}//={by}", f"{name}={name}//{by}"):
                return False
            divisions += 1
    counted = [write for write in divisor.writes if module.contains(match["counting"], write.node)]
    return divisions == 1 and len(counted) == 1


def _listed(match: Match, module: Module) -> Finding | None:
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
