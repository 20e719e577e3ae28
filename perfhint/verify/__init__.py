"""Verification: a dependable baseline, candidates that behave the same, and whether they are faster."""

from __future__ import annotations

from perfhint.verify.baseline import establish
from perfhint.verify.correct import check_correct, time_limit
from perfhint.verify.each_case import each_case
from perfhint.verify.faster import compare_many, compare_versions
from perfhint.verify.verifier import Verifier

__all__ = ["Verifier", "check_correct", "compare_many", "compare_versions", "each_case", "establish", "time_limit"]
