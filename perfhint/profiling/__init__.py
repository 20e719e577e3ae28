"""Where the target spends its time: the child profiler's reports, enough of them, merged into a `Profile`."""

from perfhint.profiling.collect import collect
from perfhint.profiling.merge import profile

__all__ = ["collect", "profile"]
