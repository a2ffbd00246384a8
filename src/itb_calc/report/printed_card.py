"""The patient's card: when the next refill is, whom to call, and the signs for which to call, in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from itb_calc.core.refusal import visible
from itb_calc.core.show_date import say_date
from itb_calc.reference.emergency import EmergencySection
from itb_calc.reference.reference import Reference
from itb_calc.report.footer import footer
from itb_calc.report.printed import content_of, number_of
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.printed_typed import NOT_ENTERED, typed_or
from itb_calc.report.vouched import Vouched
from itb_calc.visit import record_fields
from itb_calc.visit.fields import PUMP_ID
from itb_calc.visit.missing import Unreadable
from itb_calc.visit.names import BY_PATH, wanted
from itb_calc.visit.results import Results
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

_LATEST, _BOOK_BY = "latest_refill_date", "book_by_date"
_REMARK = re.compile(r" \([^()]*\)$")
_NO_SIGNS = (
    "No card is made: the signs of overdose and withdrawal cannot be read from the reference data."
    " Install itb-calc again."
)


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """The card's texts; an empty telephone leaves room to write one."""

    patient: str
    pump: str
    book_by: str
    latest: str
    site: str
    phone: str
    withdrawal: tuple[str, ...]
    overdose: tuple[str, ...]
    sources: str
    number: str
    content: str
    versions: tuple[str, ...]
    against_final: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Who gives the card out, and whom the patient calls; empty where the site does not say."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class CardBasis:
    """What a card is made of beside the worksheet: the site, and the signs in plain words by side and sign."""

    site: Site
    words: Mapping[tuple[str, str], str]


def printed_card(
    worksheet: Worksheet, reference: Reference, evaluation: Evaluation, vouched: Vouched, basis: CardBasis
) -> PrintedCard | NoPaper:
    """Return the card; refused where the refill date is withheld or not there, or the signs cannot be read."""
    if reference.emergency is None:
        return NoPaper(_NO_SIGNS)
    results = evaluation.results
    if _LATEST not in results.worked:
        return _without_date(evaluation)
    overdose, withdrawal = reference.emergency.beside("signs")
    pump = reference.pumps.get(worksheet.texts.get(PUMP_ID.path, ""))
    return PrintedCard(
        patient=typed_or(worksheet, record_fields.PATIENT_IDENTIFIER, reference),
        pump=NOT_ENTERED if pump is None else pump.name,
        book_by=_day(_BOOK_BY, results),
        latest=_day(_LATEST, results),
        site=visible(basis.site.name),
        phone=visible(basis.site.phone),
        withdrawal=_signs(withdrawal, basis.words),
        overdose=_signs(overdose, basis.words),
        sources=_sources((overdose, withdrawal), reference),
        number=number_of(worksheet),
        content=content_of(worksheet),
        versions=tuple(footer(evaluation.version, evaluation.reference_version, evaluation.reference_sha256)),
        against_final=vouched.against_final,
    )


def _without_date(evaluation: Evaluation) -> NoPaper:
    block = next((each for each in evaluation.findings if _LATEST in each.withholds), None)
    if block is not None:
        return NoPaper(f"No card is made while {block.rule} withholds the refill date: {block.message}")
    cause = evaluation.results.waits_for(_LATEST)
    needs = "what the worksheet does not have yet" if cause is None or cause.name not in BY_PATH else wanted(cause.name)
    if isinstance(cause, Unreadable):
        return NoPaper(
            f"No card is made without the refill date: it needs {needs}, which is not read. Correct it first."
        )
    return NoPaper(f"No card is made without the refill date, which needs {needs}. Enter it first.")


def _day(name: str, results: Results) -> str:
    return say_date(results.day(name)) if name in results.worked else NOT_ENTERED


def _signs(section: EmergencySection, words: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    return tuple(words.get((section.side or "", item.text), item.text) for item in section.items)


def _sources(sections: tuple[EmergencySection, ...], reference: Reference) -> str:
    keys = dict.fromkeys(each.key for section in sections for each in section.citations)
    titles = (reference.sources[key].title if key in reference.sources else key for key in keys)
    # What is said of a source in brackets is for those who work with it: it stands on the reference page.
    return "; ".join(_REMARK.sub("", title) for title in titles)
