"""The small process that starts, watches and ends sandboxed programs, one after the other.

It exists so that forking is cheap and single-threaded (limits and affinity are set between fork and exec), so that
the peak memory of a program does not contain perfhint's own, and so that the death of perfhint, whatever its cause,
closes a pipe here, upon which the program is killed and its files are removed.
"""
