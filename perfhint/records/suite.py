"""A module in the tests that judge it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SuiteFacts:
    """Which tests judge a module, and what its functions matter in them."""

    root: str
    """The project's folder."""
    functions: tuple[str, ...]
    """Whose time counts."""
    tests: int
    """How many reach them, and can be relied on."""
    total: int
    """In the whole suite."""
    set_aside: tuple[tuple[str, str], ...]
    """Tests that do not count, and why."""
    share: float
    """Of the time that these tests take, the functions' part, 0 to 1."""
    tests_before_s: float
    """Seconds of these tests together, pytest included."""
    tests_after_s: float | None = None
    """The same with the faster version, where there is one."""
    rtol: float = 0.0
    """How much floats may differ that functions give, relative to their size..."""
    atol: float = 0.0
    """...and whatever it is."""
    calls: int = 0
    """Recorded while the tests ran and made again with every version."""

    @property
    def whole_speedup(self) -> float | None:
        """How much faster the tests became as a whole."""
        return self.tests_before_s / self.tests_after_s if self.tests_after_s else None
