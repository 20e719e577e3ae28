"""Where the target spends its time, and what its values are: the reports of the child's runners, merged."""

from perfhint.profiling.collect import collect
from perfhint.profiling.merge import profile
from perfhint.profiling.observe import observe

__all__ = ["collect", "observe", "profile"]
