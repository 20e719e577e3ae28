"""Runner "observe": what the names of the program are, how large, and how often its loops and functions run.

The report is lines of fields with tabs between them: `end WHETHER_BY_ITSELF`, `calls FUNCTION COUNT`,
`loop FUNCTION HEAD ENTRIES ITERATIONS MOST`, `name FUNCTION NAME TYPES SIZES VALUES`, where the last two are
`SMALLEST LARGEST` or empty.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_observer = load("observing").Observer()
load("main_program").compile_main(_observer.compile)
finish = _observer.finish
