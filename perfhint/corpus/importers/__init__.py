"""Where pairs come from: a file for each kind of source."""

from perfhint.corpus.importers.base import Item, Skipped, Source
from perfhint.corpus.importers.detect import FORMATS, source_at
from perfhint.corpus.importers.git import GitHistory

__all__ = ["FORMATS", "GitHistory", "Item", "Skipped", "Source", "source_at"]
