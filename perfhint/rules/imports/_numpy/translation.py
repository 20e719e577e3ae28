"""Everything together: a program with numpy becomes one without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import (  # noqa: F401 (they fill the tables)
    aliasing,
    bordering,
    creation,
    definitions,
    inserting,
    joining,
    library_calls,
    products,
    python,
    rearranging,
    reductions,
    running,
    scattering,
    searching,
    statements,
    ufuncs,
)
from perfhint.rules.imports._numpy.program import Program
from perfhint.rules.imports._numpy.types import GiveUp

if TYPE_CHECKING:
    from perfhint.rules.api import Module


def translated(module: Module, version: tuple[int, int]) -> Program | None:
    """The program, gone over, with all edits but those of its imports; None where something is not understood."""
    program = Program(module, version)
    try:
        program.settle()
        aliasing.check(program)
        program.edits = program.rewrite()
    except (GiveUp, ValueError, RecursionError, IndexError):  # the last for calls without the arguments they need
        return None
    return program
