"""Why one version of a program is faster than another, from their texts: changes, rules, kinds of edits, growth."""

from perfhint.explaining.differences import Difference
from perfhint.explaining.matching import Catalog
from perfhint.explaining.reading import growths, read
from perfhint.explaining.shares import shares

__all__ = ["Catalog", "Difference", "growths", "read", "shares"]
