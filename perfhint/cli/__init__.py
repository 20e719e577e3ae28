"""The command line: one thin file a command, and the one place where errors become a line and an exit status."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from perfhint.errors import PerfhintError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
BROKEN_PIPE = 141
"""What a shell reports for a program that SIGINT or SIGPIPE ended."""

INTERNAL_ERROR = 70
"""EX_SOFTWARE of sysexits.h: a mistake in perfhint, told apart from every status that says something about the code."""


def main() -> None:
    """Run the command that ``sys.argv`` asks for, and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command that `arguments` ask for: 0 done, 1 `check` or `verify` found something,
    2 wrong usage or input, 3 baseline not dependable, 4 environment not available.
    """
    arguments, debug = _without_debug(arguments)
    try:
        status = _invoke(arguments)
        sys.stdout.flush()
    except PerfhintError as error:
        return _failed(str(error), error.exit_status, debug)
    except KeyboardInterrupt as interrupt:
        return _failed(": ".join(["interrupted", *map(str, interrupt.args)]), INTERRUPTED, debug)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads on: the flush at exit must not fail again
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the last resort: never a traceback without --debug
        name = type(error).__name__
        return _failed(f"internal error ({name}: {error}): run again with --debug for details", INTERNAL_ERROR, debug)
    return status


def _invoke(arguments: list[str]) -> int:
    if arguments[:1] == ["check"]:
        from perfhint.cli import quick_check

        status = quick_check.status(arguments[1:])
        if status is not None:
            return status
    import typer

    from perfhint.cli.application import command

    parser = command()
    program_arguments = arguments[arguments.index("--") + 1 :] if "--" in arguments else []
    try:
        with parser.make_context("perfhint", arguments or ["--help"], obj=program_arguments) as context:
            return parser.invoke(context) or 0
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "perfhint"
        return _failed(f"{error.format_message().rstrip('.')} ({path} --help lists what there is)", 2, debug=False)


def _without_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """``--debug`` may stand anywhere but among the target's own arguments."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    own = [argument for argument in arguments[:end] if argument != "--debug"]
    return [*own, *arguments[end:]], len(own) < end


def _failed(message: str, status: int, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exc()
    print(f"perfhint: {message}", file=sys.stderr)
    return status
