"""Runner "profile": looks at the stack of the program at random moments, and reports where it was found.

The report is lines of text: `f ID LINE NAME` for every function, and `s COUNT LINE OWN ID...` for every look: how many
moments it stands for, the line, the innermost function of the program, and all its functions on the stack (in no
order, recursion once).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_sampler = load("sampling").Sampler()
load("main_program").compile_main(_sampler.compile)
finish = _sampler.finish
