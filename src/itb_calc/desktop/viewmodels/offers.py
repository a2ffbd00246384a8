"""Figures that a field offers with their source: typed in visibly when the person takes them, never before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_entered, write_typable
from itb_calc.desktop.viewmodels.beside_unit import field_unit, unit_beside
from itb_calc.reference.citation import Citation
from itb_calc.reference.pumps import Pump
from itb_calc.reference.reference import Reference
from itb_calc.reference.thresholds import Figure
from itb_calc.visit import fields, screening_fields
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import DateKind, MomentKind, StrengthKind
from itb_calc.worksheet.site import site_figure_in_words
from itb_calc.worksheet.text import Worksheet

_OF_PUMP = {
    fields.RESERVOIR_VOLUME.path: "reservoir_volume",
    fields.RESIDUAL_VOLUME.path: "residual_volume",
    fields.MINIMUM_FLOW.path: "minimum_flow",
}
# Where to find what no usual value is safe for.
_FOUND = {
    fields.TUBING_VOLUME.path: "No usual value is safe: read it from the pump's programmer",
    fields.TUBING_VOLUME_MAX.path: "Only where the programmer shows a range",
    fields.CATHETER_VOLUME.path: "From the programmer or the implant record, or by model and trimmed length below",
    fields.CATHETER_ID.path: "Only where its maker prints mL for each cm, and no catheter volume is entered",
    fields.CATHETER_TRIMMED_LENGTH.path: "From the implant record; counts with a catheter model only",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be typed, and why: where the figure comes from."""

    text: str
    why: str

    def in_words(self, field: Field[Any]) -> str:
        """Return what stands under the field: figure, unit and source."""
        if isinstance(field.kind, DateKind):
            return ""
        figure = " ".join(part for part in (self.text, unit_beside(field)) if part)
        return f"Offered: {figure}, {self.why}"


def offer_for(field: Field[Any], worksheet: Worksheet, reference: Reference, today: date) -> Offer | None:
    """Return the figure that an empty field offers, or None."""
    if field is fields.FILL_DATE or field is screening_fields.INJECTION_DATE:
        return Offer(today.isoformat(), "today")
    if field is fields.STABILITY_LIMIT and reference.thresholds is not None:
        figure = reference.thresholds.recommended_stability
        return _offer(field, figure.value, _recommended(figure, reference), worksheet)
    pump = reference.pumps.get(worksheet.texts.get(fields.PUMP_ID.path, ""))
    if field is fields.ALARM_VOLUME and pump is not None and pump.alarm_hint is not None:
        return _offer(field, pump.alarm_hint, f"a hint only; {_cited(pump, 'alarm_hint', reference)}", worksheet)
    return None


def _recommended(figure: Figure, reference: Reference) -> str:
    return f"recommended maximum; {_title(figure.source or '', reference)}, grade {figure.grade}"


def listed_figure(field: Field[Any], worksheet: Worksheet, reference: Reference) -> str:
    """Say what an empty field takes or which listed figure counts while it is empty, and where that comes from."""
    if of_the_site := site_figure_in_words(field, worksheet, reference):
        return of_the_site
    if isinstance(field.kind, StrengthKind):
        return "With its units, as on the package"
    if isinstance(field.kind, MomentKind):
        return f"As {field.unit}"
    if field.path in _FOUND:
        return _FOUND[field.path]
    figure = _OF_PUMP.get(field.path)
    pump = reference.pumps.get(worksheet.texts.get(fields.PUMP_ID.path, ""))
    if figure is not None and pump is not None:
        amount = getattr(pump, figure)
        if amount is None:
            return "Not known: enter from the manual"
        return f"Empty: {show_entered(amount, worksheet.decimal_mark)} counts ({_cited(pump, figure, reference)})"
    product = reference.products.get(worksheet.texts.get(fields.PRODUCT_ID.path, ""))
    if field is fields.CONTAINER_VOLUME and product is not None and product.container_volume is not None:
        return f"Empty: {show_entered(product.container_volume, worksheet.decimal_mark)} counts (printed name)"
    return ""


def _offer(field: Field[Any], amount: Amount, why: str, worksheet: Worksheet) -> Offer:
    return Offer(write_typable(amount.to(field_unit(field)), worksheet.decimal_mark), why)


def _cited(pump: Pump, figure: str, reference: Reference) -> str:
    citations: list[Citation] = [citation for citation in pump.citations if figure in citation.figures]
    return "; ".join(f"{_title(citation.key, reference)}, grade {citation.grade}" for citation in citations)


def _title(key: str, reference: Reference) -> str:
    source = reference.sources.get(key)
    return key if source is None else source.title
