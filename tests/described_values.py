"""Values described as in the target's interpreter, here or in another one, and compared as perfhint does."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import perfhint.sandbox
from perfhint.workloads.compare import compare
from perfhint.workloads.described import loads

if TYPE_CHECKING:
    from perfhint.workloads.compare import Mismatch

SCRIPTS = Path(perfhint.sandbox.__file__).parent / "child" / "project"


def load(path: Path | str) -> Any:
    """A script of the child as `sitecustomize.py` loads it; a bare name is one of `project/`."""
    path = SCRIPTS / f"{path}.py" if isinstance(path, str) else path
    module: Any = ModuleType("perfhint_" + path.stem)
    module.load = lambda name: load(path.parent / f"{name}.py")
    exec(compile(path.read_bytes(), str(path), "exec"), vars(module))
    return module


LOADER = f"""
import os, sys
def load(path):
    module = type(sys)("perfhint")
    module.load = lambda name: load(os.path.join(os.path.dirname(path), name + ".py"))
    exec(compile(open(path, "rb").read(), path, "exec"), module.__dict__)
    return module
def load_script(name):
    return load(os.path.join({str(SCRIPTS)!r}, name + ".py"))
describe = load_script("describe")
"""
"""The same for a program of another interpreter."""

describe, rebuild, merging = load("describe"), load("rebuild"), load("merging")


def described(value: Any) -> dict[str, Any]:
    """The description of a value after a journey through JSON."""
    found: dict[str, Any] = json.loads(json.dumps(describe.describe(value)))
    return found


def mismatch(expected: Any, got: Any, **tolerance: float) -> Mismatch | None:
    """Where two values of this process differ."""
    texts = [json.dumps(describe.describe(value)) for value in (expected, got)]
    return compare(loads(texts[0]), loads(texts[1]), **tolerance)


def is_known(value: Any) -> bool:
    """Whether nothing of a value is unknown: then it is equal to itself."""
    return all(node["kind"] not in ("unknown", "cut") for node in described(value)["nodes"])


VERSION = sys.version_info[:2]
