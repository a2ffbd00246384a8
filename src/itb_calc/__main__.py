"""The program's entrance: `itb-calc` and `python -m itb_calc`."""

from __future__ import annotations

import sys

from itb_calc.cli.arguments import parse
from itb_calc.cli.run import run


def main() -> int:
    """Run the command that the arguments name, and return the exit status."""
    return run(parse(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
