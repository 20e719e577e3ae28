"""From hints to one correct rewrite: apply everything, isolate what is wrong, repeat until nothing is left to find."""

from perfhint.search.engine import candidate_of, search
from perfhint.search.heat import hot_first
from perfhint.search.rewriting import Find, Stages, rewrite

__all__ = ["Find", "Stages", "candidate_of", "hot_first", "rewrite", "search"]
