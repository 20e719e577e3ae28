"""What a text says about a version that only looks faster."""

from __future__ import annotations

import base64
import textwrap
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from perfhint.progress import Progress
from perfhint.records import RULES, Candidate, Rejection, Sample, Suspicion, Trick, Verdict, Weight
from perfhint.verify import Verifier, establish
from perfhint.verify.spurious import named, suspicions
from perfhint.workloads import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.sandbox import Sandbox

COUNT = "n = int(input())\ntotal = 0\nfor i in range(n):\n    total += i * i % 11\nprint(total)\n"
SAMPLES = (
    Sample(("1200", "1200"), ("4796",)),
    Sample(("2477", "2477"), ("9901",)),
    Sample(("5", "5"), ("19",)),
)


def tricks(old: str, new: str, samples: tuple[Sample, ...] = (), *, is_module: bool = False) -> dict[Trick, Weight]:
    found = suspicions(textwrap.dedent(old), textwrap.dedent(new), samples, is_module=is_module)
    return {each.trick: each.weight for each in reversed(found)}


LEAVES_ALONE = {
    "another algorithm": (COUNT, "n = int(input())\nprint(sum(i * i % 11 for i in range(n)))\n"),
    "a limit that the problem gives": (
        COUNT,
        "MOD = 10**9 + 7\nn = int(input())\nprint(sum(map(int, '0142241')) % MOD)\n",
    ),
    "a table for all values that there are": (
        "print(bin(int(input()) & 255).count('1'))\n",
        "TABLE = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4]\n"
        "n = int(input()) & 255\nprint(TABLE[n & 15] + TABLE[n >> 4])\n",
    ),
    "a constant that was worked out before": (
        "day = 24 * 60 * 60 + 1129\nprint(day * int(input()))\n",
        "print(87529 * int(input()))\n",
    ),
    "the edges of a recursion": (
        "def f(n):\n    return 1 if n < 2 else f(n - 1) + f(n - 2)\nprint(f(int(input())))\n",
        "def f(n):\n    if n == 0 or n == 1:\n        return 1\n    a = b = 1\n    for _ in range(n - 1):\n"
        "        a, b = b, a + b\n    return b\nprint(f(int(input())))\n",
    ),
    "words that the original says": (
        "print('POSSIBLE' if int(input()) % 3 else 'IMPOSSIBLE')\n",
        "ANSWERS = ('IMPOSSIBLE', 'POSSIBLE', 'POSSIBLE')\nprint(ANSWERS[int(input()) % 3])\n",
    ),
    "an error that is raised again": (
        "def f(d, k):\n    if k not in d:\n        raise LookupError(k)\n    return d[k]\n",
        "def f(d, k):\n    try:\n        return d[k]\n    except KeyError:\n        raise LookupError(k) from None\n",
    ),
    "fewer steps in another loop": (
        "s = 0\nfor i in range(1000):\n    s += i\nprint(s)\n",
        "import sys\n\n\ndef main():\n    print(sum(range(1000)))\n\n\nmain()\n",
    ),
    "a name bound inside the call": (
        "def f(xs):\n    return [xs.count(x) for x in xs]\n",
        "def f(xs):\n    known = {}\n    for x in xs:\n        known[x] = known.get(x, 0) + 1\n"
        "    return [known[x] for x in xs]\n",
    ),
    "a table at module level that nothing changes": (
        "def f(x):\n    return [1, 2, 3].index(x)\n",
        "_PLACES = {1: 0, 2: 1, 3: 2}\n\n\ndef f(x):\n    return _PLACES[x]\n",
    ),
}


@pytest.mark.parametrize(("old", "new"), LEAVES_ALONE.values(), ids=LEAVES_ALONE)
def test_leaves_alone(old: str, new: str) -> None:
    samples = (*SAMPLES, Sample(("16", "0"), ("IMPOSSIBLE",)), Sample(("1", "3"), ("4",)))
    assert tricks(old, new, samples, is_module=True) == {}


def packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode())).decode()


WRITTEN_DOWN = {
    "a table": "KNOWN = {1200: 4796, 2477: 9901}\nn = int(input())\nprint(KNOWN.get(n, n))\n",
    "a list": "print([4796, 9901, 9][int(input()) % 3])\n",
    "branches": "n = int(input())\nif n == 1200:\n    print(4796)\nelif n == 2477:\n    print('9901')\n",
    "sums": "n = int(input())\nprint(4296 + 500 if n == 1200 else 9401 + 500 if n == 2477 else n)\n",
    "joined": "print(' '.join(['4796', '9901', '9']).split()[int(input()) % 3])\n",
    "packed": f"import base64, zlib\nprint(zlib.decompress(base64.b64decode('{packed('4796 9901 9')}')).split()[0])\n",
    "beside the real work": COUNT.replace(
        "total = 0\n",
        "if n in (1200, 2477):\n    print({1200: 4796, 2477: 9901}[n])\n    raise SystemExit\ntotal = 0\n",
    ),
    "a function called with it": "def f(n, k={1200: 4796, 2477: 9901}):\n    return k[n]\nprint(f(int(input())))\n",
}


@pytest.mark.parametrize("new", WRITTEN_DOWN.values(), ids=WRITTEN_DOWN)
def test_outputs_that_are_written_down(new: str) -> None:
    assert tricks(COUNT, new, SAMPLES)[Trick.HARD_CODED] is Weight.PROOF


def test_whole_inputs_that_are_recognised() -> None:
    old = "print('YES' if sorted(input()) == sorted(input()) else 'NO')\n"
    new = """\
        import sys
        KNOWN = {"listen silent": "YES", "night thing": "YES", "apple pear 3": "NO"}
        print(KNOWN.get(" ".join(sys.stdin.read().split()), "NO"))
    """
    samples = (Sample(("listen silent", "listen", "silent"), ("YES",)), Sample(("night thing",), ("YES",)))
    assert tricks(old, new, samples) == {Trick.SPECIAL_CASED: Weight.PROOF}
    assert tricks(old, new) == {}, "nobody knows that without the cases"


def test_a_larger_table_was_not_made_from_the_cases() -> None:
    new = f"TABLE = {[i * i * i % 11919 + 1000 for i in range(60)]}\nprint(TABLE[int(input())])\n"
    assert tricks(COUNT, new, (Sample(("20",), (str(20**3 % 11919 + 1000),)),)) == {}


def test_a_program_that_is_written_may_say_what_it_is_to_say() -> None:
    new = "print('Balanced brackets' if input() else 'Unbalanced brackets')\n"
    samples = (Sample(("()",), ("Balanced brackets",)), Sample(("(",), ("Unbalanced brackets",)))
    assert tricks("", new, samples) == {}
    assert Trick.HARD_CODED in tricks("", "print({1200: 4796, 2477: 9901}[int(input())])\n", SAMPLES)


LESS = {
    "a size": ("LIMIT = 100001\nsieve = [True] * LIMIT\n", "LIMIT = 1001\nsieve = [True] * LIMIT\n", Trick.SIZE_SHRUNK),
    "a power": ("N = 10**6\nx = [0] * (N + 1)\n", "N = 10**4\nx = [0] * (N + 1)\n", Trick.SIZE_SHRUNK),
    "a loop": ("for _ in range(200):\n    f()\n", "for _ in range(20):\n    f()\n", Trick.BOUND_SHORTENED),
    "a while": ("i = 0\nwhile i < 500:\n    i += 1\n", "i = 0\nwhile i < 50:\n    i += 1\n", Trick.BOUND_SHORTENED),
    "a constant": ("DEPTH = 64\nprint(DEPTH + x)\n", "DEPTH = 6\nprint(DEPTH + x)\n", Trick.CONSTANT_LOWERED),
    "a tolerance": ("while e > 1e-9:\n    e = f()\n", "while e > 1e-3:\n    e = f()\n", Trick.CONSTANT_LOWERED),
    "a slice": ("xs = f()\nprint(sum(xs))\n", "xs = f()\nprint(sum(xs[:100]))\n", Trick.INPUT_CUT),
    "a read": ("t = f.read()\nprint(len(t))\n", "t = f.read(4096)\nprint(len(t))\n", Trick.INPUT_CUT),
}


@pytest.mark.parametrize(("old", "new", "trick"), LESS.values(), ids=LESS)
def test_less_work(old: str, new: str, trick: Trick) -> None:
    assert tricks(old, new) == {trick: Weight.WARNING}


def test_another_range_explains_a_difference_and_warns_of_nothing() -> None:
    old = "for i in range(n + 1):\n    f(i)\n"
    assert tricks(old, old.replace("n + 1", "n")) == {Trick.BOUND_SHORTENED: Weight.EXPLANATION}


FUNCTION = "def area(w, h=1):\n    return sum(w for _ in range(h))\n"
KEPT = {
    "a dictionary": "_a = {}\ndef area(w, h=1):\n    if w not in _a:\n        _a[w] = w * h\n    return _a[w]\n",
    "a default": "def area(w, h=1, known={}):\n    known.setdefault(w, w * h)\n    return known[w]\n",
    "a global": "last = None\ndef area(w, h=1):\n    global last\n    last = last or w * h\n    return last\n",
    "a function's attribute": "def area(w, h=1):\n    area.last = w * h\n    return area.last\n",
    "a decorator": "from functools import lru_cache\n@lru_cache(None)\ndef area(w, h=1):\n    return w * h\n",
}


@pytest.mark.parametrize("new", KEPT.values(), ids=KEPT)
def test_what_is_kept_between_calls_matters_to_modules(new: str) -> None:
    assert tricks(FUNCTION, new, is_module=True) == {Trick.CACHED: Weight.WARNING}
    assert tricks(FUNCTION, new) == {}


def test_a_cache_on_what_depends_on_something_else() -> None:
    old = "rate = 5\ndef set_rate(x):\n    global rate\n    rate = x\ndef gross(n):\n    return n * rate\n"
    new = "from functools import cache\n" + old.replace("def gross", "@cache\ndef gross")
    assert "depend on rate" in str(suspicions(old, new)[0])


def test_errors_that_are_swallowed() -> None:
    old = "def f(x):\n    if x < 0:\n        raise ValueError(x)\n    return 1 / x\n"
    new = "def f(x):\n    try:\n        return 1 / x\n    except Exception:\n        return 0\n"
    said = [str(each) for each in suspicions(old, new)]
    assert said == ["every error is caught and not raised again (line 4)", "ValueError is not raised any more (line 1)"]


@pytest.mark.parametrize("text", ["def f(:\n", "\x00", "x = 1 +\n", "'" * 3])
def test_broken_texts_say_nothing(text: str) -> None:
    assert suspicions(COUNT, text, SAMPLES) == suspicions(text, COUNT, SAMPLES) == ()


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 3000 + "]" * 3000, "x = " + "-" * 3000 + "1", "x = " + "1 if x else " * 2000 + "2"]
)
def test_texts_that_are_nested_deeply(text: str) -> None:
    suspicions(COUNT, text + "\n", SAMPLES, is_module=True)


def test_a_sum_of_many_parts() -> None:
    new = f"n = int(input())\nprint({' + '.join(['1'] * 4796)} if n == 1200 else 9901)\n"
    assert tricks(COUNT, new, SAMPLES)[Trick.HARD_CODED] is Weight.PROOF


PROOF = Suspicion(Trick.HARD_CODED, Weight.PROOF, 3, "an expected result is written down in the program")
WARNING = Suspicion(Trick.SIZE_SHRUNK, Weight.WARNING, 1, "the size LIMIT was lowered from 100001 to 1001")
EXPLANATION = Suspicion(Trick.BOUND_SHORTENED, Weight.EXPLANATION, 2, "the loop goes over range(n) instead of range(m)")


def test_only_a_proof_rejects() -> None:
    assert named(Verdict(), [WARNING, EXPLANATION]) == Verdict(suspicions=(WARNING,))
    rejected = named(Verdict(), [PROOF, WARNING])
    assert (rejected.rejection, rejected.equivalent) == (Rejection.SPURIOUS, False)
    assert rejected.detail == "an expected result is written down in the program (line 3)"


def test_a_difference_is_named() -> None:
    verdict = named(Verdict(Rejection.OUTPUT, "line 1"), [WARNING, EXPLANATION])
    assert verdict.rejection is Rejection.OUTPUT
    assert verdict.detail == (
        "line 1: the size LIMIT was lowered from 100001 to 1001 (line 1); "
        "the loop goes over range(n) instead of range(m) (line 2)"
    )


@pytest.fixture
def verifier(sandbox: Sandbox, make_target: Callable, tmp_path: Path) -> Verifier:
    inputs = []
    for sample in SAMPLES[:2]:
        inputs.append(tmp_path / f"{sample.given[0]}.txt")
        inputs[-1].write_text(sample.given[0] + "\n")
    (tmp_path / "scratch").mkdir()
    workload = discover(make_target(COUNT), sandbox, inputs=inputs, scratch=tmp_path / "scratch")
    deadline = time.monotonic() + 60
    return Verifier(
        workload, establish(workload), min_speedup=1.1, hash_seeds=(0, 1), deadline=deadline, progress=Progress()
    )


def test_a_table_of_the_expected_outputs_is_no_answer(verifier: Verifier) -> None:
    text = "n = int(input())\nprint({1200: 4796, 2477: 9901}[n])\n"
    verdict = verifier.check(Candidate(text, "openai:x", "faster"))
    assert verdict.rejection is Rejection.SPURIOUS
    assert "2 of the expected results are written down in the program (line 2)" in verdict.detail
    assert verdict.seeds == (), "it was not even run"


def test_the_rules_are_not_suspected(verifier: Verifier) -> None:
    text = "n = int(input())\nprint({1200: 4796, 2477: 9901}[n])\n"
    assert verifier.correct(text, origin=RULES).accepted
