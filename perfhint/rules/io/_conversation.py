"""Programs in which it matters when, or from where, a line is read."""

from __future__ import annotations

import re

CONVERSATION = re.compile(
    r"\b(flush|_exit|fork|system|popen|subprocess|multiprocessing|__stdin__|mock|monkeypatch)\b|\bstdin *=(?!=)"
)
"""Words of programs that care when their output is written, or what `stdin` is."""
END = re.compile(r"\b(EOFError|suppress)\b")
"""Words of programs that notice the end of their input."""
