"""One field's text: read exactly where it is well-formed, refused with its own sentence where it is not."""

from datetime import date
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.moment import Moment
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.refusal import DecimalMark, Reason, Refusal
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import NumberKind
from itb_calc.worksheet.read_field import FieldValue, read_field
from tests.worksheet.kinds_of_fields import (
    DATES,
    EVERY_UNIT,
    FREE_WORDS,
    IDS,
    ILL_FORMED,
    MOMENTS,
    PLAIN_NUMBERS,
    STRENGTHS,
    UNITS,
    WHOLE,
    WORDS,
    ZERO_ALLOWED,
    unit_of,
)
from tests.worksheet.sheets import REFERENCE

_PUBLIC = {"days": "day", "ml": "mL", "microgram": "mcg", "ug": "mcg", "\N{MICRO SIGN}g/day": "mcg/day"}
_PUBLIC |= {"ml per day": "mL/day", "mcg per ml": "mcg/mL", "micrograms per day": "mcg/day"}
_UNIT_CASES = [(path, unit) for path, units in UNITS.items() for unit in units]


def _read(path: str, text: str, mark: DecimalMark = DecimalMark.POINT) -> FieldValue | Refusal:
    return read_field(fields.BY_PATH[path], text, mark, REFERENCE)


def _refusal(path: str, text: str, mark: DecimalMark = DecimalMark.POINT) -> Refusal:
    refusal = _read(path, text, mark)
    assert isinstance(refusal, Refusal), (path, text, refusal)
    assert refusal.message.isprintable()
    assert refusal.message.endswith(".")
    return refusal


@pytest.mark.parametrize(("path", "unit"), _UNIT_CASES)
def test_a_number_with_the_fields_unit_is_read_exactly(path: str, unit: str) -> None:
    public = _PUBLIC.get(unit, unit)
    assert _read(path, f"20 {unit}") == Amount(Fraction(20), public)
    assert _read(path, f" 49{unit}\N{NO-BREAK SPACE}") == Amount(Fraction(49), public)
    if path not in WHOLE:
        assert _read(path, f"0.0001 {unit}") == Amount(Fraction(1, 10_000), public)
        assert _read(path, f"12,75 {unit}", DecimalMark.COMMA) == Amount(Fraction(51, 4), public)
    if path != "refill.flow_tolerance":
        assert _read(path, f"9999999 {unit}") == Amount(Fraction(9_999_999), public)


@pytest.mark.parametrize("path", [*UNITS, *STRENGTHS, *PLAIN_NUMBERS])
def test_an_ill_formed_number_is_never_a_value(path: str) -> None:
    for number in ILL_FORMED:
        assert isinstance(_read(path, f"{number} {unit_of(path)}"), Refusal), number
        assert isinstance(_read(path, f"{number}{unit_of(path)}"), Refusal), number


@pytest.mark.parametrize("path", [*UNITS, *STRENGTHS])
def test_in_a_document_with_a_comma_the_point_is_refused(path: str) -> None:
    for number in ("1.5", "1.000", "1.000,5", "0.5", ",5", "5,"):
        assert isinstance(_read(path, f"{number} {unit_of(path)}", DecimalMark.COMMA), Refusal), number


def test_a_comma_and_a_point_are_each_told_what_the_other_would_be() -> None:
    comma = _refusal("pump.alarm_volume", "1,5 mL")
    assert (comma.reason, comma.suggestion) == (Reason.WRONG_MARK, "1.5 mL")
    point = _refusal("pump.alarm_volume", "1.5 mL", DecimalMark.COMMA)
    assert (point.reason, point.suggestion) == (Reason.WRONG_MARK, "1,5 mL")


@pytest.mark.parametrize("path", UNITS)
def test_every_other_unit_is_refused_and_never_converted(path: str) -> None:
    own = {_PUBLIC.get(unit, unit) for unit in UNITS[path]}
    for unit in set(EVERY_UNIT) - own:
        refusal = _refusal(path, f"20 {unit}")
        assert refusal.reason is Reason.WRONG_UNIT, unit
        assert f"20 {unit} is in {unit}, but " in refusal.message


def test_a_wrong_unit_is_named_with_the_right_one() -> None:
    assert _refusal("dose.daily_dose", "0.45 mg/day").message == (
        "0.45 mg/day is in mg/day, but daily dose takes mcg/day. Write it in mcg/day."
    )
    assert _refusal("preparation.target_concentration", "1 mg").message == (
        "1 mg is in mg, but target concentration takes mcg/mL or mg/mL. Write it in mcg/mL or mg/mL."
    )


@pytest.mark.parametrize("path", UNITS)
def test_a_missing_unit_is_not_guessed(path: str) -> None:
    refusal = _refusal(path, "20")
    unit = fields.BY_PATH[path].unit
    assert refusal.reason is Reason.NO_UNIT
    assert refusal.message.endswith(f" takes {unit}. Write it in {unit}.")
    assert refusal.message.startswith("20 has no unit, but ")


@pytest.mark.parametrize("path", [path for path, units in UNITS.items() if "/" in units[0]])
def test_only_strengths_take_a_number_behind_the_division(path: str) -> None:
    top, _, bottom = UNITS[path][0].partition("/")
    for text in (f"20 {top}/1 {bottom}", f"20 {top} in 2 {bottom}", f"20 {top} per 0.5 {bottom}"):
        refusal = _refusal(path, text)
        assert refusal.reason is Reason.NUMBER_IN_DENOMINATOR
        assert refusal.message.startswith(f"{text} has a number behind the division, but ")
    assert _refusal(path, f"20 {top}/0 {bottom}").reason is Reason.ZERO_DENOMINATOR


@pytest.mark.parametrize("path", [*UNITS, *PLAIN_NUMBERS])
def test_zero_is_allowed_in_the_listed_fields_only(path: str) -> None:
    unit = unit_of(path)
    for zero in ("0", "0.0", "0.0000"):
        outcome = _read(path, f"{zero} {unit}")
        if path in ZERO_ALLOWED:
            assert outcome in (Fraction(0), Amount(Fraction(0), _PUBLIC.get(unit, unit)))
        else:
            assert isinstance(outcome, Refusal)
            assert outcome.reason is Reason.ZERO
            label = fields.BY_PATH[path].label
            rest = "cannot be 0. Type the value, or clear the field if it is not known."
            assert outcome.message == f"{label} {rest}"


@pytest.mark.parametrize("path", STRENGTHS)
def test_a_strength_is_any_mass_in_a_volume_as_the_package_prints_it(path: str) -> None:
    in_20 = Quantity(Amount(Fraction(40), "mg"), Amount(Fraction(20), "mL"), per_is_typed=True)
    for text in ("40 mg/20 mL", "40mg/20ml", "40 mg in 20 mL", "40 mg per 20 ml"):
        assert _read(path, text) == in_20
    assert _read(path, "2 mg/mL") == Quantity(Amount(Fraction(2), "mg"), Amount(Fraction(1), "mL"))
    assert _read(path, "2000 mcg/mL") == Quantity(Amount(Fraction(2000), "mcg"), Amount(Fraction(1), "mL"))


@pytest.mark.parametrize("path", STRENGTHS)
def test_what_is_no_mass_in_a_volume_is_no_strength(path: str) -> None:
    for unit in set(EVERY_UNIT) - {"mg/mL", "mcg/mL"}:
        refusal = _refusal(path, f"2 {unit}")
        assert refusal.reason is Reason.WRONG_UNIT
        rest = "is no strength: that is a mass in a volume. Write it like 40 mg/20 mL or 2 mg/mL."
        assert refusal.message == f"2 {unit} {rest}"
    assert _refusal(path, "0 mg/20 mL").reason is Reason.ZERO
    assert _refusal(path, "40 mg/0 mL").reason is Reason.ZERO_DENOMINATOR
    assert _refusal(path, "10mg/20").reason is Reason.NO_SECOND_UNIT
    assert _refusal(path, "2000").reason is Reason.NO_UNIT


def test_the_tolerance_goes_from_0_to_50_percent() -> None:
    path = "refill.flow_tolerance"
    for text, number in (("0 %", 0), ("50 %", 50), ("50.0000%", 50), ("49.9999 %", Fraction(499_999, 10_000))):
        assert _read(path, text) == Amount(Fraction(number), "%")
    assert REFERENCE.thresholds is not None
    assert REFERENCE.thresholds.highest_flow_tolerance.value == Amount(Fraction(50), "%")
    for text in ("50.0001 %", "51 %", "100 %", "9999999 %"):
        refusal = _refusal(path, text)
        assert refusal.reason is Reason.OUT_OF_RANGE
        assert refusal.message == f"{text} is above 50 %, the most that flow tolerance can be. Check the source."


def test_whole_days_and_whole_boluses_are_whole() -> None:
    assert _read("refill.booking_buffer", "7.0 days") == Amount(Fraction(7), "day")
    assert _read("dose.boluses_per_day", "4.0") == Fraction(4)
    days = _refusal("refill.booking_buffer", "7.5 days")
    assert (days.reason, days.text) == (Reason.NOT_WHOLE, "7.5 days")
    assert days.message == "Booking buffer is counted in whole days. Write a whole number."
    boluses = _refusal("dose.boluses_per_day", "2.5")
    assert (boluses.reason, boluses.text) == (Reason.NOT_WHOLE, "2.5")
    assert boluses.message == "Boluses per day is a count. Write a whole number."


def test_a_count_that_cannot_be_zero_says_so() -> None:
    field: Field[Fraction] = Field("count", NumberKind(zero_allowed=False, whole=True), "Count", "C", "Help.")
    assert read_field(field, "1", DecimalMark.POINT, REFERENCE) == Fraction(1)
    refusal = read_field(field, "0", DecimalMark.POINT, REFERENCE)
    assert isinstance(refusal, Refusal)
    assert refusal.message == "Count cannot be 0. Type the value, or clear the field if it is not known."


def test_an_age_may_have_decimals_and_a_stability_limit_too() -> None:
    assert _read("dose.age_years", "3.5") == Fraction(7, 2)
    assert _read("refill.stability_limit", "90.5 days") == Amount(Fraction(181, 2), "day")


@pytest.mark.parametrize("path", PLAIN_NUMBERS)
def test_a_plain_number_takes_no_unit(path: str) -> None:
    assert _read(path, " 4 ") == Fraction(4)
    for text in ("4 years", "4/day", "4 mL", "4 %", "four"):
        assert _refusal(path, text).text == text


@pytest.mark.parametrize("path", DATES)
def test_a_date_is_year_month_and_day_of_the_calendar(path: str) -> None:
    for text in ("2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31"):
        assert _read(path, text) == date(*(int(part) for part in text.split("-")))
    wrong = ["20261123", "2026-W48-1", "2026-02-30", " 2026-11-23", "2026-11-23 ", "2026-11-23\n", "2025-02-29"]
    wrong += ["23.11.2026", "2026-1-5", "2026-327", "2026-11-23T00:00", "2026/11/23", "0000-01-01", "26-11-23"]
    wrong += ["10000-01-01", "2026-13-01", "2026-00-10", "2026-10-00", "today", "２026-11-23", "-2026-11-23"]
    for text in wrong:
        refusal = _refusal(path, text)
        assert (refusal.reason, refusal.text) == (Reason.NOT_A_DATE, text)
        assert " is not a date of the calendar. Write year, month and day, such as 2027-04-09." in refusal.message
    nothing = _refusal(path, " ")
    assert (nothing.reason, nothing.text) == (Reason.EMPTY, " ")
    assert nothing.message == "Nothing but space is typed here. Write year, month and day."


@pytest.mark.parametrize("path", MOMENTS)
def test_a_day_with_its_time_is_a_moment(path: str) -> None:
    assert _read(path, "2026-11-23 08:30") == Moment(date(2026, 11, 23), 510)
    assert _read(path, "2026-11-23 00:00") == Moment(date(2026, 11, 23), 0)
    assert _read(path, "2026-11-23 24:00") == Moment(date(2026, 11, 23), 1440)
    wrong = ["2026-11-23", "08:30", "2026-11-23 8:30", "2026-11-23  08:30", " 2026-11-23 08:30", "2026-11-23 08:30 "]
    wrong += ["2026-11-31 08:30", "2026-11-23 24:01", "2026-11-23T08:30", "2026-11-23 08:30:00", "2026-11-23\t08:30"]
    wrong += ["2026-11-23 08:30\n", "2026-11-23\N{NO-BREAK SPACE}08:30", "2026-11-23 ", "2026-11-23 25:00"]
    for text in wrong:
        refusal = _refusal(path, text)
        assert (refusal.reason, refusal.text) == (Reason.NOT_A_MOMENT, text)
        rest = " is not a day and a time. Write year, month, day, hours and minutes, such as 2027-04-09 08:30."
        assert refusal.message.endswith(rest)
    nothing = _refusal(path, "  ")
    assert (nothing.reason, nothing.text) == (Reason.EMPTY, "  ")
    assert nothing.message == "Nothing but space is typed here. Write year, month, day, hours and minutes."


@pytest.mark.parametrize(("path", "most"), FREE_WORDS.items())
def test_words_are_kept_to_the_letter_as_long_as_they_can_stand_on_paper(path: str, most: int) -> None:
    for text in ("A", " 12/34 ", "Ünïcødé 漢字", "<b>&amp;</b> {{ 1 }}", "?", "x" * most):
        assert _read(path, text) == text
    label = fields.BY_PATH[path].label
    long = _refusal(path, "x" * (most + 1))
    assert long.reason is Reason.TOO_LONG
    assert long.message == f"{label} has {most + 1} characters, but there is room for {most} on paper. Shorten it."
    nothing = _refusal(path, " \n ")
    assert nothing.reason is Reason.EMPTY
    assert nothing.message == f"Nothing but space is typed here. Type the {label.lower()}, or clear the field."
    for hidden in ("\t", "\x00", "\u202e", "\u200b", "\ud800", "\r", "\x1d", "\u2028"):
        refusal = _refusal(path, f"A{hidden}B")
        assert refusal.reason is Reason.UNPRINTABLE
        assert refusal.message == f"{label} has a character that cannot be printed. Type it again without it."


def test_only_notes_have_lines() -> None:
    for path in FREE_WORDS:
        text = "first\n\nthird"
        assert (_read(path, text) == text) is (path == "notes")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("dose.patient_group", ["adult-spinal", "adult-cerebral", "paediatric"]),
        ("dose.phase", ["titration", "maintenance"]),
    ],
)
def test_a_word_is_one_of_those_listed_to_the_letter(path: str, words: list[str]) -> None:
    for word in words:
        assert _read(path, word) == word
        for other in (word.upper(), f" {word}", f"{word} ", word[:-1], " "):
            assert _refusal(path, other).reason is Reason.UNKNOWN_WORD
    assert _refusal("dose.patient_group", "adult").message == (
        "adult is not a patient group here. Write adult-spinal, adult-cerebral or paediatric."
    )
    assert _refusal("dose.phase", "adult").message == "adult is not a phase here. Write titration or maintenance."


def test_an_id_is_one_of_those_listed_to_the_letter() -> None:
    listed = {
        "product.id": [*REFERENCE.products, "other"],
        "pump.id": [*REFERENCE.pumps],
        "system.catheter_id": ["flowonix-11823"],
    }
    assert "other" in listed["pump.id"]
    for path, ids in listed.items():
        for known in ids:
            assert _read(path, known) == known
            for unknown in (known.upper(), f" {known}", f"{known} ", f"{known}-", " "):
                assert _refusal(path, unknown).reason is Reason.UNKNOWN_ID
    assert _refusal("system.catheter_id", "other").reason is Reason.UNKNOWN_ID


@pytest.mark.parametrize(("path", "what"), [*zip(IDS, ("product", "pump", "catheter"), strict=True)])
def test_an_unknown_id_is_told_which_list_it_is_not_in(path: str, what: str) -> None:
    assert _refusal(path, "Lioresal").message.startswith(f"Lioresal is not the id of a listed {what}. Choose one of ")


def test_who_has_another_catheter_was_sent_to_an_other_that_is_not_in_that_list() -> None:
    assert _refusal("system.catheter_id", "other").message == (
        "other is not the id of a listed catheter. Choose one of the list, or enter the catheter volume."
    )
    for path in ("product.id", "pump.id"):
        assert _read(path, "other") == "other"
        assert _refusal(path, "others").message.endswith(". Choose one of the list, or `other`.")


@pytest.mark.parametrize("path", IDS)
def test_without_usable_reference_data_no_id_can_be_called_unknown(path: str) -> None:
    assert read_field(fields.BY_PATH[path], "any", DecimalMark.POINT, Reference()) == "any"


@pytest.mark.parametrize("text", ["00:00", "08:30", "19:59", "23:59", "24:00"])
def test_a_time_of_day_is_kept_as_typed(text: str) -> None:
    assert _read("dose.schedule.start", text) == text


@pytest.mark.parametrize("text", ["25:00", "24:01", "8:30", "08:60", "08.30", " 08:30", "08:30 ", "0830", "٠٨:٣٠"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    refused = _read("dose.schedule.end", text)
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.NOT_A_TIME
    assert refused.message.endswith("Write hours and minutes from 00:00 to 24:00, such as 08:30.")


def test_yes_and_no_are_never_read_from_a_text() -> None:
    refused = _read("previous.first_fill", "true")
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.UNKNOWN_WORD


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("dose.daily_dose", "450\N{NO-BREAK SPACE}mg/day"),
        ("dose.daily_dose", "450 mcg/1\N{NO-BREAK SPACE}day"),
        ("dose.daily_dose", "450\N{NO-BREAK SPACE}"),
        ("refill.flow_tolerance", "51\N{NO-BREAK SPACE}%"),
        ("product.label_strength", "40\N{NO-BREAK SPACE}mg"),
    ],
)
def test_a_space_that_is_none_is_named_in_the_message(path: str, text: str) -> None:
    assert "[U+00A0]" in _refusal(path, text).message


def test_a_refusal_keeps_the_text_as_typed() -> None:
    for path in (*UNITS, *STRENGTHS, *IDS, *WORDS):
        for text in (" 20 xyz ", "\u202e 5", "7 mg/mL/day"):
            assert _refusal(path, text).text == text
