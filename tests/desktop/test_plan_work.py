"""A plan worked out between the events: read at once, judged in slices, and never for what is no longer wished."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from itb_calc.desktop.plan_work import PlanWork
from itb_calc.planning.plan import Plan, plan
from tests.planning.plans import REFERENCE, named, wish
from tests.safety.worksheets import TODAY, Changes


class Desk(QObject):
    """Somebody who waits for plans."""

    def __init__(self) -> None:
        super().__init__()
        self.work = PlanWork(self)
        self.begun: list[Plan] = []
        self.made: list[Plan] = []
        self.work.begun.connect(self.begun.append)
        self.work.made.connect(self.made.append)

    def is_waiting(self) -> bool:
        return self.work.is_going_on

    def begin(self, changes: Changes) -> None:
        self.work.begin(wish(changes), REFERENCE, TODAY)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    assert qtbot is not None
    return Desk()


def _names(made: Plan) -> list[tuple[int, int, int | None]]:
    return [named(candidate) for candidate in made.candidates]


def test_a_wish_is_read_at_once_and_judged_in_slices(desk: Desk, qtbot: QtBot) -> None:
    desk.begin({})
    assert [begun.candidates for begun in desk.begun] == [()]
    assert desk.made == []
    assert desk.is_waiting()
    qtbot.waitUntil(lambda: len(desk.work._judged) > 0)
    assert 0 < len(desk.work._judged) < 74
    qtbot.waitUntil(lambda: bool(desk.made))
    assert not desk.is_waiting()
    assert _names(desk.made[0]) == _names(plan(wish({}), REFERENCE, TODAY))


@pytest.mark.parametrize("changes", [{"plan.interval": None}, {"dose.daily_dose": "x"}])
def test_what_cannot_be_planned_is_said_at_once(desk: Desk, changes: Changes) -> None:
    desk.begin(changes)
    assert len(desk.begun) == len(desk.made) == 1
    assert desk.made[0].candidates == ()
    assert not desk.is_waiting()


def test_another_wish_leaves_nothing_of_the_one_before(desk: Desk, qtbot: QtBot) -> None:
    desk.begin({"dose.daily_dose": "300 mcg/day"})
    qtbot.waitUntil(lambda: len(desk.work._judged) > 0)
    desk.begin({})
    qtbot.waitUntil(lambda: bool(desk.made))
    assert len(desk.made) == 1
    assert _names(desk.made[0]) == _names(plan(wish({}), REFERENCE, TODAY))
    assert {made.worksheet.texts["dose.daily_dose"] for made in desk.made[0].candidates} == {"450 mcg/day"}


def test_who_cannot_wait_gets_the_rest_now(desk: Desk, qtbot: QtBot) -> None:
    desk.begin({})
    qtbot.waitUntil(lambda: len(desk.work._judged) > 0)
    desk.work.finish()
    assert [len(made.candidates) for made in desk.made] == [74]
    assert not desk.is_waiting()


def test_what_is_stopped_goes_on_only_when_it_is_wanted(desk: Desk) -> None:
    desk.begin({})
    desk.work.stop()
    assert not desk.is_waiting()
    assert desk.made == []
    desk.work.finish()
    assert [len(made.candidates) for made in desk.made] == [74]


def test_without_a_wish_there_is_nothing_to_finish(desk: Desk) -> None:
    desk.work.finish()
    assert desk.made == []
