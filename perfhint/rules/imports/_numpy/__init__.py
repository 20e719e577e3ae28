"""Programs with numpy as programs with lists: what every expression is, and what it becomes.

`program.py` goes over the whole program until the types of all names are known and then once more, for the edits.
`python.py`, `calls.py`, `functions.py`, `statements.py` … know Python; `creation.py`, `elementwise.py`, `reductions.py`
… are tables of what numpy offers, by family. Whatever is in none of them ends the translation: `GiveUp`.
"""
