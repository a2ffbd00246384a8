"""The reference page: one row for each figure, with its source, and a search over the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.refusal import DecimalMark, quote
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import in_mark, show_entered
from itb_calc.core.show_result import show_result
from itb_calc.reference.citation import Citation, Cited
from itb_calc.reference.dosing import DoseRange, Dosing, IncreaseRange, ScreeningStep
from itb_calc.reference.products import Label, Product
from itb_calc.reference.reference import Reference
from itb_calc.reference.thresholds import ConcentrationsFigure, CountFigure, FactorsFigure, Figure, Sourced, YearsFigure

PRODUCTS, PRESENTATIONS = "Listed products", "Licensed presentations"
PUMPS, CATHETERS, DOSING, LIMITS = "Pumps", "Catheters", "Dosing", "Limits of the rules"
GROUPS = (PRODUCTS, PRESENTATIONS, PUMPS, CATHETERS, DOSING, LIMITS)
NOT_KNOWN = "not known: enter from the manual"
_NO_FIGURE = "not known"
ROUTES = {
    "refill": "intrathecal, for the pump",
    "screening": "intrathecal, screening only: never for a refill",
    "oral": "oral: never for the pump",
}
GRADES = {"P": "P: seen in the source", "S": "S: seen in a summary", "project": "project threshold"}
_SAID_BY_THE_ROUTE = frozenset({"Never for the pump.", "For screening only."})
_FIXED_FLOW = "Its flow is fixed by its maker."

_MICROGRAM = re.compile(r"(?<![^\W\d_])[u\N{GREEK SMALL LETTER MU}]g(?![^\W\d_])")
_THOUSANDS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[,\N{THIN SPACE}][0-9]{3})+(?![0-9])")
_MARK = re.compile(r"[,\N{THIN SPACE}]")
_GAP_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[^\W\d_]|%)")

# What a figure is called where the words of its name in the files do not say it.
_LABELS = {
    "ndc": "Package code (NDC)",
    "label": "Printed figures",
    "length": "Whole length, before trimming",
    "alarm_hint": "Alarm volume, only a hint",
    "lowest_concentration": "Lowest labelled concentration",
    "highest_concentration": "Highest labelled concentration",
    "titration": "Increase in titration",
    "maintenance": "Increase at a refill (maintenance)",
    "mildest_decrease": "Mildest decrease for side effects",
    "deepest_decrease": "Deepest decrease for side effects",
    "small_child_dose": "First dose in very small children",
    "shortest_interval": "Shortest time between two steps",
    "start_factor": "Start dose for 24 hours, as so many times the effective dose",
    "us_effect_threshold": "Longest effect for a multiplied start dose (US labelling, 2016 consensus)",
    "german_effect_threshold": "Longest effect for a multiplied start dose (German labelling)",
}
_LIMIT_LABELS = {
    "deviation_caution": "Deviation from the target or label, for a caution",
    "deviation_confirm": "Deviation from the target or label, to be confirmed",
    "oral_lookalike_concentrations": "Concentrations that oral liquids print too",
    "ambiguous_container_mass": "Mass that containers of two strengths print",
    "recommended_stability": "Longest recommended time in the pump",
    "late_alarm_volume": "Alarm volume below which the alarm may come late",
    "shortest_interval": "Shortest expected time to the alarm",
    "longest_interval": "Longest expected time to the alarm",
    "planned_target_step": "Step of the concentrations that a plan tries",
    "fixed_flow_target_step": "Step of the concentration for a constant-flow pump",
    "limited_experience_dose": "Dose above which experience is limited",
    "child_below_years": "Age below which the published doses of children count",
    "established_from_years": "Age from which the treatment is established",
    "slip_factors_concentration": "Factors of a slip in a concentration",
    "slip_factors_dose": "Factors of a slip in a dose",
}


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One figure as shown: what it belongs to, its value, its source with grade and date of review, and a note."""

    group: str
    item: str
    figure: str
    value: str
    source: str
    grade: str
    reviewed: str
    note: str


def reference_rows(reference: Reference, mark: DecimalMark = DecimalMark.POINT) -> tuple[ReferenceRow, ...]:
    """Return one row for each figure, in the order of the groups and of the files; none where the data is withheld."""
    return tuple(_Rows(reference, mark).rows())


def matching(rows: Iterable[ReferenceRow], query: str) -> tuple[ReferenceRow, ...]:
    """Return the rows in which every word of the query stands somewhere; capitals and thousands marks do not count."""
    words = [(word.casefold(), _plain(word)) for word in query.split()]
    return tuple(row for row in rows if _has_all(row, words))


def group_headings(rows: Iterable[ReferenceRow]) -> tuple[str, ...]:
    """Return the headings of the groups that have a row, in the order of the page."""
    present = {row.group for row in rows}
    return tuple(group for group in GROUPS if group in present)


def count_sentence(shown: int, total: int, query: str) -> str:
    """Say how many of the figures a search has found."""
    if not query.strip():
        return f"{total} figures."
    verb = "match" if shown > 1 else "matches"
    return f"{shown or 'None'} of {total} figures {verb} “{quote(query.strip())}”."


def _has_all(row: ReferenceRow, words: list[tuple[str, str]]) -> bool:
    text = "\n".join(astuple(row)).casefold()
    plain = _plain(text)
    tight = _GAP_BEFORE_UNIT.sub("", plain)
    return all(typed in text or word in plain or word in tight for typed, word in words)


def _plain(text: str) -> str:
    """Fold what is the same for a search: capitals, the signs for mcg, and numbers with and without thousands marks."""
    folded = _MICROGRAM.sub("mcg", text.casefold())
    return _THOUSANDS.sub(lambda number: _MARK.sub("", number.group()), folded)


@dataclass(frozen=True, slots=True)
class _Place:
    """What rows of one record have in common."""

    group: str
    item: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one set of data, with its numbers as one decimal mark writes them."""

    reference: Reference
    mark: DecimalMark

    def rows(self) -> Iterator[ReferenceRow]:
        for product in self.reference.listed:
            yield from self._of_product(PRODUCTS, product.printed_name, product)
        for product in self.reference.presentations:
            # Two codes may share a name.
            yield from self._of_product(PRESENTATIONS, f"{product.printed_name}, NDC {product.ndc}", product)
        for pump in self.reference.pumps.values():
            note = _FIXED_FLOW if pump.is_constant_flow else ""
            yield from self._of_record(_Place(PUMPS, pump.name, note), pump, NOT_KNOWN)
        for catheter in self.reference.catheters.values():
            yield from self._of_record(_Place(CATHETERS, catheter.name), catheter)
        if self.reference.dosing is not None:
            yield from self._of_dosing(self.reference.dosing)
        if self.reference.thresholds is not None:
            for name, limit in self.reference.thresholds:
                yield self._of_limit(name, limit)

    def _of_product(self, group: str, item: str, product: Product) -> Iterator[ReferenceRow]:
        note = "" if product.note is None or product.note in _SAID_BY_THE_ROUTE else product.note
        readings = f"It could be: {'; '.join(product.possible_readings)}." if product.possible_readings else ""
        told = " ".join(part for part in (f"{ROUTES[product.use]}.", note, readings) if part)
        yield from self._of_record(_Place(group, item, told), product)

    def _of_dosing(self, dosing: Dosing) -> Iterator[ReferenceRow]:
        for patients in dosing.groups:
            yield from self._of_record(_Place(DOSING, patients.name), patients, _NO_FIGURE)
        yield from self._of_record(_Place(DOSING, "Screening"), dosing.screening)
        yield from self._of_record(_Place(DOSING, "All groups"), dosing)

    def _of_record(self, place: _Place, record: Cited, unknown: str = "") -> Iterator[ReferenceRow]:
        """Give one row for each figure, or for each entry of it; for an unknown figure only where that has words."""
        for name in record.figure_names:
            figure = getattr(record, name)
            citations = [citation for citation in record.citations if name in citation.figures]
            if isinstance(figure, tuple):
                for number, entry in enumerate(figure, start=1):
                    label = f"Step {number}" if isinstance(entry, ScreeningStep) else "Note"
                    yield self._row(place, label, self._value(entry), citations)
            elif figure is not None:
                yield self._row(place, _label_of(name), self._value(figure), citations)
            elif unknown:
                yield self._row(place, _label_of(name), unknown, citations)

    def _row(self, place: _Place, label: str, value: str, citations: list[Citation]) -> ReferenceRow:
        return ReferenceRow(
            group=place.group,
            item=self._text(place.item),
            figure=label,
            value=value,
            source="; ".join(self._title(citation.key) for citation in citations),
            grade=_once_if_same([GRADES[citation.grade] for citation in citations]),
            reviewed=_once_if_same([show_date(citation.reviewed) for citation in citations]),
            note=self._text(place.note),
        )

    def _of_limit(self, name: str, limit: Sourced) -> ReferenceRow:
        return ReferenceRow(
            group=LIMITS,
            item="Safety rules",
            figure=_LIMIT_LABELS.get(name) or _in_words(name),
            value=self._limit(limit),
            source="" if limit.source is None else self._title(limit.source),
            grade=GRADES[limit.grade],
            reviewed=show_date(limit.reviewed),
            note=self._text(limit.reason or ""),
        )

    def _limit(self, limit: Sourced) -> str:
        match limit:
            case Figure():
                return self._amount(limit.value)
            case YearsFigure():
                return f"{limit.value} years"
            case CountFigure():
                return str(limit.value)
            case ConcentrationsFigure():
                return "; ".join(self._amount(each) for each in limit.values)
            case FactorsFigure():
                return self._text("; ".join(f"{factor:,} times" for factor in limit.values))
            case _:
                raise TypeError(type(limit))

    def _value(self, figure: object) -> str:
        match figure:
            case Amount():
                return self._amount(figure)
            case Quantity():
                return self._strength(figure)
            case Label():
                return self._label(figure)
            case DoseRange():
                return f"{self._amount(figure.lowest)} to {self._amount(figure.highest)}"
            case IncreaseRange():
                return f"{self._amount(figure.lowest_increase)} to {self._amount(figure.highest_increase)}"
            case ScreeningStep():
                return f"{self._amount(figure.dose)} in {self._amount(figure.volume)}"
            case Fraction():
                return f"{figure} times"
            case str():
                return self._text(figure)
            case _:
                raise TypeError(type(figure))

    def _strength(self, strength: Quantity) -> str:
        both = show_result(strength.value, self.mark)
        if strength.per is None or not strength.per_is_typed:
            return both
        return f"{self._amount(strength.amount)} in {self._amount(strength.per)}: {both}"

    def _label(self, label: Label) -> str:
        """What a name prints; of an incomplete name only what a strength typed from the package is held against."""
        if label.concentration is not None:
            return f"incomplete: a typed strength must come to {self._amount(label.concentration)}"
        printed = [self._amount(amount) for amount in (label.mass, label.volume) if amount is not None]
        return f"incomplete: a typed strength must be {' in '.join(printed)}" if len(printed) > 1 else "".join(printed)

    def _amount(self, amount: Amount) -> str:
        is_concentration = amount.unit in {"mcg/mL", "mg/mL"}
        return show_result(amount, self.mark) if is_concentration else show_entered(amount, self.mark)

    def _title(self, key: str) -> str:
        return self._text(self.reference.sources[key].title)

    def _text(self, text: str) -> str:
        return in_mark(text, self.mark)


def _label_of(name: str) -> str:
    return _LABELS.get(name) or _in_words(name)


def _in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _once_if_same(texts: list[str]) -> str:
    """One text where all are the same, else one for each source in its order."""
    return "; ".join(texts if len(set(texts)) > 1 else texts[:1])
