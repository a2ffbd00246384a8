"""Every field of a screening trial, in the order of the work: a table of its own, beside that of the refill."""

from __future__ import annotations

from datetime import date
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind, DateKind, IdKind, StrengthKind, TimeKind, WordKind, YesNoKind

_MASS = AmountKind(("mcg",))
POSITIVE, NO_RESPONSE, ADVERSE = "positive", "none", "adverse"
US_LABEL, GERMAN_LABEL = "us-label", "german-label"

PRODUCT: Field[str] = Field(
    "screening.product",
    IdKind("products"),
    "Product",
    "P",
    "The product in your hand, by its printed name or its package code; only the screening product is ever injected.",
)
STRENGTH: Field[Quantity] = Field(
    "screening.label_strength",
    StrengthKind(),
    "Strength on the label",
    "S",
    "What the package in your hand prints, with both units. Never from memory.",
)
DOSE: Field[Amount] = Field(
    "screening.dose", _MASS, "Screening dose", "D", "The ordered test dose, in micrograms, injected once."
)
INJECTION_DATE: Field[date] = Field(
    "screening.date", DateKind(), "Date of injection", "I", "The day on which this dose is injected."
)
INJECTION_TIME: Field[str] = Field(
    "screening.time",
    TimeKind(),
    "Time of injection",
    "T",
    "When this dose is injected, by the clock on the wall.",
)
FIRST_DOSE: Field[bool] = Field(
    "screening.first_dose",
    YesNoKind(),
    "First screening dose",
    "F",
    "Yes if this patient has had no screening dose before.",
)
LAST_DATE: Field[date] = Field(
    "screening.last_date", DateKind(), "Date of the last dose", "L", "The day of the last screening dose before this."
)
LAST_TIME: Field[str] = Field(
    "screening.last_time",
    TimeKind(),
    "Time of the last dose",
    "M",
    "When the last screening dose before this was injected, by the clock on the wall.",
)
LAST_DOSE: Field[Amount] = Field(
    "screening.last_dose", _MASS, "Last dose given", "G", "How much was injected last, in micrograms."
)
LAST_RESPONSE: Field[str] = Field(
    "screening.last_response",
    WordKind((POSITIVE, NO_RESPONSE, ADVERSE)),
    "Response to it",
    "R",
    "How the last dose worked: with the wished effect, without it, or with an adverse reaction.",
)
EFFECTIVE_DOSE: Field[Amount] = Field(
    "screening.effective_dose",
    _MASS,
    "Effective dose",
    "E",
    "The screening dose that had the wished effect, in micrograms; the start dose follows from it.",
)
THRESHOLD: Field[str] = Field(
    "screening.threshold",
    WordKind((US_LABEL, GERMAN_LABEL)),
    "Threshold",
    "H",
    "How long an effect may last for a multiplied start dose: the sources differ. Choose the one that you work by.",
)
LASTED_LONGER: Field[bool] = Field(
    "screening.lasted_longer",
    YesNoKind(),
    "Effect past the threshold",
    "O",
    "Whether the effect lasted longer than the threshold that is chosen.",
)
ADVERSE_REACTION: Field[bool] = Field(
    "screening.adverse_reaction",
    YesNoKind(),
    "Any adverse reaction",
    "A",
    "Whether there was any adverse reaction to a screening dose.",
)

LAST: tuple[Field[Any], ...] = (LAST_DATE, LAST_TIME, LAST_DOSE, LAST_RESPONSE)
FIELDS: tuple[Field[Any], ...] = (
    PRODUCT,
    STRENGTH,
    DOSE,
    INJECTION_DATE,
    INJECTION_TIME,
    FIRST_DOSE,
    *LAST,
    EFFECTIVE_DOSE,
    THRESHOLD,
    LASTED_LONGER,
    ADVERSE_REACTION,
)
BY_PATH: dict[str, Field[Any]] = {field.path: field for field in FIELDS}
