"""Make Python code faster, with proof."""

__version__ = "0.1.0"
