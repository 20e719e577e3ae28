"""`perfhint doctor`: what perfhint finds to work with."""

from __future__ import annotations

import sys
from pathlib import Path

from perfhint.cli import flags


def doctor(python: flags.Python = None) -> int:
    """Show what perfhint finds to work with.

    Sandbox layers, interpreter, store, processors; each with what would make it better.
    """
    from perfhint.doctor import diagnose
    from perfhint.report import environment
    from perfhint.report.console import console

    environment.show(console(sys.stdout), diagnose(flags.settings(Path.cwd(), python=python)))
    return 0
