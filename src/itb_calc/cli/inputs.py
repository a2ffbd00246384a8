"""What a command is given: a worksheet as a file or on standard input, and the day to count from."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from itb_calc.cli.streams import say
from itb_calc.core.refusal import quote
from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, read_worksheet
from itb_calc.worksheet.open_file import read_content
from itb_calc.worksheet.text import Worksheet

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMPTY = '""'


def wall_day() -> date:
    """Return the day on the wall of the person who asks."""
    return date.today()  # noqa: DTZ011 - the person's own day, not that of another time zone


def day_of(today: str | None) -> date | None:
    """Return the day that --today names, today without it; None, and a sentence, where it is no date."""
    if today is None:
        return wall_day()
    return named_day("--today", today)


def named_day(option: str, text: str) -> date | None:
    """Return the day that an option names; None, and a sentence, where it is no date."""
    try:
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    typed = quote(text) or _EMPTY
    say(f"{typed} is not a date of the calendar. Write {option} with year, month and day: 2027-04-09.")
    return None


def worksheet_of(file: str) -> Worksheet | None:
    """Return the worksheet of a file, or of standard input for `-`; None, and a sentence, where there is none."""
    content = _content(file)
    worksheet = content if isinstance(content, FileRefused) else read_worksheet(content)
    if isinstance(worksheet, FileRefused):
        say(f"{_name(file)}: {worksheet.message}")
        return None
    return worksheet


def _content(file: str) -> bytes | FileRefused:
    if file == "-":
        # Standard input that was closed before the program began is None.
        return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST_FILE + 1)
    return read_content(file)


def _name(file: str) -> str:
    return "standard input" if file == "-" else quote(Path(file).name or file) or _EMPTY
