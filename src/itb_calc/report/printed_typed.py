"""What was typed, as it stands on paper: each text to the letter, and beside it what it is read as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from itb_calc.core.convert import Conversion, convert
from itb_calc.core.moment import Moment
from itb_calc.core.refusal import DecimalMark, Refusal, visible
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import in_mark
from itb_calc.reference.reference import Reference
from itb_calc.report.typed_lists import typed_steps, typed_visits
from itb_calc.visit import record_fields
from itb_calc.visit.field import Field
from itb_calc.visit.fields import FIELDS, SCHEDULE_LABEL, STEP_START, VISIT_DATE, VISITS_LABEL
from itb_calc.visit.kinds import AmountKind, StrengthKind, YesNoKind
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet

NOT_ENTERED = "not entered"
NOT_READ = "not read"
_SITE = {
    "name": "Site",
    "flow_tolerance": "Flow tolerance, by the site's settings",
    "booking_buffer": "Booking buffer, by the site's settings",
    "weekend_rule": "A date to book on a weekend, by the site's settings",
}
# Shown in places of their own.
_ELSEWHERE = (record_fields.PATIENT_IDENTIFIER, record_fields.NOTES)


@dataclass(frozen=True, slots=True)
class Entry:
    """A label, the text beside it, and a remark on the text where there is one."""

    label: str
    text: str
    note: str = ""


def typed_entries(worksheet: Worksheet, reference: Reference) -> tuple[Entry, ...]:
    """Return what was typed for the calculation, in the order of the fields, each with its meaning."""
    entries = []
    for field in FIELDS:
        if field in record_fields.RECORD_FIELDS:
            continue
        if field is STEP_START:
            entries += _rows(SCHEDULE_LABEL, typed_steps(worksheet, reference))
        if field is VISIT_DATE:
            entries += _rows(VISITS_LABEL, typed_visits(worksheet, reference))
        entry = typed_entry(worksheet, field, reference)
        if entry is not None:
            entries.append(entry)
    return tuple(entries)


def _rows(label: str, lines: list[str]) -> list[Entry]:
    return [Entry(f"{label} {place}", line) for place, line in enumerate(lines, start=1)]


def record_entries(worksheet: Worksheet, reference: Reference) -> tuple[Entry, ...]:
    """Return lots, expiry and the times of preparation: all of them, since what is missing must be seen."""
    shown = (field for field in record_fields.RECORD_FIELDS if field not in _ELSEWHERE)
    return tuple(
        typed_entry(worksheet, field, reference) or Entry(field.label, NOT_ENTERED)
        for field in shown
        if field.path in worksheet.texts or not field.path.startswith("lots.second_")
    )


def site_entries(worksheet: Worksheet) -> tuple[Entry, ...]:
    """Return what the site's settings say where the worksheet's own field is empty."""
    return tuple(
        Entry(_SITE.get(key, key), visible(text))
        for key, text in worksheet.site.items()
        if text and f"refill.{key}" not in worksheet.texts
    )


def typed_or(worksheet: Worksheet, field: Field[Any], reference: Reference) -> str:
    """Return the text of a field, with it that it is not read where that is so; or that it is not entered."""
    entry = typed_entry(worksheet, field, reference)
    if entry is None:
        return NOT_ENTERED
    return f"{entry.text} ({NOT_READ})" if entry.note == NOT_READ else entry.text


def typed_entry(worksheet: Worksheet, field: Field[Any], reference: Reference) -> Entry | None:
    """Return a field's text with its meaning; None for an empty field."""
    if isinstance(field.kind, YesNoKind) and field.path in worksheet.answers:
        return Entry(field.label, "yes" if worksheet.answers[field.path] else "no")
    text = worksheet.texts.get(field.path)
    if text is None:
        return None
    return Entry(field.label, visible(text), _meaning(field, text, worksheet.decimal_mark, reference))


def _meaning(field: Field[Any], text: str, mark: DecimalMark, reference: Reference) -> str:
    value = read_field(field, text, mark, reference)
    if isinstance(value, Refusal):
        return NOT_READ
    if isinstance(field.kind, AmountKind | StrengthKind):
        conversion = convert(text, mark)
        return conversion.meaning if isinstance(conversion, Conversion) and conversion.meaning != text else ""
    if isinstance(value, Moment):
        return value.shown
    if isinstance(value, date):
        return show_date(value)
    return name_of(field.path, text, reference, mark)


def name_of(path: str, text: str, reference: Reference, mark: DecimalMark) -> str:
    """Return what an id of the reference data is called."""
    if path == "product.id" and text in reference.products:
        product = reference.products[text]
        return f"{in_mark(product.printed_name, mark)}; {product.route}, {product.use}"
    if path == "pump.id" and text in reference.pumps:
        return reference.pumps[text].name
    return ""
