from __future__ import annotations

import pytest

from perfhint.source import Module, parse


def place(text: str) -> tuple[Module, object]:
    """The module, and the first identifier `here` in it."""
    module = parse(text)
    return module, next(n for n in module.walk(module.root, "identifier") if module.code(n) == "here")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("for i in a:\n    for j in b:\n        here", [2, 1]),
        ("for i in here:\n    pass", []),
        ("for i in a:\n    pass\nelse:\n    here", []),
        ("while here:\n    pass", [1]),
        ("while a:\n    pass\nelse:\n    here", []),
        ("for i in a:\n    def f():\n        here", []),
        ("for i in a:\n    def f(x=here): pass", [1]),
        ("for i in a:\n    class C:\n        x = here", [1]),
        ("for i in a:\n    f = lambda: here", []),
        ("x = [\n here\n for i in a\n for j in b]", [4, 3]),
        ("x = [i\n for i in here\n for j in b]", []),
        ("x = [i\n for i in a\n for j in here]", [2]),
        ("x = [i\n for i in a\n if here]", [2]),
        ("x = [i\n for i in a\n for j in b\n if here]", [3, 2]),
        ("for here in a: pass", [1]),
        ("if a:\n    here", []),
        ("async def f():\n    async for i in a:\n        here", [2]),
    ],
)
def test_loops_around(text: str, lines: list[int]) -> None:
    module, here = place(text)
    assert [module.line(loop) for loop in module.loops.around(here)] == lines
    assert all(module.loops.runs(loop, here) for loop in module.loops.around(here))


@pytest.mark.parametrize(
    ("body", "exits"),
    [
        ("break", ["break_statement"]),
        ("continue", ["continue_statement"]),
        ("while b:\n        break", []),
        ("while b: pass\n    else:\n        break", ["break_statement"]),
        ("while b:\n        return", ["return_statement"]),
        ("def f():\n        return 3", []),
        ("f = lambda: (yield)", []),
        ("x = yield", ["yield"]),
        ("raise E", ["raise_statement"]),
        (
            "if x:\n        break\n    try:\n        continue\n    finally: pass",
            ["break_statement", "continue_statement"],
        ),
        ("await x", ["await"]),
    ],
)
def test_exits(body: str, exits: list[str]) -> None:
    module = parse(f"for i in a:\n    {body}\n")
    loop = module.root.named_children[0]
    assert [node.type for node in module.loops.exits(loop)] == exits


@pytest.mark.parametrize(
    ("iterable", "small"),
    [
        ("(1, 2)", True),
        ("[1, *a]", False),
        ("'abc'", True),
        ("range(3)", True),
        ("range(5, 20)", True),
        ("range(n)", False),
        ("range(3000)", False),
        ("range(0, 3000, 2)", False),
        ("a", False),
        ("range(10) if a else b", False),
    ],
)
def test_is_small(iterable: str, small: bool) -> None:
    module = parse(f"for i in {iterable}:\n    pass\n")
    assert module.loops.is_small(module.root.named_children[0]) is small


def test_range_of_this_program_may_be_long() -> None:
    module = parse("from mine import range\nfor i in range(3):\n    pass\n")
    assert not module.loops.is_small(module.root.named_children[1])


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("for i in a:\n    print(i)\n", False),
        ("for i in a:\n    pass\nprint(i)\n", True),
        ("for i in a:\n    pass\ni = 3\nprint(i)\n", False),
        ("for i in a:\n    pass\nfor i in b:\n    print(i)\n", False),
        ("for i in a:\n    pass\nelse:\n    print(i)\n", True),
        ("i = 1\nprint(i)\nfor i in a:\n    pass\n", False),
        ("for i in a:\n    pass\nif b:\n    i = 1\nprint(i)\n", True),
        ("for i in a:\n    pass\ni += 1\n", True),
        ("for i in a:\n    pass\ndel i\n", True),
        ("def f():\n    return i\nfor i in a:\n    pass\n", True),
        ("for i in a:\n    pass\nprint(locals())\n", True),
        ("for i, j in a:\n    pass\nprint(j)\n", True),
    ],
)
def test_target_used_after(text: str, used: bool) -> None:
    module = parse(text)
    loop = next(module.walk(module.root, "for_statement"))
    assert module.loops.target_used_after(loop) is used


def test_target_used_in_the_next_round_of_the_loop_around() -> None:
    module = parse("i = 0\nfor k in b:\n    print(i)\n    for i in a:\n        pass\n")
    loop = list(module.walk(module.root, "for_statement"))[1]
    assert module.loops.target_used_after(loop)


# ------------------------------------------------------------------------------------------------------- uses


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("here.append(1)", "method call append"),
        ("here.append", "attribute append"),
        ("here.x = 1", "attribute set x"),
        ("here[0]", "item"),
        ("here[1:2]", "slice"),
        ("here[0] = 1", "item set"),
        ("here[0] += 1", "item set"),
        ("here[0], b = c", "item set"),
        ("for here[0] in c: pass", "item set"),
        ("del here[0]", "item deleted"),
        ("here[0].x = 1", "item"),
        ("a[here]", "escapes"),
        ("for x in here: pass", "iterated"),
        ("[x for x in here]", "iterated"),
        ("x in here", "searched"),
        ("x not in (here)", "searched"),
        ("here in x", "compared"),
        ("here == x", "compared"),
        ("here is None", "compared"),
        ("if here: pass", "truth"),
        ("while not here: pass", "truth"),
        ("assert here, x", "truth"),
        ("assert x, here", "escapes"),
        ("if here and x: pass", "truth"),
        ("y = here and x", "escapes"),
        ("y = 1 if here else 2", "truth"),
        ("y = here if x else 2", "escapes"),
        ("[x for x in y if here]", "truth"),
        ("here + x", "operand"),
        ("x += here", "operand"),
        ("here += x", "augmented"),
        ("f'{here}'", "formatted"),
        ("len(here)", "argument len"),
        ("math.sqrt(here)", "argument math.sqrt"),
        ("x.extend(here)", "argument .extend"),
        ("f(here)", "argument"),
        ("f(x=here)", "escapes"),
        ("f(*here)", "unpacked"),
        ("a, b = here", "unpacked"),
        ("a = here", "escapes"),
        ("[here]", "escapes"),
        ("def f(): return here", "returned"),
        ("def f(): yield here", "escapes"),
        ("lambda: here", "escapes"),
        ("here", "statement"),
        ("(x := here)", "escapes"),
        ("with here: pass", "escapes"),
    ],
)
def test_roles(text: str, use: str) -> None:
    module, _ = place(f"import math\nhere = []\n{text}")
    binding = module.scopes.module.bindings["here"]
    found = module.uses.of(binding)
    assert [f"{each.role} {each.name or ''}".strip() for each in found] == [use]
