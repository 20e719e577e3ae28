"""What is in a shop's store, and what has to be ordered."""
