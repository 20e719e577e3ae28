"""Pairs of slow and fast programs: the catalog's own and imported ones, and which of them are nearest to a program."""

from perfhint.corpus.corpus import Corpus, default_path, open_corpus

__all__ = ["Corpus", "default_path", "open_corpus"]
