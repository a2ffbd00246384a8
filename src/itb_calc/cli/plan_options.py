"""The options of `itb-calc plan`: each stands for one field, and its text is read as a field's text is."""

from __future__ import annotations

import argparse

INTERVAL = "plan.interval"

# Option, path of its field, and what the help says; written here, because the table of fields takes long to load.
OPTIONS: tuple[tuple[str, str, str], ...] = (
    ("--dose", "dose.daily_dose", 'the daily dose, such as "450 mcg/day"'),
    ("--pump", "pump.id", "the pump, by its id in `itb-calc pumps`"),
    ("--interval", INTERVAL, 'the wished interval, such as "90 days"'),
    ("--alarm-volume", "pump.alarm_volume", 'the alarm volume, such as "2 mL"'),
    ("--bolus-dose", "dose.bolus_dose", 'what one bolus adds, such as "25 mcg"'),
    ("--boluses-per-day", "dose.boluses_per_day", "the most boluses in 24 hours, a whole number"),
    ("--tolerance", "refill.flow_tolerance", 'by how much the pump may be off, such as "10 %%"'),
    ("--stability", "refill.stability_limit", 'the stability limit, such as "180 days"'),
    ("--buffer", "refill.booking_buffer", 'the booking buffer, such as "7 days"'),
    ("--fill-date", "fill_date", "the day of the fill, such as 2026-11-23; no dates without it"),
    ("--priming", "preparation.priming_volume", 'the priming volume, such as "3 mL"'),
    ("--reservoir-volume", "pump.reservoir_volume", "instead of the listed figure, or where none is listed"),
    ("--residual-volume", "pump.residual_volume", "likewise"),
    ("--minimum-flow", "pump.minimum_flow", 'likewise, such as "0.048 mL/day"'),
    ("--fixed-flow", "pump.fixed_flow", "the flow of a constant-flow pump"),
)
_STATUS = "Exit status: 0 fine; 1 nothing fits, or a block; 2 something is not read, or missing."


def add_plan_options(parser: argparse.ArgumentParser) -> None:
    """Add a worksheet file, the options that stand for it, the day, and what the exit status means."""
    parser.epilog = _STATUS
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a worksheet file, or - for standard input; with it only --interval is written",
    )
    for option, path, what in OPTIONS:
        parser.add_argument(option, metavar="TEXT", dest=path, help=what)
    parser.add_argument("--today", metavar="DATE", help="the day to count from, such as 2027-04-09; default: today")
