"""One field as the page shows it: what its text means, or why it is not read and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from itb_calc.core.refusal import DecimalMark, Refusal
from itb_calc.desktop.viewmodels.beside_unit import to_field
from itb_calc.desktop.viewmodels.catheter_in_use import catheter_in_use
from itb_calc.desktop.viewmodels.meaning import meaning, possible_readings
from itb_calc.desktop.viewmodels.offers import Offer, listed_figure, offer_for
from itb_calc.desktop.viewmodels.typed_mass import typed_mass
from itb_calc.reference.readings import readings_of_mass
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding that names the field: severity with its shape, and the rule."""

    severity: Severity
    rule: str

    @property
    def text(self) -> str:
        """Shape, severity and rule, so that nothing hangs on the colour."""
        return f"{self.severity.shape} {self.rule}"


@dataclass(frozen=True, slots=True)
class FieldState:
    """What stands under and beside one field.

    `is_typed` says that the problem is in a typed text. `offer` is typed only when the person takes it: a safe way to
    write what is not read, or a published figure.
    `readings` are what an incomplete text or name may mean, side by side.
    """

    path: str
    meaning: str = ""
    problem: str = ""
    is_typed: bool = False
    offer: Offer | None = None
    readings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def refused(self) -> str:
        """The problem as it stands under the field; an empty field that misses its partner is not called unread."""
        if not self.problem:
            return ""
        return f"Not read: {self.problem}" if self.is_typed else self.problem

    @property
    def spoken(self) -> str:
        """What a screen reader says of the field beyond its name and unit."""
        parts = (
            self.refused or self.meaning,
            f"Could be: {'; '.join(self.readings)}." if self.readings else "",
            *(f"{mark.severity.value} {mark.rule}." for mark in self.marks),
            f"Control and Enter writes {self.offer.text}." if self.offer else "",
        )
        return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def field_state(worksheet: Worksheet, reference: Reference, evaluation: Evaluation, field: Field[Any]) -> FieldState:
    """Return the state of one field."""
    text = worksheet.texts.get(field.path, "")
    mark = worksheet.decimal_mark
    marks = marks_for(field.path, evaluation)
    problem = next((problem for problem in evaluation.problems if problem.field == field.path), None)
    if problem is not None:
        offer = safe_way(field, problem.suggestion, mark, reference)
        readings = _readings_of_text(field, text, mark, reference)
        return FieldState(
            field.path, problem=problem.message, is_typed=bool(text), offer=offer, readings=readings, marks=marks
        )
    if not text:
        offer = offer_for(field, worksheet, reference, evaluation.today)
        figure = catheter_in_use(field, evaluation) or listed_figure(field, worksheet, reference)
        said = figure or (offer.in_words(field) if offer else "")
        return FieldState(field.path, meaning=said, offer=offer, marks=marks)
    return FieldState(
        field.path,
        meaning=meaning(field, text, mark, reference, evaluation.today),
        readings=_readings_of_name(field, worksheet, reference),
        marks=marks,
    )


def safe_way(field: Field[Any], suggestion: str | None, mark: DecimalMark, reference: Reference) -> Offer | None:
    """Offer another way to write what is not read, where the field would read that."""
    if suggestion is None or isinstance(read_field(field, suggestion, mark, reference), Refusal):
        return None
    return Offer(to_field(field, suggestion), "the same number, written so that it is read")


def marks_for(path: str, evaluation: Evaluation) -> tuple[Mark, ...]:
    """Return a mark for each finding that names a field; remarks stand beside the results."""
    return tuple(
        Mark(finding.severity, finding.rule)
        for finding in evaluation.findings
        if path in finding.fields and finding.severity is not Severity.INFO
    )


def _readings_of_name(field: Field[Any], worksheet: Worksheet, reference: Reference) -> tuple[str, ...]:
    """For an incomplete printed name, until the package's strength is typed: what it may mean."""
    if field is not fields.PRODUCT_ID or fields.LABEL_STRENGTH.path in worksheet.texts:
        return ()
    product = reference.products.get(worksheet.texts[field.path])
    return () if product is None else possible_readings(product, worksheet.decimal_mark)


def _readings_of_text(field: Field[Any], text: str, mark: DecimalMark, reference: Reference) -> tuple[str, ...]:
    """For a mass typed without its volume: every strength that prints this mass."""
    mass = typed_mass(text, mark) if field.kind == fields.LABEL_STRENGTH.kind else None
    return () if mass is None else tuple(reading.text for reading in readings_of_mass(mass, reference, mark))
