"""`perfhint check`: no model asked, nothing of the user's run, nothing heavy imported."""

from perfhint.check.options import FORMATS, STDIN, Options
from perfhint.check.run import Checked, check, check_text

__all__ = ["FORMATS", "STDIN", "Checked", "Options", "check", "check_text"]
