"""The table of the ways to prepare, as it is shown: its cells, what it waits for, what cannot be used."""

import pytest

from itb_calc.desktop.viewmodels.ways_state import HEADINGS, NARROW_HEADINGS, WaysState, ways_state
from itb_calc.reference.reference import Reference
from itb_calc.report.way_words import NOTES
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put, read_sheet

_NO_BREAK = "\N{NO-BREAK SPACE}"


def _state(sheet: Sheet, reference: Reference = REFERENCE) -> WaysState:
    return ways_state(read_sheet(sheet), reference, TODAY)


def test_the_caption_says_what_is_prepared_and_which_keys_do_what() -> None:
    assert _state(ROUTINE).caption == (
        "43 mL at 1.5 mg/mL = 1,500 mcg/mL. Enter takes the chosen way over into the worksheet; Ctrl+Z takes it back."
    )


def test_each_way_has_a_cell_for_each_heading_the_best_first() -> None:
    first, second, third, *_ = _state(ROUTINE).rows
    assert dict(zip(HEADINGS, first.cells, strict=True)) == {
        "Way": "One stock and diluent\nBaclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL)\nas entered",
        "Draw up": "32.5 mL of stock\n11 mL of diluent",
        "Containers": "2 of 20 mL",
        "Waste": "8 mL",
        "Smallest": "11 mL",
        "Gives": "≈1.4943 mg/mL ≈ 1,494.3 mcg/mL (≈\N{MINUS SIGN}0.4 %)",
        "Findings": "none",
    }
    assert second.cells[0] == "Whole containers and diluent\nBaclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL)"
    assert third.cells[:3] == (
        (
            "Two stocks\nBaclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL)"
            "\nwith Lioresal Intrathecal 10 mg/20 mL, ampule (500 mcg/mL)"
        ),
        "≈28.67 mL of stock\n≈14.33 mL of the second stock",
        "2 of 20 mL\n1 of 20 mL",
    )


def test_only_the_way_that_is_entered_says_so() -> None:
    assert [row.is_entered for row in _state(ROUTINE).rows] == [True] + [False] * 7
    other = _state(put(ROUTINE, "preparation.final_volume", "45 mL"))
    assert not any(row.is_entered for row in other.rows)


def test_a_finding_keeps_its_shape_on_the_line_of_its_word() -> None:
    rows = _state(put(ROUTINE, "preparation.target_concentration", "1000 mcg/mL")).rows
    assert [row.cells[6] for row in rows] == ["none"] * 3 + [f"●{_NO_BREAK}caution CON-01"] * 4


def test_in_two_columns_every_number_has_its_heading() -> None:
    row = _state(ROUTINE).rows[2]
    way, numbers = row.narrow_cells
    assert len(NARROW_HEADINGS) == 2
    assert way == row.cells[0]
    assert numbers == (
        "Draw up: ≈28.67 mL of stock, ≈14.33 mL of the second stock\nContainers: 2 of 20 mL, 1 of 20 mL\nWaste: 17 mL"
        "\nSmallest: ≈14.33 mL\nGives: 1.5 mg/mL = 1,500 mcg/mL\nFindings: none"
    )


def test_a_copy_is_one_line_with_every_heading() -> None:
    assert _state(ROUTINE).rows[0].line == (
        "One stock and diluent, Baclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL), as entered; Draw up: 32.5 mL of stock,"
        " 11 mL of diluent; Containers: 2 of 20 mL; Waste: 8 mL; Smallest: 11 mL; Gives: ≈1.4943 mg/mL ≈ 1,494.3"
        " mcg/mL (≈\N{MINUS SIGN}0.4 %); Findings: none"
    )


def test_taking_over_says_what_was_taken_and_how_it_is_undone() -> None:
    assert _state(ROUTINE).rows[1].taken == (
        "Taken over: whole containers and diluent, 40 mL of stock, 13.5 mL of diluent. Ctrl+Z takes it back."
    )


def test_what_cannot_be_used_stands_below_with_its_reason() -> None:
    state = _state(put(ROUTINE, "product", {"id": "baclofen-20mg-20ml-inj-20ml"}))
    (line,) = state.unusable
    assert line.startswith(
        "One stock and diluent, Baclofen 20mg/20ml Inj 20ml (1,000 mcg/mL): DIL-01: The target, 1,500 mcg/mL, is "
    )
    assert len(state.rows) == 8
    assert state.notes == NOTES
    mixture = _state(put(ROUTINE, "preparation.second_stock.label_strength", "1.8 mg/mL")).unusable[0]
    assert mixture.startswith(
        "Two stocks, Baclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL) with Second stock as typed (1,800 mcg/mL): DIL-01: "
    )


def test_where_nothing_can_be_used_there_is_no_row_and_no_note() -> None:
    state = _state(put(ROUTINE, "preparation.target_concentration", "3 mg/mL"))
    assert state.caption == "43 mL at 3 mg/mL = 3,000 mcg/mL. None can be used."
    assert (state.rows, state.notes, len(state.unusable)) == ((), (), 1)


@pytest.mark.parametrize(
    ("path", "value", "caption"),
    [
        ("preparation.target_concentration", None, "Needs the target concentration."),
        ("pump.injected_volume", None, "Needs the injected volume."),
        ("preparation.priming_volume", "x", "Needs the priming volume, which is not read."),
    ],
)
def test_what_the_table_waits_for_stands_in_its_place(path: str, value: str | None, caption: str) -> None:
    assert _state(put(ROUTINE, path, value)) == WaysState(caption)


def test_without_reference_data_it_says_so() -> None:
    assert _state(ROUTINE, Reference()) == WaysState("Needs the reference data, which cannot be used.")


def test_numbers_stand_in_the_mark_of_the_document() -> None:
    sheet = put(
        put({**ROUTINE, "decimal_mark": ","}, "preparation.graduation", "0,5 mL"), "pump.injected_volume", "40 mL"
    )
    first = _state(put(sheet, "preparation.diluent_graduation", "0,5 mL")).rows[0]
    assert first.cells[1] == "32,5 mL of stock\n11 mL of diluent"
