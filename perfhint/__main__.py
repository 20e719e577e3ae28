"""`python -m perfhint`."""

from perfhint.cli import main

if __name__ == "__main__":
    main()
