"""What identifies a request."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from perfhint.codec import to_plain

if TYPE_CHECKING:
    from perfhint.records import Request


def digest(request: Request) -> str:
    """The same for equal requests and no others, in every process and on every machine."""
    return hashlib.sha256(json.dumps(to_plain(request), sort_keys=True).encode()).hexdigest()
