"""What rules may not do to a module that others import: its public names, their signatures and what is said of them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from perfhint.rules import Rule, catalog, find
from perfhint.search.rewriting import rewrite
from perfhint.source import parse

if TYPE_CHECKING:
    from perfhint.hints import Hint

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@pytest.mark.parametrize("rule", catalog(), ids=lambda rule: f"{rule.id}-{rule.name}")
def test_the_public_surface_of_a_module_stays_as_it_is(rule: Rule) -> None:
    program = as_module(rule.slow)
    assert surface(in_module(program, rule)) == surface(program)


@pytest.mark.parametrize("rule", catalog(), ids=lambda rule: f"{rule.id}-{rule.name}")
def test_names_that_are_new_at_the_top_of_a_module_are_private(rule: Rule) -> None:
    assert surface(in_module(rule.slow, rule)).items() <= surface(rule.slow).items()


def in_module(program: str, *rules: Rule) -> str:
    """`program` as these rules rewrite it where it may be imported."""

    def found(text: str) -> list[Hint]:
        return find(parse(text), rules, is_script=False, allow_imports=("numba", "numpy", "scipy"))

    return rewrite(program, found).text


def as_module(program: str) -> str:
    """The program with its top-level statements in a function as well: that is where rules meet them in modules."""
    statements = ast.parse(program).body
    kept = [each for each in statements if isinstance(each, (Definition, ast.Import, ast.ImportFrom))]
    moved = [each for each in statements if each not in kept]
    text = [ast.get_source_segment(program, each, padded=True) or "" for each in kept]
    body = [f"    {line}" for each in moved for line in (ast.get_source_segment(program, each) or "").split("\n")]
    return "\n\n".join(text) + '\n\n\ndef main(argument: int = 1) -> None:\n    """Do it."""\n' + "\n".join(body) + "\n"


def surface(program: str) -> dict[str, str]:
    """Every public name of the module and of its public classes, with all that others can rely on."""
    found: dict[str, str] = {}
    for prefix, statement in definitions(ast.parse(program), ""):
        if isinstance(statement, Definition):
            found[prefix + statement.name] = about(statement)
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            continue  # a new import is no name that anybody takes for the module's own
        else:
            clauses = [each.target for each in ast.walk(statement) if isinstance(each, ast.comprehension)]
            inner = [name for target in clauses for name in ast.walk(target)]
            for name in ast.walk(statement):
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store) and name not in inner:
                    found[prefix + name.id] = "name"
    return {name: said for name, said in found.items() if not any(part.startswith("_") for part in name.split("."))}


def definitions(tree: ast.Module | ast.ClassDef, prefix: str) -> list[tuple[str, ast.stmt]]:
    found: list[tuple[str, ast.stmt]] = []
    for statement in tree.body:
        found.append((prefix, statement))
        if isinstance(statement, ast.ClassDef):
            found += definitions(statement, f"{prefix}{statement.name}.")
    return found


def about(definition: Definition) -> str:
    said = [type(definition).__name__, ast.get_docstring(definition), *map(ast.unparse, definition.decorator_list)]
    if isinstance(definition, ast.ClassDef):
        return repr([*said, *map(ast.unparse, definition.bases)])
    return repr([*said, ast.unparse(definition.args), definition.returns and ast.unparse(definition.returns)])
