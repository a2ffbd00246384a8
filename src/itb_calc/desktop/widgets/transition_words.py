"""The sentences at the top of the section on a change of concentration, each beside its title."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.picture import Caption
from itb_calc.desktop.widgets.room import fix_width
from itb_calc.desktop.widgets.words import Words, set_role, words
from itb_calc.report.transition_words import Topic, TransitionWords

_TITLE = 136
# As long as they usually get, so that no field below moves while one types.
_USUAL = {
    Topic.STILL_THERE: (
        "The pump's tubing and the catheter still hold old solution (2,000 mcg/mL), which reaches the patient"
        " before the new one does. How much cannot be said without the tubing volume, which the programmer shows."
    ),
    Topic.WITHOUT: (
        "The pump runs at once at 0.15 mL/day, which is right for the new solution, while the stronger old one"
        " still comes out: the patient gets 1,200 mcg/day, a quarter of the ordered 300 mcg/day. Getting less than"
        " ordered can bring on withdrawal. For how long cannot be said without the catheter volume."
    ),
    Topic.WITH: (
        "A bridge gives the old solution in tubing and catheter at the ordered dose, before the new flow starts: 170"
        " mcg in 13.6 hours, at a flow of 0.6 mL/day. It is worked out with the smallest tubing volume: if it does not"
        " fit, it gives too little, not too much. It takes ≈0.26 mL more from the reservoir than the new flow would in"
        " that time, so that the fill ends earlier: the earliest days to alarm count it."
    ),
    Topic.RESERVOIR: (
        "Up to 1.4 mL of the old solution cannot be taken out, and mixes into the new one. At most, before any rinse,"
        " this makes the fill as strong as ≈1,901.9 mcg/mL, and the dose up to ≈19.6 % above the order, until the next"
        " refill."
    ),
    Topic.WHO_DECIDES: (
        "Whether and how to bridge is for the prescriber and whoever programs the pump to agree on: these are the"
        " figures for it. They assume an exact pump, no mixing in tubing and catheter, and no patient boluses."
    ),
}


class TransitionWordsWidget(QWidget):
    """One line, and where the concentration changes, a paragraph for each topic below it, in its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.headline = words()
        self.paragraphs = {topic: _paragraph(usual) for topic, usual in _USUAL.items()}
        self.titles = {topic: words(topic.value, "strong") for topic in Topic}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme.steps(1))
        self._grid.setHorizontalSpacing(theme.steps(1))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.headline, 0, 0, 1, 2)
        self._is_stacked: bool | None = None
        self.set_stacked(is_stacked=False)
        self.show_words(TransitionWords(""))

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Set every title above its paragraph where there is no room beside it."""
        if is_stacked is self._is_stacked:
            return
        self._is_stacked = is_stacked
        for place, topic in enumerate(Topic):
            title, paragraph = self.titles[topic], self.paragraphs[topic]
            for widget in (title, paragraph):
                self._grid.removeWidget(widget)
            fix_width(title, None if is_stacked else self._theme.px(_TITLE))
            row = 1 + 2 * place
            self._grid.addWidget(title, row, 0, 1, 2 if is_stacked else 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(paragraph, row + is_stacked, 0 if is_stacked else 1, 1, 2 if is_stacked else 1)

    def show_words(self, said: TransitionWords) -> None:
        """Show what is said, or nothing."""
        self.headline.setText(said.headline)
        set_role(self.headline, "role", "result" if said.paragraphs else "muted")
        texts = {paragraph.topic: paragraph.text for paragraph in said.paragraphs}
        for topic in Topic:
            self.paragraphs[topic].setText(texts.get(topic, ""))
            for widget in (self.titles[topic], self.paragraphs[topic]):
                widget.setVisible(topic in texts)
        self.setVisible(bool(said.headline))


def _paragraph(usual: str) -> Words:
    paragraph = Caption(usual)
    set_role(paragraph, "role", "")
    return paragraph
