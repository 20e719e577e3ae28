from __future__ import annotations

from perfhint.sandbox import find_interpreter, installed


def test_packages_that_could_be_imported() -> None:
    assert installed(find_interpreter(None), ("json", "no_such_package", "pytest", "not a name")) == ("json", "pytest")
