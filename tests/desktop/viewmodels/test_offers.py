"""Published figures: offered with their source where the field is empty, and never typed by themselves."""

from datetime import date
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.beside_unit import to_worksheet
from itb_calc.desktop.viewmodels.offers import Offer, listed_figure, offer_for
from itb_calc.reference.pumps import Pump
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.fields import BY_PATH
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet
from tests.desktop.viewmodels.pages import COMMA, POINT, only, page, page_of
from tests.safety.worksheets import REFERENCE, TODAY, Changes, worksheet

_STABILITY = "recommended maximum; Neuromodulation 2023, PMID 38043050, grade P"
_NEUROSURGERY = "a hint only; Neurosurgery 2004;55(2):390-3 (may speak of earlier pump models), grade S"
_FLOWONIX = "a hint only; Flowonix Prometra manual and brief statements, grade P"
_RECALL = "a hint only; Recall report on Codman MedStream in a trade journal, grade S"
_MEDTRONIC = "Medtronic Germany, specification page of SynchroMed II, grade P"
_MANUAL = "Medtronic SynchroMed EL technical manual 198076-036 (2000), grade P"
_FIELDS_WITH_OFFERS = {"fill_date", "pump.alarm_volume", "refill.stability_limit"}


def _offer(path: str, entries: Changes, mark: DecimalMark = POINT) -> Offer | None:
    return offer_for(BY_PATH[path], only(entries, mark), REFERENCE, TODAY)


def _listed(path: str, entries: Changes, mark: DecimalMark = POINT) -> str:
    return listed_figure(BY_PATH[path], only(entries, mark), REFERENCE)


@pytest.mark.parametrize(
    ("path", "entries", "text", "why"),
    [
        ("fill_date", {}, "2026-11-23", "today"),
        ("refill.stability_limit", {}, "180", _STABILITY),
        ("pump.alarm_volume", {"pump.id": "synchromed-ii-40"}, "2", _NEUROSURGERY),
        ("pump.alarm_volume", {"pump.id": "prometra-20"}, "3", _FLOWONIX),
        ("pump.alarm_volume", {"pump.id": "medstream-40"}, "3", _RECALL),
    ],
)
def test_a_figure_is_offered_with_its_source_and_its_grade(path: str, entries: Changes, text: str, why: str) -> None:
    for mark in DecimalMark:
        assert _offer(path, entries, mark) == Offer(text, why)


@pytest.mark.parametrize(
    ("path", "entries"),
    [
        ("pump.alarm_volume", {}),
        ("pump.alarm_volume", {"pump.id": "synchromed-el-18"}),
        ("pump.alarm_volume", {"pump.id": "other"}),
        ("pump.alarm_volume", {"pump.id": "not in the list"}),
        ("pump.residual_volume", {"pump.id": "synchromed-ii-40"}),
        ("dose.daily_dose", {}),
        ("product.label_strength", {"product.id": "baclofen-40mg-20ml-inj-20ml"}),
        ("preparation.target_concentration", {"product.id": "baclofen-40mg-20ml-inj-20ml"}),
        ("refill.booking_buffer", {}),
        ("refill.flow_tolerance", {}),
    ],
)
def test_nothing_is_offered_where_no_figure_is_published_for_the_field(path: str, entries: Changes) -> None:
    assert _offer(path, entries) is None


def test_without_its_reference_data_the_program_offers_today_only() -> None:
    empty = Reference()
    sheet = only({"pump.id": "synchromed-ii-40"})
    assert offer_for(fields.STABILITY_LIMIT, sheet, empty, TODAY) is None
    assert offer_for(fields.ALARM_VOLUME, sheet, empty, TODAY) is None
    assert offer_for(fields.FILL_DATE, sheet, empty, date(2027, 4, 9)) == Offer("2027-04-09", "today")
    assert listed_figure(fields.RESIDUAL_VOLUME, sheet, empty) == ""


@pytest.mark.parametrize("mark", list(DecimalMark))
@pytest.mark.parametrize("pump", REFERENCE.pumps)
def test_what_is_offered_reads_back_as_the_figure(pump: str, mark: DecimalMark) -> None:
    entries: Changes = {"pump.id": pump}
    hint = REFERENCE.pumps[pump].alarm_hint
    offered = _offer("pump.alarm_volume", entries, mark)
    assert (offered is None) == (hint is None)
    if offered is not None:
        assert read_field(fields.ALARM_VOLUME, to_worksheet(fields.ALARM_VOLUME, offered.text), mark, REFERENCE) == hint
    stability = _offer("refill.stability_limit", entries, mark)
    assert stability is not None
    typed = to_worksheet(fields.STABILITY_LIMIT, stability.text)
    assert typed == "180 days"
    read = read_field(fields.STABILITY_LIMIT, typed, mark, REFERENCE)
    assert read == Amount(Fraction(180), "day")


@pytest.mark.parametrize(("mark", "text"), [(POINT, "1.5"), (COMMA, "1,5")])
def test_a_figure_with_decimals_is_offered_with_the_worksheets_mark(mark: DecimalMark, text: str) -> None:
    citation = {"key": "manual", "grade": "P", "reviewed": TODAY, "figures": ["alarm_hint"]}
    hinted = Pump.model_validate({"id": "a", "name": "A", "alarm_hint": "1.5 mL", "citations": [citation]})
    reference = Reference(pumps={"a": hinted})
    offered = offer_for(fields.ALARM_VOLUME, only({"pump.id": "a"}, mark), reference, TODAY)
    assert offered == Offer(text, "a hint only; manual, grade P")
    assert offered.in_words(fields.ALARM_VOLUME) == f"Offered: {text} mL, a hint only; manual, grade P"


@pytest.mark.parametrize("path", sorted(_FIELDS_WITH_OFFERS))
@pytest.mark.parametrize("typed", ["5", "x", " ", "2027-01-01", "90 days", "4 mL"])
def test_a_field_with_a_text_in_it_is_offered_no_figure(path: str, typed: str) -> None:
    offered = page({path: typed}).fields[path].offer
    assert offered is None


def test_only_three_empty_fields_of_a_page_are_offered_anything_and_none_is_filled() -> None:
    sheet = only({"pump.id": "synchromed-ii-40"})
    shown = page_of(sheet)
    assert {path for path, state in shown.fields.items() if state.offer is not None} == _FIELDS_WITH_OFFERS
    assert sheet == Worksheet({"pump.id": "synchromed-ii-40"})
    assert not any(result.text.startswith("18") for result in shown.results["refill"])


@pytest.mark.parametrize(
    ("path", "entries", "words"),
    [
        ("product.label_strength", {}, "With its units, as on the package"),
        ("preparation.second_stock.label_strength", {}, "With its units, as on the package"),
        (
            "product.container_volume",
            {"product.id": "baclofen-40mg-20ml-inj-20ml"},
            "Empty: 20 mL counts (printed name)",
        ),
        ("product.container_volume", {"product.id": "baclofen-2000mcg-inj-refill-kit"}, ""),
        ("product.container_volume", {"product.id": "other"}, ""),
        ("product.container_volume", {}, ""),
        ("pump.reservoir_volume", {"pump.id": "synchromed-ii-40"}, f"Empty: 40 mL counts ({_MEDTRONIC})"),
        ("pump.residual_volume", {"pump.id": "synchromed-ii-40"}, f"Empty: 1.4 mL counts ({_MEDTRONIC})"),
        ("pump.minimum_flow", {"pump.id": "synchromed-ii-20"}, f"Empty: 0.048 mL/day counts ({_MEDTRONIC})"),
        ("pump.residual_volume", {"pump.id": "synchromed-el-18"}, f"Empty: 2.4 mL counts ({_MANUAL})"),
        ("pump.minimum_flow", {"pump.id": "synchromed-el-18"}, "Not known: enter from the manual"),
        ("pump.reservoir_volume", {"pump.id": "other"}, "Not known: enter from the manual"),
        ("pump.reservoir_volume", {}, ""),
        ("pump.alarm_volume", {"pump.id": "synchromed-ii-40"}, ""),
        ("preparation.priming_volume", {"pump.id": "synchromed-ii-40"}, ""),
    ],
)
def test_an_empty_field_says_which_listed_figure_counts_and_where_it_comes_from(
    path: str, entries: Changes, words: str
) -> None:
    assert _listed(path, entries) == words


def test_a_listed_figure_is_shown_with_the_worksheets_decimal_mark() -> None:
    assert _listed("pump.residual_volume", {"pump.id": "synchromed-ii-40"}, COMMA) == (
        f"Empty: 1,4 mL counts ({_MEDTRONIC})"
    )


def test_a_figure_that_is_entered_is_not_said_to_be_empty() -> None:
    shown = page({"pump.residual_volume": "2 mL", "product.container_volume": "20 mL"})
    assert shown.fields["pump.residual_volume"].meaning == ""
    assert shown.fields["product.container_volume"].meaning == ""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("pump.alarm_volume", f"Offered: 2 mL, {_NEUROSURGERY}"),
        ("refill.stability_limit", f"Offered: 180 days, {_STABILITY}"),
        ("fill_date", ""),
    ],
)
def test_what_is_offered_is_said_with_unit_and_source_under_the_field(path: str, words: str) -> None:
    state = page({path: None}).fields[path]
    assert state.meaning == words
    assert state.offer == _offer(path, {"pump.id": "synchromed-ii-40"})


def test_the_source_of_a_figure_without_an_entry_is_named_by_its_key() -> None:
    nameless = Reference(pumps=REFERENCE.pumps, thresholds=REFERENCE.thresholds)
    sheet = worksheet({"pump.alarm_volume": None})
    offered = offer_for(fields.ALARM_VOLUME, sheet, nameless, TODAY)
    assert offered == Offer("2", "a hint only; neurosurgery-2004, grade S")
    assert "(medtronic-germany, grade P)" in listed_figure(fields.RESIDUAL_VOLUME, sheet, nameless)
