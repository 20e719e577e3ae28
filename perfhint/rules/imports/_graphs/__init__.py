"""Shortest paths of scipy as plain Python: the graph that goes in, the distances that come out, the code between."""
