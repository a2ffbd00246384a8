"""The syringe label: what is in the syringe both ways, with its lots and names, or one sentence why there is none."""

import pytest

from itb_calc.reference.reference import Reference
from itb_calc.report.printed_label import NoPaper, PrintedLabel, printed_label
from itb_calc.report.templates import page_text
from itb_calc.worksheet.evaluate import evaluate
from tests.report.papers import RECORDED, names_of, signed
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, empty_but, put, read_sheet

UNDILUTED: Sheet = {key: value for key, value in RECORDED.items() if key != "preparation"}


def _outcome(sheet: Sheet) -> PrintedLabel | NoPaper:
    worksheet = read_sheet(sheet)
    return printed_label(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY), names_of(worksheet))


def _label(sheet: Sheet) -> PrintedLabel:
    label = _outcome(sheet)
    assert isinstance(label, PrintedLabel)
    return label


def _refusal(sheet: Sheet) -> str:
    refused = _outcome(sheet)
    assert isinstance(refused, NoPaper)
    return refused.message


def _rows(label: PrintedLabel) -> dict[str, str]:
    return {entry.label: f"{entry.text} {entry.note}".strip() for row in label.rows for entry in row}


def test_undiluted_it_is_the_stock_in_what_is_drawn_up() -> None:
    label = _label(UNDILUTED)
    assert (label.concentration, label.content) == ("2 mg/mL = 2,000 mcg/mL", "80 mg in 40 mL")
    assert label.measured == ""
    assert _rows(label)["Diluent lot"] == "none: undiluted"


def test_diluted_it_is_the_target_and_what_was_measured_where_that_differs() -> None:
    label = _label(RECORDED)
    assert (label.concentration, label.content) == ("1.5 mg/mL = 1,500 mcg/mL", "64.5 mg in 43 mL")
    assert label.measured == "As measured: 65 mg in 43.5 mL, ≈1,494.3 mcg/mL"


def test_where_the_measured_volumes_are_exact_there_is_one_figure() -> None:
    finer = put(RECORDED, "preparation.graduation", "0.25 mL")
    assert _label(put(finer, "preparation.diluent_graduation", "0.25 mL")).measured == ""


def test_a_lot_and_an_identifier_that_are_not_read_are_said_not_to_be() -> None:
    sheet = put(put(RECORDED, "patient.identifier", "abc\u202edef"), "lots.drug_lot", "x" * 35)
    label = _label(put(sheet, "lots.diluent_lot", "abc\u202edef"))
    assert label.patient == "abc[U+202E]def (not read)"
    assert _rows(label)["Drug lot"].startswith(f"{'x' * 35} (not read) exp. ")
    assert _rows(label)["Diluent lot"].startswith("abc[U+202E]def (not read) exp. ")


def test_a_day_and_its_time_stay_on_one_line_of_the_label() -> None:
    text = page_text("label.html", _label(RECORDED), 1)
    for day in ("Mon 23 Nov 2026 09:30", "Tue 24 Nov 2026 09:30", "Mon 31 May 2027"):
        assert day.replace(" ", "\u00a0") in text
        assert day not in text


def test_lots_times_and_names_stand_on_it() -> None:
    worksheet = signed(RECORDED)
    label = printed_label(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY), names_of(worksheet))
    assert isinstance(label, PrintedLabel)
    assert _rows(label) == {
        "Drug lot": "A12345 exp. Mon 31 May 2027",
        "Diluent lot": "NaCl-9981 exp. Tue 31 Aug 2027",
        "Prepared": "Mon 23 Nov 2026 09:30",
        "Beyond use": "Tue 24 Nov 2026 09:30",
        "Prepared by": "Ada Lovelace, Mon 23 Nov 2026 09:40",
        "Checked by": "Grace Hopper, Mon 23 Nov 2026 09:40",
    }
    assert (label.patient, label.number, label.against_final) == ("Ward 3, bed 12", "2026-0012", ())


def test_what_is_missing_is_said_never_left_out() -> None:
    label = _label(ROUTINE)
    assert _rows(label) == {
        "Drug lot": "not entered exp. not entered",
        "Diluent lot": "not entered exp. not entered",
        "Prepared": "not entered",
        "Beyond use": "not entered",
        "Prepared by": "UNSIGNED",
        "Checked by": "UNSIGNED",
    }
    assert (label.patient, label.has_qr) == ("not entered", False)
    assert label.against_final


def test_a_time_that_is_not_read_stays_as_typed_and_says_so() -> None:
    assert _rows(_label(put(RECORDED, "lots.prepared_at", "half past nine")))["Prepared"] == "half past nine (not read)"


def test_two_stocks_have_two_lots() -> None:
    sheet = put(RECORDED, "preparation.second_stock", {"label_strength": "10 mg/20 mL", "container_volume": "20 mL"})
    sheet = put(sheet, "lots.second_lot", "S77")
    assert _rows(_label(sheet))["Second lot"] == "S77 exp. not entered"


@pytest.mark.parametrize(
    ("sheet", "beginning"),
    [
        (put(ROUTINE, "product.label_strength", "10 mg/20 mL"), "No label is made while PRD-07 withholds"),
        (put(ROUTINE, "preparation.target_concentration", "4000 mcg/mL"), "No label is made while DIL-01 withholds"),
    ],
)
def test_while_a_block_withholds_the_concentration_there_is_none(sheet: Sheet, beginning: str) -> None:
    assert _refusal(sheet).startswith(beginning)


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        (
            put(ROUTINE, "preparation.final_volume", None),
            "A label needs the final volume, and it is not entered. Enter it first.",
        ),
        (
            put(ROUTINE, "preparation.final_volume", "43"),
            "A label needs the final volume, and it is not read. Correct it first.",
        ),
        (empty_but("fill_date", "2026-11-23"), "A label needs the product, and it is not entered. Enter it first."),
        (
            put(RECORDED, "preparation.second_stock", {"label_strength": "ten"}),
            "A label needs the strength of the second stock, and it is not read. Correct it first.",
        ),
    ],
)
def test_without_concentration_or_volume_there_is_none(sheet: Sheet, message: str) -> None:
    assert _refusal(sheet) == message


def test_without_reference_data_there_is_none() -> None:
    worksheet, defective = read_sheet(RECORDED), Reference(defect="The files are damaged.")
    evaluation = evaluate(worksheet, defective, TODAY)
    assert printed_label(worksheet, defective, evaluation, names_of(worksheet)) == NoPaper(
        "A label needs the concentration and the volume of what was prepared. Enter the product and the fill first."
    )
