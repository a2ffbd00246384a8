"""The sentences above the fields: each beside its title, its room kept while one types."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.transition_words import TransitionWordsWidget
from itb_calc.report.transition_words import Topic, TransitionWords, transition_words
from tests.desktop.widgets.shown import dress, show
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, ONE_VALUE, STRONGER, WEAKER, change_of
from tests.worksheet.sheets import Sheet, put


def _said(sheet: Sheet) -> TransitionWords:
    return transition_words(change_of(sheet), DecimalMark.POINT)


def _shown(qtbot: QtBot, said: TransitionWords, width: int = 800, theme: Theme = Theme()) -> TransitionWordsWidget:  # noqa: B008 - frozen
    dress(theme)
    widget = TransitionWordsWidget(theme)
    widget.show_words(said)
    show(qtbot, widget, width)
    return widget


def _seen(widget: TransitionWordsWidget) -> list[str]:
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "") for label in labels]


@pytest.mark.parametrize("sheet", [STRONGER, WEAKER, FIXED_FLOW, BELOW_MINIMUM])
def test_headline_titles_and_paragraphs_are_seen(qtbot: QtBot, sheet: Sheet) -> None:
    said = _said(sheet)
    seen = _seen(_shown(qtbot, said))
    assert sorted(seen) == sorted(
        [said.headline, *(each.text for each in said.paragraphs), *(each.topic.value for each in said.paragraphs)]
    )


def test_where_nothing_changes_one_line_is_seen(qtbot: QtBot) -> None:
    widget = _shown(qtbot, _said(STRONGER))
    widget.show_words(_said(put(STRONGER, "previous.concentration", "2000 mcg/mL")))
    assert _seen(widget) == ["The concentration stays at 2,000 mcg/mL: there is nothing to bridge."]


def test_where_nothing_is_said_nothing_is_there(qtbot: QtBot) -> None:
    widget = _shown(qtbot, _said(STRONGER))
    widget.show_words(TransitionWords(""))
    assert widget.isHidden()
    widget.show_words(_said(WEAKER))
    assert not widget.isHidden()


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("width", [560, 800, 1000])
def test_the_fields_below_stay_while_the_volumes_are_typed(qtbot: QtBot, width: int, zoom: int) -> None:
    theme = Theme(zoom=zoom)
    widget = _shown(qtbot, _said(STRONGER), width * zoom // 100, theme)
    heights = set()
    for typed in (None, "0", "0.", "0.1", "0.14", "0.14 mL"):
        for largest in (None, "0.2 mL"):
            sheet = put(put(STRONGER, "system.tubing_volume", typed), "system.tubing_volume_max", largest)
            widget.show_words(_said(sheet))
            heights.add(widget.heightForWidth(width * zoom // 100))
    assert len(heights) == 1


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("sheet", [STRONGER, WEAKER, ONE_VALUE, BELOW_MINIMUM])
def test_a_title_stands_beside_its_paragraph_or_above_it_and_nothing_is_cut_off(
    qtbot: QtBot, zoom: int, sheet: Sheet
) -> None:
    theme = Theme(zoom=zoom)
    widget = _shown(qtbot, _said(sheet), 640, theme)
    for is_stacked in (False, True, False):
        widget.set_stacked(is_stacked=is_stacked)
        widget.resize(640, widget.heightForWidth(640))
        qtbot.wait(1)
        for topic in (each.topic for each in _said(sheet).paragraphs):
            title, paragraph = widget.titles[topic], widget.paragraphs[topic]
            assert (title.geometry().bottom() < paragraph.geometry().top()) is is_stacked
            assert paragraph.height() >= paragraph.heightForWidth(paragraph.width())


def test_every_topic_has_its_place(qtbot: QtBot) -> None:
    widget = _shown(qtbot, _said(STRONGER))
    places = [widget.paragraphs[topic].y() for topic in Topic]
    assert places == sorted(places)
