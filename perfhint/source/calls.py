"""Result types of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.bindings import Kind
from perfhint.source.known import (
    BOOL,
    BYTES,
    COUNTER,
    DEFAULTDICT,
    DEQUE,
    DICTS,
    FLOAT,
    INT,
    ITERATORS,
    METHODS,
    NEVER,
    NONE,
    NUMBER,
    NUMBERS,
    RETURNS,
    SEQUENCES,
    SETS,
    STR,
    Type,
)
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.bindings import Scope
    from perfhint.source.inference import Inference
    from perfhint.source.module import Module


def result(module: Module, inference: Inference, call: Node) -> Type | None:
    """Type of the value of `call`."""
    function, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    if function is None or arguments is None:
        return None
    if arguments.type == "generator_expression":
        given = [arguments]
    else:
        given = [argument for argument in arguments.named_children if argument.type != "comment"]
    path = module.scopes.qualified_name(function)
    if path is not None:
        return _known_function(module, inference, path, given)
    if function.type == "attribute":
        return _method(module, inference, function)
    if function.type == "identifier":
        return _own_function(module, inference, function)
    return None


def _known_function(module: Module, inference: Inference, path: str, given: list[Node]) -> Type | None:
    if path in RETURNS:
        return RETURNS[path]
    plain = [argument for argument in given if argument.type not in ("keyword_argument", "list_splat")]
    first = plain[0] if plain else None
    match path:
        case "list" | "tuple" | "set" | "frozenset" | "sorted" | "collections.deque":
            name = "list" if path == "sorted" else path
            return Type(name, _passed_on(inference, first) if given else NEVER)
        case "iter" | "reversed":
            return Type("iterator", inference.element(first))
        case "enumerate":
            return Type("enumerate", _pair(INT, inference.element(first)))
        case "zip":
            if any(argument.type == "list_splat" for argument in given):
                return Type("zip", Type("tuple", _transposed(inference, given)))
            return Type("zip", _items([inference.element(argument) for argument in plain]))
        case "map":
            return Type("map", _mapped(module, inference, plain))
        case "filter":
            return Type("filter", inference.element(plain[1])) if len(plain) == 2 else None
        case "dict":
            return Type("dict") if given else Type("dict", NEVER, NEVER)
        case "collections.defaultdict":
            return _defaultdict(module, first, len(given))
        case "sum":
            return _total(inference.element(first)) if len(given) == 1 else None
        case "min" | "max" if any(_keyword(module, argument) == "default" for argument in given):
            return None
        case "min" | "max":
            return inference.element(first) if len(plain) == 1 else inference.of_all(plain)
        case "collections.Counter":
            return _counter(inference, given)
        case "open":
            return _file(module, given)
        case "copy.deepcopy" if len(given) == 1:
            return inference.of(first)
        case "abs":
            found = inference.of(first)
            return found if found is not None and found.name in NUMBERS - {"bool"} else None
        case "round":
            found = inference.of(first)
            if found is None or found.name not in NUMBERS:
                return None
            return INT if len(given) == 1 else FLOAT if found.name == "float" else None
        case "divmod":
            kinds = [inference.of(argument) for argument in plain]
            return _pair(INT, INT) if all(kind in (INT, NEVER) for kind in kinds) else None
        case "pow" if len(plain) == 3:
            return INT if inference.of_all(plain) == INT else None
        case "heapq.heappop" | "heapq.heapreplace" | "heapq.heappushpop" | "next" | "random.choice":
            return inference.element(first)
        case "heapq.nsmallest" | "heapq.nlargest" | "random.sample" if len(plain) == 2:
            return Type("list", inference.element(plain[1 if path.startswith("heapq") else 0]))
        case "itertools.permutations" | "itertools.combinations" | "itertools.combinations_with_replacement":
            return Type("iterator", Type("tuple", inference.element(first)))
        case "itertools.product":
            return Type("iterator", Type("tuple", _of_any(inference, given)))
        case "itertools.chain":
            return Type("iterator", _of_any(inference, given))
        case "itertools.islice":
            return Type("iterator", inference.element(first))
        case "itertools.accumulate" if len(given) == 1:
            element = inference.element(first)
            return Type("iterator", element) if element in (INT, FLOAT, STR) else None
    return None


def _transposed(inference: Inference, given: list[Node]) -> Type | None:
    """What the tuples that `zip(*rows)` gives hold: the items of the rows."""
    from perfhint.source.inference import element_of, join

    found: Type | None = NEVER
    for argument in given:
        splat = argument.type == "list_splat"
        element = inference.element(argument.named_children[0] if splat else argument)
        found = join(found, element_of(element) if splat else element)
    return found


def _of_any(inference: Inference, given: list[Node]) -> Type | None:
    """What each of these arguments gives when it is iterated over; None if they give different things."""
    from perfhint.source.inference import join

    found: Type | None = NEVER
    for argument in given:
        if argument.type == "list_splat":
            return None
        if argument.type != "keyword_argument":
            found = join(found, inference.element(argument))
    return found


def _passed_on(inference: Inference, argument: Node | None) -> Type | None:
    """Elements of a copy: inner containers are shared with the original, so what they hold is not known."""
    from perfhint.source.inference import shallow

    element = inference.element(argument)
    fresh = argument is not None and argument.type in ("generator_expression", "list_comprehension", "call")
    return element if fresh else shallow(element)


_FRESH = names("""
    call binary_operator list set dictionary list_comprehension set_comprehension dictionary_comprehension
    generator_expression tuple expression_list
""")
"""Expressions that make a new object, or (calls) give a known one without telling what it holds."""


def _mapped(module: Module, inference: Inference, given: list[Node]) -> Type | None:
    """What `map` yields: the result of its function."""
    if len(given) < 2:
        return None
    function = given[0]
    if function.type == "lambda":
        return inference.of(function.child_by_field_name("body"))
    path = module.scopes.qualified_name(function)
    if path is None:
        if function.type == "identifier":
            return _own_function(module, inference, function)
        return None
    if path in RETURNS:
        return RETURNS[path]
    owner, _, method = path.rpartition(".")
    if owner in METHODS:
        return METHODS[owner].get(method)
    element = inference.element(given[1])
    if path in ("list", "tuple", "set", "sorted"):
        from perfhint.source.inference import element_of

        return Type("list" if path == "sorted" else path, element_of(element))
    return element if path == "abs" and element in (INT, FLOAT) else None


def _method(module: Module, inference: Inference, function: Node) -> Type | None:
    attribute = function.child_by_field_name("attribute")
    receiver = inference.of(function.child_by_field_name("object"))
    if attribute is None or receiver is None:
        return None
    if receiver.name == "never":
        return NEVER
    name = module.code(attribute)
    if receiver.name == "file" and receiver.element != STR:
        return None
    fixed = METHODS.get("dict" if receiver.name in DICTS else receiver.name, {}).get(name)
    if fixed is not None:
        return fixed
    match name:
        case "pop" | "popleft" if receiver.name in ("list", "set", DEQUE):
            return receiver.element
        case "copy" if receiver.name in DICTS | {"list", "set", DEQUE}:
            from perfhint.source.inference import shallow

            inner, value = receiver.element, receiver.value
            return Type(receiver.name, shallow(inner), shallow(value))
        case "keys" if receiver.name in DICTS:
            return Type("iterator", receiver.element)
        case "values" if receiver.name in DICTS:
            return Type("iterator", receiver.value)
        case "items" if receiver.name in DICTS:
            return Type("iterator", _pair(receiver.element, receiver.value))
        case "most_common" if receiver.name == COUNTER:
            return Type("list", _pair(receiver.element, INT))
        case "union" | "intersection" | "difference" | "symmetric_difference" if receiver.name in ("set", "frozenset"):
            return Type(receiver.name)
    return None


def _own_function(module: Module, inference: Inference, function: Node) -> Type | None:
    """What a function of this program returns, where its name is bound once, to a plain function or lambda."""
    binding = module.scopes.binding(function)
    write = module.scopes.only_write(binding) if binding is not None else None
    if write is None:
        return None
    definition = write.value if write.kind is Kind.ASSIGN else write.origin if write.kind is Kind.DEF else None
    if definition is None or definition.type not in ("function_definition", "lambda"):
        return None
    parent = module.parent(definition)
    if (parent is not None and parent.type == "decorated_definition") or definition.children[0].type == "async":
        return None
    scope = module.scopes.own(definition)
    return inference.returned(scope) if scope is not None else None


def returned(module: Module, inference: Inference, scope: Scope) -> Type | None:
    """What the function or lambda that opens `scope` returns, if every way out of it tells."""
    from perfhint.source.inference import join

    body = scope.node.child_by_field_name("body")
    if body is None:
        return None
    if scope.kind == "lambda":
        return _given_out(module, inference, scope, body)
    found: Type | None = NEVER if _always_returns(module, module.statements(body)[-1:]) else NONE
    stack = [body]
    while stack:
        node = stack.pop()
        if node.type in ("yield", "await"):
            return None
        if node.type == "return_statement":
            values = module.statements(node)
            found = join(found, _given_out(module, inference, scope, values[0]) if values else NONE)
        elif node.type not in ("function_definition", "lambda", "class_definition"):
            stack.extend(node.named_children)
    return found


def _given_out(module: Module, inference: Inference, scope: Scope, value: Node) -> Type | None:
    """A returned value; of an object that others may know and change, not what it holds."""
    from perfhint.source.inference import shallow

    found = inference.of(value)
    binding = module.scopes.binding(value) if value.type == "identifier" else None
    own = binding is not None and binding.scope is scope and not module.scopes.captured(binding)
    return found if own or value.type in _FRESH else shallow(found)


def _always_returns(module: Module, last: list[Node]) -> bool:
    """The statement is an if/else all of whose branches end in return or raise, or a `while True` without break."""
    if not last:
        return False
    statement = last[0]
    if statement.type in ("return_statement", "raise_statement"):
        return True
    if statement.type == "while_statement":
        condition = statement.child_by_field_name("condition")
        endless = condition is not None and module.code(condition) in ("True", "1")
        return endless and not module.loops.exits(statement, "break_statement")
    if statement.type != "if_statement":
        return False
    branches = [statement.child_by_field_name("consequence")]
    has_else = False
    for clause in statement.children_by_field_name("alternative"):
        has_else = has_else or clause.type == "else_clause"
        branches.append(clause.child_by_field_name("body" if clause.type == "else_clause" else "consequence"))
    return has_else and all(b is not None and _always_returns(module, module.statements(b)[-1:]) for b in branches)


def _defaultdict(module: Module, factory: Node | None, given: int) -> Type:
    if factory is None or given != 1:
        return Type(DEFAULTDICT)
    path = module.scopes.qualified_name(factory)
    made = {
        "int": INT,
        "float": FLOAT,
        "str": STR,
        "bool": BOOL,
        "list": Type("list", NEVER),
        "set": Type("set", NEVER),
    }
    return Type(DEFAULTDICT, NEVER, made.get(path or ""))


def _total(element: Type | None) -> Type | None:
    """Type of `sum`, which of nothing is the int 0."""
    if element is None or element.name not in NUMBERS | {"never"}:
        return None
    return INT if element.name in ("int", "bool", "never") else NUMBER


def _counter(inference: Inference, given: list[Node]) -> Type:
    """A Counter of items; of a mapping, which gives its own counts, nothing is known."""
    if not given:
        return Type(COUNTER, NEVER, INT)
    found = inference.of(given[0])
    plain = len(given) == 1 and found is not None and found.name in SEQUENCES | SETS | ITERATORS
    return Type(COUNTER, inference.element(given[0]), INT) if plain else Type(COUNTER)


def _file(module: Module, given: list[Node]) -> Type | None:
    if len(given) == 1:
        return Type("file", STR)
    mode = module.code(given[1]) if given[1].type == "string" else "b"
    return Type("file", STR) if "b" not in mode else Type("file", BYTES)


def _keyword(module: Module, argument: Node) -> str | None:
    name = argument.child_by_field_name("name") if argument.type == "keyword_argument" else None
    return module.code(name) if name is not None else None


def _pair(first: Type | None, second: Type | None) -> Type:
    return _items([first, second])


def _items(items: list[Type | None]) -> Type:
    from perfhint.source.inference import join

    element: Type | None = NEVER
    for item in items:
        element = join(element, item)
    return Type("tuple", element, None, tuple(items))
