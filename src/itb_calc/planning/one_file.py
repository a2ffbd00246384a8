"""From one worksheet file to what the list says of it. Whatever the file is, the next one has its turn."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

from itb_calc.planning.refill_list import NotEvaluated, Refill, refill_of
from itb_calc.planning.worksheet_files import WorksheetFile
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.codec import FileRefused
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.open_file import open_worksheet


def look_at(file: WorksheetFile, reference: Reference, today: date) -> Refill | NotEvaluated:
    """Evaluate a file for the list, or say in one sentence why it is not evaluated."""
    try:
        if _is_device(file.path):
            return NotEvaluated("this is a pipe or a device, not a worksheet file.")
        worksheet = open_worksheet(file.path)
        if isinstance(worksheet, FileRefused):
            return NotEvaluated(worksheet.message)
        return refill_of(evaluate(worksheet, reference, today))
    except Exception as defect:  # noqa: BLE001 - a defect of ours must not stop the other worksheets, nor hide this one
        return NotEvaluated(
            f"the evaluation stopped on a defect in the program ({type(defect).__name__}), so that nothing is known of"
            " this worksheet. Look at it by hand, and report the defect."
        )


def _is_device(path: str) -> bool:
    """Whether opening a path could wait for ever; what is not there at all is said when it is opened."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
