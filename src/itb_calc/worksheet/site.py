"""What the settings of a site say for a worksheet: read as strictly as its fields, and told where they count."""

from __future__ import annotations

from typing import Any, cast

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import read_quantity
from itb_calc.core.refill_date import BACK_TO_FRIDAY, KEEP_THE_DAY
from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote
from itb_calc.core.show_number import show_entered
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.results import Results
from itb_calc.visit.site import Site
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet

NAME, FLOW_TOLERANCE, BOOKING_BUFFER, WEEKEND_RULE = "name", "flow_tolerance", "booking_buffer", "weekend_rule"
# Of a screening trial, which is kept in no file.
START_DOSE_THRESHOLD = "start_dose_threshold"
_FIGURES: tuple[tuple[str, Field[Amount]], ...] = (
    (FLOW_TOLERANCE, fields.FLOW_TOLERANCE),
    (BOOKING_BUFFER, fields.BOOKING_BUFFER),
)
_SATURDAY = 5
_DOES_NOT_COUNT = "The site's setting does not count: "


def read_site(worksheet: Worksheet, reference: Reference) -> tuple[Site, tuple[Problem, ...]]:
    """Read what the site says. A text that is not read is a problem of the field that it stands for, if that is empty.

    A weekend rule that is not known is a problem whatever is typed: no date to book can be told then.
    """
    figures: dict[str, Amount] = {}
    problems: list[Problem] = []
    for key, field in _FIGURES:
        if key not in worksheet.site or field.path in worksheet.texts:
            continue
        outcome = read_field(field, worksheet.site[key], worksheet.decimal_mark, reference)
        if isinstance(outcome, Refusal):
            problems.append(_problem(field, outcome))
        else:
            figures[key] = cast("Amount", outcome)
    rule = worksheet.site.get(WEEKEND_RULE, BACK_TO_FRIDAY)
    if rule not in (BACK_TO_FRIDAY, KEEP_THE_DAY):
        rest = f"{quote(rule)} is not a weekend rule. Enter the date to book by hand, or have the settings mended."
        problems.append(_problem(fields.BOOKING_BUFFER, Refusal(Reason.UNKNOWN_WORD, rule, rest)))
    return Site(worksheet.site.get(NAME, ""), figures.get(BOOKING_BUFFER), figures.get(FLOW_TOLERANCE), rule), tuple(
        problems
    )


def _problem(field: Field[Any], refusal: Refusal) -> Problem:
    return Problem(field.path, refusal.text, refusal.reason, f"{_DOES_NOT_COUNT}{refusal.message}")


def site_settings_that_count(worksheet: Worksheet, reference: Reference, results: Results) -> tuple[str, ...]:
    """Say which settings of the site something that is shown hangs on; none for an empty worksheet."""
    if worksheet.is_empty:
        return ()
    site, _ = read_site(worksheet, reference)
    figures = {FLOW_TOLERANCE: site.flow_tolerance, BOOKING_BUFFER: site.booking_buffer}
    told = [
        f"{field.label} {show_entered(figure, worksheet.decimal_mark)} ({site.cited})"
        for key, field in _FIGURES
        if (figure := figures[key]) is not None
    ]
    if site.weekend_rule == KEEP_THE_DAY and "book_by_date" in results.worked:
        is_weekend = results.day("book_by_date").weekday() >= _SATURDAY
        told += [f"A date to book on a weekend stays ({site.cited})"] if is_weekend else []
    return tuple(told)


def site_figure_in_words(field: Field[Any], worksheet: Worksheet, reference: Reference) -> str:
    """Say which figure of the site counts while a field is empty, and that it is the site's; empty where none does."""
    site, _ = read_site(worksheet, reference)
    figures = {fields.FLOW_TOLERANCE.path: site.flow_tolerance, fields.BOOKING_BUFFER.path: site.booking_buffer}
    figure = figures.get(field.path)
    return "" if figure is None else f"Empty: {show_entered(figure, worksheet.decimal_mark)} counts ({site.cited})"


def in_another_mark(worksheet: Worksheet, mark: DecimalMark) -> dict[str, str]:
    """Return the site's texts as the other decimal mark writes them; one that is not read stays as it is."""
    written = dict(worksheet.site)
    for key, _ in _FIGURES:
        text = written.get(key, "")
        if not isinstance(read_quantity(text, worksheet.decimal_mark), Refusal):
            written[key] = text.replace(worksheet.decimal_mark, mark)
    return written
