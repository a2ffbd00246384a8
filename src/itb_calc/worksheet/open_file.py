"""Open a worksheet file by its path: the worksheet, or one sentence that says why there is none."""

from __future__ import annotations

from pathlib import Path

from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, read_worksheet
from itb_calc.worksheet.text import Worksheet


def open_worksheet(path: str) -> Worksheet | FileRefused:
    """Read the file at a path; the file itself is never touched."""
    content = read_content(path)
    return content if isinstance(content, FileRefused) else read_worksheet(content)


def read_content(path: str) -> bytes | FileRefused:
    """Read a file's bytes, one more than the largest worksheet at most."""
    try:
        with Path(path).open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return FileRefused("there is no such file.")
    except IsADirectoryError:
        return FileRefused("this is a folder, not a worksheet file.")
    except (OSError, ValueError):
        return FileRefused("the file cannot be opened for reading.")
