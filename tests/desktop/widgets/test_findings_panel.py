"""The findings: gravest first as they are given, each a stop of the keyboard, with room for a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.finding_state import FindingState
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.findings_panel import FindingsPanel
from itb_calc.safety.finding import Severity
from tests.desktop.desk import Key, said, write

BLOCK = FindingState(
    "VOL-01", Severity.BLOCK, "20 mL, but 40 mL.", "claim", "pump.injected_volume", "Injected volume", "every date"
)
CONFIRM = FindingState("RES-03", Severity.CONFIRM, "200 days.", "PMID", "refill.stability_limit", "Stability limit", "")
CAUTION = FindingState(
    "RES-06", Severity.CAUTION, "No buffer.", "advice", "refill.booking_buffer", "Booking buffer", ""
)
PLACELESS = FindingState("INT-01", Severity.BLOCK, "A defect.", "project", "", "", "every date")


@pytest.fixture
def panel(qtbot: QtBot) -> FindingsPanel:
    panel = FindingsPanel(Theme())
    panel.resize(288, 600)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


def show(panel: FindingsPanel, *findings: FindingState) -> None:
    panel.show_findings(findings, f"{len(findings)} in all", "footer")
    QApplication.processEvents()


def cards(panel: FindingsPanel) -> list[FindingCard]:
    found = [card for card in panel.findChildren(FindingCard) if not card.isHidden()]
    return sorted(found, key=lambda card: card.y())


def words_of(card: FindingCard) -> list[str]:
    return [said(label) for label in card.findChildren(QLabel) if label.isVisible()]


def test_the_cards_stand_in_the_order_that_is_given(panel: FindingsPanel) -> None:
    show(panel, CAUTION)
    show(panel, BLOCK, CONFIRM, CAUTION)
    assert [card.state.rule for card in cards(panel)] == ["VOL-01", "RES-03", "RES-06"]
    show(panel, CONFIRM, CAUTION)
    assert [card.state.rule for card in cards(panel)] == ["RES-03", "RES-06"]
    show(panel)
    assert cards(panel) == []
    assert panel.first_card() is None


def test_the_first_card_is_the_gravest(panel: FindingsPanel) -> None:
    show(panel, CAUTION)
    show(panel, BLOCK, CAUTION)
    first = panel.first_card()
    assert first is not None
    assert first.state is BLOCK


def test_counts_and_footer_are_shown(panel: FindingsPanel) -> None:
    show(panel, BLOCK)
    assert (panel.counts.said, panel.footer.said) == ("1 in all", "footer")


def test_a_card_says_shape_word_rule_message_place_and_what_it_withholds(panel: FindingsPanel) -> None:
    show(panel, BLOCK)
    (card,) = cards(panel)
    assert words_of(card) == ["■ BLOCK VOL-01", "20 mL, but 40 mL.", "Withholds: every date", "→ Injected volume"]
    assert card.toolTip() == "Source: claim"
    assert card.property("severity") == "block"


def test_what_a_card_does_not_have_has_no_line(panel: FindingsPanel) -> None:
    show(panel, PLACELESS, CAUTION)
    placeless, caution = cards(panel)
    assert words_of(placeless) == ["■ BLOCK INT-01", "A defect.", "Withholds: every date"]
    assert placeless.accessibleDescription() == "Source: project"
    assert words_of(caution) == ["● CAUTION RES-06", "No buffer.", "→ Booking buffer"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_on_a_card_asks_to_go_to_its_field(panel: FindingsPanel, qtbot: QtBot, key: Qt.Key) -> None:
    show(panel, BLOCK)
    (card,) = cards(panel)
    card.setFocus()
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.keyClick(card, key)
    assert chosen.args == ["pump.injected_volume"]


def test_a_click_on_a_card_asks_to_go_to_its_field(panel: FindingsPanel, qtbot: QtBot) -> None:
    show(panel, BLOCK, CAUTION)
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.mouseClick(cards(panel)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["refill.booking_buffer"]
    with qtbot.assertNotEmitted(panel.chosen):
        QTest.mouseClick(cards(panel)[1], Qt.MouseButton.RightButton)


def test_a_click_on_the_words_of_a_card_counts_too(panel: FindingsPanel, qtbot: QtBot) -> None:
    show(panel, BLOCK)
    with qtbot.waitSignal(panel.chosen):
        QTest.mouseClick(cards(panel)[0]._message, Qt.MouseButton.LeftButton)


def test_only_a_confirm_asks_for_a_reason(panel: FindingsPanel) -> None:
    show(panel, BLOCK, CONFIRM, CAUTION)
    assert [card.reason is not None for card in cards(panel)] == [False, True, False]


def test_a_reason_is_told_at_every_key_and_its_typing_is_not_disturbed(panel: FindingsPanel) -> None:
    show(panel, CONFIRM)
    told: list[tuple[str, str]] = []
    panel.reasoned.connect(lambda rule, reason: told.append((rule, reason)))
    (card,) = cards(panel)
    assert card.reason is not None
    card.reason.setFocus()
    write("ab")
    card.reason.setCursorPosition(1)
    show(panel, BLOCK, _with_reason("ab"), CAUTION)
    assert card.reason.hasFocus()
    write("c")
    assert told == [("RES-03", "a"), ("RES-03", "ab"), ("RES-03", "acb")]


def _with_reason(reason: str, earlier: str = "") -> FindingState:
    return FindingState(
        CONFIRM.rule,
        CONFIRM.severity,
        CONFIRM.message,
        CONFIRM.source,
        CONFIRM.path,
        CONFIRM.place,
        "",
        reason,
        earlier,
    )


def test_enter_in_a_reason_does_not_leave_it(panel: FindingsPanel, qtbot: QtBot) -> None:
    show(panel, CONFIRM)
    (card,) = cards(panel)
    assert card.reason is not None
    card.reason.setFocus()
    with qtbot.assertNotEmitted(panel.chosen):
        write("a b")
        QTest.keyClick(card.reason, Key.Key_Return)
    assert card.reason.text() == "a b"
    assert card.reason.hasFocus()


def test_an_earlier_reason_is_shown_apart_and_does_not_count(panel: FindingsPanel) -> None:
    show(panel, _with_reason("", earlier="Dr Ito"))
    (card,) = cards(panel)
    assert card.reason is not None
    assert card.reason.text() == ""
    assert "Given before the values changed, so it no longer counts: Dr Ito" in words_of(card)


def test_a_message_that_changes_changes_in_its_card(panel: FindingsPanel) -> None:
    show(panel, CONFIRM)
    (card,) = cards(panel)
    changed = FindingState(
        "RES-03", Severity.CONFIRM, "210 days.", "PMID", "refill.stability_limit", "Stability limit", ""
    )
    show(panel, changed)
    assert cards(panel) == [card]
    assert "210 days." in words_of(card)
    assert "210 days." in card.accessibleName()


def test_a_finding_of_another_severity_has_another_card(panel: FindingsPanel) -> None:
    show(panel, CONFIRM)
    (card,) = cards(panel)
    show(panel, FindingState("RES-03", Severity.CAUTION, "x.", "s", "", "", ""))
    (other,) = cards(panel)
    assert other is not card
    assert other.reason is None
    assert other.property("severity") == "caution"


def test_no_message_is_taken_for_markup(panel: FindingsPanel) -> None:
    show(panel, FindingState("RES-03", Severity.CONFIRM, "<b>5</b>", "s", "", "", ""))
    assert "<b>5</b>" in words_of(cards(panel)[0])
    for label in (cards(panel)[0]._message, cards(panel)[0]._earlier, cards(panel)[0]._withholds):
        assert label.textFormat() is Qt.TextFormat.PlainText
