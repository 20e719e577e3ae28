"""The use cases: each wires the parts together, and saves what it learns as it goes."""

from perfhint.app.optimize import optimize
from perfhint.app.profile import profile
from perfhint.app.verify import verify

__all__ = ["optimize", "profile", "verify"]
