"""Worksheets and places for the tests of what is kept on the disk."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from itb_calc.documents.lock import Held, hold
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.shown import Shown, shown_of
from itb_calc.worksheet.text import CHECKED, PREPARED, Confirmation, Print, Round, Signature, Worksheet
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, read_sheet

IDENTIFIER, NOTES, REASON = "MRN 4711-Ünal", "Daughter calls on Monday.\nAllergic to tape.", "Ordered twice by Dr Weiss"
BY = "A. Meyer"
PLAIN = replace(read_sheet(ROUTINE), number="20261123-7")
# Everything that a worksheet can hold.
WHOLE = replace(
    PLAIN,
    texts={**PLAIN.texts, "patient.identifier": IDENTIFIER, "notes": NOTES, "lots.drug_lot": "LOT 9"},
    visits=({"date": "2026-08-01"},),
    schedule=({"start": "00:00", "end": "24:00", "dose": "450 mcg"},),
    site={"name": "Ward 3"},
    confirmations={
        "DOS-02": Confirmation(REASON, "High.", BY, "2026-11-23T10:00", "a" * 64),
        "RES-10": Confirmation("x", "y"),
    },
    signatures={
        PREPARED: Signature(BY, "2026-11-23T10:01", "b" * 64, "c" * 64),
        CHECKED: Signature("B. Ott", "2026-11-23T10:09", "b" * 64, "c" * 64),
    },
    rounds=(Round("B. Ott", "2026-11-23T10:08", ("dose.daily_dose",)),),
    prints=(Print("worksheet", "2026-11-23T10:10", "d" * 64),),
)


def shown(worksheet: Worksheet) -> Shown:
    return shown_of(worksheet, evaluate(worksheet, REFERENCE, TODAY))


def held(path: Path) -> Held:
    taken = hold(str(path))
    assert isinstance(taken, Held), taken
    return taken


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def numbered(number: int) -> Worksheet:
    """A worksheet that can be told from every other, and is longer the larger its number is modulo 50."""
    texts = {**PLAIN.texts, "patient.identifier": f"patient {number}", "notes": "n" * (number % 50 * 10 + 1)}
    return replace(PLAIN, texts=texts, number=str(number))


def number_of(worksheet: Worksheet) -> int:
    return int(worksheet.number)


@contextmanager
def small_disk(place: Path, options: str = "size=64k") -> Iterator[bool]:
    """Mount a disk of 64 kB in memory on a folder; False where nothing may be mounted."""
    place.mkdir(exist_ok=True)
    if shutil.which("mount") is None:
        yield False
        return
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", os.fspath(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", os.fspath(place)], check=True)


def make_read_only(place: Path) -> None:
    """Make a mounted disk read-only."""
    subprocess.run(["mount", "-o", "remount,ro", os.fspath(place)], check=True)
