"""`perfhint profile`: where a program spends its time."""

from __future__ import annotations

import sys

from perfhint.cli import flags


def profile(
    target: flags.Target,
    arguments: flags.Arguments = None,
    tests: flags.Tests = None,
    inputs: flags.Input = None,
    json: flags.Json = None,
    python: flags.Python = None,
    sandbox: flags.Sandbox = None,
    timeout: flags.Timeout = None,
    memory: flags.Memory = None,
) -> int:
    """Show where a program spends its time.

    Functions first, then the source with a column of heat. The cases are those of --tests, --input or the arguments
    after --, or the tests for pytest that reach a module.
    """
    from perfhint import app
    from perfhint.cli import places
    from perfhint.report import json as as_json
    from perfhint.report import listing
    from perfhint.report.console import console

    settings = flags.settings(target, sandbox=sandbox, timeout=timeout, memory=memory, python=python)
    if json:
        places.check_writable(json)
    file, found, baseline, of_tests = app.profile(
        target=target, tests=tests, inputs=tuple(inputs or ()), argv=tuple(arguments or ()), settings=settings
    )
    if json:
        places.write(json, as_json.profile(file, found, baseline).encode())
    if json != places.STANDARD_OUTPUT:
        listing.show(console(sys.stdout), file, found, baseline, of_tests)
    return 0
