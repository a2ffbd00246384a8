"""The program's entrance: `itb-calc` and `python -m itb_calc`."""

from __future__ import annotations

import os
import sys

_WORKSHEET = ".json"
_NOT_OPENED = 2


def main() -> int:
    """Open the window, on a worksheet file where one is named; or run the command that the arguments name.

    Only what is asked for is imported: the window is not to wait for the command line, nor the other way round.
    """
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and _is_file(arguments[0])):
        return _open_window(*arguments)
    from itb_calc.cli.arguments import parse  # noqa: PLC0415
    from itb_calc.cli.run import run  # noqa: PLC0415

    return run(parse(arguments))


def _is_file(argument: str) -> bool:
    """Whether an argument names a file rather than a command; a file that is not there is refused in the window."""
    return not argument.startswith("-") and (argument.lower().endswith(_WORKSHEET) or os.path.isfile(argument))  # noqa: PTH113 - pathlib is slower to load


def _open_window(file: str | None = None) -> int:
    from itb_calc.desktop.display import NO_DISPLAY, lacks_display  # noqa: PLC0415

    if lacks_display(sys.platform, os.environ):
        from itb_calc.cli.streams import prepare_streams, say  # noqa: PLC0415

        prepare_streams()
        say(NO_DISPLAY)
        return _NOT_OPENED
    from itb_calc.desktop.start import run  # noqa: PLC0415

    return run(file)


if __name__ == "__main__":
    sys.exit(main())
