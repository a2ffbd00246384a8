"""The saved files that the fuzzer damages."""

import json
from dataclasses import replace
from pathlib import Path

from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.shown import shown_of
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, TODAY, VISIT, content_of, read_sheet

_FOLDER = Path(__file__).parents[1] / "files"


def seeds() -> tuple[bytes, ...]:
    """Return files by hand and as the program writes them, some with what was shown, the small ones twice."""
    changed = replace(read_sheet(CHANGED), visits=(VISIT, {}))
    shown = shown_of(changed, evaluate(changed, REFERENCE, TODAY))
    few = json.dumps({"schema": 1, "dose": {"daily_dose": "450 mcg/day"}, "previous": {"first_fill": True}}).encode()
    by_hand = (few, content_of(ROUTINE), content_of(CHANGED), write_worksheet(changed))
    kept = tuple(path.read_bytes() for path in sorted(_FOLDER.iterdir()))
    return (*by_hand, *by_hand, write_worksheet(changed, shown), *kept)
