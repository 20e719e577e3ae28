"""What perfhint finds to work with on this machine, and what would make it better."""

from __future__ import annotations

import os
import platform
import sys
from typing import TYPE_CHECKING

import perfhint
from perfhint import prompting
from perfhint.errors import PerfhintError
from perfhint.records import Diagnosis, Health
from perfhint.rules import catalog
from perfhint.sandbox import Layer, find_interpreter
from perfhint.sandbox.choose import probe
from perfhint.store import default_path, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.sandbox import LayerReport
    from perfhint.settings import Settings


def diagnose(settings: Settings) -> list[Diagnosis]:
    """One line for each part of the environment; what is missing is said, never raised."""
    return [
        Diagnosis("perfhint", Health.GOOD, f"{perfhint.__version__} on Python {platform.python_version()}"),
        *map(_layer, probe()),
        _works("interpreter", lambda: _interpreter(settings)),
        _works("store", lambda: _store(settings)),
        _works("rules", lambda: f"{len(catalog())} in the catalog"),
        _works("templates", lambda: f"{sum(1 for _ in prompting.folder().glob('*.jinja'))} in {prompting.folder()}"),
        _processors(),
    ]


def _works(name: str, look: Callable[[], str]) -> Diagnosis:
    try:
        return Diagnosis(name, Health.GOOD, look())
    except PerfhintError as error:
        return Diagnosis(name, Health.MISSING, error.what, error.todo)


def _layer(report: LayerReport) -> Diagnosis:
    name = f"sandbox: {report.layer}"
    if not report.works:
        return Diagnosis(name, Health.MISSING, report.detail)
    if report.layer is Layer.LIMITS or report.detail:
        return Diagnosis(name, Health.WEAK, report.detail or "limits, but no isolation")
    return Diagnosis(name, Health.GOOD, "isolates programs")


def _interpreter(settings: Settings) -> str:
    interpreter = find_interpreter(settings.python)
    return f"{interpreter.name} ({interpreter.path})"


def _store(settings: Settings) -> str:
    with open_store(settings.store):
        return str(settings.store or default_path())


def _processors() -> Diagnosis:
    if not hasattr(os, "sched_getaffinity"):
        return Diagnosis("processors", Health.WEAK, f"{os.cpu_count()}; {sys.platform} cannot pin a program to one")
    count = len(os.sched_getaffinity(0))
    if count == 1:
        return Diagnosis("processors", Health.WEAK, "1: perfhint shares it with what it times", "give it a second one")
    return Diagnosis("processors", Health.GOOD, f"{count}, of which programs are pinned to one")
