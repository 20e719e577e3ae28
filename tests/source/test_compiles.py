from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from installed_pythons import installed_pythons

from perfhint.source.compiles import syntax_error

if TYPE_CHECKING:
    from perfhint.records import Interpreter


@pytest.mark.parametrize("python", installed_pythons(), ids=lambda python: python.name)
def test_asks_the_version_that_will_run_it(python: Interpreter) -> None:
    match, both = b"match x:\n    case 1: pass\n", b"x = 1\n"
    assert syntax_error(both, python) is None
    assert (syntax_error(match, python) is None) == (python.version >= (3, 10))
    assert (syntax_error(b"def f[T](x: T): pass\n", python) is None) == (python.version >= (3, 12))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"x = (\n", "line 1"),
        (b"return 1\n", "line 1"),
        (b"a = 1\n  b\n", "line 2"),
        (b"print 'x'\n", "line 1"),
        (b"a\0b", "null bytes"),
        (b"x = '\xff'\n", "utf-8"),
        (b"# coding: latin-1\nx = '\xff'\n", None),
        (b'"\\d"\n', None),
        (b"raise SystemExit\n", None),
        (b"(" * 5000 + b")" * 5000, ""),
    ],
)
@pytest.mark.parametrize(
    "python", [installed_pythons()[0], installed_pythons((3, 11))[0]], ids=lambda python: python.name
)
def test_errors(data: bytes, error: str | None, python: Interpreter) -> None:
    got = syntax_error(data, python)
    assert got is None if error is None else got is not None and error in got.lower()
