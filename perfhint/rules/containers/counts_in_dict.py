"""Module loaded for a dictionary that counts or collects.

Slow:
    from collections import Counter, defaultdict

    counts = Counter(words)
    places = defaultdict(int)
    for word in words:
        places[word] += counts[word]

Fast:
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    places = {}
    for word in words:
        places[word] = places.get(word, 0) + counts.get(word, 0)

Why:
    Loading `collections` takes a seventh of the time in which bare Python starts, as long as counting a hundred
    thousand items does. A plain dictionary counts as quickly as a `defaultdict`.

When not:
    Something else needs `collections`, so that it is loaded anyway. Dictionaries that are printed, compared, returned
    or handed to other code, and what only a Counter can do. Where very many items are counted at once a Counter is
    quicker.
"""

from __future__ import annotations

from perfhint.rules._imports import without_imports
from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Safety
from perfhint.rules.containers._deques import assigned, imported, used_as_list
from perfhint.rules.containers._plain_dicts import CONTAINERS, Missing, names_in, plain_uses

ID = "PH250"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(import_from_statement module_name: (dotted_name) @_package name: (dotted_name) @_name
  (#eq? @_package "collections") (#any-of? @_name "Counter" "defaultdict")) @import
(import_statement name: (dotted_name) @_package (#eq? @_package "collections")) @import
"""

SLOW = """\
from collections import defaultdict


def common(left, right):
    counts = defaultdict(int)
    for letter in left:
        counts[letter] += 1
    return sum(counts[letter] for letter in right)


print(common("ABCBDAB" * 100, "BDCABA" * 100))
"""

FAST = """\
def common(left, right):
    counts = {}
    for letter in left:
        counts[letter] = counts.get(letter, 0) + 1
    return sum(counts.get(letter, 0) for letter in right)


print(common("ABCBDAB" * 100, "BDCABA" * 100))
"""

_MANY = 50_000
"""Items that a Counter counts sooner, with the time in which it is loaded."""
_ITERABLE = ("list", "str", "tuple", "set", "map", "range", "filter", "zip", "generator", "enumerate", "reversed")
_LISTING = ("split", "splitlines", "strip", "rstrip", "readlines", "read", "lower", "upper", "values", "keys")
"""Methods of texts, files and dictionaries, by whose names one knows what they give."""
_DEFAULTS = {"int": "0", "float": "0.0", "str": '""', "bool": "False", **CONTAINERS}
_CONSTANTS = frozenset({"integer", "float", "string", "true", "false", "none", "unary_operator", "binary_operator"})


def rewrite(match: Match, module: Module) -> Finding | None:
    if not match.context.is_script or module.scopes.module.dynamic or module.scopes.unknown_star:
        return None
    bindings = imported(module, match["import"])
    reads = [read for binding in bindings or () for read in binding.reads]
    edits: dict[Edit, None] = {}
    what: dict[str, None] = {}
    for read in reads:
        found = assigned(module, read)
        made = _plain(module, *found) if found is not None else None
        if found is None or made is None:
            return None
        edits |= dict.fromkeys(made)
        if not module.scopes.calls(found[0], "collections.deque"):
            what[found[1].name] = None
    if not what:
        return None
    names = " and ".join(f"`{name}`" for name in what)
    message = f"plain dictionaries do all that {names} are used for, and `collections` need not be loaded"
    if len(what) == 1:
        message = f"a plain dictionary does all that {names} is used for, and `collections` need not be loaded"
    return Finding(match["import"], message, (*edits, *without_imports(module, reads)), alone=True)


def _plain(module: Module, made: Node, binding: Binding) -> list[Edit] | None:
    """What takes the place of one call that makes a container of `collections`, and of all uses of its variable."""
    if module.scopes.calls(made, "collections.deque"):
        edit = used_as_list(module, made, binding)
        return None if edit is None else [edit]
    counts = module.scopes.calls(made, "collections.Counter")
    defaults = {"0" if counts else _default(module, write.value) for write in binding.writes if write.value}
    default = defaults.pop() if len(defaults) == 1 else None
    creation = _counted(module, made, binding) if counts else module.edit.replace(made, "{}")
    if default is None or creation is None or module.comments(made):
        return None
    uses = plain_uses(module, binding, Missing(default, is_kept=not counts))
    return None if uses is None else [creation, *uses]


def _default(module: Module, made: Node) -> str | None:
    """`0` for `defaultdict(int)` and `defaultdict(lambda: 0)`; None for what is not so simple."""
    arguments = module.arguments(made)
    if len(arguments) != 1 or not module.scopes.calls(made, "collections.defaultdict"):
        return None
    factory = arguments[0]
    if factory.type == "identifier":
        word = module.code(factory)
        known = module.scopes.is_builtin(factory, *_DEFAULTS)
        spelled = not word.islower() or module.scopes.means_builtin(word, module.scopes.scope(made))
        return _DEFAULTS[word] if known and spelled else None
    body = factory.child_by_field_name("body") if factory.type == "lambda" else None
    if body is None or factory.child_by_field_name("parameters") is not None:
        return None
    if body.type in ("list", "dictionary"):
        return module.code(body) if not module.statements(body) else None
    constant = all(node.type.startswith("string_") or node.type in _CONSTANTS for node in module.walk(body))
    return module.code(body) if constant else None


def _counted(module: Module, made: Node, binding: Binding) -> Edit | None:
    """An empty dictionary, and a loop that counts in it what was handed to the Counter."""
    arguments, statement = module.arguments(made), module.statement(made)
    if not arguments:
        return module.edit.replace(made, "{}")
    items = arguments[0]
    if len(arguments) != 1 or not _is_no_mapping(module, items):
        return None
    if not module.edit.owns_lines(statement) or binding.name in names_in(module, items):
        return None
    if items.type == "identifier" and (module.facts.length(items) or (0, 0))[1] > _MANY:
        return None
    item, name = module.scopes.fresh_name("item", statement), binding.name
    source = module.code(items) if items.type != "generator_expression" else f"({module.code(items)})"
    return module.edit.replace_statement(
        statement,
        f"{name} = {{}}",
        f"for {item} in {source}:",
        f"{module.indent_unit}{name}[{item}] = {name}.get({item}, 0) + 1",
    )


def _is_no_mapping(module: Module, items: Node) -> bool:
    """Each of the items is to be counted: a mapping would say by itself how often."""
    if module.annotated_types.is_a(items, *_ITERABLE):
        return True
    function = items.child_by_field_name("function") if items.type == "call" else None
    method = function.child_by_field_name("attribute") if function is not None else None
    return method is not None and module.code(method) in _LISTING
