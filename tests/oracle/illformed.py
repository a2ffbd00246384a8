"""Spoils fields of a worksheet with texts that no reader may accept."""

from random import Random
from typing import Final

from tests.oracle.reading import SCHEDULE
from tests.oracle.text import DATE_FIELDS, NUMBER_FIELDS, STRENGTH_FIELDS, WORD_FIELDS
from tests.oracle.writing import Sheet, put, section

# Units as they stand behind a good number, and units that the field must refuse.
_UNITS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "dose": ("mcg/day", ("mg/day", "mcg/hour", "mcg", "MCG/day", "mcg/d", "mcg/mL", "mL/day")),
    "bolus": ("mcg", ("mg", "mcg/day", "units", "mL")),
    "concentration": ("mcg/mL", ("mcg/1 mL", "g/mL", "mcg", "%", "mcg/day", "Mg/mL", "mg/20 mL")),
    "volume": ("mL", ("ML", "cc", "mg", "cm", "mL/day", "mL mL", "l")),
    "flow": ("mL/day", ("mL/hour", "mL", "mL/d", "mL/week", "mL/1 day")),
    "time": ("days", ("weeks", "hours", "d", "months", "minutes")),
    "length": ("cm", ("mm", "m", "mL", "inches", "cm/day", "CM")),
    "percentage": ("%", ("mL", "percent", "% %", "")),
    "plain": ("", ("years", "%", "mL", "per day")),
    "strength": ("mg/20 mL", ("mg/20", "mg", "mL/20 mg", "mg/mL/day", "MG/20 mL", "mg/0 mL")),
}
_BAD_NUMBERS: Final = (
    ".5", "5.", "1,000", "1 000", "1.2.3", "007", "+5", "-5", "1e3", "1/2", "\u00bd", "\u0663",
    "\uff12", "\u221e", "nan", "inf", "0x10", "1_000", "12345678", "1.23456", "five", "00", "--5",
    "1\u202f000", "1'000", "10\u00a0000", "",
)  # fmt: skip
_BAD_DATES: Final = (
    "2026-02-30", "23.11.2026", "2026-1-5", "20261123", "2026-W48-1", "2026-11-23T00:00", "today",
    "2026/11/23", "2027-02-29", "0000-01-01", "26-11-23", "2026-13-01", "  ",
)  # fmt: skip
_BAD_WORDS: Final = (
    "synchromed-iii-20", "Baclofen", "OTHER", "adult", "ndc-00000-000-00", "pediatric", "none",
    "maintenance phase", "Synchromed-II-20", "  ", "ndc-70121-2501", "true",
)  # fmt: skip
_BAD_TIMES: Final = (
    "8:00", "24:01", "25:00", "08:60", "0800", "08:00:00", " 08:00", "08:00 ", "08.00", "8 am", "",
    "٠٨:00", "-1:00", "08:0", "noon",
)  # fmt: skip
_BLANKS: Final = (" ", "   ", "\u00a0")
_KINDS: Final = 10
"""Of ways to spoil a number; the last two are a 0, which some fields take."""


def _spoiled_number(random: Random, unit: str, kinds: int, mark: str) -> str:
    good, wrong = _UNITS[unit]
    kind = random.randrange(kinds)
    if kind == 0:
        return random.choice(_BLANKS)
    if kind == 1:
        # The other mark: under a point a comma, under a comma a point.
        return f"1{'.' if mark == ',' else ','}5 {good}"
    if kind == 2:
        return random.choice((f"20\t{good}", f"20 {good}\n", f"20 {good};", f"20 {good}x", f"20/{good}"))
    if kind < 5:
        return f"20 {random.choice(wrong)}"
    if kind < 8:
        number = random.choice(_BAD_NUMBERS)
        return f"{number.replace('.', mark)} {good}"
    return f"{random.choice(('0', '0' + mark + '0'))} {good}"


def _beyond(random: Random, path: str, mark: str) -> str | None:
    """Well written, and yet not a value that this field takes."""
    match path:
        case "refill.flow_tolerance":
            return random.choice(("60 %", f"50{mark}0001 %", "100 %"))
        case "refill.booking_buffer":
            return f"7{mark}5 days"
        case "dose.boluses_per_day":
            return f"2{mark}5"
        case "system.catheter_trimmed_length":
            return random.choice(("110 cm", f"110{mark}0 cm", "111 cm"))
        case _:
            return None


def spoil(random: Random, sheet: Sheet, mark: str) -> None:
    """Puts one text that cannot be read into the worksheet.

    Now and then it empties one of the two bolus fields instead, which is a problem as well.
    """
    path = random.choice((*NUMBER_FIELDS, *STRENGTH_FIELDS, *WORD_FIELDS, *DATE_FIELDS, *[SCHEDULE] * 3))
    if path == SCHEDULE:
        _spoil_schedule(random, sheet, mark)
        return
    if path in DATE_FIELDS:
        text = random.choice(_BAD_DATES)
    elif path in WORD_FIELDS:
        text = random.choice(_BAD_WORDS)
    elif path in STRENGTH_FIELDS:
        text = _spoiled_number(random, "strength", _KINDS, mark)
    else:
        field = NUMBER_FIELDS[path]
        beyond = _beyond(random, path, mark) if random.random() < 0.4 else None
        text = beyond or _spoiled_number(random, field.unit, _KINDS - 2 if field.zero else _KINDS, mark)
    if path == "dose.bolus_dose" and random.random() < 0.5:
        text = ""
    _open_sections(sheet, path)
    put(sheet, path, text)


def _spoil_schedule(random: Random, sheet: Sheet, mark: str) -> None:
    """Breaks one step of the schedule, which is made where there is none."""
    _open_sections(sheet, SCHEDULE)
    fields = section(sheet, "dose")
    steps = fields.get("schedule")
    if not isinstance(steps, list) or not steps:
        steps = fields["schedule"] = [
            {"start": "00:00", "end": "12:00", "dose": "100 mcg"},
            {"start": "12:00", "end": "24:00", "dose": "200 mcg"},
        ]
    step = random.choice(steps)
    key = random.choice(("start", "end", "dose"))
    match random.randrange(5):
        case 0:
            step[key] = None
        case 1:
            step.pop(key, None)
        case 2:
            step["start"], step["end"] = random.choice((("12:00", "12:00"), ("24:00", "24:00"), ("18:00", "06:00")))
        case _ if key == "dose":
            step[key] = _spoiled_number(random, "bolus", _KINDS, mark)
        case _:
            step[key] = random.choice(_BAD_TIMES)


def _open_sections(sheet: Sheet, path: str) -> None:
    """Opens each section, missing or null, that the path goes through."""
    fields = sheet
    for name in path.split(".")[:-1]:
        found = fields.get(name)
        if not isinstance(found, dict):
            found = fields[name] = {}
        fields = found
