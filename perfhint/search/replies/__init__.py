"""What a model wrote, made into the whole new text of a program, or a reason why that cannot be done."""

from perfhint.search.replies.imports import foreign_imports
from perfhint.search.replies.reading import Useless, read_reply

__all__ = ["Useless", "foreign_imports", "read_reply"]
