"""What `itb-calc log` takes: verify or list, and which file and entries."""

from __future__ import annotations

import argparse

_DESCRIPTION = """\
The log of finished and printed worksheets on this machine. It is off until
somebody turns it on in the window, and holds no text about the patient.

Exit status: 0 fine; 1 the chain does not hold; 2 the log cannot be read.
"""
_VERIFY = """\
Walk along the chain of hashes from the first entry to the last. It shows a
change inside the log, but not that somebody wrote the whole log anew: for that,
write the head down elsewhere and give it here later.
"""
_FILE_HELP = "a log file; default: the log of this machine"


def add_log_arguments(parser: argparse.ArgumentParser, kind: type[argparse.ArgumentParser]) -> None:
    """Tell a parser what the command takes; its two parts get parsers of a kind."""
    parser.description = _DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parts = parser.add_subparsers(dest="part", metavar="verify|list", required=True, parser_class=kind)
    verify = parts.add_parser("verify", help="whether the entries still fit together", allow_abbrev=False)
    verify.description, verify.formatter_class = _VERIFY, argparse.RawDescriptionHelpFormatter
    verify.add_argument("--head", metavar="HASH", default="", help="a head that was written down earlier")
    verify.add_argument("--json", action="store_true", help="print JSON for machines")
    entries = parts.add_parser("list", help="the entries, the newest first", allow_abbrev=False)
    entries.add_argument("--from", dest="first", metavar="DATE", help="the first day (UTC), such as 2027-04-09")
    entries.add_argument("--to", dest="last", metavar="DATE", help="the last day (UTC)")
    entries.add_argument("--text", metavar="WORD", default="", help="only entries with all of these words")
    forms = entries.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print JSON for machines, the oldest first")
    forms.add_argument("--csv", action="store_true", help="print CSV, the oldest first; no cell can be a formula")
    for part in (verify, entries):
        part.add_argument("--file", metavar="LOG", help=_FILE_HELP)
