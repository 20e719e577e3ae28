"""What `perfhint check` says and what it keeps to itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = "queue = [1]\nwhile queue:\n    queue.append(queue.pop(0))\n"
IN_A_FUNCTION = "def g():\n    queue = [2]\n    while queue:\n        queue.append(queue.pop(0))\n"
ONCE = "def f(xs):\n    return list(x + 1 for x in xs)\n"
"""A constant factor in code that no loop runs."""


def check(*arguments: str | Path, folder: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "perfhint", "check", *map(str, arguments)],
        cwd=folder,
        env={"XDG_CACHE_HOME": str(folder / ".cache"), **os.environ},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def found(*arguments: str | Path, folder: Path, stdin: str = "") -> list[str]:
    """`FILE:LINE RULE` of every finding."""
    document = report(*arguments, folder=folder, stdin=stdin)
    return [f"{each['path']}:{each['line']} {each['rule']}" for each in document["findings"]]


def report(*arguments: str | Path, folder: Path, stdin: str = "") -> dict[str, Any]:
    done = check(*arguments, "--format", "json", "--no-cache", folder=folder, stdin=stdin)
    assert not done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == bool(document["findings"])
    return document


def test_what_hardly_matters_is_said_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "once.py").write_text(ONCE)
    assert found(folder=tmp_path) == []
    assert report(folder=tmp_path)["hidden"] == 1
    expected = ["once.py:2 PH309"]
    assert found("--pedantic", folder=tmp_path) == expected
    assert found("--select", "PH309", folder=tmp_path) == expected
    assert found("--extend-select", "PH3", folder=tmp_path) == expected
    (tmp_path / "pyproject.toml").write_text("[tool.perfhint]\npedantic = true\n")
    assert found(folder=tmp_path) == expected


@pytest.mark.parametrize("name", ["tests/a.py", "test_a.py", "a_test.py", "conftest.py", "app/migrations/0001_a.py"])
def test_tests_and_migrations_do_not_matter(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(SLOW)
    assert found(folder=tmp_path) == []
    assert found("--pedantic", folder=tmp_path) == [f"{name}:3 PH201"]


def test_small_loops_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("queue = list(data)\nfor _ in range(4):\n    queue.append(queue.pop(0))\n")
    assert found(folder=tmp_path) == []
    (tmp_path / "a.py").write_text("queue = list(data)\nfor _ in range(4000):\n    queue.append(queue.pop(0))\n")
    assert found(folder=tmp_path) == ["a.py:3 PH201"]


def test_the_line_is_shown_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    first, code, mark = check("slow.py", folder=tmp_path).stdout.splitlines()
    assert first.startswith("slow.py:3:18: PH201 ")
    assert code == " 3 |     queue.append(queue.pop(0))"
    assert mark.startswith("   | " + " " * 17 + "^" * 12)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# perfhint: ignore[PH201]", []),
        ("# perfhint: ignore[PH101, ph201]", ["a.py:3 PH000"]),
        ("# perfhint: ignore", []),
        ("# fine because perfhint: ignore[PH201]", ["a.py:3 PH201"]),
        ("# noqa: PH201", []),
        ("# noqa: E501, PH201", []),
        ("# noqa", ["a.py:3 PH201"]),
        ("# noqa: PH101", ["a.py:3 PH000", "a.py:3 PH201"]),
        ("# noqa: E501", ["a.py:3 PH201"]),
    ],
)
def test_comments_ask_for_silence(tmp_path: Path, comment: str, expected: list[str]) -> None:
    (tmp_path / "a.py").write_text(SLOW.rstrip() + f"  {comment}\n")
    assert sorted(found("a.py", folder=tmp_path)) == expected


def test_a_comment_that_silences_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('print(1)  # perfhint: ignore[PH201]\nx = "# perfhint: ignore"\n')
    assert found("a.py", folder=tmp_path) == ["a.py:1 PH000"]
    assert found("a.py", "--select", "PH3", folder=tmp_path) == [], "PH201 was not asked"
    assert found("a.py", "--ignore", "PH000", folder=tmp_path) == []


def test_per_file_rules_that_do_not_exist(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.perfhint.per-file-ignores]\n"b*" = ["XY2"]\n')
    assert 'begins with "XY2"' in check(folder=tmp_path).stderr


def test_rules_ignored_in_some_files(tmp_path: Path) -> None:
    for name in ("a.py", "scripts/b.py", "scripts/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SLOW)
    (tmp_path / "pyproject.toml").write_text('[tool.perfhint.per-file-ignores]\n"scripts/b*" = ["PH2"]\n')
    assert found(folder=tmp_path) == ["a.py:3 PH201", "scripts/c.py:3 PH201"]


def test_the_nearest_table_counts_for_each_file(tmp_path: Path) -> None:
    for name in ("a.py", "inner/b.py", "inner/deep/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(SLOW)
    (tmp_path / "inner/pyproject.toml").write_text('[tool.perfhint]\nignore = ["PH201"]\n')
    assert found(folder=tmp_path) == ["a.py:3 PH201"]


def test_what_is_excluded_must_be_named(tmp_path: Path) -> None:
    for name in ("a.py", "old/b.py", "c_gen.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SLOW)
    (tmp_path / "pyproject.toml").write_text('[tool.perfhint]\nexclude = ["old", "*_gen.py"]\n')
    assert found(folder=tmp_path) == ["a.py:3 PH201"]
    assert found("old/b.py", folder=tmp_path) == ["old/b.py:3 PH201"]


def test_what_git_ignores_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("a.py", "build/b.py", "src/made.py", "src/kept.py", "src/deep/made.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(SLOW)
    (tmp_path / ".gitignore").write_text("build/\nmade.py\n")
    (tmp_path / "src/.gitignore").write_text("!made.py\n/deep\n")
    assert found(folder=tmp_path) == ["a.py:3 PH201", "src/kept.py:3 PH201", "src/made.py:3 PH201"]
    assert found("src/deep", folder=tmp_path) == ["src/deep/made.py:3 PH201"], "it was named"
    (tmp_path / "src/.gitignore").unlink()
    assert found("src", folder=tmp_path) == ["src/kept.py:3 PH201"], "the file above counts too"


def test_patterns_are_matched_where_the_shell_did_not(tmp_path: Path) -> None:
    for name in ("a.py", "src/b.py", "src/deep/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(SLOW)
    assert found("src/**/*.py", folder=tmp_path) == ["src/b.py:3 PH201", "src/deep/c.py:3 PH201"]
    assert check("x/*.py", folder=tmp_path).stderr == "x/*.py does not exist\n"


def test_standard_input(tmp_path: Path) -> None:
    assert found("-", folder=tmp_path, stdin=SLOW) == ["stdin.py:3 PH201"]
    assert found("-", "--stdin-filename", "src/a.py", folder=tmp_path, stdin=SLOW) == ["src/a.py:3 PH201"]
    assert found("-", "--stdin-filename", "tests/a.py", folder=tmp_path, stdin=SLOW) == []


def notebook(*cells: tuple[str, str]) -> str:
    made = [{"cell_type": kind, "metadata": {}, "source": source.splitlines(keepends=True)} for kind, source in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_notebooks_are_read_by_cells(tmp_path: Path) -> None:
    text = notebook(
        ("markdown", "# Title\nqueue.pop(0)"),
        ("code", "%matplotlib inline\nqueue = [1]\n!ls\n"),
        ("code", "%%bash\nls"),
        ("code", "while queue:\n    queue.append(queue.pop(0))"),
    )
    (tmp_path / "a.ipynb").write_text(text)
    done = check(".", "--format", "concise", folder=tmp_path)
    assert done.stdout.startswith("a.ipynb:cell 4:2:18: PH201 "), done.stdout + done.stderr
    assert check("--fix", folder=tmp_path).returncode == 1
    assert (tmp_path / "a.ipynb").read_text() == text
    (tmp_path / "a.ipynb").write_text("[1]")
    assert check(".", folder=tmp_path).stderr == "a.ipynb is not a notebook\n"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_only_changed_lines(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SLOW)
    (tmp_path / "ä b.py").write_text("print(1)\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    assert found("--diff", "HEAD", folder=tmp_path) == []
    (tmp_path / "a.py").write_text("import sys\n" + SLOW)
    (tmp_path / "ä b.py").write_text("print(1)\n" + SLOW)
    (tmp_path / "new.py").write_text(SLOW)
    assert found("--diff", "HEAD", folder=tmp_path) == ["new.py:3 PH201", "ä b.py:4 PH201"]
    assert found("--diff", "HEAD", "new.py", "a.py", folder=tmp_path) == ["new.py:3 PH201"]
    (tmp_path / "a.py").write_text(SLOW.replace("append(queue", "append(1 + queue"))
    assert "a.py:3 PH201" in found("--diff", "HEAD", folder=tmp_path)


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_a_revision_that_git_does_not_know(tmp_path: Path, revision: str) -> None:
    git(tmp_path, "init", "-q")
    done = check(f"--diff={revision}", folder=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not list(tmp_path.glob("x"))


def test_a_baseline_knows_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    file = tmp_path / "src/a.py"
    file.write_text(SLOW)
    assert check("--write-baseline", "known.json", folder=tmp_path).returncode == 0
    assert found("--baseline", "known.json", folder=tmp_path) == []
    assert found("--baseline", "../known.json", folder=file.parent) == [], "wherever it is asked from"
    file.write_text("import sys\n\n" + SLOW)
    assert found("--baseline", "known.json", folder=tmp_path) == [], "the lines have only moved"
    file.write_text(SLOW + SLOW.replace("queue", "other"))
    assert found("--baseline", "known.json", folder=tmp_path) == ["src/a.py:6 PH201"]
    file.write_text(SLOW + IN_A_FUNCTION)
    assert found("--baseline", "known.json", folder=tmp_path) == ["src/a.py:7 PH201"], "a second of the same kind"


@pytest.mark.parametrize(("content", "said"), [(None, "does not exist"), ("x", "is not a baseline")])
def test_a_baseline_that_is_none(tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "known.json").write_text(content)
    done = check("--baseline", "known.json", folder=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "--write-baseline known.json" in done.stderr


def test_a_profile_tells_what_is_hot(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SLOW + SLOW.replace("queue", "other"))
    lines = {"3": 0.75, "2": 0.25}
    profile = {"target": str(tmp_path / "a.py"), "samples": 1000, "lines": lines}
    (tmp_path / "profile.json").write_text(json.dumps(profile))
    document = report("a.py", "--profile", "profile.json", folder=tmp_path)
    assert [(each["line"], each["share"]) for each in document["findings"]] == [(3, 0.75)]
    assert ", 75% of the time]" in check("a.py", "--profile", "profile.json", folder=tmp_path).stdout
    (tmp_path / "profile.json").write_text(json.dumps(profile | {"samples": 20}))
    assert len(found("a.py", "--profile", "profile.json", folder=tmp_path)) == 2, "too few samples to say"
    (tmp_path / "profile.json").write_text("{}")
    assert "is no profile" in check("a.py", "--profile", "profile.json", folder=tmp_path).stderr


def test_safe_rewrites_are_made(tmp_path: Path) -> None:
    text = "import re\r\n\r\n\r\ndef f(lines):\r\n    for line in lines:\r\n        print(list(x for x in line))\r\n"
    (tmp_path / "a.py").write_bytes(text.encode() + SLOW.encode().replace(b"\n", b"\r\n"))
    done = check("--fix", "--show-fixes", "--pedantic", "a.py", folder=tmp_path)
    assert done.returncode == 1, "what only tests can judge is left"
    assert "a.py: mended PH309 " in done.stdout
    assert done.stderr == "1 mended in 1 of 1 files\n"
    after = (tmp_path / "a.py").read_bytes().decode()
    assert "print([x for x in line])\r\n" in after
    assert "queue.pop(0)" in after
    assert check("--fix", "--pedantic", "--select", "PH309", "a.py", folder=tmp_path).returncode == 0


def test_only_what_would_be_reported_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(ONCE)
    (tmp_path / "b.py").write_text(ONCE.rstrip() + "  # noqa: PH309\n")
    assert check("--fix", folder=tmp_path).returncode == 0
    assert (tmp_path / "a.py").read_text() == ONCE
    assert check("--fix", "--pedantic", folder=tmp_path).returncode == 0
    assert (tmp_path / "a.py").read_text() != ONCE
    assert "list(" in (tmp_path / "b.py").read_text()


def test_what_is_known_is_not_examined_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text(SLOW)
    first = check("src", folder=tmp_path)
    assert (tmp_path / "cache/perfhint/check.sqlite").exists()
    assert check("src", folder=tmp_path).stdout == first.stdout
    (tmp_path / "src/a.py").write_text("\n" + SLOW)
    assert check("src", folder=tmp_path).stdout.startswith("src/a.py:4:18")
    assert "PH201" not in check("src", "--ignore", "PH201", folder=tmp_path).stdout
    (tmp_path / "cache/perfhint/check.sqlite").write_bytes(b"nonsense" * 1000)
    assert check("src", folder=tmp_path).stdout.startswith("src/a.py:4:18")


def test_many_files_come_in_order(tmp_path: Path) -> None:
    padding = "".join(f"def f{n}(x):\n    return x + {n}\n" for n in range(1500))
    for number in range(12):
        (tmp_path / f"{number:02}.py").write_text(SLOW + padding * (number % 3))
    assert found(folder=tmp_path) == [f"{number:02}.py:3 PH201" for number in range(12)]


def test_github_shows_it_beside_the_code(tmp_path: Path) -> None:
    (tmp_path / "a,b.py").write_text(SLOW)
    (line,) = check("--format", "github", folder=tmp_path).stdout.splitlines()
    assert line.startswith(
        "::warning file=a%2Cb.py,line=3,col=18,endLine=3,endColumn=30,title=perfhint (PH201)::a,b.py:3"
    )


def test_statistics(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SLOW + IN_A_FUNCTION + ONCE)
    done = check("--statistics", "--pedantic", folder=tmp_path)
    assert done.stdout == "2  PH201  deque_popleft\n1  PH309  comprehension\n"
    assert done.returncode == 1


def test_a_format_that_does_not_exist(tmp_path: Path) -> None:
    done = check("--format", "xml", folder=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        'perfhint: "xml" is no format: known are text, concise, json, github, sarif\n',
    )


CONSTANT = """\
def f(rows):
    best = 0
    for row in rows:
        {work}
        best = max(best, row)
    return best
"""


def test_a_constant_factor_matters_where_it_can_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(CONSTANT.format(work="row = row * 3 % 7"))
    assert found(folder=tmp_path) == ["a.py:5 PH301"]
    (tmp_path / "a.py").write_text(CONSTANT.format(work="row = row.open().readlines()"))
    assert found(folder=tmp_path) == [], "the time goes into reading"
    assert found("--pedantic", folder=tmp_path) == ["a.py:5 PH301"]


def test_a_comprehension_does_what_is_in_it(tmp_path: Path) -> None:
    text = "def f(rows, g):\n    return [{work} for row in rows]\n"
    (tmp_path / "a.py").write_text(text.format(work="max(row, 7)"))
    assert found(folder=tmp_path) == ["a.py:2 PH301"]
    (tmp_path / "a.py").write_text(text.format(work="g(max(row, 7))"))
    assert found(folder=tmp_path) == [], "the call takes the time"


def test_what_a_call_is_given_is_no_gain(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(CONSTANT.format(work="").replace("max(best, row)", "max(best, row.size.x.y[0])"))
    assert found(folder=tmp_path) == []
    assert found("--pedantic", folder=tmp_path) == ["a.py:5 PH301"]


COUNTS = "def f(words):\n    words = list(words)\n    return {word: words.count(word) for word in words}\n"


def test_counting_in_a_loop_is_reported_wherever_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(COUNTS)
    assert found(folder=tmp_path) == ["a.py:3 PH101"]


@pytest.mark.parametrize("run", ["print(f(input()))\n", 'if __name__ == "__main__":\n    print(f(input()))\n'])
def test_programs_are_given_much(tmp_path: Path, run: str) -> None:
    (tmp_path / "a.py").write_text(COUNTS + run)
    assert "a.py:3 PH101" in found(folder=tmp_path)


def test_a_while_counts_and_asks(tmp_path: Path) -> None:
    begin = "def last(xs, wanted, g):\n    i = len(xs) - 1\n    while i >= 0:\n"
    text = begin + "        if {test}:\n            return xs[i]\n        i -= 1\n    return None\n"
    (tmp_path / "a.py").write_text(text.format(test="xs[i] in wanted"))
    assert found("--pedantic", folder=tmp_path) == ["a.py:3 PH305"]
    (tmp_path / "a.py").write_text(text.format(test="g(xs[i], wanted)"))
    [finding] = report("--pedantic", folder=tmp_path)["findings"]
    assert finding["severity"] == "low"


def test_a_loop_that_calls_a_function_may_do_much_else(tmp_path: Path) -> None:
    text = CONSTANT.format(work="row = g(row)") + "\n\ndef g(row):\n    return max(row * 3 % 7, 7)\n"
    text = text.replace("        best = max(best, row)\n", "{work}")
    (tmp_path / "a.py").write_text(text.format(work=""))
    assert found(folder=tmp_path) == ["a.py:9 PH301"]
    (tmp_path / "a.py").write_text(text.format(work="        best = row.open().readlines()\n"))
    assert found(folder=tmp_path) == []


def test_what_a_program_calls_in_a_loop_matters(tmp_path: Path) -> None:
    function = "def g(a, b):\n    return pow(max(a, b), 3)\n\n\n"
    (tmp_path / "a.py").write_text(f"{function}for row in input().split():\n    print(g(row, 7))\n")
    assert "a.py:2 PH301" in found(folder=tmp_path)


def test_a_number_as_text_is_a_constant_factor(tmp_path: Path) -> None:
    text = "def f(rows):\n    wide = len(rows)\n    return [row.ljust(len(str(wide))) for row in rows]\n"
    (tmp_path / "a.py").write_text(text)
    assert found(folder=tmp_path) == []
    [finding] = report("--select", "PH109", folder=tmp_path)["findings"]
    assert finding["growth"] == "constant factor"


def test_what_is_written_out_does_not_grow(tmp_path: Path) -> None:
    names = ", ".join(f"'{number}'" for number in range(20))
    function = "def f(rows):\n    return [row for row in rows if row in KNOWN]\n"
    (tmp_path / "a.py").write_text(f"OLD = ({names})\nKNOWN = OLD + ('x', 'y')\n{function}")
    assert found(folder=tmp_path) == []
    [finding] = report("--select", "PH210", folder=tmp_path)["findings"]
    assert finding["growth"] == "constant factor"


@pytest.mark.parametrize(
    ("step", "growth"),
    [
        ("text += str(i)", "constant factor"),
        ("text = text + str(i)", "constant factor"),
        ("text = text + ' ' + str(i)", "O(n^2) → O(n)"),
        ("text = str(i) + text", "O(n^2) → O(n)"),
    ],
)
def test_a_text_that_grows_in_place(tmp_path: Path, step: str, growth: str) -> None:
    loop = f"def f(n):\n    text = ''\n    for i in range(n):\n        {step}\n    return text\n"
    (tmp_path / "a.py").write_text(loop)
    [finding] = report("--select", "PH401", folder=tmp_path)["findings"]
    assert finding["growth"] == growth


def test_a_copy_of_what_is_written_out_is_small(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def f(x):\n    return str(x) in frozenset({'a', 'b'})\n")
    assert found(folder=tmp_path) == []
    assert found("--pedantic", folder=tmp_path) == ["a.py:2 PH203"]


def test_a_view_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def f(x):\n    names = {'a': 1}\n    return x in names.keys()\n")
    assert found(folder=tmp_path) == []
    assert found("--pedantic", folder=tmp_path) == ["a.py:3 PH203"]


@pytest.mark.parametrize("name", ["setup.py", "docs/conf.py", "examples/a.py"])
def test_what_is_not_the_program_does_not_matter(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(SLOW)
    assert found(folder=tmp_path) == []


def test_where_something_has_failed_it_may_take_long(tmp_path: Path) -> None:
    begin, search = "def f():\n    names = {'a': 1}\n", "return 'a' in list(names)\n"
    (tmp_path / "a.py").write_text(f"{begin}    {search}")
    assert found(folder=tmp_path) == ["a.py:3 PH203"]
    (tmp_path / "a.py").write_text(f"{begin}    try:\n        g()\n    except ValueError:\n        {search}")
    assert found(folder=tmp_path) == []
    assert found("--pedantic", folder=tmp_path) == ["a.py:6 PH203"]


def test_what_is_divided_in_each_round_takes_few(tmp_path: Path) -> None:
    digits = (
        "def f(n):\n    text = ''\n    while n > 0:\n        n, last = divmod(n, 10)\n        text = str(last) + text\n"
    )
    (tmp_path / "a.py").write_text(digits + "    return text\n")
    assert found(folder=tmp_path) == []
    (tmp_path / "a.py").write_text(
        digits.replace("n, last = divmod(n, 10)", "n, last = n - 1, n") + "    return text\n"
    )
    assert found(folder=tmp_path) == ["a.py:5 PH401"]


def test_the_demonstration_at_the_end_of_a_module(tmp_path: Path) -> None:
    demonstration = 'if __name__ == "__main__":\n    ' + SLOW.replace("\n", "\n    ").rstrip() + "\n"
    (tmp_path / "a.py").write_text(demonstration)
    assert found(folder=tmp_path) == ["a.py:3 PH701", "a.py:4 PH201"], "it is all there is"
    (tmp_path / "a.py").write_text("def f(x):\n    return x + 1\n\n\n" * 5 + demonstration)
    assert found(folder=tmp_path) == []


def test_programs_that_read_are_run_and_not_imported(tmp_path: Path) -> None:
    loop = "total = 0\nfor i in range(n):\n    for j in range(n):\n        total += i * j % 7\nprint(total)\n"
    (tmp_path / "a.py").write_text("n = int(input())\n" + loop)
    assert found(folder=tmp_path) == ["a.py:3 PH701"]
    (tmp_path / "a.py").write_text("from settings import n\n" + loop)
    assert "a.py:3 PH701" not in found(folder=tmp_path), "somebody may import `total`"
