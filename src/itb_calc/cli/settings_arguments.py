"""What `itb-calc settings` takes: nothing, or a file to check before it is installed."""

from __future__ import annotations

import argparse

CHECK = "check"
_DESCRIPTION = """\
The settings of your site that are in force, each with where it comes from. With
`check FILE`, whether FILE would be read as a settings file.

Exit status: 0 fine; 2 a settings file is not used, and why.
"""


def add_settings_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes."""
    parser.description = _DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("action", metavar=CHECK, nargs="?", choices=(CHECK,), help="check a file instead")
    parser.add_argument("file", metavar="FILE", nargs="?", help="the settings file (TOML) to check")
