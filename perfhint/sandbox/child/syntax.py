"""What the programs that look at another program do with its syntax tree and its code.

Constants in the tree stand for functions of ours: `with_functions` puts these in their place once it is compiled, so
the program has no name for them and nothing is looked up.
"""

import _ast
import warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Callable, Dict, Iterator, Tuple

    Functions = Dict[str, Callable[..., Any]]


def parse(source: bytes, path: str) -> "Any":
    """The syntax tree. Raises what `compile` raises."""
    return compile(source, path, "exec", _ast.PyCF_ONLY_AST, dont_inherit=True)


def compile_with_functions(tree: "Any", path: str, functions: "Functions") -> "CodeType":
    """The tree as code, in which the functions stand in place of the constants they are named by."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "'str' object is not callable"
        return _with_functions(compile(tree, path, "exec", dont_inherit=True), functions)


def call(function: str, where: "Any", *arguments: "_ast.expr") -> "_ast.expr":
    """A call of the function with this name, on the line where the node `where` begins."""
    place = place_of(where)
    return _ast.Call(_ast.Constant(function, **place), list(arguments), [], **place)


def place_of(node: "Any") -> "Dict[str, Any]":
    """The place of a new node that is to be where `node` begins."""
    line, column = node.lineno, node.col_offset
    return {"lineno": line, "col_offset": column, "end_lineno": line, "end_col_offset": column}


def walk(node: "_ast.AST") -> "Iterator[_ast.AST]":
    """`ast.walk`, without the import that a program's own import of `enum` or `re` would then not pay for."""
    pending = [node]
    while pending:
        node = pending.pop()
        yield node
        pending += children(node)


def children(node: "_ast.AST") -> "Iterator[_ast.AST]":
    """The nodes right below."""
    for field in node._fields:
        value = getattr(node, field, None)
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, _ast.AST):
                yield child


def functions_of(code: "CodeType", names: "Tuple[str, ...]" = ()) -> "Iterator[Tuple[str, CodeType]]":
    """The code and all code within it, each with its qualified name."""
    yield ".".join(names) or "<module>", code
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            for found in functions_of(constant, (*names, constant.co_name)):
                yield found


def _with_functions(code: "CodeType", functions: "Functions") -> "CodeType":
    return code.replace(
        co_consts=tuple(
            _with_functions(constant, functions)
            if isinstance(constant, type(code))
            else functions.get(constant, constant)
            if isinstance(constant, str)
            else constant
            for constant in code.co_consts
        )
    )
