"""What a model wrote, made into the whole new text of a program, or a reason why that cannot be done."""

from perfhint.search.replies.reading import Useless, read_reply

__all__ = ["Useless", "read_reply"]
