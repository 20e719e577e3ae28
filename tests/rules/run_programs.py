"""Run programs one after the other, each in a forked process: `python run_programs.py < JSON-LIST-OF-TEXTS`.

Prints a JSON list with what each wrote to standard output and how it ended. For any Python from 3.8 on, standard
library only, so that one start of an interpreter serves all pairs.
"""

import json
import os
import sys
import tempfile
import traceback


def run(program):
    """What the program prints, and "" or the line that ends its traceback."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            _be(program, out.fileno(), err.fileno())
        os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return [out.read().decode(), err.read().decode()]


def _be(program, out, err):
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.dup2(out, 1)
    try:
        exec(compile(program, "program.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    except BaseException:  # noqa: BLE001 (SystemExit is an ending like any other)
        os.write(err, traceback.format_exc().splitlines()[-1].encode())
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.path.pop(0)  # where folders of tests are called as packages are
    print(json.dumps([run(program) for program in json.load(sys.stdin)]))
