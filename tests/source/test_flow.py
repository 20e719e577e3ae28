"""`definition`: the one write that a read sees, or none if there may be several, which `reaching` gives."""

from __future__ import annotations

import pytest

from perfhint.source import parse

CASES = {
    # the write that the name in `use(x)` sees, by its line; 0 for none
    "the write before": ("x = 1\nx = 2\nuse(x)", 2),
    "written in a branch": ("x = 1\nif a:\n    x = 2\nuse(x)", 0),
    "in that branch": ("x = 1\nif a:\n    x = 2\n    use(x)", 3),
    "in the other branch": ("x = 1\nif a:\n    x = 2\nelse:\n    use(x)", 0),
    "a loop comes round": ("x = 1\nfor i in a:\n    use(x)\n    x = 2", 0),
    "a loop that writes another name": ("x = 1\nx = 2\nfor i in a:\n    use(x)\n    y = 2", 2),
    "after the loop": ("x = 1\nfor i in a:\n    x = 2\nuse(x)", 0),
    "written and read in the loop": ("x = 1\nfor i in a:\n    x = 2\n    use(x)", 3),
    "the loop's own target": ("x = 1\nfor x in a:\n    use(x)", 2),
    "the loop's own iterable": ("x = 1\nfor x in use(x):\n    pass", 0),
    "else of a loop": ("x = 1\nfor i in a:\n    x = 2\nelse:\n    use(x)", 0),
    "condition of a while": ("x = 1\nwhile use(x):\n    x = 2", 0),
    "try body may not finish": ("x = 1\ntry:\n    x = 2\nexcept E:\n    use(x)", 0),
    "after try": ("x = 1\ntry:\n    x = 2\nexcept E:\n    pass\nuse(x)", 0),
    "in the try body": ("x = 1\ntry:\n    x = 2\n    use(x)\nexcept E:\n    pass", 3),
    "deleted": ("x = 1\ndel x\nuse(x)", 0),
    "augmented": ("x = 1\nx += 1\nuse(x)", 2),
    "on its own right side": ("x = 1\nx = use(x)", 1),
    "imported": ("x = 1\nimport x\nuse(x)", 2),
    "with": ("x = 1\nwith a as x:\n    use(x)", 2),
    "after with": ("x = 1\nwith a as x:\n    pass\nuse(x)", 0),
    "another function writes it": ("x = 1\ndef f():\n    global x\n    x = 2\nx = 3\nuse(x)", 0),
    "in a list comprehension": ("x = 1\nx = 2\n[use(x) for i in a]", 2),
    "in a generator, run later": ("x = 1\nx = 2\ng = (use(x) for i in a)\nx = 3", 0),
    "in a lambda, run later": ("x = 1\nx = 2\ng = lambda: use(x)", 0),
    "the only write": ("def f():\n    return use(x)\nx = 1", 3),
    "the only write of a builtin's name": ("if a:\n    print = 1\nuse(print)", 0),
    "the only write of a builtin's name, surely before": ("print = 1\nuse(print)", 1),
    "parameter": ("def f(x):\n    use(x)", 1),
    "parameter written again": ("def f(x):\n    if x:\n        x = 1\n    use(x)", 0),
    "walrus in a condition": ("x = 1\nif a and (x := 2):\n    use(x)", 0),
    "index of a target": ("x = 0\nx, a[use(x)] = 1, 2", 0),
    "match": ("x = 1\nmatch a:\n    case x:\n        use(x)", 0),
    "class body": ("x = 1\nclass C:\n    x = 2\n    use(x)", 3),
    "locals() may be anything": ("def f():\n    x = 1\n    locals()\n    use(x)", 0),
    "chained": ("x = y = (x := 3)\nuse(x)", 1),
}


@pytest.mark.parametrize(("text", "line"), CASES.values(), ids=CASES.keys())
def test_definition(text: str, line: int) -> None:
    module = parse(text)
    call = next(c for c in module.walk(module.root, "call") if module.code(c).startswith("use("))
    write = module.flow.definition(module.arguments(call)[0])
    assert (module.line(write.node) if write else 0) == line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x = 1\nx = 2\nuse(x)", [2]),
        ("x = 1\nx = 2\nif a:\n    x = 3\nuse(x)\nx = 6", [2, 4]),
        ("x = 1\nx = 2\nfor i in a:\n    use(x)\n    x = 5\nx = 6", [2, 5]),
        ("x = 1\nfor i in a:\n    x = 3\n    while b:\n        use(x)\n        x = 6\n    x = 7", [3, 6]),
        ("if a:\n    x = 2\nuse(x)\nx = 4", [2, 4]),
        ("x = 1\nx = 2\ndef f():\n    use(x)", [1, 2]),
        ("x = 1\ndef f():\n    global x\n    x = 4\nx = 5\nuse(x)", [1, 4, 5]),
        ("x = 0\nx = 1\nx, a[use(x)] = 1, 2", [1, 2, 3]),
        ("x = 1\nif a:\n    x = 3\nx = use(x)", [1, 3]),
        ("x = 1\nfor i in a:\n    x = use(x)", [1, 3]),
        ("use(y)", []),
    ],
)
def test_reaching(text: str, lines: list[int]) -> None:
    module = parse(text)
    call = next(c for c in module.walk(module.root, "call") if module.code(c).startswith("use("))
    assert sorted(module.line(write.node) for write in module.flow.reaching(module.arguments(call)[0])) == lines


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("x = 1\nuse(x)", True),
        ("if a:\n    x = 1\nuse(x)", False),
        ("for x in a:\n    use(x)", True),
        ("for x in a:\n    pass\nuse(x)", False),
        ("x = 1\nfor x in a:\n    pass\nuse(x)", True),
        ("x = 1\nif a:\n    del x\nuse(x)", False),
        ("def f(x):\n    use(x)", True),
        ("def f():\n    use(x)\nx = 1", False),
    ],
)
def test_surely_bound(text: str, bound: bool) -> None:
    module = parse(text)
    call = next(c for c in module.walk(module.root, "call") if module.code(c).startswith("use("))
    assert module.flow.is_surely_bound(module.arguments(call)[0]) is bound
