"""The list: every file once, the most urgent first, in one order however the files come, and each with its reason."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.planning.refill_list import Block, NotEvaluated, Refill, RefillList, Urgency, refill_list, refill_of
from itb_calc.safety.finding import Finding, Severity
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from tests.planning.lists import BLOCKED, BOOK_NOW, LATER, OVERDUE, Entry, entries, listing
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, evaluate_sheet, put, read_sheet

_ORDER = {Urgency.OVERDUE: 0, Urgency.BOOK_NOW: 1, Urgency.LATER: 2}


def _refill(sheet: Sheet, today: date = TODAY) -> Refill:
    return refill_of(evaluate(read_sheet(sheet), REFERENCE, today))


def _files(schedule: RefillList) -> list[str]:
    listed = [each.file.path for each in (*schedule.dated, *schedule.undated)]
    return listed + [each.file.path for each in schedule.refused]


def test_a_routine_refill_has_its_dates_and_nothing_in_the_way() -> None:
    assert _refill(ROUTINE) == Refill(Urgency.LATER, date(2027, 3, 5), date(2027, 3, 12), date(2027, 3, 23), "alarm")


@pytest.mark.parametrize(
    ("today", "urgency"),
    [
        (date(2027, 3, 4), Urgency.LATER),
        (date(2027, 3, 5), Urgency.BOOK_NOW),
        (date(2027, 3, 12), Urgency.BOOK_NOW),
        (date(2027, 3, 13), Urgency.OVERDUE),
    ],
)
def test_a_refill_is_to_be_booked_from_its_day_on_and_overdue_after_the_latest(today: date, urgency: Urgency) -> None:
    assert _refill(ROUTINE, today).urgency is urgency


def test_without_a_buffer_the_latest_date_is_the_day_to_act() -> None:
    sheet = put(ROUTINE, "refill.booking_buffer", None)
    refill = _refill(sheet)
    assert (refill.urgency, refill.book_by, refill.day_to_act) == (Urgency.LATER, None, date(2027, 3, 12))
    assert refill.missing == ("refill.booking_buffer",)
    assert _refill(sheet, date(2027, 3, 12)).urgency is Urgency.BOOK_NOW
    assert _refill(sheet, date(2027, 3, 13)).urgency is Urgency.OVERDUE


def test_a_block_that_withholds_the_dates_is_the_reason() -> None:
    refill = _refill(put(ROUTINE, "pump.programmed_volume", "20 mL"))
    assert (refill.urgency, refill.day_to_act, refill.latest, refill.alarm) == (Urgency.NO_DATE, None, None, None)
    assert refill.deciding_limit is None
    assert [block.rule for block in refill.blocks] == ["VOL-01"]
    assert refill.blocks[0].message.startswith("40 mL")


def test_fields_that_are_not_read_are_named_and_those_that_are_empty_where_the_date_waits_for_them() -> None:
    refill = _refill(put(put(ROUTINE, "dose.daily_dose", "1,5"), "refill.stability_limit", None))
    assert (refill.urgency, refill.unread) == (Urgency.NO_DATE, ("dose.daily_dose",))
    assert "refill.stability_limit" in refill.missing
    for path in ("product.id", "dose.daily_dose", "pump.programmed_volume", "fill_date", "refill.booking_buffer"):
        assert path in _refill(put(ROUTINE, path, None)).missing


def test_a_field_that_no_date_waits_for_is_not_said_to_be_missing() -> None:
    assert _refill(put(ROUTINE, "dose.age_years", None)).missing == ()
    assert "dose.age_years" not in _refill(put({"schema": 1}, "fill_date", "2026-11-23")).missing


def test_what_is_to_be_confirmed_is_named_but_for_what_the_urgency_says() -> None:
    stretched = put(ROUTINE, "refill.stability_limit", "200 days")
    assert _refill(stretched).confirms == ("RES-03",)
    assert _refill(stretched, date(2028, 1, 1)).confirms == ("RES-03",)
    assert _refill(stretched, date(2028, 1, 1)).urgency is Urgency.OVERDUE


def test_an_overdue_refill_is_overdue_also_where_its_date_is_not_shown() -> None:
    evaluation = evaluate(read_sheet(ROUTINE), REFERENCE, date(2027, 6, 1))
    without = replace(evaluation, results=evaluation.results.without(frozenset(evaluation.results.worked)))
    refill = refill_of(without)
    assert (refill.urgency, refill.day_to_act) == (Urgency.OVERDUE, None)
    schedule = listing(OVERDUE, refill)
    assert [listed.refill for listed in schedule.dated] == [refill, OVERDUE]


def test_a_rule_that_stopped_on_a_defect_makes_nothing_overdue() -> None:
    broken = Finding("RES-05", Severity.BLOCK, (), "The check stopped.", "defect")
    evaluation: Evaluation = replace(evaluate_sheet({"schema": 1}), findings=(broken,))
    refill = refill_of(evaluation)
    assert (refill.urgency, refill.blocks) == (Urgency.NO_DATE, (Block("RES-05", "The check stopped."),))


def test_the_most_urgent_stands_first() -> None:
    sooner = replace(LATER, book_by=LATER.latest)
    schedule = listing(sooner, LATER, BOOK_NOW, OVERDUE)
    assert [each.refill for each in schedule.dated] == [OVERDUE, BOOK_NOW, LATER, sooner]


def test_the_same_day_to_book_is_ordered_by_the_latest_date_and_then_by_name() -> None:
    tighter = replace(LATER, latest=date(2027, 3, 8))
    schedule = listing(LATER, LATER, tighter)
    assert [each.file.name for each in schedule.dated] == ["visit-2.itb.json", "visit-0.itb.json", "visit-1.itb.json"]


def test_without_a_date_the_blocked_come_first_then_the_unread() -> None:
    empty, unread = Refill(Urgency.NO_DATE), Refill(Urgency.NO_DATE, unread=("dose.daily_dose",))
    assert [each.refill for each in listing(empty, unread, BLOCKED).undated] == [BLOCKED, unread, empty]


@given(entries(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter_and_each_is_there_once(
    some: list[Entry], chance: random.Random
) -> None:
    schedule = refill_list(some, TODAY)
    assert sorted(_files(schedule)) == sorted(file.path for file, _ in some)
    shuffled = some[:]
    chance.shuffle(shuffled)
    assert refill_list(iter(shuffled), TODAY) == schedule


@given(entries())
def test_nothing_stands_before_what_is_more_urgent(some: list[Entry]) -> None:
    schedule = refill_list(some, TODAY)
    for before, after in zip(schedule.dated, schedule.dated[1:], strict=False):
        assert _ORDER[before.refill.urgency] <= _ORDER[after.refill.urgency]
        if before.refill.urgency is after.refill.urgency and before.refill.day_to_act and after.refill.day_to_act:
            assert before.refill.day_to_act <= after.refill.day_to_act
    assert all(each.refill.urgency is not Urgency.NO_DATE for each in schedule.dated)
    assert all(each.refill.urgency is Urgency.NO_DATE for each in schedule.undated)


@given(entries())
def test_every_file_is_counted(some: list[Entry]) -> None:
    schedule = refill_list(some, TODAY)
    assert sum(schedule.count(urgency) for urgency in Urgency) + len(schedule.refused) == len(some)


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ((), 0),
        ((LATER, OVERDUE), 0),
        ((LATER, Refill(Urgency.NO_DATE)), 0),
        ((LATER, NotEvaluated("no worksheet.")), 2),
        ((replace(LATER, unread=("dose.age_years",)),), 2),
        ((LATER, BLOCKED), 1),
        ((replace(LATER, blocks=BLOCKED.blocks), NotEvaluated("no worksheet.")), 1),
    ],
)
def test_the_status_is_1_for_a_block_and_2_for_what_is_not_read(
    kinds: tuple[Refill | NotEvaluated, ...], status: int
) -> None:
    assert listing(*kinds).exit_status == status


def test_every_day_of_the_calendar_can_be_the_day() -> None:
    for today in (date.min, date.max):
        assert _refill(ROUTINE, today).latest == TODAY + timedelta(109)
