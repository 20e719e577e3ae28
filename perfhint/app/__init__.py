"""The use cases: each wires the parts together, and saves what it learns as it goes."""

from perfhint.app.optimize import first_requests, optimize
from perfhint.app.profile import profile
from perfhint.app.project import optimize_all
from perfhint.app.verify import verify

__all__ = ["first_requests", "optimize", "optimize_all", "profile", "verify"]
