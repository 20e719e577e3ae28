"""Kill perfhint at random moments of `optimize` and print what was left.

    python benchmarks/kill.py [--of program|project] [--times 20] [--seed 0]

Of a program (with --apply) right is: the target byte for byte as it was or completely replaced, nothing still running,
the store readable, and `--resume` finishes. Of a module of a project with pytest tests: nothing in the project's folder
was written, touched or added, nothing still runs, no scratch is left, and `--resume` finishes. Exit status 1 when
anything was wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "e2e"))

import killing
import killing_project

KINDS = {"program": killing, "project": killing_project}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--of", choices=KINDS, default="program")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    kind = KINDS[options.of]
    choose = random.Random(options.seed)
    failures = 0
    with tempfile.TemporaryDirectory(prefix="kill-") as top:
        whole = kind.whole_run_s(Path(top, "whole"))
        print(f"a whole run takes {whole:.1f} s")
        for number in range(options.times):
            moment = choose.uniform(0.0, whole)
            wrong = kind.killed(Path(top, str(number)), moment)
            failures += bool(wrong)
            print(f"{moment:6.2f} s  {'; '.join(wrong) or 'right'}", flush=True)
    print(f"{options.times - failures} of {options.times} right")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
