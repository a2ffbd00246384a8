"""What a screen reader finds: a name for every stop, units and refusals in words, findings said once."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.bench import ABOUT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.viewmodels.sections import FIRST, SECTIONS, SHOWN_FIELDS
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.field_row import FieldRow
from itb_calc.desktop.widgets.marks import Marks
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.desktop.widgets.picture import Picture
from tests.desktop.desk import Key, card_of, cards, focused, paste, press, result_row, row_of, shown, write, write_anew
from tests.worksheet.sheets import ROUTINE, put, read_sheet

Text = QAccessible.Text
# Written by hand from the table of fields: the unit that a person hears before anything else of the field.
UNITS = {
    "fill_date": "YYYY-MM-DD.",
    "product.label_strength": "mg/mL, mcg/mL or mg in mL.",
    "product.container_volume": "mL.",
    "lots.drug_expiry": "YYYY-MM-DD.",
    "lots.second_expiry": "YYYY-MM-DD.",
    "lots.diluent_expiry": "YYYY-MM-DD.",
    "lots.prepared_at": "YYYY-MM-DD HH:MM.",
    "lots.beyond_use": "YYYY-MM-DD HH:MM.",
    "preparation.target_concentration": "mcg/mL.",
    "preparation.final_volume": "mL.",
    "preparation.priming_volume": "mL.",
    "preparation.graduation": "mL.",
    "preparation.diluent_graduation": "mL.",
    "preparation.second_stock.label_strength": "mg/mL, mcg/mL or mg in mL.",
    "preparation.second_stock.container_volume": "mL.",
    "pump.alarm_volume": "mL.",
    "pump.injected_volume": "mL.",
    "pump.programmed_volume": "mL.",
    "pump.reservoir_volume": "mL.",
    "pump.residual_volume": "mL.",
    "pump.minimum_flow": "mL/day.",
    "pump.fixed_flow": "mL/day.",
    "previous.daily_dose": "mcg/day.",
    "previous.concentration": "mcg/mL.",
    "previous.programmed_volume": "mL.",
    "previous.fill_date": "YYYY-MM-DD.",
    "previous.bolus_volume": "mL.",
    "previous.expected_residual": "mL.",
    "previous.aspirated_volume": "mL.",
    "system.tubing_volume": "mL.",
    "system.tubing_volume_max": "mL.",
    "system.catheter_volume": "mL.",
    "system.catheter_trimmed_length": "cm.",
    "dose.daily_dose": "mcg/day.",
    "dose.bolus_dose": "mcg.",
    "dose.age_years": "years.",
    "refill.flow_tolerance": "%.",
    "refill.stability_limit": "days.",
    "refill.booking_buffer": "days.",
}
WITHOUT_UNIT = {
    "product.id",
    "lots.drug_lot",
    "lots.second_lot",
    "lots.diluent_lot",
    "patient.identifier",
    "notes",
    "pump.id",
    "previous.first_fill",
    "dose.patient_group",
    "dose.phase",
    "system.catheter_id",
}
# A block, a confirm and a caution.
TROUBLED = put(
    put(put(ROUTINE, "pump.programmed_volume", "20 mL"), "dose.age_years", "3"), "refill.booking_buffer", "1 days"
)
PLACES = (*range(len(PAGES)), ABOUT)


@pytest.fixture
def troubled(contents: Contents) -> Contents:
    contents.document.open(read_sheet(TROUBLED), "")
    contents.add_chart()
    QApplication.processEvents()
    return contents


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(found, QAccessibleInterface)
    return found


def name(widget: QWidget) -> str:
    return interface(widget).text(Text.Name)


def description(widget: QWidget) -> str:
    return interface(widget).text(Text.Description)


def labels(widget: QWidget) -> list[str]:
    """The texts of what labels a widget."""
    return [label.text(Text.Name) for label, _ in interface(widget).relations(QAccessible.RelationFlag.Label)]


def tree(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that a screen reader can come to from here."""
    yield top
    for place in range(top.childCount()):
        child = top.child(place)
        if child.isValid():
            yield from tree(child)


def tab_stops(contents: Contents) -> list[QWidget]:
    """The widgets that Tab comes to, in its order from the first field."""
    first: QWidget = row_of(contents, FIRST.path).editor
    chain = [first]
    while (following := chain[-1].nextInFocusChain()) is not first:
        assert following is not None
        chain.append(following)
    return [each for each in chain if takes_tab(each)]


def takes_tab(widget: QWidget) -> bool:
    is_there = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return is_there and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


@pytest.mark.parametrize("place", PLACES)
def test_every_stop_of_every_page_has_a_name_in_the_tree(troubled: Contents, place: int) -> None:
    troubled.bench.convert_text = "10 mg/20 mL"
    troubled.bench.show_page(place)
    QApplication.processEvents()
    heard = {id(each.object()): each.text(Text.Name) for each in tree(interface(troubled.window))}
    stops = tab_stops(troubled)
    assert len(stops) > 4
    for stop in stops:
        assert heard.get(id(stop), "").strip(), f"{type(stop).__name__} {stop.objectName()}"


def test_the_units_that_are_expected_are_those_of_every_field() -> None:
    assert set(UNITS) | WITHOUT_UNIT | {"dose.boluses_per_day"} == {field.path for field in SHOWN_FIELDS}


@pytest.mark.parametrize("field", SHOWN_FIELDS, ids=lambda field: field.path)
def test_every_field_has_a_label_a_name_its_unit_and_its_help(contents: Contents, field: object) -> None:
    row = row_of(contents, getattr(field, "path", ""))
    assert row.label.buddy() is row.editor
    shown_label = row.label.text().replace("&", "")
    assert shown_label.startswith(row.field.label)
    assert row.editor.accessibleName() == row.field.label
    if isinstance(row.editor, Choice):
        # Where a list's name is what is chosen in it, Qt tells its label by the relation to it.
        assert labels(row.editor) == [shown_label]
        assert interface(row.editor).role() is QAccessible.Role.ComboBox
    else:
        assert name(row.editor) == row.field.label
        assert interface(row.editor).role() is QAccessible.Role.EditableText
    assert description(row.editor).startswith(UNITS.get(row.field.path, ""))
    assert description(row.editor).endswith(row.field.help)


def test_every_label_underlines_one_letter(contents: Contents) -> None:
    for field in SHOWN_FIELDS:
        letters = re.findall("&(.)", row_of(contents, field.path).label.text())
        assert [letter.upper() for letter in letters] == [field.mnemonic]


def test_the_label_that_is_painted_first_is_the_label_of_the_first_field(contents: Contents) -> None:
    assert contents.window.first_paint._frame.label.text() == row_of(contents, FIRST.path).label.text()
    assert contents.window.first_paint._frame.unit.text() == row_of(contents, FIRST.path).unit.text()


def test_names_are_unique_within_each_section(troubled: Contents) -> None:
    for frame in troubled.bench.refill.sections.values():
        heard = [row.editor.accessibleName() for row in frame.rows.values()]
        heard += [name(row.button) for row in frame.results.values() if row.button.isVisible()]
        assert len(set(heard)) == len(heard), frame.section.id


def test_a_field_says_why_it_is_not_read(contents: Contents) -> None:
    row = row_of(contents, "pump.alarm_volume")
    row.editor.setFocus()
    write("1,5")
    said = "1,5 is not read as a number: the decimal mark here is a point. Write 1.5."
    assert description(row.editor).startswith(f"mL. Not read: {said} Control and Enter writes 1.5")


def test_a_field_says_what_it_means_and_which_findings_name_it(troubled: Contents) -> None:
    assert "2 mg/mL = 2,000 mcg/mL" in description(row_of(troubled, "product.label_strength").editor)
    assert "block VOL-01." in description(row_of(troubled, "pump.injected_volume").editor)


def test_a_card_says_severity_message_and_field(troubled: Contents) -> None:
    card = card_of(troubled, "VOL-01")
    assert name(card) == (
        "block, VOL-01. 40 mL is injected, but 20 mL is programmed: the pump would alarm early. Make them equal."
        " Goes to Injected volume. Withholds every number of days, every date."
    )
    assert description(card) == "Enter goes to the field"
    for each in cards(troubled):
        assert name(each).startswith(f"{each.state.severity.value}, {each.state.rule}. {each.state.message}")
        assert each.reason is None or name(each.reason) == f"Reason for {each.state.rule}"


def test_a_result_says_name_number_and_unit(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    assert name(result_row(contents, "flow_rate").button) == "Flow: 0.3 mL/day"
    assert name(result_row(contents, "measured_stock_volume").button) == "Measured stock volume: 32.5 mL"
    assert name(result_row(contents, "days_to_alarm").button) == (
        "Days to alarm: 120 days (until the alarm volume is left; no boluses, exact pump)"
    )


def test_a_withheld_result_says_so_to_those_who_listen(troubled: Contents) -> None:
    row = result_row(troubled, "book_by_date")
    said = [each.text(Text.Name) for each in tree(interface(row))]
    assert "Book by" in said
    assert any(text.startswith("withheld: see") for text in said)


def test_the_pictures_say_what_they_show(troubled: Contents) -> None:
    pictures = troubled.bench.refill.findChildren(Picture)
    assert len(pictures) == 5
    for picture in pictures:
        assert name(picture)
        assert description(picture)


def test_nothing_is_told_by_colour_alone(troubled: Contents) -> None:
    assert {card.state.severity.value for card in cards(troubled)} == {"block", "confirm", "caution"}
    for card in cards(troubled):
        word = {"block": "■ BLOCK", "confirm": "▲ CONFIRM", "caution": "● CAUTION"}[card.state.severity.value]
        assert card._heading.said == f"{word} {card.state.rule}"
    marks = [
        label.text()
        for row in troubled.bench.refill.rows.values()
        for label in row.findChildren(Marks)[0].findChildren(QLabel)
    ]
    assert marks
    assert [mark for mark in marks if not re.fullmatch(r"[■▲●] [A-Z]{3}-\d\d( \+\d+)?", mark)] == []
    assert shown(troubled, "book_by_date").startswith("withheld: see VOL-01")
    assert troubled.bench.panel.counts.said == "■ 1 block, ▲ 1 confirm, ● 1 caution"


def test_a_refused_text_is_told_in_words(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    row = row_of(contents, "dose.daily_dose")
    row.editor.setFocus()
    paste("x")
    assert row.editor.property("unread") is True
    assert row.meaning.text().startswith("Not read: ")
    assert contents.bench.panel.counts.said == "1 not read"


def test_the_tab_key_follows_the_work(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    order = [stop.objectName() for stop in tab_stops(contents)]
    assert order[0] == "fill_date"
    expected = ["fill_date", *(field.path for section in SECTIONS for field in section.fields)]
    assert [path for path in order if path in expected] == expected


def test_results_never_stand_in_the_way_of_the_tab_key(contents: Contents) -> None:
    before = [stop.objectName() for stop in tab_stops(contents)]
    contents.document.open(read_sheet(ROUTINE), "")
    stops: list[QWidget] = tab_stops(contents)
    assert [stop.objectName() for stop in stops] == before
    assert result_row(contents, "flow_rate").button.isVisible()
    assert result_row(contents, "flow_rate").button not in stops


def test_tab_comes_back_to_where_it_started(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    contents.add_chart()
    contents.bench.refill.go_to_first()
    stops = tab_stops(contents)
    for stop in stops[1:]:
        press(Key.Key_Tab)
        assert focused() is stop
    press(Key.Key_Tab)
    assert focused() is stops[0]


class Listener:
    """Somebody who listens: every text that was announced."""

    def __init__(self, contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
        self.heard: list[str] = []
        self._contents = contents
        monkeypatch.setattr("itb_calc.desktop.bench.announce", lambda _, text: self.heard.append(text))
        contents.bench._pause.setInterval(0)

    def news(self, qtbot: QtBot) -> list[str]:
        """Return what was said since the last time, after the pause in the typing."""
        qtbot.waitUntil(lambda: not self._contents.bench._pause.isActive())
        heard, self.heard = self.heard, []
        return heard


@pytest.fixture
def listener(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> Listener:
    return Listener(contents, monkeypatch)


def test_new_findings_are_announced_and_old_ones_not_again(
    contents: Contents, listener: Listener, qtbot: QtBot
) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    assert listener.news(qtbot) == []
    contents.document.enter("pump.programmed_volume", "20")
    (first,) = listener.news(qtbot)
    assert first.startswith("block, VOL-01. 40 mL is injected, but 20 mL is programmed")
    contents.document.enter("refill.booking_buffer", "8")
    assert listener.news(qtbot) == []
    contents.document.enter("dose.age_years", "3")
    (second,) = listener.news(qtbot)
    assert second.startswith("confirm, DOS-05. Safety is not established under 4 years.")
    assert "VOL-01" not in second


def test_a_finding_that_went_and_came_back_is_announced_again(
    contents: Contents, listener: Listener, qtbot: QtBot
) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    for _ in range(2):
        contents.document.enter("pump.programmed_volume", "20")
        (said,) = listener.news(qtbot)
        assert said.startswith("block, VOL-01.")
        contents.document.enter("pump.programmed_volume", "40")
        assert listener.news(qtbot) == []


def test_after_a_pause_the_refused_field_is_announced(contents: Contents, listener: Listener, qtbot: QtBot) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    row_of(contents, "pump.alarm_volume").editor.setFocus()
    paste("1,5")
    refused = "Not read: 1,5 is not read as a number: the decimal mark here is a point. Write 1.5."
    assert listener.news(qtbot) == [refused]
    write_anew("4")
    assert listener.news(qtbot) == []


def test_the_same_refusal_of_another_field_is_announced_too(
    contents: Contents, listener: Listener, qtbot: QtBot
) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    for path in ("pump.alarm_volume", "pump.residual_volume"):
        row_of(contents, path).editor.setFocus()
        paste("1,5")
        assert [text for text in listener.news(qtbot) if "1,5" in text], path


def test_typing_waits_for_a_pause_before_anything_is_said(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = Listener(contents, monkeypatch)
    contents.bench._pause.setInterval(60_000)
    row: FieldRow = row_of(contents, "pump.alarm_volume")
    row.editor.setFocus()
    write("1,5,5")
    assert listener.heard == []
    assert contents.bench._pause.isActive()
