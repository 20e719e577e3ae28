"""What running a program costs in each layer: an empty one, beside the same interpreter started directly.

    python benchmarks/overhead.py [--python EXE] [--runs N]

Prints minima and medians in milliseconds, interleaved: `wall` and `cpu` as the sandbox measures them, `call` as
`Sandbox.run` takes altogether, with scratch made, filled, searched and removed.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from perfhint.errors import SandboxError
from perfhint.sandbox import Job, Layer, Sandbox, find_interpreter, open_layer

if TYPE_CHECKING:
    from perfhint.records import Interpreter


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python")
    parser.add_argument("--runs", type=int, default=30)
    options = parser.parse_args()
    interpreter = find_interpreter(options.python)
    sandboxes = {}
    for layer in Layer:
        try:
            sandboxes[layer] = open_layer(layer)
        except SandboxError as error:
            print(f"{layer} is left out: {error}")
    times: dict[str, list[tuple[float, ...]]] = {}
    for _ in range(options.runs):
        times.setdefault("directly", []).append(directly(interpreter))
        for layer, sandbox in sandboxes.items():
            times.setdefault(layer, []).append(sandboxed(sandbox, interpreter))
    print(f"{interpreter.name}, an empty program, {options.runs} runs each; min (median)")
    print(f"{'':14}{'wall ms':>16}{'cpu ms':>16}{'call ms':>16}{'peak MB':>16}")
    for name, rows in times.items():
        columns = [(min(column), median(column)) for column in zip(*rows, strict=True)]
        print(f"{name:14}" + "".join(f"{least:9.1f} ({middle:4.1f})" for least, middle in columns))
    for sandbox in sandboxes.values():
        sandbox.close()


def directly(interpreter: Interpreter) -> tuple[float, ...]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "solution.py").touch()
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([interpreter.path, "solution.py"], cwd=folder, env={"LANG": "C.UTF-8"}, check=True)
        wall_s, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall_s * 1e3, cpu_s * 1e3, wall_s * 1e3, float("nan")


def sandboxed(sandbox: Sandbox, interpreter: Interpreter) -> tuple[float, ...]:
    began = time.perf_counter()
    execution = sandbox.run(Job(interpreter=interpreter, program=b"", cpu=min(os.sched_getaffinity(0))))
    call_s = time.perf_counter() - began
    return execution.wall_s * 1e3, execution.cpu_s * 1e3, call_s * 1e3, execution.peak_rss_bytes / 2**20


if __name__ == "__main__":
    main()
