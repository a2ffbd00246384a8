"""Whatever is typed on the screening page stays to the letter; it is its exact number or none."""

import pytest

from itb_calc.desktop.pages.screening import ScreeningPage
from itb_calc.desktop.widgets.field_row import is_choice
from itb_calc.visit.screening_fields import FIELDS
from tests.desktop.desk import paste, turn_wheel, write
from tests.desktop.pages.test_hostile_text import HOSTILE, assert_refused_in_place
from tests.desktop.pages.trial_page import cards, numbers, tab_to
from tests.desktop.viewmodels.typed_trials import ALL

# The platform of the tests says of every list that opens what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

EDITS = tuple(field for field in FIELDS if not is_choice(field))
# What each field's text goes into, written by hand: none of it may be shown while the field is not read.
VOID: dict[str, set[str]] = {
    "label_strength": {"bolus_volume"},
    "dose": {"bolus_volume", "next_dose_from"},
    "date": {"time_since_last", "next_dose_from"},
    "time": {"time_since_last", "next_dose_from"},
    "last_date": {"time_since_last"},
    "last_time": {"time_since_last"},
    "last_dose": set(),
    "effective_dose": {"start_dose", "start_hourly_dose"},
}


@pytest.mark.parametrize("path", VOID)
def test_hostile_text_is_kept_refused_and_explained(filled: ScreeningPage, path: str) -> None:
    before, row = numbers(filled), filled.rows[f"screening.{path}"]
    row.editor.setFocus()
    for text in HOSTILE:
        paste(text)
        assert row.text == text
        assert filled.typed[f"screening.{path}"] == text
        assert_refused_in_place(row.meaning)
        assert filled.header.counts.said == "Findings of this page: 1 not read"
        there = numbers(filled)
        assert there.keys().isdisjoint(VOID[path]), f"{text[:20]!r} in {path}"
        assert there.items() <= before.items(), f"{text[:20]!r} in {path} changes a number"


def test_every_line_edit_of_the_page_is_under_test() -> None:
    assert {f"screening.{path}" for path in VOID} == {field.path for field in EDITS}


def test_350_is_350_and_never_35(page: ScreeningPage) -> None:
    tab_to("dose")
    write("350")
    assert page.typed == {"screening.dose": "350"}
    assert [card.state.rule for card in cards(page)] == ["SCR-01", "SCR-02"]
    assert cards(page)[0]._message.said.startswith("350 mcg is above 100 mcg")


def test_no_wheel_changes_anything(filled: ScreeningPage) -> None:
    for row in filled.rows.values():
        row.editor.setFocus()
        turn_wheel(row.editor, 1)
        turn_wheel(row.editor, -5)
    assert filled.typed == ALL


def test_a_choice_is_left_unchanged_by_letters_while_it_is_closed(filled: ScreeningPage) -> None:
    filled.go_to("screening.threshold")
    write("12")
    assert filled.typed == ALL
