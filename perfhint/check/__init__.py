"""`perfhint check`: no process is started, no model asked, nothing heavy imported."""

from perfhint.check.run import check_file, expand, line, paths, python_files

__all__ = ["check_file", "expand", "line", "paths", "python_files"]
