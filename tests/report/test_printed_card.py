"""The patient's card: the day, whom to call, and the signs of the reference data in plain words."""

from dataclasses import replace

from itb_calc.reference.paper import plain_words
from itb_calc.reference.reference import Reference
from itb_calc.report.printed_card import CardBasis, PrintedCard, Site, printed_card
from itb_calc.report.printed_label import NoPaper
from itb_calc.worksheet.evaluate import evaluate
from tests.report.papers import RECORDED, names_of
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, empty_but, put, read_sheet

assert REFERENCE.emergency is not None
_WORDS = plain_words(REFERENCE.emergency)


def _outcome(sheet: Sheet, site: Site | None = None, reference: Reference = REFERENCE) -> PrintedCard | NoPaper:
    worksheet = read_sheet(sheet)
    evaluation = evaluate(worksheet, reference, TODAY)
    basis = CardBasis(Site() if site is None else site, _WORDS)
    return printed_card(worksheet, reference, evaluation, names_of(worksheet), basis)


def _card(sheet: Sheet, site: Site | None = None) -> PrintedCard:
    card = _outcome(sheet, site)
    assert isinstance(card, PrintedCard)
    return card


def test_the_days_are_said_in_full() -> None:
    card = _card(RECORDED)
    assert (card.book_by, card.latest) == ("Friday 5 March 2027", "Friday 12 March 2027")
    assert (card.patient, card.pump) == ("Ward 3, bed 12", "Medtronic SynchroMed II 8637-40")
    assert card.against_final


def test_without_a_buffer_there_is_only_the_latest_day() -> None:
    card = _card(put(ROUTINE, "refill.booking_buffer", None))
    assert (card.book_by, card.latest) == ("not entered", "Friday 12 March 2027")


def test_whom_to_call_is_the_site_and_empty_where_it_does_not_say() -> None:
    card = _card(ROUTINE, Site("St. Elsewhere", "+1 555 0100"))
    assert (card.site, card.phone) == ("St. Elsewhere", "+1 555 0100")
    assert (_card(ROUTINE).site, _card(ROUTINE).phone) == ("", "")


def test_every_sign_of_the_reference_data_is_on_it() -> None:
    assert REFERENCE.emergency is not None
    overdose, withdrawal = REFERENCE.emergency.beside("signs")
    card = _card(ROUTINE)
    assert card.overdose == tuple(_WORDS["overdose", item.text] for item in overdose.items)
    assert card.withdrawal == tuple(_WORDS["withdrawal", item.text] for item in withdrawal.items)
    assert "Boxed warning" in card.sources


def test_a_patient_is_not_told_what_was_not_recorded_of_the_sources() -> None:
    assert REFERENCE.emergency is not None
    keys = {each.key for section in REFERENCE.emergency.beside("signs") for each in section.citations}
    assert any("not recorded" in REFERENCE.sources[key].title for key in keys)
    sources = _card(ROUTINE).sources
    assert "Summary of overdose and of pump trouble with intrathecal baclofen" in sources
    assert "recorded" not in sources
    assert "(" not in sources


def test_without_a_date_a_dose_that_is_not_read_is_said_not_to_be_read() -> None:
    refused = _outcome(put(ROUTINE, "dose.daily_dose", "much"))
    assert refused == NoPaper(
        "No card is made without the refill date: it needs the daily dose, which is not read. Correct it first."
    )


def test_a_sign_without_plain_words_is_printed_as_it_stands() -> None:
    worksheet = read_sheet(ROUTINE)
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    card = printed_card(worksheet, REFERENCE, evaluation, names_of(worksheet), CardBasis(Site(), {}))
    assert isinstance(card, PrintedCard)
    assert "Rebound spasticity" in card.withdrawal


def test_a_pump_that_is_not_chosen_is_not_entered() -> None:
    assert _card(put(ROUTINE, "pump.id", None)).pump == "not entered"


def test_without_a_date_there_is_none() -> None:
    blocked = _outcome(put(ROUTINE, "pump.programmed_volume", "20 mL"))
    assert isinstance(blocked, NoPaper)
    assert blocked.message.startswith("No card is made while VOL-01 withholds the refill date: ")
    missing = _outcome(put(ROUTINE, "refill.stability_limit", None))
    assert missing == NoPaper(
        "No card is made without the refill date, which needs the stability limit. Enter it first."
    )
    unread = _outcome(put(ROUTINE, "refill.stability_limit", "long"))
    assert unread == NoPaper(
        "No card is made without the refill date: it needs the stability limit, which is not read. Correct it first."
    )
    assert isinstance(_outcome(empty_but("fill_date", "2026-11-23")), NoPaper)


def test_without_the_signs_there_is_none() -> None:
    refused = _outcome(ROUTINE, reference=replace(REFERENCE, emergency=None))
    assert isinstance(refused, NoPaper)
    assert refused.message.startswith("No card is made: the signs of overdose and withdrawal cannot be read")
