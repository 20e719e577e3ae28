"""How a program's end is told, under a real interpreter in the strongest layer there is."""

from __future__ import annotations

import pytest

from perfhint.records import Ending, Interpreter, Limits
from perfhint.sandbox import Job, Sandbox


@pytest.mark.parametrize(
    ("program", "ending", "exit_status", "exception"),
    [
        pytest.param(b"print(1)", Ending.FINISHED, 0, None, id="runs to its end"),
        pytest.param(b"import sys; sys.exit(3)", Ending.FINISHED, 3, None, id="exit with a number"),
        pytest.param(b"raise SystemExit('bye')", Ending.FINISHED, 1, None, id="exit with a text"),
        pytest.param(b"exit(None)", Ending.FINISHED, 0, None, id="exit with None"),
        pytest.param(b"class E(SystemExit): pass\nraise E(4)", Ending.FINISHED, 4, None, id="a kind of SystemExit"),
        pytest.param(b"import sys; sys.exit(200)", Ending.FINISHED, 200, None, id="exit status above 128"),
        pytest.param(b"{}['k']", Ending.RAISED, 1, ("KeyError", "'k'"), id="exception"),
        pytest.param(b"(", Ending.RAISED, 1, ("SyntaxError", None), id="syntax error"),
        pytest.param(
            b"class E(Exception): pass\nraise E(1)", Ending.RAISED, 1, ("__main__.E", "1"), id="own exception"
        ),
        pytest.param(b"raise KeyboardInterrupt", Ending.RAISED, 130, ("KeyboardInterrupt", ""), id="interrupt"),
        pytest.param(b"def f(): f()\nf()", Ending.RAISED, 1, ("RecursionError", None), id="recursion limit"),
        pytest.param(b"raise MemoryError", Ending.MEMORY, 1, ("MemoryError", ""), id="out of memory"),
        pytest.param(
            b"class E(MemoryError): pass\nraise E", Ending.MEMORY, 1, ("__main__.E", ""), id="a kind of MemoryError"
        ),
        pytest.param(
            b"class E(Exception):\n  def __str__(self): 1/0\nraise E",
            Ending.RAISED,
            1,
            ("__main__.E", "<exception str() failed>"),
            id="exception that cannot say what it is",
        ),
        pytest.param(
            b"raise ValueError('\\udcff' + 'x' * 100000)", Ending.RAISED, 1, ("ValueError", None), id="long, no text"
        ),
        pytest.param(b"import os; os._exit(0)", Ending.ABRUPT, 0, None, id="os._exit"),
        pytest.param(b"import os; os.execv('/bin/true', ['true'])", Ending.ABRUPT, 0, None, id="exec"),
        pytest.param(b"import os; os.abort()", Ending.SIGNALLED, None, None, id="abort"),
        pytest.param(b"import os; os.kill(os.getpid(), 9)", Ending.SIGNALLED, None, None, id="kills itself"),
    ],
)
def test_ending(
    sandbox: Sandbox,
    interpreter: Interpreter,
    program: bytes,
    ending: Ending,
    exit_status: int | None,
    exception: tuple[str, str | None] | None,
) -> None:
    execution = sandbox.run(Job(interpreter=interpreter, program=program, limits=Limits(wall_s=20)))

    assert (execution.ending, execution.exit_status) == (ending, exit_status)
    if exception is None:
        assert execution.exception is None
    else:
        assert execution.exception is not None
        assert execution.exception[0] == exception[0]
        assert exception[1] in (None, execution.exception[1])
