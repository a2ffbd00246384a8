"""The blind second check: equal quantities agree however they are written, one slip differs in that item alone."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from itb_calc.documents.blind_check import (
    Differs,
    Entered,
    Match,
    NotRead,
    checker,
    compare,
    sign_as_checked,
    why_not_yet,
    with_round,
)
from itb_calc.documents.blind_items import BY_ID, LABELS
from itb_calc.documents.names import Refused
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import SCHEDULE
from itb_calc.worksheet.content import signed_sha256
from itb_calc.worksheet.edit import enter, enter_all, with_schedule
from itb_calc.worksheet.text import CHECKED, Round, Worksheet
from tests.documents.second_person import changed, read_off, slipped
from tests.documents.signed import AT, CONFIRMED, LATER, ROUTINE_SHEET, answered, evaluated, refused, signed
from tests.visit.generated import full_worksheets
from tests.worksheet.sheets import REFERENCE

DAY = (
    {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
    {"start": "08:00", "end": "24:00", "dose": "330 mcg"},
)
LABELLED = enter_all(ROUTINE_SHEET, {"patient.identifier": "MRN 4711", "lots.drug_lot": "A1B2c"})
SCHEDULED = with_schedule(LABELLED, DAY)


def _compared(worksheet: Worksheet, entered: Entered, reference: Reference = REFERENCE) -> Match | Differs | NotRead:
    return compare(worksheet, reference, evaluated(worksheet), entered)


def _with(worksheet: Worksheet, item: str, text: str) -> Match | Differs | NotRead:
    return _compared(worksheet, changed(read_off(worksheet), item, text))


def test_what_is_read_off_the_sources_agrees() -> None:
    entered = read_off(SCHEDULED)
    assert entered.texts["measured_stock_volume"] == "32.5 mL"
    assert entered.texts["pump.reservoir_volume"] == "40 mL"
    assert _compared(SCHEDULED, entered) == Match()


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("product.label_strength", "2 mg/mL"),
        ("product.label_strength", "2000 mcg/mL"),
        ("product.label_strength", "20 mg in 10 mL"),
        ("preparation.target_concentration", "1.5 mg/mL"),
        ("preparation.target_concentration", "1500.0 mcg/mL"),
        ("measured_diluent_volume", "11.0 mL"),
        ("patient.identifier", "  MRN 4711 "),
        ("lots.drug_lot", "A1B2c "),
        ("preparation.second_stock.label_strength", ""),
        ("second_stock_volume", "0 mL"),
    ],
)
def test_equal_quantities_agree_however_they_are_written(item: str, text: str) -> None:
    assert _with(LABELLED, item, text) == Match()


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("product.label_strength", "10 mg/20 mL"),
        ("product.label_strength", ""),
        ("product.container_volume", ""),
        ("preparation.target_concentration", "1500 mg/mL"),
        ("preparation.final_volume", "40 mL"),
        ("measured_stock_volume", "32 mL"),
        ("measured_stock_volume", "32.25 mL"),
        ("measured_diluent_volume", ""),
        ("measured_diluent_volume", "0 mL"),
        ("second_stock_volume", "1 mL"),
        ("preparation.second_stock.label_strength", "1 mg/mL"),
        ("pump.id", "synchromed-ii-20"),
        ("pump.reservoir_volume", ""),
        ("pump.reservoir_volume", "20 mL"),
        ("pump.programmed_volume", "20 mL"),
        ("dose.daily_dose", "45 mcg/day"),
        ("dose.daily_dose", ""),
        ("dose.bolus_dose", "10 mcg"),
        ("dose.boluses_per_day", "0"),
        ("previous.daily_dose", "450 mcg/day"),
        ("lots.drug_lot", "A1B2C"),
        ("lots.drug_lot", ""),
        ("patient.identifier", "MRN4711"),
        (SCHEDULE, ""),
    ],
)
def test_anything_else_differs_in_this_item_alone(item: str, text: str) -> None:
    worksheet = SCHEDULED if item == SCHEDULE else LABELLED
    assert _with(worksheet, item, text) == Differs((item,))


def test_a_listed_figure_stands_for_what_the_first_person_left_to_the_list() -> None:
    left = enter_all(LABELLED, {"product.label_strength": "", "product.container_volume": ""})
    assert _compared(left, read_off(LABELLED)) == Match()
    assert _with(left, "product.label_strength", "") == Differs(("product.label_strength",))
    unlisted = enter(left, "product.id", "other")
    assert _compared(unlisted, changed(read_off(LABELLED), "measured_stock_volume", "")) == Differs(
        ("product.label_strength", "product.container_volume", "measured_diluent_volume")
    )
    nothing = _compared(Worksheet(), Entered())
    assert nothing == Match()


def test_one_accent_is_one_accent_however_it_is_typed() -> None:
    worksheet = enter(LABELLED, "patient.identifier", "Zoe\u0308")
    assert _with(worksheet, "patient.identifier", "Zoë") == Match()


def test_the_steps_of_the_day_agree_in_any_order() -> None:
    entered = read_off(SCHEDULED)
    assert _compared(SCHEDULED, replace(entered, schedule=DAY[::-1])) == Match()
    other = (DAY[0], {**DAY[1], "dose": "303 mcg"})
    assert _compared(SCHEDULED, replace(entered, schedule=other)) == Differs((SCHEDULE,))
    shifted = ({**DAY[0], "end": "09:00"}, {**DAY[1], "start": "09:00"})
    assert _compared(SCHEDULED, replace(entered, schedule=shifted)) == Differs((SCHEDULE,))
    assert _compared(LABELLED, entered) == Differs((SCHEDULE,))


def test_a_volume_that_no_syringe_measures_exactly_agrees_as_it_is_shown() -> None:
    thirds = enter_all(
        LABELLED,
        {
            "preparation.graduation": "",
            "preparation.diluent_graduation": "",
            "preparation.target_concentration": "1400 mcg/mL",
            "preparation.final_volume": "43.3333 mL",
        },
    )
    assert read_off(thirds).texts["measured_stock_volume"] == "30.33 mL"
    assert _compared(thirds, read_off(thirds)) == Match()
    assert _with(thirds, "measured_stock_volume", "30.34 mL") == Differs(("measured_stock_volume",))
    assert _with(thirds, "measured_stock_volume", "") == Differs(("measured_stock_volume",))


def test_a_step_that_the_second_person_enters_twice_is_not_swallowed() -> None:
    entered = read_off(SCHEDULED)
    twice = replace(entered, schedule=(*DAY, DAY[1]))
    assert _compared(SCHEDULED, twice) == Differs((SCHEDULE,))


def test_with_a_graduation_a_volume_that_only_looks_like_the_measured_one_differs() -> None:
    fine = enter_all(
        LABELLED, {"preparation.graduation": "0.005 mL", "preparation.target_concentration": "1400.5 mcg/mL"}
    )
    assert read_off(fine).texts["measured_stock_volume"] == "30.11 mL"
    finer = enter_all(fine, {"preparation.final_volume": "43.007 mL"})
    assert read_off(finer).texts["measured_stock_volume"] == "30.115 mL"
    assert _compared(finer, read_off(finer)) == Match()
    for slip in ("30.12 mL", "30.11 mL"):
        assert _with(finer, "measured_stock_volume", slip) == Differs(("measured_stock_volume",))


def test_with_a_graduation_an_exact_volume_of_an_undiluted_fill_is_exact_too() -> None:
    undiluted = enter_all(
        LABELLED,
        {
            "preparation.target_concentration": "",
            "preparation.final_volume": "",
            "preparation.priming_volume": "3.125 mL",
        },
    )
    assert read_off(undiluted).texts["measured_stock_volume"] == "43.125 mL"
    assert _with(undiluted, "measured_stock_volume", "43.13 mL") == Differs(("measured_stock_volume",))
    ungraduated = enter_all(undiluted, {"preparation.graduation": "", "preparation.diluent_graduation": ""})
    assert _with(ungraduated, "measured_stock_volume", "43.13 mL") == Match()


def test_what_is_not_read_stops_the_comparison_at_its_item() -> None:
    outcome = _with(LABELLED, "dose.daily_dose", "45,0")
    assert isinstance(outcome, NotRead)
    assert list(outcome.refusals) == ["dose.daily_dose"]
    assert outcome.refusals["dose.daily_dose"].text == "45,0"
    assert outcome.sentence == "Daily dose is not read, so nothing is compared yet. Correct what you typed there."
    assert _with(Worksheet(), "dose.daily_dose", "45,0") == outcome
    half = Entered({"pump.id": "none such"}, ({"start": "00:00"},))
    outcome = _compared(LABELLED, half)
    assert isinstance(outcome, NotRead)
    assert outcome.sentence == (
        "Pump and day schedule are not read, so nothing is compared yet. Correct what you typed there."
    )
    assert [sorted(reading.refusals) for reading in outcome.steps] == [["dose", "end"]]


def test_a_text_of_the_first_person_that_is_not_read_agrees_with_nothing() -> None:
    spoilt = replace(LABELLED, texts={**LABELLED.texts, "dose.daily_dose": "4S0 mcg/day", "pump.id": "?"})
    for text in ("", "450 mcg/day"):
        outcome = _compared(spoilt, changed(read_off(LABELLED), "dose.daily_dose", text))
        assert isinstance(outcome, Differs)
        assert {"dose.daily_dose", "pump.id"} <= set(outcome.items)
    # Without the list, nothing that it says is known.
    without_list = compare(LABELLED, Reference(), evaluated(LABELLED), read_off(LABELLED))
    assert without_list == Differs(("pump.reservoir_volume",))
    left = enter(LABELLED, "product.label_strength", "")
    assert compare(left, Reference(), evaluated(left), read_off(left)) == Differs(
        ("product.label_strength", "pump.reservoir_volume")
    )


def test_the_names_of_what_differs_are_told_and_what_to_do() -> None:
    assert Differs(("dose.daily_dose",)).sentence == (
        "Daily dose differs. Neither value is shown: both of you go back to the order, the package and the printout,"
        " and each looks again."
    )
    assert Differs(("dose.daily_dose", "pump.id", SCHEDULE)).sentence.startswith(
        "Daily dose, pump and day schedule differ. "
    )


def test_the_items_that_differ_are_emptied_and_the_others_stay() -> None:
    entered = read_off(SCHEDULED)
    assert entered.without(("dose.daily_dose",)) == changed(entered, "dose.daily_dose", "")
    assert entered.without((SCHEDULE,)) == replace(entered, schedule=())
    assert entered.without(()) == entered


_NAMED = full_worksheets().map(
    lambda of: replace(of, texts={**of.texts, "patient.identifier": "Quentin 907", "lots.drug_lot": "LQ73Z"})
)


@given(_NAMED)
def test_for_any_worksheet_its_own_sources_agree(worksheet: Worksheet) -> None:
    assert _compared(worksheet, read_off(worksheet)) == Match()


@given(_NAMED, st.data(), st.sampled_from(["tenfold", "unit", "swapped", "empty"]))
def test_for_any_worksheet_one_slip_differs_in_that_item_alone_and_shows_nothing(
    worksheet: Worksheet, data: st.DataObject, slip: str
) -> None:
    entered = read_off(worksheet)
    item = data.draw(st.sampled_from(sorted(entered.texts)))
    text = "" if slip == "empty" else slipped(entered.texts[item], slip)
    assume(text != entered.texts[item])
    # 0 is ten times 0, and no volume measured is 0 mL.
    assume(not entered.texts[item].startswith("0 ") and entered.texts[item] != "0")
    outcome = _compared(worksheet, changed(entered, item, text))
    if isinstance(outcome, NotRead):
        assert set(outcome.refusals) == {item}
        # The same as if the first person had entered nothing.
        blank = Worksheet(decimal_mark=worksheet.decimal_mark)
        assert _compared(blank, changed(entered, item, text)) == outcome
    else:
        assert outcome == Differs((item,))
        assert not any(character.isdigit() for character in outcome.sentence)
        assert set(outcome.items) <= set(LABELS)
        assert entered.texts[item] not in repr(outcome)
        assert text not in repr(outcome) or not text


def test_the_check_begins_when_everything_that_would_void_it_is_done() -> None:
    for worksheet, sentence in (
        (
            enter(ROUTINE_SHEET, "dose.age_years", "4O"),
            "when every field is read and nothing blocks. Settle that first.",
        ),
        (
            enter(ROUTINE_SHEET, "pump.programmed_volume", "20 mL"),
            "when every field is read and nothing blocks. Settle that first.",
        ),
        (CONFIRMED, "when a named person answers for each finding to confirm. Put the names first."),
        (ROUTINE_SHEET, "when somebody has signed as prepared. Sign as prepared first."),
    ):
        assert why_not_yet(worksheet, evaluated(worksheet)) == f"The second check begins {sentence}"
    for worksheet in (signed(ROUTINE_SHEET), signed(answered(CONFIRMED))):
        assert why_not_yet(worksheet, evaluated(worksheet)) == ""


def test_the_same_person_cannot_do_both_and_is_not_named() -> None:
    prepared = signed(ROUTINE_SHEET)
    assert checker(prepared, " Bo Lind ") == "Bo Lind"
    assert checker(ROUTINE_SHEET, "Bo Lind") == "Bo Lind"
    outcome = checker(prepared, "SMITH, ann")
    assert outcome == Refused("This person has signed as prepared. Another person must do the second check.")
    assert isinstance(checker(prepared, "nurse"), Refused)


def test_rounds_are_counted_and_what_they_caught_stays() -> None:
    prepared = signed(ROUTINE_SHEET)
    once = with_round(prepared, "Bo Lind", AT, Differs(("dose.daily_dose",)))
    assert refused(sign_as_checked(once, "Bo Lind", AT, REFERENCE.sha256)) == (
        "No comparison stands in which every item agreed. Do the second check."
    )
    twice = with_round(once, "Bo Lind", LATER, Match())
    compared = signed_sha256(prepared)
    assert twice.rounds == (
        Round("Bo Lind", AT, ("dose.daily_dose",), compared),
        Round("Bo Lind", LATER, (), compared),
    )
    checked = sign_as_checked(twice, "Bo Lind", LATER, REFERENCE.sha256)
    assert isinstance(checked, Worksheet)
    assert checked.signatures[CHECKED].name == "Bo Lind"
    assert checked.rounds == twice.rounds
    assert enter(checked, "notes", "x").rounds == twice.rounds


def test_nobody_signs_what_somebody_else_compared() -> None:
    prepared = signed(ROUTINE_SHEET)
    assert isinstance(sign_as_checked(prepared, "Bo Lind", AT, REFERENCE.sha256), Refused)
    compared = with_round(prepared, "Bo Lind", AT, Match())
    assert isinstance(sign_as_checked(compared, "Dora Ek", AT, REFERENCE.sha256), Refused)


def test_every_item_of_a_comparison_is_one_that_is_asked() -> None:
    differing = _compared(SCHEDULED, Entered())
    assert isinstance(differing, Differs)
    assert set(differing.items) <= {*BY_ID, SCHEDULE}
