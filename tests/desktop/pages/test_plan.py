"""The plan page by the keyboard alone: a wish, its candidates, taking one over, and going back."""

import pytest
from pytestqt.qtbot import QtBot

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.plan import PlanPage
from itb_calc.desktop.theme.palette import DARK
from itb_calc.desktop.widgets.interval_chart import IntervalChart
from itb_calc.desktop.widgets.page_list import PAGES, REFILL
from itb_calc.planning.wish import PLAN_FIELDS
from itb_calc.worksheet.evaluate import evaluate
from tests.desktop.desk import ALT, CONTROL, SHIFT, Key, focused, place, press, shown, write, write_anew
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, TODAY, put, read_sheet

PLAN = PAGES.index("Plan")


def page_of(contents: Contents) -> PlanPage:
    page = contents.bench.page(PLAN)
    assert isinstance(page, PlanPage)
    return page


def settle(qtbot: QtBot, page: PlanPage) -> None:
    """Wait until the plan is worked out."""
    qtbot.waitUntil(lambda: not page.work.is_going_on)


def go_to_plan() -> None:
    press(Key(Key.Key_1 + PLAN), CONTROL)


@pytest.fixture
def page(contents: Contents) -> PlanPage:
    contents.document.open(read_sheet(ROUTINE), "visit.itb.json")
    go_to_plan()
    return page_of(contents)


def wish(qtbot: QtBot, page: PlanPage, days: str) -> None:
    page.go_to("plan.interval")
    write_anew(days)
    settle(qtbot, page)


def names(page: PlanPage) -> list[str]:
    return [row.key for row in page.table.rows]


def test_the_fields_begin_with_what_the_worksheet_has(page: PlanPage) -> None:
    assert place() == "dose.daily_dose"
    texts = {path: row.text for path, row in page.rows.items() if row.text}
    assert texts == {
        "dose.daily_dose": "450",
        "pump.id": "synchromed-ii-40",
        "pump.alarm_volume": "4",
        "refill.flow_tolerance": "10",
        "refill.stability_limit": "180",
        "refill.booking_buffer": "7",
        "fill_date": "2026-11-23",
        "preparation.priming_volume": "3",
    }
    assert page.answer.sentences.said == "Enter the wished interval."
    assert names(page) == []


def test_the_tab_key_goes_through_the_wish_to_the_candidates(qtbot: QtBot, page: PlanPage) -> None:
    for field in PLAN_FIELDS:
        assert place() in page.rows, field.path
        press(Key.Key_Tab)
    assert focused() is page.table
    press(Key.Key_Tab, SHIFT)
    assert place() in page.rows
    wish(qtbot, page, "90")
    press(Key.Key_Down, CONTROL)
    assert focused() is page.table
    press(Key.Key_Escape)
    assert place() == "plan.interval"
    press(Key.Key_D, ALT)
    assert place() == "dose.daily_dose"
    press(Key.Key_I, ALT)
    assert place() == "plan.interval"


def test_a_wish_is_answered_with_every_key(qtbot: QtBot, page: PlanPage) -> None:
    wish(qtbot, page, "90")
    assert page.answer.results["lowest_concentration"].value.said == "1,250 mcg/mL"
    assert page.answer.counts.said.startswith("32 of 74 fit, the fittest first.")
    assert names(page)[0] == "2,000 mcg/mL undiluted, 20 mL"
    write("0")
    assert names(page) == []
    assert page.rows["plan.interval"].meaning.text().startswith("Not read: 900\xa0days is longer than the stability")
    press(Key.Key_Backspace)
    settle(qtbot, page)
    assert len(names(page)) == 74


def test_what_is_not_read_leaves_nothing_at_once(qtbot: QtBot, page: PlanPage) -> None:
    wish(qtbot, page, "90")
    page.go_to("dose.daily_dose")
    write_anew("4,5")
    assert not page.work.is_going_on
    assert names(page) == []
    assert page.answer.counts.said == ""
    assert not page.answer.results["lowest_concentration"].isVisible()


def test_the_worksheet_stays_as_it_is_until_a_candidate_is_taken_over(
    qtbot: QtBot, contents: Contents, page: PlanPage
) -> None:
    before = contents.document.worksheet
    wish(qtbot, page, "90")
    page.go_to("dose.daily_dose")
    write_anew("500")
    settle(qtbot, page)
    assert contents.document.worksheet is before
    assert not contents.document.is_lost
    assert page.rows["dose.daily_dose"].meaning.text().endswith("only here; the worksheet has 450")
    write_anew("450")
    assert contents.document.planned == {"plan.interval": "90"}


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Key.Key_Return, CONTROL), (Key.Key_Return, None), (Key.Key_Enter, None)]
)
def test_enter_takes_the_current_candidate_over(
    qtbot: QtBot, contents: Contents, page: PlanPage, key: Key, modifiers: object
) -> None:
    wish(qtbot, page, "90")
    made = page._made
    assert made is not None
    press(Key.Key_Down, CONTROL)
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert page.answer.detail.said.startswith("1,250 mcg/mL from 2,000 mcg/mL, in containers of 20 mL: ")
    press(key, *([CONTROL] if modifiers else []))
    assert contents.bench.place == REFILL
    assert place() == "product.id"
    taken = made.candidates[2]
    assert contents.document.worksheet == taken.worksheet
    again = evaluate(contents.document.worksheet, REFERENCE, TODAY)
    assert again.results.worked == taken.evaluation.results.worked
    assert shown(contents, "flow_rate") == "0.36 mL/day"
    assert shown(contents, "book_by_date") == "Fri 12 Feb 2027"
    note = contents.bench.refill.header.note
    assert (
        note.text()
        == contents.bench.spoken
        == (
            "1,250 mcg/mL from 2,000 mcg/mL, 20 mL is taken over: check that the product is the one in your hand."
            " Ctrl+Z takes it back."
        )
    )


def test_what_was_taken_over_is_taken_back(qtbot: QtBot, contents: Contents, page: PlanPage) -> None:
    before = contents.document.worksheet
    wish(qtbot, page, "90")
    press(Key.Key_Down, CONTROL)
    press(Key.Key_Return)
    assert contents.document.worksheet != before
    assert contents.document.is_lost
    press(Key.Key_Z, CONTROL)
    assert contents.document.worksheet == before


def test_what_was_planned_with_comes_into_the_worksheet_and_nothing_else_is_lost(
    qtbot: QtBot, contents: Contents
) -> None:
    contents.document.open(read_sheet(CHANGED), "")
    go_to_plan()
    page = page_of(contents)
    wish(qtbot, page, "60")
    page.go_to("dose.daily_dose")
    write_anew("500")
    settle(qtbot, page)
    press(Key.Key_Down, CONTROL)
    press(Key.Key_Return)
    texts = contents.document.worksheet.texts
    assert texts["dose.daily_dose"] == "500 mcg/day"
    assert texts["previous.concentration"] == "500 mcg/mL"
    assert texts["system.catheter_volume"] == read_sheet(CHANGED).texts["system.catheter_volume"]
    assert "plan.interval" not in texts


def test_after_taking_over_the_wish_stands_on_the_plan_page_still(
    qtbot: QtBot, contents: Contents, page: PlanPage
) -> None:
    wish(qtbot, page, "90")
    page.go_to("pump.alarm_volume")
    write_anew("3")
    settle(qtbot, page)
    press(Key.Key_Down, CONTROL)
    press(Key.Key_Return)
    assert contents.document.planned == {"plan.interval": "90"}
    go_to_plan()
    assert page.rows["plan.interval"].text == "90"
    assert page.rows["pump.alarm_volume"].text == "3"
    assert "worksheet has" not in page.rows["pump.alarm_volume"].meaning.text()


def test_one_that_falls_out_is_not_taken_over_and_says_why(qtbot: QtBot, contents: Contents, page: PlanPage) -> None:
    before = contents.document.worksheet
    wish(qtbot, page, "90")
    press(Key.Key_Down, CONTROL)
    press(Key.Key_End, CONTROL)
    assert page.table.current is not None
    assert not page.table.current.fits
    press(Key.Key_Return)
    assert contents.bench.place == PLAN
    assert contents.document.worksheet is before
    assert focused() is page.table
    assert page.answer.refusal.said.endswith("is not taken over: it falls out.")
    assert contents.bench.spoken == "Not taken over. It reaches only ≈36.3 of 90 days."
    press(Key.Key_Up)
    assert page.answer.refusal.isHidden()


def test_enter_on_nothing_takes_nothing(contents: Contents, page: PlanPage) -> None:
    before = contents.document.worksheet
    press(Key.Key_Down, CONTROL)
    assert focused() is page.table
    press(Key.Key_Return)
    assert contents.document.worksheet is before
    assert contents.bench.place == PLAN


def test_what_is_taken_over_is_the_plan_of_what_stands_in_the_fields_now(
    qtbot: QtBot, contents: Contents, page: PlanPage
) -> None:
    wish(qtbot, page, "90")
    page.go_to("dose.daily_dose")
    write_anew("600")
    assert page.work.is_going_on
    page.take_over()
    assert contents.document.worksheet.texts["dose.daily_dose"] == "600 mcg/day"


def test_another_worksheet_has_nothing_of_what_was_planned_for_this_one(
    qtbot: QtBot, contents: Contents, page: PlanPage
) -> None:
    wish(qtbot, page, "90")
    page.go_to("dose.daily_dose")
    write_anew("500")
    settle(qtbot, page)
    contents.document.open(read_sheet(put(ROUTINE, "dose.daily_dose", "300 mcg/day")), "")
    assert contents.document.planned == {}
    assert names(page) == []
    go_to_plan()
    assert page.rows["dose.daily_dose"].text == "300"
    assert page.rows["plan.interval"].text == ""
    assert names(page) == []


def test_the_plan_follows_the_worksheet_where_nothing_else_is_typed(
    qtbot: QtBot, contents: Contents, page: PlanPage
) -> None:
    wish(qtbot, page, "90")
    page.go_to("pump.alarm_volume")
    write_anew("3")
    settle(qtbot, page)
    contents.document.enter("dose.daily_dose", "500")
    contents.document.enter("pump.alarm_volume", "5")
    settle(qtbot, page)
    assert page.rows["dose.daily_dose"].text == "500"
    assert page.rows["pump.alarm_volume"].text == "3"
    assert page.answer.results["lowest_concentration"].value.said == "1,350 mcg/mL"


def test_what_is_typed_here_stays_when_everything_is_built_anew(
    qtbot: QtBot, contents: Contents, page: PlanPage
) -> None:
    wish(qtbot, page, "90")
    contents.set_palette(DARK)
    anew = page_of(contents)
    assert anew is not page
    assert contents.bench.place == PLAN
    assert place() == "plan.interval"
    assert anew.rows["plan.interval"].text == "90"
    qtbot.waitUntil(lambda: bool(names(anew)))
    assert names(anew)[0] == "2,000 mcg/mL undiluted, 20 mL"


def test_the_decimal_mark_stays_while_something_is_typed_here(contents: Contents) -> None:
    go_to_plan()
    write("450")
    contents.menus.refresh()
    assert not any(action.isEnabled() for action in contents.menus.marks.values())
    write_anew("")
    press(Key.Key_Backspace)
    contents.menus.refresh()
    assert contents.menus.marks[DecimalMark.COMMA].isEnabled()


def test_the_current_candidate_stays_current_in_another_plan(qtbot: QtBot, page: PlanPage) -> None:
    wish(qtbot, page, "90")
    press(Key.Key_Down, CONTROL)
    for _ in range(4):
        press(Key.Key_Down)
    current = page.table.current
    assert current is not None
    page.go_to("dose.daily_dose")
    write_anew("440")
    settle(qtbot, page)
    assert page.table.current is not None
    assert page.table.current.key == current.key
    assert page.answer.detail.said.startswith(current.key.rpartition(",")[0])


def test_after_a_pause_the_answer_is_said_once(qtbot: QtBot, contents: Contents, page: PlanPage) -> None:
    heard: list[str] = []
    page._quiet.setInterval(0)
    page.told.connect(heard.append)
    wish(qtbot, page, "90")
    qtbot.waitUntil(lambda: not page._quiet.isActive())
    assert heard[-1].startswith("1,250 mcg/mL is the lowest round concentration that reaches 90 days. 32 of 74 fit.")
    count = len(heard)
    page.work.finish()
    qtbot.waitUntil(lambda: not page._quiet.isActive())
    assert len(heard) == count
    write("0")
    qtbot.waitUntil(lambda: not page._quiet.isActive())
    assert heard[-1].startswith("Not read: 900 days is longer than the stability limit")
    assert contents.bench.spoken == heard[-1]


def test_f1_explains_a_field_and_the_menu_does_too(contents: Contents, page: PlanPage) -> None:
    page.go_to("plan.interval")
    press(Key.Key_F1)
    assert contents.bench.spoken.startswith("Wished interval: How many days the fill should last")
    contents.explain_field()
    assert place() == "plan.interval"
    assert page.rows["plan.interval"]._help.isHidden()


def test_the_working_opens_with_enter(qtbot: QtBot, page: PlanPage) -> None:
    wish(qtbot, page, "90")
    press(Key.Key_Down, CONTROL)
    press(Key.Key_Tab)
    button = page.answer.results["lowest_concentration"].button
    assert focused() is button
    press(Key.Key_Return)
    assert button.isChecked()
    assert "Formula: lowest concentration = " in button.accessibleName()
    press(Key.Key_Escape)
    assert place() == "plan.interval"


def test_the_chart_comes_when_its_library_is_loaded_whatever_comes_first(
    qtbot: QtBot, contents: Contents, page: PlanPage
) -> None:
    wish(qtbot, page, "90")
    assert page.findChildren(IntervalChart) == []
    contents.add_chart()
    (chart,) = page.findChildren(IntervalChart)
    assert chart.caption.said.startswith("Strengths that fit 2,000 mcg/mL for ≈145.4 days")
    contents.add_chart()
    assert page.findChildren(IntervalChart) == [chart]
    contents.set_palette(DARK)
    assert len(page_of(contents).findChildren(IntervalChart)) == 1


def test_a_page_that_is_not_seen_works_nothing_out(qtbot: QtBot, contents: Contents, page: PlanPage) -> None:
    wish(qtbot, page, "90")
    press(Key(Key.Key_1 + REFILL), CONTROL)
    made = page._made
    contents.document.enter("dose.daily_dose", "500")
    assert not page.work.is_going_on
    assert page._made is made
    go_to_plan()
    assert page._made is not made
    assert page.answer.results["lowest_concentration"].value.said == "1,400 mcg/mL"


def test_a_double_click_takes_over_too(qtbot: QtBot, contents: Contents, page: PlanPage) -> None:
    wish(qtbot, page, "90")
    page.table.doubleClicked.emit(page.table.model().index(0, 0))
    assert contents.bench.place == REFILL
    assert contents.document.worksheet.texts["product.id"] == "baclofen-40mg-20ml-inj-20ml"
