"""Every run of perfhint, kept in one SQLite file: what was tried, every verdict and every raw time."""

from perfhint.store.database import default_path
from perfhint.store.runs import RunSummary, Store, open_store

__all__ = ["RunSummary", "Store", "default_path", "open_store"]
