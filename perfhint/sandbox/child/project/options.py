"""Options of pytest and of its plugins that a project's configuration may set, and that would disturb us.

They are set when everything is parsed, so it does not matter which plugins there are. What plugins are for stays:
fixtures they give, marks they know.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

BEFORE_PLUGINS_START = {"cov_source": None, "no_cov": True}
"""pytest-cov begins before everything else."""

OPTIONS = {
    # All tests run, whatever became of the others and of the last run; in their order.
    "maxfail": 0,
    "lf": False,
    "failedfirst": False,
    "newfirst": False,
    "cacheclear": False,
    "stepwise": False,
    "stepwise_skip": False,
    "stepwise_reset": False,
    "continue_on_collection_errors": True,
    "collectonly": False,
    "setuponly": False,
    "setupplan": False,
    "setupshow": False,
    "random_order_bucket": "none",
    "random_order": False,
    "randomly_reorganize": False,
    "randomly_seed": 0,
    # Once, in this process, and for as long as it takes.
    "numprocesses": None,
    "dist": "no",
    "tx": [],
    "looponfail": False,
    "forked": False,
    "reruns": 0,
    "count": 1,
    "flake_finder_flake_runs": 0,
    "benchmark_enable": False,
    "benchmark_only": False,
    "benchmark_skip": False,
    "benchmark_disable": True,
    "codspeed": False,
    "memray": False,
    "profile": False,
    "profile_svg": False,
    "testmon": False,
    "testmon_forceselect": False,
    "run_parallel_threads": 1,
    "parallel_threads": 1,
    # Nobody is there to ask, and the project's folder cannot be written.
    "usepdb": False,
    "trace": False,
    "basetemp": None,
    "xmlpath": None,
    "htmlpath": None,
    "report_log": None,
    "json_report": False,
    "log_file": os.devnull,
    "pastebin": None,
    # Nobody reads it.
    "showlocals": False,
    "tbstyle": "short",
    "durations": None,
}


def undisturbed(options: "Any", values: "Any") -> None:
    """Set those that there are."""
    for name, value in values.items():
        if hasattr(options, name):
            setattr(options, name, value)
