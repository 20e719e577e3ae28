"""Choose a layer: the strongest that works here, as far as the mode asks for one."""

from __future__ import annotations

from .bubblewrap import Bubblewrap
from .layer import Mode
from .limits import LimitsOnly
from .sandbox import Sandbox


def open_sandbox(mode: Mode) -> Sandbox:
    """A sandbox in the strongest layer that works: bubblewrap, else sandlock, else limits only.

    Raises SandboxError when the mode is REQUIRE and no layer isolates. OFF takes limits only.
    """
    bubblewrap = Bubblewrap.find() if mode is not Mode.OFF else None
    return Sandbox(bubblewrap or LimitsOnly())
