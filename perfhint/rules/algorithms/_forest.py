"""Union-find: trees in a list of parents, of which the program wants to know nothing but the roots."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Kind, Module, Node, Role, Write


class Forest(NamedTuple):
    """A function that finds the root of an element."""

    function: Node
    name: str


def forest(module: Module, parent: Node) -> Forest | None:
    """The search for a root in which `parent` stands, if all that is done with parents leaves it to the roots."""
    function = module.within(parent, "function_definition")
    name = function.child_by_field_name("name") if function is not None else None
    if function is None or name is None or len(parent.named_children) != 2 or function.children[0].type == "async":
        return None
    holder, element = parent.named_children
    word = _word(holder)
    if word is None or element.type != "identifier" or module.code(element) not in parameters(module, function):
        return None
    trees = Forest(function, module.code(name))
    named = [node for node in module.walk(module.root, "identifier") if module.code(node) == module.code(word)]
    if holder.type == "attribute":
        places = [module.parent(node) for node in named if _is_attribute(module, node)]
    else:
        places = [node for node in named if module.scopes.is_name(node)]
    return trees if all(place is not None and _keeps_roots(module, trees, place) for place in places) else None


def parameters(module: Module, function: Node) -> list[str]:
    """Names of the parameters, those with an annotation or default as they are written."""
    holder = function.child_by_field_name("parameters")
    return [module.code(parameter) for parameter in module.statements(holder)] if holder is not None else []


def is_root_test(module: Module, test: Node, parent: Node, *signs: str) -> bool:
    """`parent[x] == x`, `x == parent[x]`; with `<` and the like compared with a number."""
    test = module.unwrap(test)
    if test.type != "comparison_operator" or len(test.children) != 3 or test.children[1].type not in signs:
        return False
    left, sign, right = (module.code(part) for part in test.children)
    wanted, element = module.code(parent), module.code(parent.named_children[1])
    if sign in ("==", "!="):
        return {left, right} == {wanted, element} or (left == wanted and right.startswith("-") and sign == "==")
    return left == wanted and right == "0"


def is_docstring(statement: Node) -> bool:
    """A text that stands alone as a statement."""
    return statement.type == "expression_statement" and statement.named_children[0].type == "string"


def returns(module: Module, block: Node | None, element: str) -> bool:
    """`return x` is all that the block does."""
    return block is not None and [module.code(one) for one in module.statements(block)] == [f"return {element}"]


def asks_parent(module: Module, call: Node, parent: Node, function: Node) -> bool:
    """`find(parent[x])`: the function calls itself with everything else as it is."""
    name = function.child_by_field_name("name")
    called, given = module.code(call.named_children[0]), parameters(module, function)
    if called.startswith("self.") and given[:1] == ["self"]:
        called, given = called.removeprefix("self."), given[1:]
    element = module.code(parent.named_children[1])
    wanted = [module.code(parent) if parameter == element else parameter for parameter in given]
    arguments = [module.code(argument) for argument in module.arguments(call)]
    return name is not None and called == module.code(name) and arguments == wanted


def _word(holder: Node) -> Node | None:
    """The name of the list: `parent`, also in `self.parent`."""
    if holder.type == "attribute" and holder.named_children[0].type == "identifier":
        return holder.named_children[1]
    return holder if holder.type == "identifier" else None


def _is_attribute(module: Module, node: Node) -> bool:
    holder = module.parent(node)
    return holder is not None and holder.type == "attribute" and holder.named_children[-1].id == node.id


def _keeps_roots(module: Module, trees: Forest, place: Node) -> bool:
    """What is done here to the list asks for roots only, hangs trees at roots, or makes the list."""
    if module.contains(trees.function, place):
        return True
    holder = module.parent(place)
    if holder is None or holder.type in ("parameters", "global_statement", "nonlocal_statement"):
        return True
    if module.is_target(place):
        value = holder.child_by_field_name("right")
        return holder.type == "assignment" and value is not None and module.effects.is_fresh(value)
    use = module.uses.classify(place)
    match use.role:
        case Role.ITEM:
            return _is_about_roots(module, trees, use.outer)
        case Role.SET_ITEM:
            index = use.outer.named_children[1]
            return _is_root(module, trees, index) or _makes_root(module, use.outer, index)
        case Role.METHOD:
            return use.name == "append" and module.uses.is_statement(use.outer)
        case Role.ARGUMENT:
            if use.name == "enumerate" and len(module.arguments(use.outer)) == 1:
                return _goes_through_roots(module, use.outer)
            return use.name == "len" or _is_parameter_of(module, use.outer, module.code(place))
        case Role.ITERATED:
            return _goes_through_roots(module, place)
    return False


def _is_about_roots(module: Module, trees: Forest, item: Node) -> bool:
    """`parent[root]`, or a test whether an element is one: `parent[i] == i`, `parent[i] < 0`."""
    index = item.named_children[1]
    return _is_root(module, trees, index) or _is_asked_for_root(module, item, module.code(index))


def _is_asked_for_root(module: Module, parent: Node, element: str) -> bool:
    """`parent == element`, `parent < 0`"""
    comparison = module.parent(parent)
    if comparison is None or comparison.type != "comparison_operator" or len(comparison.children) != 3:
        return False
    left, sign = comparison.children[0].id == parent.id, comparison.children[1].type
    code = module.code(comparison.children[2 if left else 0])
    if code == "0":
        return sign in (("<", ">=") if left else (">", "<="))
    return (code == element and sign in ("==", "!=")) or code[:1] == "-"


def _goes_through_roots(module: Module, items: Node) -> bool:
    """`for i, p in enumerate(parent)`, `for p in parent`, where `p` only serves to tell the roots."""
    loop = module.uses.classify(items).outer
    left = loop.child_by_field_name("left") if module.uses.classify(items).role is Role.ITERATED else None
    if left is None:
        return False
    targets = module.statements(left) if left.type in ("pattern_list", "tuple_pattern") else [left]
    binding = module.scopes.binding(targets[-1]) if targets[-1].type == "identifier" else None
    if binding is None or len(targets) != (2 if items.type == "call" else 1) or len(binding.writes) != 1:
        return False
    element = module.code(targets[0]) if len(targets) == 2 else ""
    return all(_is_asked_for_root(module, read, element) for read in binding.reads)


def _makes_root(module: Module, item: Node, index: Node) -> bool:
    """`parent[i] = i`"""
    assignment = module.parent(item)
    value = assignment.child_by_field_name("right") if assignment is not None else None
    return value is not None and module.code(value) == module.code(index)


def _is_parameter_of(module: Module, call: Node, name: str) -> bool:
    """The list is passed on to a function of the program that calls it by the same name."""
    function = call.child_by_field_name("function")
    binding = module.scopes.binding(function) if function is not None else None
    write = module.scopes.only_write(binding) if binding is not None else None
    return write is not None and write.kind is Kind.DEF and name in parameters(module, write.origin)


def _is_root(module: Module, trees: Forest, index: Node) -> bool:
    """`index` surely was found by the search: `find(x)`, or a name for it, perhaps swapped with another such."""
    if _is_search(module, trees, index):
        return True
    binding = module.scopes.binding(index) if index.type == "identifier" else None
    if binding is None:
        return False
    definition = module.flow.definition(index)
    if definition is not None:
        return _is_found(module, trees, definition)
    writes = [write for write in binding.writes if write.kind is not Kind.PARAMETER]
    found = [_is_found(module, trees, write) for write in writes]
    swaps = [_is_swap(module, write) for write in writes]
    first = min((write.at for write, yes in zip(writes, found, strict=True) if yes), default=None)
    return first is not None and first <= index.start_byte and all(map(any, zip(found, swaps, strict=True)))


def _is_search(module: Module, trees: Forest, node: Node) -> bool:
    function = node.child_by_field_name("function") if node.type == "call" else None
    return function is not None and module.code(function).rpartition(".")[2] == trees.name


def _is_found(module: Module, trees: Forest, write: Write) -> bool:
    """`a = find(x)`, or one of `a, b = find(x), find(y)`."""
    value = write.origin.child_by_field_name("right")
    if write.kind is not Kind.ASSIGN or value is None:
        return False
    values = module.statements(value) if value.type in ("expression_list", "tuple") else [value]
    return all(_is_search(module, trees, each) for each in values)


def _is_swap(module: Module, write: Write) -> bool:
    """`a, b = b, a`"""
    left, right = write.origin.child_by_field_name("left"), write.origin.child_by_field_name("right")
    if left is None or right is None or right.type != "expression_list":
        return False
    names = [module.code(part) for part in module.statements(left)]
    return names == [module.code(part) for part in reversed(module.statements(right))]
