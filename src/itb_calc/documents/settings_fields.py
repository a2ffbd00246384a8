"""Every setting of a site, in the order of its file: the one table that reader, page and command come from."""

from __future__ import annotations

from datetime import date
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.refill_date import BACK_TO_FRIDAY, KEEP_THE_DAY
from itb_calc.core.refusal import DecimalMark
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind, DateKind, TextKind, WordKind

REQUIRED, NOT_REQUIRED = "required", "not required"
A4, LETTER = "a4", "letter"
YES, NO = "yes", "no"

REVIEWED_BY: Field[str] = Field(
    "reviewed_by", TextKind(60), "Reviewed by", "R", "Who answers for these settings at your site."
)
REVIEWED_ON: Field[date] = Field(
    "reviewed_on", DateKind(), "Reviewed on", "V", "The day on which they were reviewed last."
)
NAME: Field[str] = Field(
    "name", TextKind(80), "Site", "S", "What your site is called, on paper and beside its figures."
)
PHONE: Field[str] = Field(
    "phone", TextKind(60), "Telephone", "T", "Whom a patient calls with signs of withdrawal or overdose, day and night."
)
DECIMAL_MARK: Field[str] = Field(
    "decimal_mark",
    WordKind((DecimalMark.POINT, DecimalMark.COMMA)),
    "Decimal mark",
    "D",
    "The mark that a new worksheet begins with, and that this file is written with.",
)
MICROGRAMS_IN_FULL: Field[str] = Field(
    "micrograms_in_full",
    WordKind((NO, YES)),
    "Micrograms in full",
    "M",
    "Whether the unit mcg is written out as micrograms in what is shown, spoken and printed.",
)
START_DOSE_THRESHOLD: Field[Amount] = Field(
    "start_dose_threshold",
    AmountKind(("hour",)),
    "Start dose threshold",
    "H",
    "How long the effect of a screening dose may last for a multiplied start dose, by the labelling of your site.",
)
BOOKING_BUFFER: Field[Amount] = Field(
    "booking_buffer",
    fields.BOOKING_BUFFER.kind,
    fields.BOOKING_BUFFER.label,
    "B",
    "How many whole days before the latest refill date to book, where a worksheet does not say.",
)
WEEKEND_RULE: Field[str] = Field(
    "weekend_rule",
    WordKind((BACK_TO_FRIDAY, KEEP_THE_DAY)),
    "Weekend rule",
    "E",
    "Whether a date to book that falls on a Saturday or Sunday goes back to the Friday before it.",
)
FLOW_TOLERANCE: Field[Amount] = Field(
    "flow_tolerance",
    fields.FLOW_TOLERANCE.kind,
    fields.FLOW_TOLERANCE.label,
    "O",
    "By how much the pump may run faster or slower than programmed, where a worksheet does not say; 0 to 50 %.",
)
SECOND_CHECK: Field[str] = Field(
    "second_check",
    WordKind((REQUIRED, NOT_REQUIRED)),
    "Second check",
    "C",
    "Whether a worksheet is final only after a second person has checked it.",
)
LABEL_SIZE: Field[str] = Field(
    "label_size", TextKind(40), "Label size", "L", "The size of the syringe label, by its id."
)
PAPER: Field[str] = Field("paper", WordKind((A4, LETTER)), "Paper", "P", "The paper that worksheets are printed on.")
PALETTE: Field[str] = Field(
    "palette",
    WordKind(("light", "dark", "high contrast")),
    "Palette",
    "A",
    "The colours of the window for whoever has chosen none, from the next start on.",
)

SETTINGS: tuple[Field[Any], ...] = (
    REVIEWED_BY,
    REVIEWED_ON,
    NAME,
    PHONE,
    DECIMAL_MARK,
    MICROGRAMS_IN_FULL,
    START_DOSE_THRESHOLD,
    BOOKING_BUFFER,
    WEEKEND_RULE,
    FLOW_TOLERANCE,
    SECOND_CHECK,
    LABEL_SIZE,
    PAPER,
    PALETTE,
)
BY_KEY: dict[str, Field[Any]] = {field.path: field for field in SETTINGS}
REVIEW: tuple[Field[Any], ...] = (REVIEWED_BY, REVIEWED_ON)
# What counts where no file says otherwise: never a clinical figure.
BUILT_IN: dict[str, str] = {
    DECIMAL_MARK.path: DecimalMark.POINT,
    MICROGRAMS_IN_FULL.path: NO,
    WEEKEND_RULE.path: BACK_TO_FRIDAY,
    SECOND_CHECK.path: REQUIRED,
    PAPER.path: A4,
}
