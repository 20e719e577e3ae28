"""Inputs made from a user's own: their structure is inferred, and what is changed keeps to it."""

from __future__ import annotations

from perfhint.workloads.mutation.inputs import Mutant, Mutations

__all__ = ["Mutant", "Mutations"]
