"""What a screen reader finds on the screening page: names, units, findings said once, nothing told by colour."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.screening import ScreeningPage
from itb_calc.desktop.theme.palette import DARK
from itb_calc.visit.screening_fields import FIELDS
from tests.desktop.desk import Key, focused, paste, press, said
from tests.desktop.pages.trial_page import cards, page_of, results, tab_to

# The platform of the tests says of every list that opens what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

UNITS = {
    "label_strength": "mg/mL, mcg/mL or mg in mL.",
    **dict.fromkeys(("dose", "last_dose", "effective_dose"), "mcg."),
    **dict.fromkeys(("date", "last_date"), "YYYY-MM-DD."),
    **dict.fromkeys(("time", "last_time"), "HH:MM."),
}


def test_nothing_is_told_by_colour_alone(filled: ScreeningPage) -> None:
    filled.enter("screening.dose", "150")
    assert [card._heading.said for card in cards(filled)] == ["■ BLOCK SCR-01", "● CAUTION SCR-02"]
    marks = [said(label) for label in filled.rows["screening.dose"]._marks.findChildren(QLabel)]
    assert marks == ["■ SCR-01 +1"]


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(found, QAccessibleInterface)
    return found


def tree(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield top
    for number in range(top.childCount()):
        if top.child(number).isValid():
            yield from tree(top.child(number))


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.path)
def test_every_field_has_a_label_a_name_its_unit_and_its_help(page: ScreeningPage, field: object) -> None:
    row = page.rows[getattr(field, "path", "")]
    assert row.label.buddy() is row.editor
    assert row.label.text().replace("&", "") == row.field.label
    assert row.editor.accessibleName() == row.field.label
    description = interface(row.editor).text(QAccessible.Text.Description)
    assert description.startswith(UNITS.get(row.field.path.removeprefix("screening."), ""))
    assert description.endswith(row.field.help)


def test_everything_on_the_page_can_be_heard(filled: ScreeningPage) -> None:
    filled.enter("screening.time", "07:59")
    heard = {each.text(QAccessible.Text.Name) for each in tree(interface(filled))}
    for told in ("Volume to inject", "withheld: see SCR-03", "Start dose", "Findings of this page: ■ 1 block"):
        assert told in {name.replace("\N{NO-BREAK SPACE}", " ") for name in heard}, told
    (card,) = cards(filled)
    assert card.accessibleName() == card.state.spoken
    assert card.accessibleName().startswith("block, SCR-03. The last screening dose is only ≈23.9 hours before this")
    assert (
        results(filled)["start_dose"]
        .button.accessibleName()
        .endswith("150 mcg/day (6.25 mcg/hour) (threshold 8 hours: US labelling and the 2016 consensus)")
    )


def test_the_tab_key_follows_the_work_and_comes_to_the_buttons(filled: ScreeningPage) -> None:
    filled.go_to("screening.product")
    stops = []
    for _ in range(len(FIELDS) + 2):
        stops.append(focused())
        press(Key.Key_Tab)
    assert [stop.objectName() for stop in stops[: len(FIELDS)]] == [field.path for field in FIELDS]
    assert stops[len(FIELDS) :] == [filled.header.clear, filled.header.copy]


class Listener:
    """Somebody who listens: every text that was announced."""

    def __init__(self, page: ScreeningPage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.heard: list[str] = []
        self._page = page
        monkeypatch.setattr("itb_calc.desktop.bench.announce", lambda _, text: self.heard.append(text))
        page._pause.setInterval(0)

    def news(self, qtbot: QtBot) -> list[str]:
        qtbot.waitUntil(lambda: not self._page._pause.isActive())
        heard, self.heard = self.heard, []
        return heard


def test_new_findings_are_announced_once_and_refusals_after_a_pause(
    filled: ScreeningPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    listener = Listener(filled, monkeypatch)
    filled.show_page()
    assert listener.news(qtbot) == []
    tab_to("time")
    paste("07:59")
    (first,) = listener.news(qtbot)
    assert first.startswith("block, SCR-03. ")
    assert first.endswith("Goes to Date of injection. Withholds volume to inject, next dose not before.")
    filled.enter("screening.last_response", "positive")
    (second,) = listener.news(qtbot)
    assert second.startswith("block, SCR-04. ")
    paste("7:59")
    (third,) = listener.news(qtbot)
    assert third.startswith("Not read: 7:59 is not a time of day.")


def test_findings_that_were_said_are_not_said_again_in_other_looks(
    filled: ScreeningPage, contents: Contents, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    filled.enter("screening.time", "07:59")
    filled._say_what_is_new()
    contents.set_palette(DARK)
    page = page_of(contents)
    assert [card.state.rule for card in cards(page)] == ["SCR-03"]
    assert Listener(page, monkeypatch).news(qtbot) == []


def test_what_is_typed_in_the_worksheet_does_not_concern_the_page(
    filled: ScreeningPage, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived: list[object] = []
    monkeypatch.setattr("itb_calc.desktop.pages.screening.screening_state", lambda *given: derived.append(given))
    contents.document.enter("dose.daily_dose", "450")
    assert derived == []
    assert filled.typed
