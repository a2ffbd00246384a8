"""The fields that a worksheet keeps for its record: whose it is, which lots were used, when it was prepared."""

from __future__ import annotations

from datetime import date
from typing import Any

from itb_calc.core.moment import Moment
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import DateKind, MomentKind, TextKind

# Limits of layout: a label has room for so much, a page for so many words.
_LOT = TextKind(30)
_IDENTIFIER = TextKind(40, is_private=True)
_NOTES = TextKind(2000, has_lines=True, is_private=True)

PATIENT_IDENTIFIER: Field[str] = Field(
    "patient.identifier",
    _IDENTIFIER,
    "Patient identifier",
    "I",
    "What your site writes on labels to tell patients apart; it may stay empty, and is kept in no file but yours.",
)
DRUG_LOT: Field[str] = Field(
    "lots.drug_lot", _LOT, "Drug lot", "O", "The lot number that is printed on the container in your hand."
)
DRUG_EXPIRY: Field[date] = Field(
    "lots.drug_expiry",
    DateKind(),
    "Drug expiry",
    "X",
    "The last day on which the container may be used; of a month without a day, its last day.",
)
SECOND_LOT: Field[str] = Field(
    "lots.second_lot", _LOT, "Lot of the second stock", "S", "The lot number on the container of the second stock."
)
SECOND_EXPIRY: Field[date] = Field(
    "lots.second_expiry",
    DateKind(),
    "Expiry of the second stock",
    "E",
    "The last day on which the container of the second stock may be used.",
)
DILUENT_LOT: Field[str] = Field(
    "lots.diluent_lot", _LOT, "Diluent lot", "D", "The lot number of the sodium chloride that was used to dilute."
)
DILUENT_EXPIRY: Field[date] = Field(
    "lots.diluent_expiry",
    DateKind(),
    "Diluent expiry",
    "Y",
    "The last day on which the diluent may be used; of a month without a day, its last day.",
)
PREPARED_AT: Field[Moment] = Field(
    "lots.prepared_at", MomentKind(), "Prepared", "P", "The day and the time at which the syringe was filled."
)
BEYOND_USE: Field[Moment] = Field(
    "lots.beyond_use",
    MomentKind(),
    "Beyond-use date",
    "B",
    "The day and the time after which what was prepared must not be used, by the policy of your site.",
)
NOTES: Field[str] = Field(
    "notes", _NOTES, "Notes", "N", "Whatever somebody must know who reads this later; it is printed."
)

RECORD_FIELDS: tuple[Field[Any], ...] = (
    PATIENT_IDENTIFIER,
    DRUG_LOT,
    DRUG_EXPIRY,
    SECOND_LOT,
    SECOND_EXPIRY,
    DILUENT_LOT,
    DILUENT_EXPIRY,
    PREPARED_AT,
    BEYOND_USE,
    NOTES,
)
