"""The use cases: each wires the parts together, and saves what it learns as it goes."""

from perfhint.app.explain import explain, put_into_words
from perfhint.app.optimize import first_requests, optimize
from perfhint.app.profile import profile
from perfhint.app.verify import verify

__all__ = ["explain", "first_requests", "optimize", "profile", "put_into_words", "verify"]
