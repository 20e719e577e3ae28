"""Unified diffs: those that people and models write, applied to a text; and a text's way to another, cut into edits."""

from perfhint.patches.applying import Applied, apply_patch
from perfhint.patches.reading import PatchHunk, is_patch, read_patch
from perfhint.patches.splitting import relaid, split

__all__ = ["Applied", "PatchHunk", "apply_patch", "is_patch", "read_patch", "relaid", "split"]
