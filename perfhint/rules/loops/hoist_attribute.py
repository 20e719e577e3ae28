"""Attribute of `self` looked up in every iteration.

Slow:
    for i in range(n):
        total += self.tree[i]

Fast:
    self_tree = self.tree
    for i in range(n):
        total += self_tree[i]

Why:
    `self.tree` asks the object, and its class, for the attribute each time. A local variable is there already.

When not:
    The attribute is set anywhere but in `__init__`, or by `setattr`. Classes with bases, subclasses, properties or
    `__getattr__`: what they give may be another thing each time. A `while` with a single look-up is no gain if it ends
    after a few iterations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety
from perfhint.rules.loops._names import name_for

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH316"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(class_definition name: (identifier) @name !superclasses body: (block) @body) @class
"""

SLOW = """\
class Tree:
    def __init__(self, size):
        self.size = size
        self.sums = [0] * (size + 1)
        self.heights = [i * 7919 % 101 for i in range(size)]

    def add(self, i, value):
        while i <= self.size:
            self.sums[i] += value
            i += i & -i

    def total(self):
        found = 0
        for i in range(self.size):
            if self.heights[i] > self.sums[i]:
                found += self.heights[i]
        return found


tree = Tree(1 << 16)
for i in range(1, 9000):
    tree.add(i, i % 7)
print(sum([tree.total() for _ in range(20)]))
"""

FAST = """\
class Tree:
    def __init__(self, size):
        self.size = size
        self.sums = [0] * (size + 1)
        self.heights = [i * 7919 % 101 for i in range(size)]

    def add(self, i, value):
        while i <= self.size:
            self.sums[i] += value
            i += i & -i

    def total(self):
        found = 0
        self_heights = self.heights
        self_sums = self.sums
        for i in range(self.size):
            if self_heights[i] > self_sums[i]:
                found += self_heights[i]
        return found


tree = Tree(1 << 16)
for i in range(1, 9000):
    tree.add(i, i % 7)
print(sum([tree.total() for _ in range(20)]))
"""

_PEEKING = ("setattr", "delattr", "vars", "exec", "eval")
_WORDS = (
    "__getattr__",
    "__getattribute__",
    "__setattr__",
    "__new__",
    "__slots__",
    "__dict__",
    "__class__",
    ".__init__",
)
_IN_WHILE = 2
"""Look-ups in a `while` that pay for the one before it: such loops often end soon."""
_INNER = frozenset({"lambda", "generator_expression", "function_definition"})


def rewrite(match: Match, module: Module) -> Iterator[Finding]:
    methods = list(_methods(module, match["body"]))
    maker = next((method for method in methods if _name(module, method) == "__init__"), None)
    if maker is None or not match.context.is_script or not _is_plain_class(module, match["class"], match["name"]):
        return
    fixed = _fixed_attributes(module, match["class"], maker)
    for method in methods:
        for attribute in sorted(fixed) if method.id != maker.id else ():
            for loop in _outer_loops(module, method):
                finding = _hoisted(module, method, loop, attribute)
                if finding is not None:
                    yield finding


# ----------------------------------------------------------------------------------------------------------- the class


def _methods(module: Module, body: Node) -> Iterator[Node]:
    return (one for one in module.statements(body) if one.type == "function_definition")


def _name(module: Module, definition: Node) -> str:
    name = definition.child_by_field_name("name")
    return module.code(name) if name is not None else ""


def _is_plain_class(module: Module, definition: Node, name: Node) -> bool:
    """Attributes of its objects are what they look like: nothing is decorated, derived from it or done behind it."""
    scopes = module.scopes
    binding, parent = scopes.binding(name), module.parent(definition)
    if binding is None or scopes.only_write(binding) is None or binding.scope.dynamic:
        return False
    if parent is None or parent.type == "decorated_definition" or any(word in module.text for word in _WORDS):
        return False
    return not any(name in scopes.unbound for name in _PEEKING) and not any(
        _is_base(module, read) for read in binding.reads
    )


def _is_base(module: Module, read: Node) -> bool:
    arguments = module.parent(read)
    holder = module.parent(arguments) if arguments is not None else None
    return holder is not None and holder.type == "class_definition"


def _fixed_attributes(module: Module, definition: Node, maker: Node) -> set[str]:
    """Attributes that `__init__` sets in any case, and nothing else ever does; not those of the class itself."""
    body, me, own = maker.child_by_field_name("body"), _me(module, maker), module.scopes.own(definition)
    if body is None or me is None or own is None:
        return set()
    found: set[str] = set()
    for statement in module.statements(body):
        if statement.type != "expression_statement" and any(True for _ in module.walk(statement, "return_statement")):
            break
        left = statement.children[0].child_by_field_name("left")
        if statement.type != "expression_statement" or left is None:
            continue
        for target in [left, *left.named_children]:
            if target.type == "attribute" and module.code(target.named_children[0]) == me:
                found.add(module.code(target.named_children[-1]))
    set_elsewhere = {
        module.code(attribute.named_children[-1])
        for attribute in module.walk(module.root, "attribute")
        if module.is_target(attribute) and not module.contains(maker, attribute)
    }
    return found - set_elsewhere - set(own.bindings)


def _me(module: Module, method: Node) -> str | None:
    """The first parameter, which the method does not bind to anything else."""
    parameters = method.child_by_field_name("parameters")
    first = next(iter(module.statements(parameters)), None) if parameters is not None else None
    binding = module.scopes.binding(first) if first is not None and first.type == "identifier" else None
    if binding is None or [write.kind for write in binding.writes] != [Kind.PARAMETER] or binding.scope.dynamic:
        return None
    return binding.name


# ------------------------------------------------------------------------------------------------------------ the loop


def _outer_loops(module: Module, method: Node) -> Iterator[Node]:
    """Loops of the method that are in no other loop."""
    for loop in module.walk(method, "for_statement", "while_statement"):
        if not module.loops.around(loop) and module.within(loop, "function_definition") == method:
            yield loop


def _hoisted(module: Module, method: Node, loop: Node, attribute: str) -> Finding | None:
    me = _me(module, method)
    reads = [
        one
        for one in module.walk(loop, "attribute")
        if module.code(one) == f"{me}.{attribute}" and module.loops.runs(loop, one) and not _is_called(module, one)
    ]
    if me is None or not module.edit.starts_line(loop) or module.loops.is_small(loop):
        return None
    if any(ancestor.type in _INNER for one in reads for ancestor in _between(module, one, loop)):
        return None
    if len(reads) < (_IN_WHILE if loop.type == "while_statement" else 1):
        return None
    name = module.scopes.fresh_name(name_for(module, reads[0]), method)
    edits = [module.edit.insert_before(loop, f"{name} = {me}.{attribute}")]
    edits += [module.edit.replace(one, name) for one in reads]
    message = f"`{me}.{attribute}` is looked up in every iteration, and always the same"
    return Finding(reads[0], message, tuple(edits))


def _is_called(module: Module, attribute: Node) -> bool:
    parent = module.parent(attribute)
    return parent is not None and parent.type == "call" and parent.named_children[0].id == attribute.id


def _between(module: Module, node: Node, loop: Node) -> Iterator[Node]:
    for ancestor in module.ancestors(node):
        if ancestor.id == loop.id:
            return
        yield ancestor
