"""Run every hostile program in every layer that works here and print who contained what.

    python benchmarks/hostile.py

The programs are those of the tests (`tests/sandbox/hostile_programs.py`). "contained" means: ended with the right
reason, did nothing it must not, and left no process and no file behind. Exit status 1 when anything was not.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "sandbox"))

from hostile_programs import HOSTILE, applies
from surroundings import Surroundings, complaints, execute, open_layer_in

from perfhint.errors import SandboxError
from perfhint.sandbox import Layer, Sandbox, find_interpreter


def main() -> int:
    wrong = []
    with tempfile.TemporaryDirectory(prefix="hostile-") as scratch:
        sandboxes = {layer: sandbox for layer in Layer if (sandbox := _opened(layer, Path(scratch)))}
        interpreter = find_interpreter(None)
        print("| program | ends by |", " | ".join(sandboxes), "|")
        print("|---" * (2 + len(sandboxes)) + "|")
        for hostile in HOSTILE:
            cells = []
            for layer, sandbox in sandboxes.items():
                if not applies(hostile, layer):
                    cells.append("not promised")
                    continue
                with Surroundings(Path(scratch)) as surroundings:
                    found = complaints(hostile, execute(sandbox, hostile, surroundings, interpreter), surroundings)
                cells.append("NOT contained" if found else "contained")
                wrong += [f"{hostile.name}, {layer}: {complaint}" for complaint in found]
            print(f"| {hostile.name} | {hostile.ending} |", " | ".join(cells), "|", flush=True)
        for sandbox in sandboxes.values():
            sandbox.close()
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


def _opened(layer: Layer, scratch: Path) -> Sandbox | None:
    try:
        sandbox = open_layer_in(scratch, layer)
    except SandboxError as error:
        print(f"{layer} is left out: {error}", file=sys.stderr)
        return None
    if sandbox.warning:
        print(f"{layer}: {sandbox.warning}", file=sys.stderr)
    return sandbox


if __name__ == "__main__":
    sys.exit(main())
