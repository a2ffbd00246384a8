"""The content of a file to be saved: only what reads back as the same worksheet is ever given out for writing."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.visit.fields import BY_PATH
from itb_calc.worksheet.codec import LARGEST_FILE, Saved, read_saved
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.shown import Shown
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class NotWritable:
    """A worksheet that no file could hold, with one or two sentences for the person."""

    message: str


def file_content(worksheet: Worksheet, shown: Shown | None = None) -> bytes | NotWritable:
    """Return the bytes to save, having read them back: what could not be opened again is not written over anything."""
    content = write_worksheet(worksheet, shown)
    if len(content) > LARGEST_FILE:
        return NotWritable(_too_large(worksheet))
    back = read_saved(content)
    if back == Saved(worksheet, shown):
        return content
    return NotWritable(_not_the_same(worksheet, back.worksheet if isinstance(back, Saved) else Worksheet()))


def _too_large(worksheet: Worksheet) -> str:
    advice = "Take out what was pasted in by mistake"
    if worksheet.texts:
        longest = max(worksheet.texts, key=lambda path: len(worksheet.texts[path]))
        advice = f"The longest text is in {BY_PATH[longest].label.lower()}: shorten it"
    return (
        f"The file would have more than {LARGEST_FILE:,} bytes, and no larger one is opened again, so nothing is"
        f" saved. {advice}, and save again."
    )


def _not_the_same(worksheet: Worksheet, back: Worksheet) -> str:
    changed = next((path for path, text in worksheet.texts.items() if back.texts.get(path) != text), None)
    where = "a text" if changed is None else BY_PATH[changed].label.lower()
    return (
        f"Read again, the file would not say the same in {where}, so nothing is saved."
        " Type that text anew, and save again."
    )
