"""The program's entrance: `itb-calc` and `python -m itb_calc`."""

from __future__ import annotations

import sys

_WORKSHEET = ".itb.json"


def main() -> int:
    """Open the window, on a worksheet file where one is named; or run the command that the arguments name.

    Only what is asked for is imported: the window is not to wait for the command line, nor the other way round.
    """
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(_WORKSHEET)):
        from itb_calc.desktop.start import run as open_window  # noqa: PLC0415

        return open_window(*arguments)
    from itb_calc.cli.arguments import parse  # noqa: PLC0415
    from itb_calc.cli.run import run  # noqa: PLC0415

    return run(parse(arguments))


if __name__ == "__main__":
    sys.exit(main())
