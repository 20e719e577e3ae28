"""`perfhint` and `python -m perfhint`, and `perfhint-check`, which is `perfhint check` for hooks that take one word."""

import signal
import sys


def main() -> None:
    """Run the command line; Ctrl-C while it is still being imported ends perfhint without a traceback."""
    handler = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from perfhint.cli import main as command_line

    signal.signal(signal.SIGINT, handler)
    command_line()


def check() -> None:
    """Run `perfhint check` with all arguments."""
    sys.argv.insert(1, "check")
    main()


if __name__ == "__main__":
    main()
