"""The worksheet that a command is asked about: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from itb_calc.cli.streams import say
from itb_calc.core.refusal import quote
from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, read_worksheet
from itb_calc.worksheet.open_file import read_content
from itb_calc.worksheet.text import Worksheet

_EMPTY = '""'


def asked_worksheet(file: str) -> Worksheet | None:
    """Read the worksheet of a file, or of `-`; None where it is none, which is said on standard error."""
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
