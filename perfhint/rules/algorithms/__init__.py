"""Rules about algorithms."""
