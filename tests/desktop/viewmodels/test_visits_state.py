"""The earlier visits on the page: each with its discrepancy in words, and the trend up to this visit."""

from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.trend_picture import TrendPicture, discrepancy_in_words
from itb_calc.desktop.viewmodels.visits_state import VisitsState, visits_state
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.evaluate import evaluate
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, TODAY, VISIT, Sheet, put, read_sheet

Visit = dict[str, str]
OCTOBER = {"date": "2026-10-12", "expected_residual": "5 mL", "aspirated_volume": "3.8 mL"}


def state(*visits: Visit, sheet: Sheet = CHANGED, reference: Reference = REFERENCE) -> VisitsState:
    worksheet = read_sheet({**sheet, "visits": list(visits)})
    return visits_state(worksheet, reference, evaluate(worksheet, reference, TODAY))


def drawn(*visits: Visit, sheet: Sheet = CHANGED) -> TrendPicture:
    picture = state(*visits, sheet=sheet).picture
    assert picture is not None
    return picture


def _ml(number: str) -> Amount:
    return Amount(Fraction(number), "mL")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0.3", "0.3 mL, less was aspirated than expected"),
        ("-0.4", "−0.4 mL, more was aspirated than expected"),
        ("0", "0 mL, as expected"),
        ("0.0001", "less than 0.01 mL, less was aspirated than expected"),
    ],
)
def test_a_discrepancy_has_its_sign_and_says_what_it_means(number: str, words: str) -> None:
    assert discrepancy_in_words(_ml(number), DecimalMark.POINT) == words


def test_without_visits_there_is_one_empty_row_and_no_trend() -> None:
    shown = state()
    assert shown == VisitsState()
    assert shown.table.following is not None
    assert shown.table.following.title == "Visit 1"
    assert (shown.table.rows, shown.picture) == ((), None)


def test_each_visit_says_by_how_much_it_was_off() -> None:
    shown = state(VISIT, OCTOBER)
    assert [(row.title, row.line, row.is_wrong) for row in shown.table.rows] == [
        ("Visit 1", "−0.4 mL, more was aspirated than expected", False),
        ("Visit 2", "1.2 mL, less was aspirated than expected", False),
    ]
    assert (shown.table.notes, shown.table.marks) == ((), ())


def test_a_visit_that_is_not_read_says_why_and_is_named_under_the_trend() -> None:
    shown = state(VISIT, OCTOBER | {"aspirated_volume": "3,8 mL"}, {"date": "2026-12-01"})
    assert [row.line for row in shown.table.rows[1:]] == [
        "Not read: 3,8 is not read as a number: the decimal mark here is a point. Write 3.8.",
        (
            "Not read: Tue 1 Dec 2026 is not before the fill date, Mon 23 Nov 2026. Write the day of an earlier visit."
            "\nStill missing: expected, aspirated."
        ),
    ]
    offer = shown.table.rows[1].cells[2].offer
    assert offer is not None
    assert offer.text == "3.8"
    assert shown.table.first_wrong == (1, 2)
    assert shown.picture is not None
    assert shown.picture.alternative.endswith(" Not drawn, since not read: visit 2, visit 3.")


def test_the_trend_stands_in_the_order_of_the_days_with_this_visit_last() -> None:
    # 40 mL less 42 days at 0.8 mL/day are 6.4 mL, of which 6 mL came out.
    picture = drawn(OCTOBER, VISIT)
    assert [(point.name, point.short, point.discrepancy) for point in picture.points] == [
        ("Sat 1 Aug 2026", "1 Aug\n2026", _ml("-0.4")),
        ("Mon 12 Oct 2026", "12 Oct\n2026", _ml("1.2")),
        ("this visit, Mon 23 Nov 2026", "This\nvisit", _ml("0.4")),
    ]
    assert picture.alternative == (
        "Sat 1 Aug 2026: −0.4 mL, more was aspirated than expected; Mon 12 Oct 2026: 1.2 mL, less was aspirated than"
        " expected; this visit, Mon 23 Nov 2026: 0.4 mL, less was aspirated than expected."
        " Band: up to 1 mL off. Dashed lines: 2 mL off."
    )


@pytest.mark.parametrize(
    "sheet",
    [
        put(CHANGED, "previous.aspirated_volume", None),
        put(CHANGED, "previous.aspirated_volume", "x"),
        put(CHANGED, "previous.fill_date", "2026-11-23"),  # DAT-01 withholds it
        {**ROUTINE, "previous": {}},
    ],
)
def test_this_visit_is_left_out_where_its_discrepancy_is_not_known_or_withheld(sheet: Sheet) -> None:
    assert [point.name for point in drawn(VISIT, sheet=sheet).points] == ["Sat 1 Aug 2026"]


def test_this_visit_is_named_without_a_day_where_the_fill_date_is_not_known() -> None:
    sheet = put(put(CHANGED, "fill_date", None), "previous.expected_residual", "6.4 mL")
    assert drawn(VISIT, sheet=sheet).points[-1].name == "this visit"


def test_the_trend_reaches_as_far_as_its_largest_discrepancy_and_never_below_what_is_far_off() -> None:
    assert drawn(VISIT).reach == _ml("2")
    assert drawn(VISIT | {"aspirated_volume": "9 mL"}).reach == _ml("4")
    assert drawn(VISIT).band == (_ml("1"), _ml("-1"))
    assert drawn(VISIT).limits == (_ml("2"), _ml("-2"))


def test_without_usable_reference_data_there_are_points_and_no_limits() -> None:
    picture = state(VISIT | {"aspirated_volume": "5 mL"}, reference=Reference(defect="It is damaged.")).picture
    assert picture is not None
    assert (picture.band, picture.limits, picture.reach) == (None, (), _ml("1"))
    assert "Band" not in picture.alternative


@pytest.mark.parametrize("visits", [(), ({},), ({"date": "x"},)])
def test_where_no_visit_is_read_there_is_no_trend(visits: tuple[Visit, ...]) -> None:
    assert state(*visits).picture is None


@pytest.mark.parametrize(("count", "has_next"), [(11, True), (12, False), (13, False)])
def test_twelve_visits_are_the_most_and_what_a_file_holds_beyond_is_shown(count: int, *, has_next: bool) -> None:
    visits = [VISIT | {"date": f"2025-{month:02}-01"} for month in range(1, 13)] + [VISIT]
    shown = state(*visits[:count])
    assert len(shown.table.rows) == count
    assert (shown.table.following is not None) is has_next
    said = "13 visits are entered, but at most 12 are shown. Remove the oldest."
    assert [note.text for note in shown.table.notes if note.is_problem] == ([said] if count == 13 else [])


def test_a_first_fill_with_earlier_visits_is_a_problem_in_words() -> None:
    shown = state(VISIT, sheet=ROUTINE)
    assert [(note.text, note.is_problem) for note in shown.table.notes] == [
        ("This is marked as the first fill, but earlier visits are entered too. Clear one of the two.", True)
    ]
