"""`perfhint` and `python -m perfhint`."""

import signal


def main() -> None:
    """Run the command line; Ctrl-C while it is still being imported ends perfhint without a traceback."""
    handler = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from perfhint.cli import main as command_line

    signal.signal(signal.SIGINT, handler)
    command_line()


if __name__ == "__main__":
    main()
