"""Whether an exception is one that the target raises on purpose, or one that came up by accident."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional, Set

MOST_FRAMES = 5000


class Origin:
    """Knows the statements of the target that raise exceptions."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._lines: "Optional[Set[int]]" = None

    def is_explicit(self, error: BaseException) -> bool:
        """Whether it began at a `raise` or `assert` of the target."""
        trace = error.__traceback__
        last = None
        for _ in range(MOST_FRAMES):
            if trace is None:
                break
            last, trace = trace, trace.tb_next
        if last is None or last.tb_frame.f_code.co_filename != self._target:
            return False
        if self._lines is None:
            self._lines = self._statements()
        return last.tb_lineno in self._lines

    def _statements(self) -> "Set[int]":
        """All lines of such statements."""
        import ast  # it is rarely needed, and not small

        with open(self._target, "rb") as file:
            tree = ast.parse(file.read())
        found: "Set[int]" = set()
        for node in ast.walk(tree):
            if isinstance(node, (ast.Raise, ast.Assert)):
                found.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        return found
