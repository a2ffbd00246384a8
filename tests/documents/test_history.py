"""Undo and redo go through whole states, one for each step of the person."""

from hypothesis import given
from hypothesis import strategies as st

from itb_calc.documents.history import MOST_STEPS, PAUSE, History
from itb_calc.worksheet.edit import enter
from itb_calc.worksheet.text import Worksheet

DOSE, VOLUME = "dose.daily_dose", "pump.alarm_volume"


class Clock:
    """Seconds that go on only when they are told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def typed(history: History, worksheet: Worksheet, path: str, text: str) -> Worksheet:
    history.note(worksheet, path)
    return enter(worksheet, path, text)


def test_nothing_is_taken_back_at_first() -> None:
    history = History(Clock())
    assert not history.can_undo
    assert not history.can_redo
    assert history.undo(Worksheet()) is None
    assert history.redo(Worksheet()) is None
    assert not history.can_redo


def test_typing_in_one_field_is_one_step() -> None:
    history = History(Clock())
    worksheet = Worksheet()
    for text in ("4", "45", "450"):
        worksheet = typed(history, worksheet, DOSE, text)
    assert history.undo(worksheet) == Worksheet()
    assert not history.can_undo
    assert history.redo(Worksheet()) == worksheet


def test_a_pause_begins_another_step_and_up_to_it_the_step_goes_on() -> None:
    clock = Clock()
    history = History(clock)
    first = typed(history, Worksheet(), DOSE, "4")
    clock.seconds = PAUSE
    second = typed(history, first, DOSE, "45")
    clock.seconds = 2 * PAUSE + 0.001
    third = typed(history, second, DOSE, "450")
    assert history.undo(third) == second
    assert history.undo(second) == Worksheet()


def test_another_field_begins_another_step() -> None:
    history = History(Clock())
    first = typed(history, Worksheet(), DOSE, "450")
    second = typed(history, first, VOLUME, "2")
    third = typed(history, second, DOSE, "451")
    assert [history.undo(third), history.undo(second), history.undo(first)] == [second, first, Worksheet()]


def test_going_elsewhere_and_back_begins_another_step() -> None:
    history = History(Clock())
    first = typed(history, Worksheet(), DOSE, "450")
    history.end_step()
    second = typed(history, first, DOSE, "451")
    assert history.undo(second) == first


def test_a_change_without_a_place_is_a_step_of_its_own() -> None:
    history = History(Clock())
    first = typed(history, Worksheet(), DOSE, "450")
    history.note(first, "")
    second = enter(first, VOLUME, "2")
    history.note(second, "")
    third = enter(second, VOLUME, "3")
    assert history.undo(third) == second
    assert history.undo(second) == first


def test_after_a_change_nothing_is_done_again() -> None:
    history = History(Clock())
    first = typed(history, Worksheet(), DOSE, "450")
    history.undo(first)
    typed(history, Worksheet(), VOLUME, "2")
    assert not history.can_redo


def test_typing_after_a_step_back_is_a_step_of_its_own() -> None:
    history = History(Clock())
    first = typed(history, Worksheet(), DOSE, "450")
    history.end_step()
    second = typed(history, first, DOSE, "451")
    back = history.undo(second)
    assert back is not None
    third = typed(history, back, DOSE, "452")
    assert history.undo(third) == first


def test_the_oldest_steps_go_first() -> None:
    history = History(Clock())
    worksheet = Worksheet()
    for count in range(MOST_STEPS + 5):
        history.note(worksheet, "")
        worksheet = enter(worksheet, DOSE, str(count))
    steps = 0
    while (back := history.undo(worksheet)) is not None:
        worksheet, steps = back, steps + 1
    assert steps == MOST_STEPS
    assert worksheet.texts[DOSE] == "4"


@given(st.lists(st.tuples(st.sampled_from([DOSE, VOLUME]), st.text(max_size=4)), max_size=20))
def test_all_the_way_back_and_forth_comes_out_where_it_began(changes: list[tuple[str, str]]) -> None:
    history = History(Clock())
    worksheet = Worksheet()
    for path, text in changes:
        if (after := enter(worksheet, path, text)) != worksheet:
            history.note(worksheet, path)
            worksheet = after
    end = worksheet
    while (back := history.undo(worksheet)) is not None:
        worksheet = back
    assert worksheet == Worksheet()
    while (forth := history.redo(worksheet)) is not None:
        worksheet = forth
    assert worksheet == end
