"""Rules about numeric."""
