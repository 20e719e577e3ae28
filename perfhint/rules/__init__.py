"""The rule catalog: one rule a file in a folder per category, and the engine that runs them."""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.catalog import CATEGORIES, SECTIONS, Rule, catalog, chosen, load, of_module
from perfhint.rules.engine import find

__all__ = ["CATEGORIES", "SECTIONS", "Rule", "catalog", "chosen", "find", "is_hot", "load", "of_module"]
