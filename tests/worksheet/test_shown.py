"""What was shown of a worksheet: meanings that no later version writes otherwise, and what differs from before."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.moment import Moment
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.read_field import FieldValue
from itb_calc.worksheet.shown import Shown, differences, meaning_of, meanings_of, shown_of, written
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, put, read_sheet


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Amount(Fraction(450), "mcg/day"), "450 mcg/day"),
        (Amount(Fraction(1, 3), "mL"), "1/3 mL"),
        (Amount(Fraction(180), "day"), "180 day"),
        (Quantity(Amount(Fraction(40), "mg"), Amount(Fraction(20), "mL"), per_is_typed=True), "40 mg / 20 mL"),
        (Quantity(Amount(Fraction(5, 2), "mg"), Amount(Fraction(1), "mL")), "5/2 mg / 1 mL"),
        (Quantity(Amount(Fraction(5), "mg")), "5 mg"),
        (Moment(date(2026, 11, 23), 510), "2026-11-23 08:30"),
        (Moment(date(2026, 11, 23), 1440), "2026-11-23 24:00"),
        (date(2027, 4, 9), "2027-04-09"),
        (Fraction(7, 2), "7/2"),
        ("other", "other"),
    ],
)
def test_a_value_is_written_exactly(value: FieldValue, words: str) -> None:
    assert written(value) == words


@pytest.mark.parametrize(
    ("path", "text", "meaning"),
    [
        ("dose.daily_dose", " 450 micrograms per day", "450 mcg/day"),
        ("pump.alarm_volume", "4,50 ml", "9/2 mL"),
        ("pump.alarm_volume", "4.5 mL", ""),
        ("preparation.target_concentration", "1,5 mg/mL", "3/2 mg/mL"),
        ("pump.id", "no pump of the list", "no pump of the list"),
        ("dose.phase", "titration", "titration"),
        ("dose.phase", "other", ""),
        ("lots.drug_lot", "A1", ""),
        ("notes", "450 mcg/day", ""),
    ],
)
def test_a_text_means_what_it_is_read_as_and_free_words_mean_nothing(path: str, text: str, meaning: str) -> None:
    worksheet = Worksheet(texts={path: text}, decimal_mark=DecimalMark.COMMA)
    assert meaning_of(worksheet, path) == meaning
    assert meanings_of(worksheet) == ({path: meaning} if meaning else {})


def test_rows_and_answers_have_a_meaning_too() -> None:
    worksheet = Worksheet(
        answers={"previous.first_fill": False},
        schedule=({"dose": "120 mcg", "start": "00:00", "end": "8"}, {}, {"end": "24:00"}),
        visits=({"aspirated_volume": "0 mL", "date": "2026-08-01"},),
    )
    assert list(meanings_of(worksheet).items()) == [
        ("dose.schedule[0].start", "00:00"),
        ("dose.schedule[0].dose", "120 mcg"),
        ("dose.schedule[2].end", "24:00"),
        ("visits[0].date", "2026-08-01"),
        ("visits[0].aspirated_volume", "0 mL"),
        ("previous.first_fill", "false"),
    ]


def test_what_is_shown_is_kept_with_who_showed_it() -> None:
    worksheet = read_sheet(put(ROUTINE, "pump.alarm_volume", "4,0 mL"))
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    shown = shown_of(worksheet, evaluation)
    assert (shown.version, shown.today) == (evaluation.version, "2026-11-23")
    assert (shown.reference_version, shown.reference_sha256) == (REFERENCE.version, REFERENCE.sha256)
    assert shown.results.keys() == evaluation.results.worked.keys()
    assert shown.results["flow_rate"] == "0.3 mL/day"
    assert shown.findings == tuple((each.rule, each.severity.value, each.message) for each in evaluation.findings)
    assert shown.problems == (("pump.alarm_volume", evaluation.problems[0].message),)
    assert "pump.alarm_volume" not in shown.meanings


def test_results_that_were_shown_otherwise_are_named() -> None:
    before = Shown(results={"flow_rate": "0.3 mL/day", "alarm_date": "Mon 23 Nov 2026", "bridge_dose": "5 mcg"})
    now = replace(before, results={"hourly_dose": "1 mcg/hour", "flow_rate": "0.3 mL/day", "alarm_date": "later"})
    assert differences(before, now) == ("hourly_dose", "alarm_date", "bridge_dose")
    assert differences(now, now) == ()
