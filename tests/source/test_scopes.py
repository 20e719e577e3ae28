"""Names mean what the compiler says they mean."""

from __future__ import annotations

import symtable
import sysconfig
import warnings
from collections import defaultdict
from pathlib import Path

import pytest

from perfhint.source import parse
from perfhint.source.bindings import Kind, Scope

STDLIB = Path(sysconfig.get_path("stdlib"))
COMPREHENSIONS = {
    "list_comprehension": "listcomp",
    "set_comprehension": "setcomp",
    "dictionary_comprehension": "dictcomp",
    "generator_expression": "genexpr",
}

TRICKY = """
import os.path, sys as system
from math import *
x = 1
def f(a, b=x, *args, c: int = x, **kw):
    global x
    x = [y for y in a if (z := y)]
    def g():
        nonlocal b
        b = x, args, __class__
        return lambda q, r=b: q + r + kw[c]
    return g
class C(dict, metaclass=type):
    x = x
    __hidden = 3
    def m(self, x=x):
        return self.__hidden, x, __hidden_too, [x for x in x for _ in self]
    y = [x for _ in range(x)]
def h():
    try:
        import a.b.c
        from d import e as i
    except (OSError, KeyError) as error:
        print(error)
    with open(a) as j, open(i) as (k, [l, *m]):
        del j
    for n, o.p in k:
        n += 1
    else:
        q: int
    match n:
        case [r, *s] | {"k": r, **s} if r: t = s
        case str(u, v=w) as y: pass
        case Kind.X: pass
        case z: pass
    (aa, bb), cc = dd = ee = 1
    ff = {k: v for k, v in cc}
    class Inner:
        gg = dd
        def hh(self): return ee, gg
    return Inner
async def ii():
    async with jj() as kk:
        async for ll in kk:
            yield [await mm async for mm in ll]
"""


@pytest.mark.parametrize(
    "name", ["argparse", "typing", "dataclasses", "inspect", "functools", "enum", "contextlib", "ast", "asyncio/events"]
)
def test_as_the_compiler_on_the_standard_library(name: str) -> None:
    compare((STDLIB / f"{name}.py").read_text(encoding="utf-8"))


def test_as_the_compiler_on_tricky_code() -> None:
    compare(TRICKY)


def compare(text: str) -> None:
    """Every name in every scope is local, global or from a scope around, as `symtable` says."""
    scopes = parse(text).scopes
    ours: dict[tuple[str, int], list[Scope]] = defaultdict(list)
    for scope in scopes.all:
        name = {"module": "top", "lambda": "lambda"}.get(scope.kind, scope.name)
        name = COMPREHENSIONS.get(scope.node.type, name)
        line = 0 if scope.kind == "module" else scope.node.start_point.row + 1
        ours[name, line].append(scope)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        todo = [symtable.symtable(text, "text", "exec")]
    compared = 0
    while todo:
        table = todo.pop()
        todo += table.get_children()
        line = 0 if table.get_type() == "module" else table.get_lineno()
        candidates = ours[table.get_name(), line]
        if len(candidates) != 1:
            assert candidates or not table.get_name().isidentifier(), (table, "has no scope here")
            continue  # several lambdas on one line
        scope = candidates[0]
        for symbol in table.get_symbols():
            name = symbol.get_name()
            if name.isidentifier() and name != "__class__":
                assert meaning(scopes.lookup(name, scope), scope) in expected(symbol, table), (table, name)
                compared += 1
        names = {symbol.get_name() for symbol in table.get_symbols()}
        assert set(scope.bindings) <= names, table
    assert compared > 20


def meaning(binding: object, scope: Scope) -> str:
    owner = getattr(binding, "scope", None)
    if owner is None:
        return "unbound"
    return "local" if owner is scope else "global" if owner.parent is None else "free"


def expected(symbol: symtable.Symbol, table: symtable.SymbolTable) -> set[str]:
    if table.get_type() == "module":
        bound = symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
        return {"local"} if bound else {"unbound", "local"}
    if symbol.is_free():
        return {"free"}
    return {"local"} if symbol.is_local() else {"global", "unbound"}


# ---------------------------------------------------------------------------------------- what names stand for


def names(text: str) -> dict[str, str | None]:
    """For each line `NAME  # expression` … the qualified name of the last expression statement's parts."""
    module = parse(text)
    return {
        module.code(node): module.scopes.qualified_name(node)
        for statement in module.walk(module.root, "expression_statement")
        for node in statement.named_children
        if node.type in ("identifier", "attribute")
    }


@pytest.mark.parametrize(
    ("text", "expression", "path"),
    [
        ("len", "len", "len"),
        ("import numpy as np\nnp.zeros", "np.zeros", "numpy.zeros"),
        ("import os.path\nos.path.join", "os.path.join", "os.path.join"),
        ("from math import sqrt as root\nroot", "root", "math.sqrt"),
        ("from . import a\na.b", "a.b", ".a.b"),
        ("from .x import a\na", "a", ".x.a"),
        ("from collections import *\ndeque", "deque", "collections.deque"),
        ("from math import *\npow", "pow", "math.pow"),
        ("from nowhere import *\nlen", "len", None),
        ("import sys\ninput = sys.stdin.readline\ninput", "input", "sys.stdin.readline"),
        ("import sys\nif a:\n    input = sys.stdin.readline\ninput", "input", None),
        ("import numpy as np\nnp = 3\nnp.zeros", "np.zeros", None),
        ("try:\n    import json\nexcept ImportError:\n    json = None\njson.loads", "json.loads", None),
        ("def len(x): pass\nlen", "len", None),
        ("def f():\n    global len\n    len = 3\nlen", "len", None),
        ("exec('len = 3')\nlen", "len", None),
        ("a = b\nb = a\na", "a", None),
        ("f().x", "f().x", None),
    ],
)
def test_qualified_names(text: str, expression: str, path: str | None) -> None:
    assert names(text)[expression] == path


@pytest.mark.parametrize(
    ("text", "builtin"),
    [
        ("print(len(x))", True),
        ("def f(len): print(len(x))", False),
        ("len = 3\nprint(len(x))", False),
        ("import len\nprint(len(x))", False),
        ("from os import *\nprint(len(x))", True),
        ("from unknown import *\nprint(len(x))", False),
        ("class C:\n    len = 3\n    def f(self): print(len(x))", True),
        ("class C:\n    len = 3\n    print(len(x))", False),
        ("[len(x) for len in y]", False),
        ("x.len(y)", False),
        ("f(len=3)", False),
    ],
)
def test_is_builtin(text: str, builtin: bool) -> None:
    module = parse(text)
    found = [node for node in module.walk(module.root, "identifier") if module.code(node) == "len"]
    assert module.scopes.is_builtin(found[-1], "len", "print") is builtin


@pytest.mark.parametrize(
    ("text", "dynamic"),
    [
        ("def f(): return locals()", {"f"}),
        ("def f(): return vars(x)", set()),
        ("def f(): return vars()", {"f"}),
        ("def f():\n    def g(): return eval('x')", {"", "f", "g"}),
        ("def f(): globals()['x'] = 3", {""}),
        ("def f(locals): return locals()", set()),
    ],
)
def test_names_that_may_be_used_unseen(text: str, dynamic: set[str]) -> None:
    assert {scope.name for scope in parse(text).scopes.all if scope.dynamic} == dynamic


def test_writes_say_how() -> None:
    module = parse(TRICKY)
    kinds = {
        name: {write.kind for write in each.writes} for s in module.scopes.all for name, each in s.bindings.items()
    }
    assert kinds["os"] == kinds["i"] == {Kind.IMPORT}
    assert kinds["error"] == {Kind.EXCEPT}
    assert kinds["j"] == {Kind.WITH, Kind.DELETE}
    assert kinds["n"] == {Kind.FOR, Kind.AUGMENTED}
    assert kinds["q"] == {Kind.ANNOTATION} or kinds["q"] == {Kind.PARAMETER}
    assert kinds["u"] == kinds["w"] == kinds["s"] == {Kind.MATCH}
    assert kinds["kw"] == {Kind.PARAMETER}
    assert kinds["C"] == {Kind.CLASS}


def test_fresh_names_clash_with_nothing_and_are_never_given_twice() -> None:
    module = parse("parts = 1\n'parts_2'\n# parts_3\n")
    scopes, first, second = module.scopes, *module.statements(module.root)
    assert scopes.fresh_name("parts", first) == "parts_4"
    assert scopes.fresh_name("parts", second) == "parts_5"
    assert scopes.fresh_name("parts", first) == "parts_4"
    assert scopes.fresh_name("len", first) == "len_2"
    assert scopes.fresh_name("match", first) == "match_2"


def test_broken_code_has_scopes_too() -> None:
    module = parse("def f(:\n    x = (1\n    y = x\nclass")
    assert "f" in {name for scope in module.scopes.all for name in scope.bindings} or module.has_error
