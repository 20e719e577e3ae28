"""Verification: a dependable baseline, candidates that behave the same, and whether they are faster."""

from __future__ import annotations

from perfhint.verify.baseline import establish
from perfhint.verify.correct import check_correct, time_limit

__all__ = ["check_correct", "establish", "time_limit"]
