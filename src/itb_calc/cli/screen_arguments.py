"""What `itb-calc screen` takes beside the dose: everything that the window asks, each read as strictly."""

from __future__ import annotations

import argparse

SCREEN_OPTIONS: tuple[tuple[str, str, str], ...] = (
    ("product", "ID", "the product in your hand, by its id in `itb-calc products`"),
    ("strength", "TEXT", 'what its package prints, such as "50 mcg/mL"'),
    ("at", "WHEN", 'when this dose is injected, such as "2026-11-24 08:00"'),
    ("last", "WHEN", "when the last screening dose was injected"),
    ("last-dose", "DOSE", 'how much that was, such as "50 mcg"'),
    ("response", "WORD", "how that worked: positive, none or adverse"),
    ("effective", "DOSE", "the dose that had the wished effect; for the start dose, with the next three"),
    ("threshold", "HOURS", "after an effect of how long the start dose is not multiplied: 8 or 12, by your label"),
    ("lasted-longer", "ANSWER", "whether the effect lasted longer than that: yes or no"),
    ("adverse", "ANSWER", "whether there was any adverse reaction: yes or no"),
)
_DOSE_HELP = 'such as "75 mcg", in quotes'
_FIRST_HELP = "this is the patient's first screening dose"


def add_screen_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes; nothing has a default."""
    parser.add_argument("dose", metavar="DOSE", help=_DOSE_HELP)
    parser.add_argument("--first", action="store_true", help=_FIRST_HELP)
    for name, metavar, what in SCREEN_OPTIONS:
        parser.add_argument(f"--{name}", metavar=metavar, help=what)
