"""A corpus of a few pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sample_pairs import PAIRS

from perfhint.corpus import Corpus, open_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with open_corpus(tmp_path / "corpus.sqlite", PAIRS) as opened:
        yield opened
