"""Changes to a worksheet: a new one each time, and everything else as it was typed."""

from dataclasses import replace

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.edit import answer, confirm, enter, enter_all, with_mark, with_schedule, with_visits
from itb_calc.worksheet.text import Confirmation, Worksheet

STEP = {"start": "00:00", "end": "24:00", "dose": "450 mcg"}
VISIT = {"date": "2026-08-01", "expected_residual": "5 mL", "aspirated_volume": "5.4 mL"}
FULL = Worksheet(
    texts={"pump.id": "other", "dose.daily_dose": " 1,5 "},
    answers={"previous.first_fill": False},
    schedule=(STEP,),
    decimal_mark=DecimalMark.COMMA,
    confirmations={"DOS-02": Confirmation("Ordered twice.", "The dose is high.")},
)


def _is_untouched(worksheet: Worksheet) -> bool:
    """Whether the worksheet still says what FULL says."""
    return worksheet == Worksheet(
        {"pump.id": "other", "dose.daily_dose": " 1,5 "},
        {"previous.first_fill": False},
        ({"start": "00:00", "end": "24:00", "dose": "450 mcg"},),
        DecimalMark.COMMA,
        {"DOS-02": Confirmation("Ordered twice.", "The dose is high.")},
    )


@pytest.mark.parametrize(
    ("path", "text", "texts"),
    [
        ("fill_date", "2026-11-23", {"pump.id": "other", "dose.daily_dose": " 1,5 ", "fill_date": "2026-11-23"}),
        ("dose.daily_dose", "450", {"pump.id": "other", "dose.daily_dose": "450"}),
        ("dose.daily_dose", " ", {"pump.id": "other", "dose.daily_dose": " "}),
        ("dose.daily_dose", "\x00½\n", {"pump.id": "other", "dose.daily_dose": "\x00½\n"}),
        ("dose.daily_dose", "", {"pump.id": "other"}),
        ("fill_date", "", {"pump.id": "other", "dose.daily_dose": " 1,5 "}),
    ],
)
def test_a_text_is_entered_to_the_letter_and_an_empty_one_empties_the_field(
    path: str, text: str, texts: dict[str, str]
) -> None:
    changed = enter(FULL, path, text)
    assert changed.texts == texts
    assert (changed.answers, changed.schedule, changed.decimal_mark, changed.confirmations) == (
        {"previous.first_fill": False},
        (STEP,),
        DecimalMark.COMMA,
        {"DOS-02": Confirmation("Ordered twice.", "The dose is high.")},
    )
    assert _is_untouched(FULL)


@pytest.mark.parametrize(
    ("says", "answers"),
    [(True, {"previous.first_fill": True}), (False, {"previous.first_fill": False}), (None, {})],
)
@pytest.mark.parametrize("before", [{}, {"previous.first_fill": True}, {"previous.first_fill": False}])
def test_no_is_an_answer_and_only_none_takes_it_back(
    before: dict[str, bool],
    says: bool | None,  # noqa: FBT001 - the answer itself
    answers: dict[str, bool],
) -> None:
    worksheet = Worksheet(texts={"pump.id": "other"}, answers=before)
    assert answer(worksheet, "previous.first_fill", says) == Worksheet({"pump.id": "other"}, answers)
    assert worksheet.answers is before


def test_a_reason_is_kept_with_the_message_that_it_answers() -> None:
    changed = confirm(FULL, "RES-10", "Weekly visits.", "10 days are few.")
    assert changed.confirmations == {
        "DOS-02": Confirmation("Ordered twice.", "The dose is high."),
        "RES-10": Confirmation("Weekly visits.", "10 days are few."),
    }
    assert (changed.texts, changed.answers, changed.schedule) == (FULL.texts, FULL.answers, FULL.schedule)
    assert _is_untouched(FULL)


def test_a_new_reason_takes_the_place_of_the_old_one_and_an_empty_one_takes_it_back() -> None:
    changed = confirm(FULL, "DOS-02", "Asked again.", "The dose is higher.")
    assert changed.confirmations == {"DOS-02": Confirmation("Asked again.", "The dose is higher.")}
    assert confirm(changed, "DOS-02", "", "The dose is higher.").confirmations == {}
    assert confirm(FULL, "RES-10", "", "10 days are few.") == FULL


def test_the_steps_are_put_in_as_typed_without_their_empty_parts() -> None:
    steps = ({"start": "8:00", "end": "", "dose": " 1,5 "}, {"start": "", "end": "", "dose": ""}, STEP)
    changed = with_schedule(FULL, steps)
    assert changed == replace(FULL, schedule=({"start": "8:00", "dose": " 1,5 "}, {}, STEP))
    assert with_schedule(changed, ()) == replace(FULL, schedule=())
    assert with_schedule(FULL, FULL.schedule) == FULL
    assert _is_untouched(FULL)


def test_the_visits_are_put_in_as_typed_without_their_empty_parts() -> None:
    visits = ({"date": "1.8.26", "expected_residual": "", "aspirated_volume": "5,4"}, VISIT)
    changed = with_visits(FULL, visits)
    assert changed == replace(FULL, visits=({"date": "1.8.26", "aspirated_volume": "5,4"}, VISIT))
    assert with_visits(changed, ()) == FULL
    assert _is_untouched(FULL)


@pytest.mark.parametrize("mark", list(DecimalMark))
def test_an_empty_worksheet_takes_either_mark(mark: DecimalMark) -> None:
    given = {"DOS-02": Confirmation("Ordered twice.", "The dose is high.")}
    assert with_mark(Worksheet(), mark) == Worksheet(decimal_mark=mark)
    assert with_mark(Worksheet(confirmations=given), mark) == Worksheet(decimal_mark=mark, confirmations=given)


@pytest.mark.parametrize(
    "worksheet",
    [
        Worksheet(texts={"pump.alarm_volume": "1.500 mL"}),
        Worksheet(answers={"previous.first_fill": False}),
        Worksheet(schedule=(STEP,)),
        Worksheet(visits=(VISIT,)),
    ],
)
@pytest.mark.parametrize("mark", list(DecimalMark))
def test_a_typed_text_is_never_read_under_another_mark_than_its_own(worksheet: Worksheet, mark: DecimalMark) -> None:
    with pytest.raises(ValueError, match=r"^a worksheet with typed texts keeps its decimal mark$"):
        with_mark(worksheet, mark)


@pytest.mark.parametrize(
    ("worksheet", "is_empty"),
    [
        (Worksheet(), True),
        (Worksheet(decimal_mark=DecimalMark.COMMA), True),
        (Worksheet(confirmations={"DOS-02": Confirmation("Ordered twice.", "The dose is high.")}), True),
        (Worksheet(texts={"fill_date": " "}), False),
        (Worksheet(answers={"previous.first_fill": False}), False),
        (Worksheet(schedule=({},)), False),
        (Worksheet(visits=({},)), False),
    ],
)
def test_a_worksheet_is_empty_while_nothing_is_entered(worksheet: Worksheet, *, is_empty: bool) -> None:
    assert worksheet.is_empty is is_empty


def test_many_texts_are_put_in_at_once_and_an_empty_one_empties_its_field() -> None:
    changed = enter_all(FULL, {"pump.id": "", "dose.daily_dose": "450 mcg/day", "fill_date": "2026-11-23"})
    assert changed.texts == {"dose.daily_dose": "450 mcg/day", "fill_date": "2026-11-23"}
    assert (changed.answers, changed.schedule, changed.decimal_mark) == (FULL.answers, FULL.schedule, FULL.decimal_mark)
    assert changed.confirmations == FULL.confirmations
    assert enter_all(FULL, {}) == FULL
    assert _is_untouched(FULL)
