"""What `itb-calc report` takes: a worksheet, where the PDF is written, and which of its papers that is."""

from __future__ import annotations

import argparse

_DESCRIPTION = """\
The worksheet, the syringe label or the patient's card as a PDF. Across each
page stands "not final" until nothing is blocked, not read, without a reason or
unsigned; what is missing is said on standard error.

Exit status: 0 fine; 1 something is blocked; 2 nothing is blocked, but a field
is not read, or nothing was written. Whether it is final changes no status.
"""
WHATS = {"worksheet": "the whole worksheet", "label": "the syringe label", "card": "the patient's card"}


def add_report_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes."""
    parser.description = _DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", metavar="FILE", help="a worksheet file (*.itb.json), or - for standard input")
    parser.add_argument(
        "--output", metavar="OUT.pdf", required=True, help="the PDF, which is replaced as a whole, or not at all"
    )
    parser.add_argument("--what", choices=tuple(WHATS), default="worksheet", help="which paper; default: worksheet")
    parser.add_argument("--paper", choices=("a4", "letter"), help="the paper of worksheet and card; default: a4")
    parser.add_argument("--label", metavar="SIZE", help="the size of the label, such as 100x50")
    parser.add_argument("--today", metavar="DATE", help="the day to count from, such as 2027-04-09; default: today")
